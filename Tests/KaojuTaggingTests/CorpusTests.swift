import Foundation
import KaojuText
import Testing

@testable import KaojuTagging

@Suite struct CorpusTests {
    /// A folder that goes with the test.
    private final class Folder {
        let path: String
        init() throws {
            path = NSTemporaryDirectory() + "kaoju-corpus-" + UUID().uuidString
            try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        }
        deinit { try? FileManager.default.removeItem(atPath: path) }
        func write(_ name: String, _ text: String) throws {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path + "/" + name))
        }
    }

    private func names(_ corpus: AnnotatedCorpus) -> [String] {
        corpus.texts.flatMap { text in
            text.names.map { $0.label + ":" + String(decoding: text.bytes[$0.range.indices], as: UTF8.self) }
        }
    }

    @Test func readsCharactersInColumns() throws {
        let folder = try Folder()
        try folder.write(
            "a.bio", "甲\tB-dis\n型\tI-dis\n病\tI-dis\n用\tO\nA\tB-dru\nB\tI-dru\n药\tI-dru\n\n无\tO\n病\tO\n")
        let corpus = try AnnotatedCorpus(path: folder.path)
        #expect(names(corpus) == ["dis:甲型病", "dru:AB药"])
        #expect(String(decoding: corpus.texts[0].bytes, as: UTF8.self) == "甲型病用AB药\n无病\n")
        #expect(corpus.sequenceCount == 2 && corpus.unread.isEmpty)
    }

    @Test func readsWordsInColumns() throws {
        let folder = try Folder()
        try folder.write(
            "a.conll",
            "-DOCSTART- -X- O O\n\nFoo NN B-NP B-Disease\nill NN I-NP I-Disease\nis VB O O\nbad JJ O O\n. . O O\n")
        let corpus = try AnnotatedCorpus(path: folder.path + "/a.conll")
        #expect(names(corpus) == ["Disease:Foo ill"])
        #expect(String(decoding: corpus.texts[0].bytes, as: UTF8.self) == "Foo ill is bad .\n")
    }

    @Test func readsBratAndKeepsTheLongestOfNestedNames() throws {
        let folder = try Folder()
        try folder.write("a.txt", "甲乙丙病伴发热。\nTail line.")
        try folder.write("a.ann", "T1\tdis 0 4\t甲乙丙病\nT2\tbod 1 2\t乙\nR1\tx Arg1:T1 Arg2:T2\nT3\tsym 5 7\t发热\n")
        let corpus = try AnnotatedCorpus(path: folder.path)
        #expect(names(corpus) == ["dis:甲乙丙病", "sym:发热"])
        #expect(corpus.sequenceCount == 2)
    }

    @Test func readsBioCInXMLAndJSON() throws {
        let folder = try Folder()
        try folder.write(
            "a.xml",
            """
            <?xml version="1.0"?><!DOCTYPE collection SYSTEM "BioC.dtd"><collection><document><id>1</id>
            <passage><offset>10</offset><text>Mock fever hurts.</text>
            <annotation id="1"><infon key="type">Disease</infon><location offset="10" length="10"/>
            <text>Mock fever</text></annotation></passage></document></collection>
            """)
        try folder.write(
            "b.json",
            """
            {"documents": [{"passages": [{"offset": 0, "text": "αβ takes zorblin.", "annotations":
            [{"infons": {"type": "Chemical", "n": 3}, "text": "zorblin", "locations": [{"offset": 11, "length": 7}]}]}]}]}
            """)
        let corpus = try AnnotatedCorpus(path: folder.path)
        // The second offset counts bytes: the name is found beside it.
        #expect(names(corpus) == ["Disease:Mock fever", "Chemical:zorblin"])
    }

    @Test(arguments: [
        #"[{"text": "甲型病伴热。", "entities": [{"start_idx": 0, "end_idx": 2, "type": "dis", "entity": "甲型病"}]}]"#,
        #"{"text": "甲型病伴热。", "entities": [{"start": 0, "end": 3, "label": "dis"}]}"# + "\n",
    ])
    func readsJSONOfEntities(json: String) throws {
        let folder = try Folder()
        try folder.write("a.json", json)
        #expect(names(try AnnotatedCorpus(path: folder.path)) == ["dis:甲型病"])
    }

    @Test func readsPubTator() throws {
        let folder = try Folder()
        try folder.write(
            "a.txt",
            "7|t|Zorblin study.\n7|a|It cures mockitis.\n7\t0\t7\tZorblin\tChemical\tX:1\n7\t24\t32\tmockitis\tDisease\tX:2\n\n"
        )
        #expect(names(try AnnotatedCorpus(path: folder.path)) == ["Chemical:Zorblin", "Disease:mockitis"])
    }

    @Test func saysWhichFilesAreNoData() throws {
        let folder = try Folder()
        try folder.write("README.md", "About the data.")
        try folder.write("notes.txt", "Some words that are no data.\nMore of them.\n")
        let corpus = try AnnotatedCorpus(path: folder.path)
        #expect(corpus.texts.isEmpty)
        #expect(corpus.unread.map(\.code) == [.data] && corpus.unread[0].file.hasSuffix("notes.txt"))
        #expect(throws: TaggerError.self) { try AnnotatedCorpus(path: folder.path + "/nothing") }
    }

    /// A file with one name that cannot be used, the line where it stands, and what was expected.
    static let mistakes: [(name: String, text: String, place: String, expected: String)] = [
        ("a.bio", "甲\tB-dis\n病\tI-dis\n用\tO\n坏\n药\tO\n好\tO\n甲\tO\n乙\tO\n丙\tO\n丁\tO\n", ":4", "a token and its label"),
        ("a.ann", "T1\tdis 0 2\t甲病\nT2\tdis 3\t病\n", ":2", "start, and an end"),
        ("a.ann", "T1\tdis 0 2\t甲病\nT2\tdis 3 90\t病\n", ":2", "at most"),
        (
            "a.txt", "7|t|Mock fever.\n7|a|It hurts.\n7\t0\t4\tMock\n7\t0\t4\tMock\tD\n", ":3",
            "label, separated by tabs"
        ),
        ("a.txt", "7|t|Mock fever.\n7|a|It hurts.\n7\t0\t400\tMock\tD\n7\t0\t4\tMock\tD\n", ":3", "at most"),
        (
            "a.json",
            #"{"text": "甲病。", "entities": [{"start": 0, "end": 2, "type": "d"}]}"# + "\n"
                + #"{"text": "乙病。", "entities": [{"start": 0}]}"#, ":2", "start, end and type"
        ),
        (
            "a.json",
            #"[{"text": "甲病。", "entities": [{"start": 0, "end": 2, "type": "d"}, {"start": 1, "end": 9223372036854775807, "type": "d"}]}]"#,
            "a.json: ", "from 0 to 3"
        ),
        (
            "a.xml",
            """
            <collection><document><passage><offset>-9223372036854775808</offset><text>Mock ill.</text><annotation>
            <infon key="type">D</infon><location offset="9223372036854775807" length="9223372036854775807"/>
            <text>fever</text></annotation><annotation><infon key="type">D</infon><location offset="0" length="4"/>
            <text></text></annotation></passage></document></collection>
            """, "a.xml: ", "near 9223372036854775807"
        ),
        ("a.xml", "<collection>\n<document>\n</collection>", ":3", "well-formed"),
    ]

    @Test("names that cannot be used are told with file and line", arguments: mistakes.indices)
    func tellsOfMistakes(_ index: Int) throws {
        let mistake = Self.mistakes[index]
        let folder = try Folder()
        if mistake.name == "a.ann" { try folder.write("a.txt", "甲病伴热。") }
        try folder.write(mistake.name, mistake.text)
        let corpus = try AnnotatedCorpus(path: folder.path)
        #expect(corpus.unread.count == 1)
        let message = try #require(corpus.unread.first?.message.en)
        #expect(corpus.unread.first?.code == .line)
        #expect(message.contains(folder.path + "/a") && message.contains(mistake.place), "\(message)")
        #expect(message.contains(mistake.expected), "\(message)")
        #expect(corpus.nameCount == (mistake.expected == "well-formed" ? 0 : 1))
    }

    @Test func tellsOfTheFirstMistakesAndCountsTheOthers() throws {
        let folder = try Folder()
        let good = (0..<400).map { "\($0)\tO\n" }.joined()
        try folder.write("a.bio", "甲\tB-x\n" + good + String(repeating: "坏\n", count: 30))
        let unread = try AnnotatedCorpus(path: folder.path).unread
        #expect(unread.count == 21 && unread.last?.message.en.contains("10 more") == true)
        let lone = try Folder()
        try lone.write("b.ann", "T1\tdis 0 2\t甲病\n")
        #expect(try AnnotatedCorpus(path: lone.path).unread.first?.message.en.contains(".txt file") == true)
    }

    @Test(
        "a line of a table of labels",
        arguments: [
            ("dis", "a tab"), ("\tDisease", "a tab"), ("dis\tDisease\tmore", "a tab"), ("dis\tIllness", "Biolink"),
            ("dru|DRU\tDrug", "line 3"), ("first\tDrug", "line 1"),
        ])
    func labels(_ line: String, _ expected: String) throws {
        let table = "first\tDisease\n\n" + line + "\n"
        let error = #expect(throws: TaggerError.self) { try LabelCategories(adding: Array(table.utf8), file: "l.tsv") }
        #expect(error?.code == .labels && error?.message.en.hasPrefix("l.tsv:3: ") == true)
        #expect(error?.message.en.contains(expected) == true, "\(String(describing: error))")
        let own = try LabelCategories(adding: Array("zorb|ZORBS\tbiolink:Drug\n".utf8), file: "l.tsv")
        #expect(own.category(of: "zorbs") == "biolink:Drug" && own.category(of: "nothing") == "biolink:NamedThing")
    }

    @Test("a model of another version is refused, with what to do") func version() throws {
        let folder = try Folder()
        var description = ModelDescription()
        description.features += 1
        var bytes: [UInt8] = []
        ModelFile.write(description, model: [1, 2, 3]) { bytes += Array($0) }
        try Data(bytes).write(to: URL(fileURLWithPath: folder.path + "/a.model"))
        let error = #expect(throws: TaggerError.self) { try ModelFile.read(folder.path + "/a.model") }
        #expect(error?.code == .version && error?.code.rawValue == "model.version")
        #expect(error?.message.en.contains("train it again") == true)
    }

    @Test func splitsWithoutLoss() throws {
        let folder = try Folder()
        let lines = (0..<10).map { "甲\tB-x\n\($0)\tO\n" }.joined(separator: "\n")
        try folder.write("a.bio", lines)
        let corpus = try AnnotatedCorpus(path: folder.path)
        let (training, heldOut) = corpus.split(every: 5)
        #expect(training.sequenceCount == 8 && heldOut.sequenceCount == 2)
        #expect(training.nameCount == 8 && names(heldOut) == ["x:甲", "x:甲"])
    }
}
