import KaojuExport
import KaojuIngestion
import KaojuText

extension BibliographyShelf {
    /// The shelf of a build: what lies beside the documents, and what the user named.
    /// - Throws: `BuildError` of the kind `usage` where a named file cannot be used.
    static func filled(
        beside bibliographies: [InputFile], documents: [InputFile], named paths: [String], reader: DocumentReader
    ) throws(BuildError) -> BibliographyShelf {
        var shelf = BibliographyShelf(reader: reader)
        shelf.add(beside: bibliographies, documents: documents)
        do throws(ReadingError) {
            try shelf.add(named: paths, documents: documents.count)
        } catch {
            throw .usage(
                error.code,
                LocalizedText(zh: "\(error.path)：\(error.cause.zh)", en: "\(error.path): \(error.cause.en)"),
                error.advice)
        }
        return shelf
    }

    /// The files for the manifest.
    var records: [InputRecord] {
        files.map { InputRecord(document: $0.name, digest: $0.digest, encoding: $0.encoding) }
    }
}
