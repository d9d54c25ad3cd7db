import KaojuText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The folder of a build. A file appears under its name only when it is complete: it is written under another name, in
/// the same folder or in one of its own for what is not finished, and renamed.
package struct OutputFolder: Sendable {
    /// The folder's path.
    package let path: String
    /// The folder for files that are being written; nil where they lie beside what they will be.
    private let scratch: String?

    /// Opens the folder, making it where it is missing; `scratch` is the name of a folder in it for files that are being
    /// written. Errors: `export.create`.
    package init(_ path: String, scratch: String? = nil) throws(ExportError) {
        self.path = path.isEmpty ? "." : path
        self.scratch = scratch.map { (path.isEmpty ? "." : path) + "/" + $0 }
        try Self.makeFolders(self.path, from: 0)
        if let scratch = self.scratch { try Self.makeFolders(scratch, from: self.path.utf8.count) }
    }

    /// A folder that is only read; nothing is made.
    package init(existing path: String) {
        self.path = path.isEmpty ? "." : path
        scratch = nil
    }

    /// The paths of files that an interrupted build was writing, sorted. O(n log n).
    package func leftovers() -> [String] {
        guard let scratch, let stream = unsafe opendir(scratch) else { return [] }
        defer { unsafe closedir(stream) }
        var out: [String] = []
        while let entry = unsafe readdir(stream) {
            guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
            let name = unsafe String(
                cString: UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self))
            if name.hasPrefix(PendingFile.prefix) { out.append(scratch + "/" + name) }
        }
        return out.sorted()
    }

    /// Removes what an interrupted build was writing; only while no other build writes here.
    package func removeLeftovers() { for path in leftovers() { unsafe unlink(path) } }

    /// Begins the file with this relative name; folders on the way are made. Errors: `export.name`, `export.create`.
    package func begin(_ name: String) throws(ExportError) -> PendingFile {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard !name.utf8.contains(0), parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else {
            throw ExportError.name(name)
        }
        let target = path + "/" + name
        let folder = target[..<(target.lastIndex(of: "/") ?? target.endIndex)]
        if parts.count > 1 { try Self.makeFolders(String(folder), from: path.utf8.count) }
        return try PendingFile(target: target, folder: scratch ?? String(folder))
    }

    /// Writes a whole file. Errors: as `begin`, and `export.write`, `export.rename`.
    package func write(_ name: String, _ bytes: [UInt8]) throws(ExportError) {
        var file = try begin(name)
        try file.write(bytes)
        try file.commit()
    }

    /// Removes a file of an earlier build that this one does not make again; nothing happens where there is none.
    package func remove(_ name: String) {
        unsafe unlink(path + "/" + name)
    }

    /// Removes an empty folder; false where it is not empty or not there.
    @discardableResult
    package func removeFolder(_ name: String) -> Bool { unsafe rmdir(path + "/" + name) == 0 }

    /// Gives a file of the folder another name in it; nothing happens where there is none.
    package func rename(_ name: String, to other: String) { moved(path + "/" + name, path + "/" + other) }

    /// The bytes of a finished file. Errors: `export.read`.
    package func read(_ name: String) throws(ExportError) -> [UInt8] {
        let full = path + "/" + name
        let descriptor = unsafe open(full, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("export.read", path: full, reason: Self.reason()) }
        defer { close(descriptor) }
        var out: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Self.systemRead(descriptor, &chunk)
            if count == 0 { return out }
            if count < 0 {
                if errno == EINTR { continue }
                throw .system("export.read", path: full, reason: Self.reason())
            }
            out += chunk[..<count]
        }
    }

    /// One call of the system's read.
    static func systemRead(_ descriptor: Int32, _ chunk: inout [UInt8]) -> Int {
        unsafe chunk.withUnsafeMutableBytes { buffer in
            #if canImport(Glibc)
                unsafe Glibc.read(descriptor, buffer.baseAddress, buffer.count)
            #else
                Darwin.read(descriptor, buffer.baseAddress, buffer.count)
            #endif
        }
    }

    /// The system's message for the last failure.
    static func reason() -> String { unsafe String(cString: strerror(errno)) }

    /// Makes the folder and those above it; the first `from` bytes of the path are known to exist.
    private static func makeFolders(_ path: String, from: Int) throws(ExportError) {
        let bytes = Array(path.utf8)
        var end = from
        while end < bytes.count {
            end += 1
            while end < bytes.count, bytes[end] != UInt8(ascii: "/") { end += 1 }
            let part = String(decoding: bytes[..<end], as: UTF8.self)
            if unsafe mkdir(part, 0o777) != 0, errno != EEXIST, !isFolder(part) {
                throw .system("export.create", path: part, reason: reason())
            }
        }
        if !isFolder(path) {
            throw unsafe .system("export.create", path: path, reason: String(cString: strerror(ENOTDIR)))
        }
    }

    private static func isFolder(_ path: String) -> Bool {
        var info = stat()
        return unsafe stat(path, &info) == 0 && info.st_mode & S_IFMT == S_IFDIR
    }
}

private func moved(_ path: String, _ other: String) {
    #if canImport(Glibc)
        _ = unsafe Glibc.rename(path, other)
    #else
        _ = Darwin.rename(path, other)
    #endif
}
