import Foundation
import KaojuAnnotation
import KaojuEvaluation
import KaojuExport
import KaojuRecords
import KaojuText
import KaojuXML

/// Writes a finished build for annotation tools, and makes a gold standard of what people corrected there.
public struct Annotations: Sendable {
    /// The formats that can be written.
    public enum Format: String, Sendable, CaseIterable {
        /// brat standoff: `<document>.txt` and `<document>.ann`, with `annotation.conf`.
        case brat
        /// BioC XML: `annotations.bioc.xml`.
        case bioc
    }

    /// Creates a writer and reader of annotations.
    public init() {}

    /// Writes the documents, mentions and claims of the build in `output` to a folder; returns the files' names. O(n log n).
    /// - Throws: `BuildError`: `input` where `output` holds no build, `output` where the folder cannot be written.
    @discardableResult
    public func write(_ output: String, as formats: [Format], to folder: String) throws(BuildError) -> [String] {
        var names: [String] = []
        do {
            let build = BuildFolder(output)
            let mentions = Dictionary(grouping: try build.mentions(), by: \.document)
            let claims = Dictionary(grouping: try build.claims(), by: \.document)
            let target = try OutputFolder(folder)
            var bioc = try BioCCollection(source: "kaoju")
            for document in try build.documents() {
                let text = try build.text(of: document)
                let (mentions, claims) = (mentions[document] ?? [], claims[document] ?? [])
                if formats.contains(.brat) {
                    names += [document + ".txt", document + ".ann"]
                    try target.write(document + ".txt", text)
                    try target.write(
                        document + ".ann",
                        BratStandoff.annotations(text: text, mentions: mentions, claims: claims))
                }
                if formats.contains(.bioc) {
                    try bioc.add(document: document, text: text, mentions: mentions, claims: claims)
                }
            }
            if formats.contains(.brat) {
                names.append("annotation.conf")
                let parts = claims.values.joined().flatMap { [$0.subject.category, $0.object.category] }
                try target.write(
                    "annotation.conf",
                    BratStandoff.configuration(
                        categories: Set(mentions.values.joined().map(\.category)).union(parts),
                        predicates: Set(claims.values.joined().map(\.predicate))))
            }
            if formats.contains(.bioc) {
                names.append("annotations.bioc.xml")
                try target.write("annotations.bioc.xml", try bioc.bytes())
            }
        } catch {
            throw Self.wrapped(error)
        }
        return names
    }

    /// Makes `concepts.tsv` and `relations.tsv` in `gold` of the brat files in `folder`; how many documents and
    /// statements they hold. O(n).
    /// - Throws: `BuildError`: `input` where the folder has no brat files or one cannot be read, `output`.
    public func read(_ folder: String, into gold: String) throws(BuildError) -> (documents: Int, statements: Int) {
        let names = (FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? [])
            .filter { $0.hasSuffix(".ann") }.sorted()
        guard !names.isEmpty else {
            throw .about(
                .input, "brat.missing",
                LocalizedText(zh: "\(folder)：没有 .ann 文件", en: "\(folder): there are no .ann files"),
                LocalizedText(zh: "请给出 kaoju annotate 写出的文件夹", en: "Name a folder that kaoju annotate wrote"))
        }
        var tables = GoldTables()
        var statements = 0
        for name in names {
            let stem = String(name.dropLast(4))
            let annotations = try Self.bytes(folder + "/" + name)
            let text = try Self.bytes(folder + "/" + stem + ".txt")
            do throws(BratError) {
                let reader = try BratReader(annotations, text: text)
                statements += reader.statements.count
                tables.add(
                    document: stem.split(separator: "/").last.map(String.init) ?? stem, text: text, annotations: reader)
            } catch {
                throw .about(
                    .input, "brat.line",
                    LocalizedText(
                        zh: "\(folder)/\(name):\(error.line)：应为 \(error.expected)",
                        en: "\(folder)/\(name):\(error.line): expected \(error.expected)"),
                    LocalizedText(zh: "请在 brat 中改正", en: "Correct it in brat"))
            }
        }
        do throws(ExportError) {
            let target = try OutputFolder(gold)
            try target.write("concepts.tsv", tables.concepts)
            try target.write("relations.tsv", tables.relations)
        } catch {
            throw BuildError(error)
        }
        return (names.count, statements)
    }

    private static func bytes(_ path: String) throws(BuildError) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw .about(
                .input, "brat.missing", LocalizedText(zh: "\(path)：不能读取", en: "\(path): cannot be read"),
                LocalizedText(zh: "每个 .ann 文件旁应有同名 .txt", en: "Beside each .ann file stands a .txt of the same name"))
        }
        return [UInt8](data)
    }

    private static func wrapped(_ error: any Error) -> BuildError {
        switch error {
        case let error as RecordError: BuildError(error)
        case let error as ExportError: BuildError(error)
        default:
            .about(
                .output, "export.xml", LocalizedText(zh: "\(error)", en: "\(error)"),
                LocalizedText(zh: "", en: ""))
        }
    }
}
