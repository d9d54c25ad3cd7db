import KaojuText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Several files as one stream: a tar archive (POSIX.1-2001, pax). Neither times nor owners are written, so the same files
/// make the same bytes.
package enum TarArchive {
    /// Whether a path asks for an archive.
    package static func isNamed(by path: String) -> Bool { path.hasSuffix(".tar") || path.hasSuffix(".tar.gz") }

    /// Writes the files of a folder under their names there, in the given order. Errors: `export.read`, `export.write`.
    /// O(bytes).
    package static func write(
        _ names: [String], of folder: String, to file: inout PendingFile
    ) throws(ExportError) {
        for name in names {
            let path = folder + "/" + name
            var info = stat()
            guard unsafe stat(path, &info) == 0 else {
                throw .system("export.read", path: path, reason: OutputFolder.reason())
            }
            let size = Int(info.st_size)
            try file.write(head(name, size: size))
            try ExportTarget.read(path) { chunk, _ throws(ExportError) in try file.write(chunk) }
            try file.write(padding(size))
        }
        try file.write([UInt8](repeating: 0, count: 1024))
    }

    /// The header of a file, before it a pax record of what the header cannot hold.
    private static func head(_ name: String, size: Int) -> [UInt8] {
        var records: [UInt8] = []
        if name.utf8.count > 100 || !name.utf8.allSatisfy({ $0 < 0x80 }) { records += record("path", name) }
        if size >= 1 << 33 { records += record("size", "\(size)") }
        let short = Array(name.utf8.prefix(100))
        if records.isEmpty { return header(short, size: size, kind: "0") }
        return header(Array("pax".utf8), size: records.count, kind: "x") + records + padding(records.count)
            + header(short, size: min(size, 1 << 33 - 1), kind: "0")
    }

    /// «LENGTH key=value», the length counting itself.
    private static func record(_ key: String, _ value: String) -> [UInt8] {
        let rest = Array(" \(key)=\(value)\n".utf8)
        var length = rest.count
        while length != rest.count + "\(length)".utf8.count { length = rest.count + "\(length)".utf8.count }
        return Array("\(length)".utf8) + rest
    }

    private static func header(_ name: [UInt8], size: Int, kind: Unicode.Scalar) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: 512)
        func put(_ bytes: some Sequence<UInt8>, at start: Int) {
            for (index, byte) in bytes.enumerated() { out[start + index] = byte }
        }
        func octal(_ number: Int, width: Int) -> [UInt8] {
            let digits = Array(String(number, radix: 8).utf8)
            return [UInt8](repeating: UInt8(ascii: "0"), count: max(0, width - digits.count)) + digits
        }
        put(name, at: 0)
        put(octal(0o644, width: 7), at: 100)
        put(octal(0, width: 7), at: 108)
        put(octal(0, width: 7), at: 116)
        put(octal(size, width: 11), at: 124)
        put(octal(0, width: 11), at: 136)
        put([UInt8](repeating: UInt8(ascii: " "), count: 8), at: 148)
        out[156] = UInt8(ascii: kind)
        put("ustar\u{0}00".utf8, at: 257)
        let sum = out.reduce(0) { $0 + Int($1) }
        put(octal(sum, width: 6) + [0, UInt8(ascii: " ")], at: 148)
        return out
    }

    private static func padding(_ size: Int) -> [UInt8] { [UInt8](repeating: 0, count: (512 - size % 512) % 512) }
}
