import KaojuText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file that is being written; it appears under its own name at `commit`, and vanishes without one.
package struct PendingFile: ~Copyable, ByteSink {
    /// The path that the file will have.
    package let target: String
    /// The path that it has until then, on the same device.
    package let temporary: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []
    private var isCommitted = false

    /// What names of unfinished files begin with.
    static let prefix = ".kaoju-"

    init(target: String, folder: String) throws(ExportError) {
        // The name says nothing about the target, which may already be as long as names can be.
        var number = 0
        while true {
            let path = folder + "/" + Self.prefix + "\(getpid())-\(number)"
            let made = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            if made >= 0 {
                self.target = target
                temporary = path
                descriptor = made
                return
            }
            guard errno == EEXIST else { throw .system("export.create", path: target, reason: OutputFolder.reason()) }
            number += 1
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        if !isCommitted { unsafe unlink(temporary) }
    }

    /// Takes the next bytes; they reach the system in pieces of 64 KiB. Errors: `export.write`.
    package mutating func write(_ bytes: [UInt8]) throws(ExportError) {
        buffer += bytes
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Takes a part of another file. Errors: `export.read`, `export.write`.
    mutating func copy(from source: Int32, _ range: Range<Int>) throws(ExportError) {
        var at = range.lowerBound
        while at < range.upperBound {
            if buffer.count >= 1 << 16 { try flush() }
            let (start, count) = (buffer.count, min(range.upperBound - at, 1 << 18))
            buffer.append(contentsOf: repeatElement(0, count: count))
            let got = unsafe buffer.withUnsafeMutableBytes { bytes in
                unsafe pread(source, bytes.baseAddress! + start, count, off_t(at))
            }
            let code = errno
            buffer.removeLast(count - max(0, got))
            if got < 0, code == EINTR { continue }
            guard got > 0 else {
                throw unsafe .system(
                    "export.read", path: target, reason: got < 0 ? String(cString: strerror(code)) : "")
            }
            at += got
        }
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Completes the file and gives it its name. Errors: `export.write`, `export.rename`.
    package mutating func commit() throws(ExportError) {
        try flush()
        let closed = close(descriptor)
        descriptor = -1
        guard closed == 0 else { throw .system("export.write", path: target, reason: OutputFolder.reason()) }
        guard unsafe rename(temporary, target) == 0 else {
            throw .system("export.rename", path: target, reason: OutputFolder.reason())
        }
        isCommitted = true
    }

    /// Hands what was written to the system, so that others can read `temporary`. Errors: `export.write`.
    mutating func flush() throws(ExportError) {
        try Self.send(buffer, to: descriptor, path: target)
        buffer.removeAll(keepingCapacity: true)
    }

    /// Writes bytes to a descriptor, however many calls that takes. Errors: `export.write`.
    static func send(_ bytes: [UInt8], to descriptor: Int32, path: String) throws(ExportError) {
        var start = 0
        while start < bytes.count {
            let (written, code) = unsafe bytes.withUnsafeBytes { bytes in
                let count = unsafe systemWrite(descriptor, bytes.baseAddress! + start, bytes.count - start)
                return (count, errno)
            }
            if written < 0 {
                if code == EINTR { continue }
                throw unsafe .system("export.write", path: path, reason: String(cString: strerror(code)))
            }
            start += written
        }
    }
}

private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
    #if canImport(Glibc)
        unsafe Glibc.write(descriptor, bytes, count)
    #else
        Darwin.write(descriptor, bytes, count)
    #endif
}
