#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Keeps two builds from writing to one folder at once. The lock is the system's (`flock`) and ends with the process,
/// however that ends; the file that it lies on says nothing by being there.
package final class BuildLock: Sendable {
    /// Why there is no lock.
    package enum Refusal: Error {
        /// Another build has it: its process, as far as it said.
        case taken(process: Int?)
        /// The file cannot be made, with the system's message.
        case system(String)
    }

    private let descriptor: Int32

    /// Takes the lock, or says at once who has it.
    package init(path: String) throws(Refusal) {
        let made = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
        guard made >= 0 else { throw unsafe .system(String(cString: strerror(errno))) }
        var outcome = flock(made, LOCK_EX | LOCK_NB)
        while outcome != 0, errno == EINTR { outcome = flock(made, LOCK_EX | LOCK_NB) }
        if outcome != 0 {
            let reason = errno
            var text = [UInt8](repeating: 0, count: 32)
            let count = unsafe max(0, text.withUnsafeMutableBytes { unsafe pread(made, $0.baseAddress, 32, 0) })
            close(made)
            guard reason == EWOULDBLOCK else { throw unsafe .system(String(cString: strerror(reason))) }
            let digits = text[..<count].prefix { $0 >= 0x30 && $0 <= 0x39 }
            throw .taken(process: Int(String(decoding: digits, as: UTF8.self)))
        }
        // For the message of one that comes second.
        let text = Array("\(getpid())\n".utf8)
        ftruncate(made, 0)
        _ = unsafe text.withUnsafeBytes { unsafe pwrite(made, $0.baseAddress, $0.count, 0) }
        descriptor = made
    }

    deinit {
        // A process that is being made at this moment has the file open, too: until it becomes another program.
        flock(descriptor, LOCK_UN)
        close(descriptor)
    }
}
