import Foundation
import KaojuAnnotation
import KaojuEvaluation
import KaojuRecords
import KaojuText
import KaojuXML
import Testing

private let text = Array("前言😀\n甲药抑制乙病[1]，\n但不影响丁\n酶。".utf8)

private func span(_ words: String) -> ByteRange {
    let bytes = Array(words.utf8)
    let start = text.indices.first { text[$0...].starts(with: bytes) } ?? 0
    return ByteRange(start, start + bytes.count)
}

private func claim(_ predicate: String, _ object: String, _ trigger: String, negated: Bool) throws -> ClaimRecord {
    func pair(_ range: ByteRange) -> String { "[\(range.start), \(range.end)]" }
    let line = """
        {"id": "claim:\(object.count)", "document": "a.txt", "span": [0, \(text.count)], "sentence": [0, \(text.count)], \
        "quote": "", "subject": {"concept": "kaoju:a", "label": "甲药", "category": "biolink:Drug", "span": \
        \(pair(span("甲药")))}, "predicate": "\(predicate)", "object": {"concept": "kaoju:\(object.count)", "label": \
        "\(object.filter { !$0.isNewline })", "category": "biolink:Disease", "span": \(pair(span(object)))}, "negated": \
        \(negated), "certainty": "hedged", "trigger": {"span": \(pair(span(trigger))), "surface": "\(trigger)"}, \
        "citations": [{"span": [0, 1], "surface": "[1]", "numbers": [1], "references": []}], "evidence": {"design": "animal"}}
        """
    return try JSONDecoder().decode(ClaimRecord.self, from: Data(line.utf8))
}

@Suite("Annotation files") struct AnnotationTests {
    private func claims() throws -> [ClaimRecord] {
        [
            try claim("decreases", "乙病", "抑制", negated: false),
            try claim("decreases", "丁\n酶", "影响", negated: true),
        ]
    }

    @Test func bratCountsCharactersAndSplitsAtLineBreaks() throws {
        let lines = String(
            decoding: BratStandoff.annotations(text: text, mentions: [], claims: try claims()), as: UTF8.self
        ).split(separator: "\n")
        #expect(lines.contains("T1\tDrug 4 6\t甲药"))
        #expect(lines.contains("N1\tReference T1 kaoju:a\t甲药"))
        #expect(lines.contains("T3\tdecreases 6 8\t抑制"))
        #expect(lines.contains("E1\tdecreases:T3 Subject:T1 Object:T2"))
        #expect(lines.contains { $0.hasSuffix("19 20;21 22\t丁 酶") })
        #expect(lines.contains("A2\tNegated E2"))
        #expect(lines.contains("A1\tCertainty E1 hedged"))
        #expect(lines.contains("#1\tAnnotatorNotes E1\tcites=1;ev=animal"))
    }

    /// A blank with an accent on it is one character, and parts words all the same.
    @Test func identifiersHoldNoBlanks() throws {
        var claims = try claims()
        claims[0].subject.concept = "kaoju:a \u{301}b\u{85}c\r\nd"
        let file = BratStandoff.annotations(text: text, mentions: [], claims: [claims[0]])
        let reader = try BratReader(file, text: text)
        #expect(reader.entities["T1"]?.concept == "kaoju:a_\u{301}b_c__d")
    }

    @Test func correctedFilesBecomeGold() throws {
        var file = String(
            decoding: BratStandoff.annotations(text: text, mentions: [], claims: try claims()), as: UTF8.self)
        // What an annotator adds without an identifier is known by its words.
        file += "T90\tDisease 6 8\t抑制\nR1\tcauses Arg1:T1 Arg2:T90\n"
        var tables = GoldTables()
        tables.add(document: "a.txt", text: text, annotations: try BratReader(Array(file.utf8), text: text))
        let relations = String(decoding: tables.relations, as: UTF8.self)
        #expect(
            relations.split(separator: "\n").dropFirst() == [
                "a.txt\tkaoju:a\tdecreases\tkaoju:2\t1\tcert=hedged;ev=animal\t@3-9",
                "a.txt\tkaoju:a\tno_effect\tkaoju:3\t1\tcert=hedged;ev=animal\t@3-19",
                "a.txt\tkaoju:a\tcauses\t抑制\t\t\t@3-7",
            ])
        #expect(String(decoding: tables.concepts, as: UTF8.self).contains("kaoju:3\tDisease\t丁 酶|丁酶\n"))
    }

    @Test(arguments: [
        ("T1\tDrug x 3\tab\n", 1), ("\nE1\tcauses Subject:T1\n", 2), ("T1\n", 1),
        ("T1\tDrug 0 2\t前言\nR1\tcauses Arg1:T1 Arg2:T7\n", 2),
    ])
    func brokenFiles(_ file: String, _ line: Int) {
        do throws(BratError) {
            _ = try BratReader(Array(file.utf8), text: text)
            Issue.record("a broken file was read")
        } catch {
            #expect(error.line == line)
        }
    }

    @Test func offsetsGoBothWays() {
        let offsets = CharacterOffsets(Array(String(repeating: "a好😀", count: 300).utf8))
        for index in 0...900 { #expect(offsets.characters(before: offsets.byte(ofCharacter: index)) == index) }
        #expect(offsets.byte(ofCharacter: 5_000) == 2_400)
        #expect(offsets.characters(before: -3) == 0)
    }

    @Test func bioc() throws {
        var bioc = try BioCCollection(source: "test")
        try bioc.add(document: "a.txt", text: text, mentions: [], claims: try claims())
        var reader = try XMLReader(try bioc.bytes())
        var counts: [String: Int] = [:]
        var places: [String] = []
        while let event = try reader.next() {
            guard case .start(let name, let attributes) = event else { continue }
            counts[name, default: 0] += 1
            if name == "location" { places.append(attributes.map(\.value).joined(separator: "+")) }
        }
        #expect(counts["annotation"] == 3)
        #expect(counts["relation"] == 2)
        #expect(counts["node"] == 4)
        #expect(places == ["4+2", "8+2", "19+3"])
    }
}
