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
    /// What is to be copied behind the buffer: a part of a file, which grows as long as what follows it there is asked for.
    private var copying: (file: OpenFile, part: Range<Int>)?
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
        if copying != nil { try flush() }
        buffer += bytes
        if buffer.count >= 1 << 16 { try flush() }
    }

    /// Takes a part of another file; parts that follow each other there are copied at once. Errors: `export.read`,
    /// `export.write`.
    mutating func copy(from file: OpenFile, _ part: Range<Int>) throws(ExportError) {
        if part.isEmpty { return }
        if let known = copying, known.file === file, known.part.upperBound == part.lowerBound {
            copying = (file, known.part.lowerBound..<part.upperBound)
            return
        }
        if copying != nil { try flush() }
        copying = (file, part)
    }

    private func send(_ file: OpenFile, _ part: Range<Int>) throws(ExportError) {
        var at = part.lowerBound
        #if canImport(Glibc)
            // Within the system as far as it can; where it cannot, the rest goes the long way.
            var offset = off_t(at)
            while at < part.upperBound {
                let sent = unsafe sendfile(descriptor, file.descriptor, &offset, part.upperBound - at)
                if sent < 0, errno == EINTR { continue }
                if sent <= 0 { break }
                at += sent
            }
        #endif
        var chunk = [UInt8](repeating: 0, count: at < part.upperBound ? min(part.upperBound - at, 1 << 18) : 0)
        while at < part.upperBound {
            let size = min(chunk.count, part.upperBound - at)
            let (got, code) = unsafe chunk.withUnsafeMutableBytes { bytes in
                unsafe (pread(file.descriptor, bytes.baseAddress, size, off_t(at)), errno)
            }
            if got < 0, code == EINTR { continue }
            guard got > 0 else {
                throw unsafe .system(
                    "export.read", path: target, reason: String(cString: strerror(got < 0 ? code : EIO)))
            }
            try Self.send(got < chunk.count ? Array(chunk[..<got]) : chunk, to: descriptor, path: target)
            at += got
        }
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
        guard let (file, part) = copying else { return }
        copying = nil
        try send(file, part)
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
