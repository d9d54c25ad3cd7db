import Foundation

/// The bytes of one regular file, read as a whole.
enum FileContents {
    /// Reads a file; never waits for a pipe or a device.
    ///
    /// - Throws: `ReadingError` where it is missing, unreadable, not a regular file, or changed while it was read.
    /// - Complexity: O(n).
    static func bytes(of input: InputFile) throws(ReadingError) -> [UInt8] {
        let descriptor = unsafe open(input.path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(input.path, input.name, number: errno) }
        defer { close(descriptor) }
        guard let before = FileStatus(descriptor: descriptor) else {
            throw .unreadable(input.path, input.name, number: errno)
        }
        guard before.kind == .file else {
            if before.kind == .folder { throw .unreadable(input.path, input.name, number: EISDIR) }
            throw .special(input.path, input.name)
        }
        let bytes: [UInt8]
        switch contents(of: descriptor, size: before.size) {
        case .success(let all): bytes = all
        case .failure(let failure): throw .unreadable(input.path, input.name, number: failure.number)
        }
        guard let after = FileStatus(descriptor: descriptor), let there = FileStatus(following: input.path) else {
            throw .missing(input.path, input.name)
        }
        let same = after.size == bytes.count && after.changed == before.changed && there.identity == before.identity
        guard same else { throw .changed(input.path, input.name) }
        return bytes
    }

    /// Everything up to the end of the file, which may lie before or behind `size`.
    private static func contents(of descriptor: Int32, size: Int) -> Result<[UInt8], SystemFailure> {
        var bytes: [UInt8] = []
        // One byte more than the size, so that a growing file is noticed by a read, not by a guess.
        var room = size + 1
        while true {
            let start = bytes.count
            var count = 0
            unsafe bytes.append(
                contentsOf: [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
                    repeat {
                        count = unsafe read(descriptor, buffer.baseAddress, min(room, 1 << 30))
                    } while count < 0 && errno == EINTR
                    initialized = max(0, count)
                })
            if count < 0 { return .failure(SystemFailure(number: errno)) }
            if count == 0 { return .success(bytes) }
            room = max(size + 1 - (start + count), 1 << 16)
        }
    }
}
