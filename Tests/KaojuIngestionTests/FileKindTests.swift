import KaojuText
import TestSupport
import Testing

@testable import KaojuIngestion

@Suite struct FileKindTests {
    private static let zip: [UInt8] = [0x50, 0x4B, 3, 4, 20, 0, 0, 0]

    @Test(
        arguments: [
            ("format.pdf", Array("%PDF-1.7\n".utf8)), ("format.docx", zip + Array("word/document.xml".utf8)),
            ("format.xlsx", zip + Array("xl/workbook.xml".utf8)), ("format.pptx", zip + Array("ppt/slides".utf8)),
            ("format.odt", zip + Array("mimetypeapplication/vnd.oasis.opendocument.text".utf8)),
            ("format.epub", zip + Array("mimetypeapplication/epub+zip".utf8)), ("format.archive", zip + [1, 2, 3]),
            ("format.archive", [0x1F, 0x8B, 8, 0]), ("format.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]),
            ("format.rtf", Array("{\\rtf1\\ansi".utf8)),
            ("format.image", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            ("format.image", [0xFF, 0xD8, 0xFF, 0xE0]), ("format.xml", Array("<?xml version=\"1.0\"?><svg/>".utf8)),
            ("format.executable", [0x7F, 0x45, 0x4C, 0x46]),
            ("format.binary", [UInt8](repeating: 0, count: 4096)),
        ] as [(String, [UInt8])])
    func isKnownByItsContentWhateverItsName(expected: String, bytes: [UInt8]) {
        #expect(code(bytes, name: "paper.txt") == expected)
        #expect(code(bytes, name: "paper", forced: .gb18030) == expected)
    }

    @Test(arguments: [
        ("format.pdf", "a.PDF"), ("format.docx", "文献.docx"), ("format.image", "图1.jpg"), ("format.xml", "PMC1.nxml"),
        ("format.caj", "论文.caj"), ("format.bibliography", "refs.bib"), ("format.bibliography", "works.json"),
        ("format.cache", "sub/Thumbs.db"), ("", "notes"), ("", "notes.log"), ("", "readme.markdown"), ("", "v1.2"),
    ])
    func elseByItsName(expected: String, name: String) {
        #expect(code(Array("text".utf8), name: name) == expected)
    }

    @Test func wordsThatLookLikeMagicAreText() {
        for text in [
            "BMP-2 induces bone.", "MZ twins were compared.", "PK data", "ID3 is a gene", "GIF images", "RIFF of",
        ] {
            #expect(code(Array(text.utf8)) == "")
        }
    }

    @Test func saysWhatToDo() throws {
        let error = #expect(throws: ReadingError.self) {
            try document(Array("%PDF-1.4".utf8), name: "sub/my paper.pdf")
        }
        #expect(error?.advice.en.contains("pdftotext \"my paper.pdf\"") == true)
        #expect(error?.advice.zh.contains("pdftotext \"my paper.pdf\"") == true)
        #expect(error?.isSkip == false)
        #expect(error?.diagnostic.document == "sub/my paper.pdf")
        let skip = #expect(throws: ReadingError.self) { try document(Array("@article{a}".utf8), name: "refs.bib") }
        #expect(skip?.isSkip == true)
    }

    @Test func everyKindIsWhole() {
        let kinds = FileKinds.builtIn
        for code in kinds.codes {
            let kind = kinds[code]
            #expect(kind?.cause.zh.isEmpty == false && kind?.cause.en.isEmpty == false, "\(code)")
            #expect(kind?.advice.zh.isEmpty == false && kind?.advice.en.isEmpty == false, "\(code)")
        }
        #expect(kinds[FileKinds.binary] != nil && kinds[FileKinds.unknownEncoding] != nil)
        #expect(kinds[FileKinds.unavailableEncoding] != nil)
    }

    @Test func rubbishAndStrangeEncodingsAreNoText() {
        var randomness = Randomness(state: 3)
        let noise = (0..<5000).map { _ in UInt8.random(in: 0...255, using: &randomness) }
        #expect(code(noise) == "format.binary")
        let russian = encoded(String(repeating: "Хроническая болезнь почек. ", count: 20), as: "KOI8-R")
        #expect(code(russian) == "encoding.unknown")
    }

    @Test func anEmptyFileIsAnEmptyDocument() throws {
        for text in ["", " \r\n\t\n", "\u{FEFF}\n"] {
            let document = try document(Array(text.utf8))
            #expect(document.text == Array(text.utf8))
            #expect(document.diagnostics.map(\.code) == ["document.empty"])
        }
    }

    @Test func markdownIsToldByItsName() throws {
        #expect(try document(Array("# A".utf8), name: "a.MD").format == .markdown)
        #expect(try document(Array("# A".utf8), name: "a.txt").format == .plainText)
    }
}
