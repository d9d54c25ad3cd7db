import KaojuBibliography
import KaojuIngestion
import KaojuText

/// The first byte chooses the file's name and whether an encoding is forced.
enum IngestionSurface {
    private static let names = ["a.txt", "a.md", "a", "a.xml", "a.html", "a.json", "a.docx", "a.nxml"]
    private static let readers: [DocumentReader] =
        [nil, nil, nil, TextEncoding.utf8, .utf16, .gb18030, .big5, .utf16BigEndian]
        .map { DocumentReader(forcedEncoding: $0) }

    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let name = names[Int(first & 7)]
        check(Array(bytes.dropFirst()), readers[Int(first >> 3 & 7)], name)
    }

    /// What is read is UTF-8, and its structure lies in it.
    static func check(_ bytes: [UInt8], _ reader: DocumentReader, _ name: String) {
        do throws(ReadingError) {
            let documents = try reader.documents(of: bytes, InputFile(path: name, name: name))
            promise(Set(documents.map(\.name)).count == documents.count, "documents have distinct names")
            for document in documents {
                promise(isUTF8(document.text), "a document is UTF-8")
                if document.encoding == "utf-8", document.markup == nil, document.diagnostics.isEmpty {
                    promise(document.text == bytes, "plain UTF-8 is kept as it is")
                }
                if let markup = document.markup { check(markup, in: document.text) }
                for diagnostic in document.diagnostics {
                    if let span = diagnostic.span {
                        promise(span.end <= document.text.count, "a diagnostic lies in the text")
                    }
                }
            }
        } catch {
            promise(!error.code.isEmpty && !error.cause.en.isEmpty, "an error says what is wrong")
        }
    }

    private static func check(_ markup: Markup, in text: [UInt8]) {
        var end = 0
        for block in markup.blocks {
            promise(block.range.start >= end && block.range.end <= text.count, "blocks ascend and lie in the text")
            promise(markup.sections.indices.contains(block.section), "a block's section exists")
            end = block.range.end
        }
        for link in markup.citations.links {
            promise(link.range.end <= text.count, "a link lies in the text")
            promise(link.entries.allSatisfy(markup.citations.entries.indices.contains), "a link leads to entries")
        }
    }
}

/// The file's first bytes say what it is.
enum MarkupSurface {
    private static let reader = DocumentReader()

    static func run(_ bytes: [UInt8]) { IngestionSurface.check(bytes, reader, "a.xml") }
}

/// The first byte chooses the file's ending.
enum BibliographySurface {
    private static let endings = ["bib", "ris", "nbib", "enw", "ciw", "json", "txt", "bib"]
    private static let reader = BibliographyReader()

    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let name = "a." + endings[Int(first & 7)]
        let text = Array(String(decoding: bytes.dropFirst(), as: UTF8.self).utf8)
        guard let contents = try? reader.contents(of: text, named: name) else { return }
        var keys = CitationKeys()
        var taken: Set<String> = []
        for entry in contents.entries {
            let key = keys.key(own: entry.key, item: entry.item, name: "ref")
            promise(taken.insert(key).inserted, "keys are distinct")
            let written = BibTeXWriter().entry(entry.item, key: key)
            promise(isUTF8(written), "BibTeX is UTF-8")
            let title = entry.item.title ?? ""
            guard title.utf8.contains(where: { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }) else { continue }
            let again = try? reader.contents(of: written, named: "b.bib")
            promise(again?.entries.count == 1, "what is written as BibTeX is read back, where it has a title")
            let record = RISWriter().record(entry.item, key: key)
            promise((try? reader.contents(of: record, named: "b.ris"))?.entries.count == 1, "RIS is read back")
        }
    }
}
