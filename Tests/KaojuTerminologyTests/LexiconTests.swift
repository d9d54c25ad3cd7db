import KaojuTerminology
import KaojuText
import Testing

@Suite struct LexiconTableTests {
    private func table(_ text: String) throws(LexiconError) -> LexiconTable {
        try LexiconTable(file: "mine.tsv", bytes: Array(text.utf8))
    }

    private func error(_ text: String) -> LexiconError? {
        do throws(LexiconError) {
            _ = try Lexicon([table(text)])
            return nil
        } catch {
            return error
        }
    }

    @Test func readsNamesSynonymsAndParents() throws {
        let lexicon = try Lexicon([
            table(
                """
                # terms of our ward
                MESH:D002114\tDisease\t钙质沉着症\tcalcinosis\t钙质沉积|组织钙化\ttissue calcification\t\t\r

                \tDisease\t虚构病\tfictional disease\t\t\tFD|?XD\tcalcinosis|opposite:mock health
                \tDisease\t\tmock health
                """)
        ])
        #expect(lexicon.concepts.map(\.id) == ["MESH:D002114", "kaoju:fictional-disease", "kaoju:mock-health"])
        let concept = try #require(lexicon.concept(id: "kaoju:fictional-disease"))
        #expect(concept.parents == ["MESH:D002114"])
        #expect(concept.opposite == "kaoju:mock-health")
        #expect(concept.synonyms == ["FD", "XD"])
        #expect(concept.category == "biolink:Disease")
        #expect(lexicon.statistics == .init(concepts: 3, namesZh: 4, namesEn: 4, abbreviations: 2))
    }

    @Test func saysWhereATableIsWrongAndWhatWasExpected() {
        let columns = error("# comment\nDisease 糖尿病")
        #expect(columns?.code == .columns && columns?.line == 2 && columns?.file == "mine.tsv")
        #expect(error("\tIllness\t甲\tA")?.code == .category)
        #expect(error("\tIllness\t甲\tA")?.expected.en.contains("PhenotypicFeature") == true)
        #expect(error("D002114\tDisease\t甲\tA")?.code == .identifier)
        #expect(error("\tDisease\t\t\tfoo")?.code == .noName)
        #expect(error("\tDisease\t甲\tA\t\t\t\tno such thing")?.code == .parent)
        let encoding = #expect(throws: LexiconError.self) {
            try LexiconTable(file: "x.tsv", bytes: Array("\tDisease\t".utf8) + [0xB8, 0xDF, 0x09, 0x41])
        }
        #expect(encoding?.code == .encoding)
    }

    @Test func aUsersLineWinsAndAddsToTheBuiltInConcept() throws {
        let builtIn = Lexicon.builtIn
        let known = try #require(builtIn.concepts.first { $0.en == "vitamin K" })
        let lexicon = try Lexicon.builtIn(adding: [
            table("\tSmallMolecule\t维他命K\tvitamin K\t凝血维他命\t\tKVIT"), table("\tDisease\t某新病\tnew disease"),
        ])
        #expect(lexicon.concepts.count == builtIn.concepts.count + 1)
        let merged = try #require(lexicon.concept(id: known.id))
        #expect(merged.zh == "维他命K")
        #expect(merged.synonyms.contains("KVIT") && merged.synonyms.contains("维生素K"))
    }
}

@Suite struct BuiltInLexiconTests {
    @Test func isLargeAndConsistent() throws {
        let lexicon = Lexicon.builtIn
        #expect(lexicon.statistics.concepts >= 1_500)
        #expect(lexicon.statistics.namesZh >= lexicon.statistics.concepts)
        #expect(Set(lexicon.concepts.map(\.id)).count == lexicon.concepts.count)
        for concept in lexicon.concepts {
            #expect(lexicon.concept(id: concept.id) == concept)
            for parent in concept.parents + [concept.opposite, concept.donorOf].compactMap({ $0 }) {
                #expect(lexicon.concept(id: parent) != nil, "\(concept.id) has an unknown parent \(parent)")
            }
            #expect(!lexicon.ancestors(of: concept.id).contains(concept.id))
        }
    }
}
