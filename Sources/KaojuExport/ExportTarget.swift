import KaojuText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where an export goes: a file, a compressed file where the name ends in `.gz`, or an open descriptor. A file appears
/// under its name only when it is complete.
package enum ExportTarget: Sendable {
    case file(String)
    case descriptor(Int32)

    /// Writes what `body` writes to a pending file. Errors: those of `body`, `export.create`, `export.write`.
    package func take(_ body: (inout PendingFile) throws(ExportError) -> Void) throws(ExportError) {
        switch self {
        case .file(let path) where path.hasSuffix(".gz"):
            let (folder, name) = Self.parts(path)
            let output = try OutputFolder(folder)
            // Named like the file inside, so that messages name it; it vanishes without a commit.
            var plain = try output.begin(String(name.dropLast(3)).isEmpty ? "export" : String(name.dropLast(3)))
            try body(&plain)
            try plain.flush()
            var packed = try output.begin(name)
            guard var gzip = GzipStream() else {
                throw unsafe .system("export.write", path: path, reason: String(cString: strerror(ENOMEM)))
            }
            try Self.read(plain.temporary) { chunk, isLast throws(ExportError) in
                try packed.write(gzip.compressed(chunk, isLast: isLast))
            }
            try packed.commit()
        case .file(let path):
            let (folder, name) = Self.parts(path)
            var file = try OutputFolder(folder).begin(name)
            try body(&file)
            try file.commit()
        case .descriptor(let descriptor):
            let scratch = unsafe (getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp")
            var file = try OutputFolder(existing: scratch).begin("kaoju-export")
            try body(&file)
            try file.flush()
            try Self.read(file.temporary) { chunk, _ throws(ExportError) in
                try PendingFile.send(chunk, to: descriptor, path: "-")
            }
        }
    }

    private static func parts(_ path: String) -> (folder: String, name: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        let folder = parts.dropLast().joined(separator: "/")
        return (folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder, String(parts.last ?? ""))
    }

    /// Reads a file in pieces of 1 MiB.
    static func read(
        _ path: String, _ body: ([UInt8], _ isLast: Bool) throws(ExportError) -> Void
    ) throws(ExportError) {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .system("export.read", path: path, reason: OutputFolder.reason()) }
        defer { close(descriptor) }
        var chunk = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = OutputFolder.systemRead(descriptor, &chunk)
            if count < 0 {
                if errno == EINTR { continue }
                throw .system("export.read", path: path, reason: OutputFolder.reason())
            }
            try body(Array(chunk[..<count]), count == 0)
            if count == 0 { return }
        }
    }
}
