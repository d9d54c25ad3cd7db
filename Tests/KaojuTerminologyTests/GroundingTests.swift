import KaojuText
import TestSupport
import Testing

@testable import KaojuTerminology

@Suite struct GroundingTests {
    private func lexicon(_ rows: String...) throws -> Lexicon {
        try Lexicon([LexiconTable(file: "test.tsv", bytes: Array(rows.joined(separator: "\n").utf8))])
    }

    private func read(_ string: String, _ lexicon: Lexicon) -> (text: SegmentedText, mentions: Mentions) {
        let text = SegmentedText.sample(string)
        return (text, Recognizer(lexicon: lexicon).mentions(in: text))
    }

    private func layer(_ terms: [VocabularyTerm]) throws -> LexiconLayer {
        var compiler = LexiconCompiler()
        for term in terms { compiler.add(term, file: "test") }
        return try compiler.compile()
    }

    // MARK: Equivalent identifiers

    @Test func crossReferencedConceptsAreOneWithThePreferredIdentifier() throws {
        let terms = [
            VocabularyTerm(id: "DOID:7", category: "Disease", en: "mock fever", xrefs: ["MONDO:7", "PMID:7"]),
            VocabularyTerm(id: "MESH:D7", category: "Disease", zh: "仿热病", en: "sham pyrexia"),
            VocabularyTerm(
                id: "MONDO:7", category: "Disease", en: "zorb fever", names: [.init("zorb-zorb disease")],
                xrefs: ["MESH:D7"]),
            VocabularyTerm(id: "MESH:D8", category: "Drug", en: "zorb cure", xrefs: ["DOID:7"]),
        ]
        for order in [terms, terms.reversed()] {
            let lexicon = Lexicon(layers: [try layer(order)])
            let (text, mentions) = read(
                "Sham pyrexia is mock fever; zorb-zorb disease needs zorb cure. 仿热病少见。", lexicon)
            for name in ["Sham pyrexia", "mock fever", "zorb-zorb disease", "仿热病"] {
                #expect(mentions.id(of: name, in: text) == "MONDO:7")
            }
            #expect(mentions.id(of: "zorb cure", in: text) == "MESH:D8")
            let concept = try #require(mentions.concepts.first { $0.id == "MONDO:7" })
            #expect(concept.zh == "仿热病" && concept.synonyms.contains("mock fever"))
        }
    }

    @Test func crossReferencesTieConceptsOfDifferentLayers() throws {
        let low = try layer([VocabularyTerm(id: "MESH:D7", category: "Disease", zh: "仿热病")])
        let high = try layer([VocabularyTerm(id: "MONDO:7", category: "Disease", en: "zorb fever", xrefs: ["MESH:D7"])])
        for layers in [[low, high], [high, low]] {
            let (text, mentions) = read("Zorb fever,仿热病。", Lexicon(layers: layers))
            #expect(mentions.id(of: "Zorb fever", in: text) == "MONDO:7")
            #expect(mentions.id(of: "仿热病", in: text) == "MONDO:7")
        }
    }

    @Test func aCodeThatSeveralConceptsShareTiesNone() throws {
        let lexicon = Lexicon(layers: [
            try layer([
                VocabularyTerm(id: "MONDO:1", category: "Disease", en: "first ill", xrefs: ["ICD10:A1"]),
                VocabularyTerm(id: "MONDO:2", category: "Disease", en: "second ill", xrefs: ["ICD10:A1"]),
                VocabularyTerm(id: "ICD10:A1", category: "Disease", en: "coded ill"),
            ])
        ])
        let (text, mentions) = read("Coded ill and first ill and second ill.", lexicon)
        #expect(mentions.id(of: "first ill", in: text) == "MONDO:1")
        #expect(mentions.id(of: "second ill", in: text) == "MONDO:2")
    }

    // MARK: Runners-up

    @Test func aNameOfSeveralConceptsKeepsTheOthersAsCandidates() throws {
        let lexicon = try lexicon("A:1\tDrug\t\tzorb", "A:2\tProtein\t\tzorb protein\t\tzorb")
        let (_, mentions) = read("We gave zorb.", lexicon)
        let mention = try #require(mentions.items.first)
        #expect(mentions.concepts[mention.concept].id == "A:1")
        #expect(mention.runnersUp.map(\.concept.id) == ["A:2"])
        #expect(mention.score > mention.runnersUp[0].score && mention.score < 0.98)
    }

    @Test func aNameOfOneConceptHasNoOthers() throws {
        let (_, mentions) = read("We gave zorb.", try lexicon("A:1\tDrug\t\tzorb"))
        #expect(mentions.items.count == 1 && mentions.items[0].runnersUp.isEmpty)
    }

    // MARK: Senses

    private static let senses = [
        "A:1\tTreatment\t腹膜透析\tperitoneal dialysis\t\t\t?PD", "A:2\tDisease\t帕金森病\tParkinson disease\t\t\t?PD",
    ]

    @Test(arguments: [
        ("PD患者的透析液经腹膜超滤。", "A:1"), ("PD患者黑质多巴胺神经元减少。", "A:2"),
        ("Dopamine loss in the substantia nigra marks PD.", "A:2"),
        ("Dialysate and ultrafiltration in PD.", "A:1"),
    ])
    func theContextTellsTheSense(sentence: String, expected: String) throws {
        let (text, mentions) = read(sentence, try lexicon(Self.senses[0], Self.senses[1]))
        #expect(mentions.id(of: "PD", in: text) == expected)
        #expect(mentions.diagnostics.isEmpty)
    }

    @Test(arguments: ["PD患者20例。", "PD患者有震颤及黑质多巴胺减少，行腹膜透析液治疗。"])
    func anUndecidedAbbreviationIsLeftOutAndReported(sentence: String) throws {
        // 腹膜透析液 is not the name 腹膜透析 in this lexicon: the last sentence speaks for both.
        let rows = [
            "A:1\tTreatment\t\tperitoneal dialysis\t\t\t?PD", "A:2\tDisease\t\tParkinson disease\t\t\t?PD",
        ]
        let (text, mentions) = read(sentence, try lexicon(rows[0], rows[1]))
        #expect(mentions.id(of: "PD", in: text) == nil)
        #expect(mentions.diagnostics.map(\.code) == ["mention.ambiguous"])
        #expect(mentions.diagnostics.first?.span == ByteRange(0, 2))
    }

    @Test func aDefinitionGoesBeforeTheContext() throws {
        let (text, mentions) = read(
            "持续时间(persistent duration, PD)较长。PD与腹膜透析液、超滤有关。", try lexicon(Self.senses[1]))
        #expect(mentions.id(of: "PD", in: text) != "A:2")
    }

    // MARK: Names that are none

    @Test func aRejectedNameIsNeverATerm() throws {
        let drug = "A:1\tDrug\t佐布\tzorb"
        let (text, mentions) = read(
            "茜洛宁酶可降解佐布。", try lexicon("kaoju:茜洛宁酶\t-\t茜洛宁酶\t", drug))
        #expect(mentions.items.map { text[$0.range] } == ["佐布"])
        let (other, without) = read("茜洛宁酶可降解佐布。", try lexicon(drug))
        #expect(without.id(of: "茜洛宁酶", in: other) == "kaoju:茜洛宁酶")
    }

    // MARK: Traditional characters

    @Test func traditionalTextIsReadAsSimplifiedAndKeepsItsPlaces() throws {
        let lexicon = try lexicon("A:1\tProtein\t胰岛素样生长因子\tinsulin-like growth factor", "A:2\tDisease\t动脉粥样硬化\t")
        let string = "研究發現胰島素樣生長因子與動脈粥樣硬化的發展關係密切，應進一步觀察。"
        let text = SegmentedText.sample(string)
        #expect(SimplifiedText.isTraditional(text.reading.bytes))
        let mentions = Recognizer(lexicon: lexicon).mentions(in: text)
        #expect(mentions.items.map { text[$0.range] } == ["胰島素樣生長因子", "動脈粥樣硬化"])
        #expect(mentions.concepts.map(\.id) == ["A:1", "A:2"])
    }

    @Test func conversionKeepsEveryPlace() {
        let string = "甚麼\0線粒體DNA，𪚥乾燥與幹部；\n後來發現髮際。皇后與後面，應對關係。"
        let bytes = Array(string.utf8)
        guard case .simplified(let simplified) = SimplifiedText.of(bytes) else { return }
        #expect(simplified.count == bytes.count)
        let text = String(decoding: simplified, as: UTF8.self)
        // The line with the zero byte stays as it is.
        #expect(text.contains("线") == false && text.contains("后来发现发际。皇后与后面，应对关系。"))
    }

    @Test func simplifiedTextIsNotConverted() {
        guard case .same = SimplifiedText.of(Array("动脉粥样硬化与胰岛素关系密切，發現一例。".utf8)) else {
            Issue.record("converted")
            return
        }
    }
}
