import Foundation
import KaojuXML
import Testing

/// U+FFFE and U+FFFF, which no literal can hold.
private let nonCharacters = [0xFFFE, 0xFFFF].map { String(decoding: [UInt16($0)], as: UTF16.self) }

/// Writes one element with an attribute and a text, and returns what a reader makes of it.
private func roundTrip(_ value: String) throws -> (attribute: String, text: String) {
    var writer = try XMLWriter()
    try writer.startDocument()
    try writer.start("a")
    try writer.attribute("b", value)
    try writer.text(value)
    try writer.end()
    var reader = try XMLReader(try writer.finish())
    var attribute = ""
    var text = ""
    while let event = try reader.next() {
        switch event {
        case .start(_, let attributes): attribute = attributes.first?.value ?? ""
        case .text(let part): text += part
        case .end: break
        }
    }
    return (attribute, text)
}

@Suite struct XMLWriterTests {
    @Test(arguments: [
        "plain", "硫代硫酸钠 ⊣ 钙化", "<a href=\"x\">&amp;</a>", "]]>", "<![CDATA[x]]>", "a\tb\nc\rd", "  edges  ",
        "\u{202E}gnirts\u{202C}", "𠀀\u{1F9EA}", "&#0; &#xFFFE; %x; &lol;", "\u{FFFD}\u{7F}\u{85}",
    ])
    func textComesBackAsItWas(_ value: String) throws {
        let back = try roundTrip(value)
        #expect(back.attribute == value)
        #expect(back.text == value)
    }

    @Test func aVeryLongTextComesBackAsItWas() throws {
        let value = String(repeating: "长", count: 200_000)
        #expect(try roundTrip(value) == (value, value))
    }

    @Test func forbiddenCharactersAreReplaced() throws {
        let back = try roundTrip("a\u{0}b\u{1}c\u{1B}d\(nonCharacters[0])e\(nonCharacters[1])f\u{EFBE}g")
        #expect(back.text == "a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e\u{FFFD}f\u{EFBE}g")
        #expect(back.attribute == back.text)
    }

    @Test func everyScalarIsWrittenWellFormed() throws {
        var value = ""
        for code in stride(from: UInt32(0), through: 0x2FFFF, by: 1) {
            if let scalar = Unicode.Scalar(code) { value.unicodeScalars.append(scalar) }
        }
        let back = try roundTrip(value)
        #expect(back.text.unicodeScalars.count == value.unicodeScalars.count)
    }

    @Test func indentsAndWritesToAFile() throws {
        let path = NSTemporaryDirectory() + "kaoju-xml-\(UUID().uuidString).xml"
        defer { try? FileManager.default.removeItem(atPath: path) }
        do {
            var writer = try XMLWriter(path: path)
            try writer.startDocument()
            try writer.start("a")
            try writer.start("b")
            try writer.text("1")
            try writer.end()
            try writer.end()
            #expect(try writer.finish().isEmpty)
        }
        let text = try String(contentsOfFile: path, encoding: .utf8)
        #expect(text == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<a>\n  <b>1</b>\n</a>\n")
    }

    @Test func misuseIsATypedError() throws {
        var writer = try XMLWriter()
        #expect(throws: XMLError.self) { try writer.end() }
        #expect(throws: XMLError.self) { try writer.text("x") }
        #expect(throws: XMLError(code: .open, message: "No such file or directory")) {
            _ = try XMLWriter(path: "/nonexistent-folder/x.xml")
        }
    }

    @Test func aFullDiskIsAWriteError() throws {
        guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
        var writer = try XMLWriter(path: "/dev/full")
        do {
            try writer.start("a")
            try writer.text(String(repeating: "x", count: 100_000))
            try writer.end()
            _ = try writer.finish()
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.code == .write)
        }
    }

    @Test func writersRunInParallel() async throws {
        try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 0..<16 {
                group.addTask { try roundTrip("任务 \(index)").text == "任务 \(index)" }
            }
            for try await same in group { #expect(same) }
        }
    }
}

@Suite struct XMLRowsTests {
    /// Writes a text into rows, in both places, and returns what a reader makes of it.
    private func roundTrip(_ value: String) throws -> (attribute: String, text: String) {
        var writer = try XMLWriter()
        try writer.startDocument()
        try writer.start("a")
        var rows = XMLRows()
        rows.markup("\n  <b c=\"")
        rows.text(value, as: .attribute)
        rows.markup("\">")
        rows.text(value)
        rows.markup("</b>\n")
        try writer.rows(&rows)
        var reader = try XMLReader(try writer.finish())
        var (attribute, text, isInside) = ("", "", false)
        while let event = try reader.next() {
            switch event {
            case .start(_, let attributes):
                isInside = !attributes.isEmpty
                if let first = attributes.first { attribute = first.value }
            case .text(let part): if isInside { text += part }
            case .end: isInside = false
            }
        }
        return (attribute, text)
    }

    @Test func everyScalarComesBackAsTheWriterHasIt() throws {
        var value = ""
        for code in UInt32(0)...0x2FFFF { if let scalar = Unicode.Scalar(code) { value.unicodeScalars.append(scalar) } }
        let back = try roundTrip(value)
        var writer = try XMLWriter()
        try writer.start("a")
        try writer.text(value)
        var reader = try XMLReader(try writer.finish())
        var text = ""
        while let event = try reader.next() { if case .text(let part) = event { text += part } }
        #expect(back.text == text)
        #expect(back.attribute == text)
    }

    @Test func manyRowsGrowTheBuffer() throws {
        let value = String(repeating: "\"<&]]>\u{1}长", count: 60_000)
        let back = try roundTrip(value)
        #expect(back.text == value.replacingOccurrences(of: "\u{1}", with: "\u{FFFD}"))
        #expect(back.attribute == back.text)
    }

    @Test func barsOfItemsAreEscaped() {
        var rows = XMLRows()
        rows.text("a|b", as: .item)
        rows.text("a|b")
        rows.plain(limit: 3) {
            $0[0] = UInt8(ascii: "7")
            return 1
        }
        #expect(rows.bytes == Array("a%7Cba|b7".utf8))
    }

    @Test func rowsNeedAnOpenElement() throws {
        var writer = try XMLWriter()
        var rows = XMLRows()
        rows.markup("<a/>")
        #expect(throws: XMLError.self) { try writer.rows(&rows) }
    }
}

@Suite struct XMLReaderTests {
    @Test func refusesDocumentTypes() throws {
        let bomb = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"
        var reader = try XMLReader(Array(bomb.utf8))
        do {
            _ = try reader.next()
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.code == .doctype)
        }
    }

    @Test func namesTheLineOfAnError() throws {
        var reader = try XMLReader(Array("<a>\n<b></a>".utf8))
        do {
            while try reader.next() != nil {}
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.code == .malformed)
            #expect(error.line == 2)
        }
    }
}

@Suite struct XMLSchemaTests {
    private let schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
          <xs:element name="a"><xs:complexType><xs:attribute name="n" type="xs:int" use="required"/></xs:complexType>
          </xs:element>
        </xs:schema>
        """

    @Test func collectsWhatADocumentBreaks() throws {
        let path = NSTemporaryDirectory() + "kaoju-xsd-\(UUID().uuidString).xsd"
        defer { try? FileManager.default.removeItem(atPath: path) }
        try Data(schema.utf8).write(to: URL(fileURLWithPath: path))
        let loaded = try XMLSchema(path: path)
        #expect(try loaded.problems(in: Array("<a n=\"1\"/>".utf8)).isEmpty)
        let problems = try loaded.problems(in: Array("<a n=\"x\"/>".utf8))
        #expect(problems.contains { $0.message.contains("xs:int") })
        #expect(throws: XMLError.self) { _ = try XMLSchema(path: "/nonexistent.xsd") }
    }
}
