import KaojuExport
import KaojuText

/// The formats that `kaoju build --formats` writes beside the files of every build, into `exports/`.
extension Exporter {
    /// Checks names before a build begins. Throws `usage` for an unknown one.
    static func check(_ formats: [String]) throws(BuildError) {
        for format in formats where !Self.formats.contains(format) {
            throw unknown(format, "export.format", Self.formats)
        }
    }

    /// What the file or folder of a format is called in `exports/`; nil for those that every build has anyway.
    static func fileName(of format: String) -> String? {
        guard let known = FinishedBuild.Format(rawValue: format) else { return format }
        return known == .graphml || known == .dot ? nil : known.fileName
    }

    /// Writes formats of the build into `exports/`, and removes what an earlier build wrote there and this one did not: such
    /// a file would tell of other papers. Files that no build wrote stay. Throws as `export`.
    func write(_ formats: [String]) throws(BuildError) {
        let list = ".kaoju/exports.txt"
        let output = OutputFolder(existing: folder)
        let earlier = ((try? output.read(list)) ?? []).split(separator: UInt8(ascii: "\n"))
            .map { String(decoding: $0, as: UTF8.self) }
        var written: [String] = []
        for format in formats {
            guard let name = Self.fileName(of: format) else { continue }
            let files = try export(format, to: "\(folder)/exports/\(name)")
            written += files.isEmpty ? ["exports/\(name)"] : files.map { "exports/\(name)/\($0)" }
        }
        let kept = Set(written)
        for name in earlier where !kept.contains(name) && name.hasPrefix("exports/") {
            // A list that somebody edited removes nothing outside.
            if name.split(separator: "/").contains("..") { continue }
            output.remove(name)
        }
        if written.isEmpty && earlier.isEmpty { return }
        do throws(ExportError) {
            try output.write(list, Array(written.sorted().map { $0 + "\n" }.joined().utf8))
        } catch {
            throw BuildError(error)
        }
    }
}
