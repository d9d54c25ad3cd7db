import Foundation
import Testing

@Suite("kaoju lexicon", .enabled(if: KaojuProgram.path != nil, "kaoju was not built beside the tests"))
struct LexiconCommandTests {
    private static let obo = """
        format-version: 1.4

        [Term]
        id: MONDO:9000001
        name: mockopathy
        synonym: "sham disease" EXACT []
        is_a: MONDO:9000002

        [Term]
        id: MONDO:9000002
        name: mock group

        """
    private static let translations = """
        subject_id\tpredicate_id\ttranslation_language\ttranslation_value
        MONDO:9000001\trdfs:label\tzh\t仿制性病变

        """

    @Test("an ontology and its translation become a lexicon that builds use")
    func importing() async throws {
        let folder = try TemporaryFolder()
        let obo = try folder.write("mini.obo", Self.obo)
        let zh = try folder.write("mini-zh.tsv", Self.translations)
        let kj = folder["mini.kj"]
        let run = try await KaojuProgram.run(["lexicon", "import", obo, zh, "-o", kj])
        #expect(run.status == 0 && run.errors.isEmpty)
        #expect(run.output.contains("obo, 2 terms, 0 deprecated") && run.output.hasSuffix("mini.kj: 2 concepts\n"))
        let verify = try await KaojuProgram.run(["lexicon", "verify", kj])
        #expect(verify.status == 0 && verify.output.contains("2 concepts"))
        let lookup = try await KaojuProgram.run(["lexicon", "lookup", "Mockopathies", "--lexicon", kj])
        #expect(lookup.output == "MONDO:9000001\tbiolink:Disease\t仿制性病变\tmockopathy\tsham disease\n")
        let alone = try await KaojuProgram.run(["lexicon", "stats", "--lexicon", kj, "--no-built-in"])
        #expect(alone.output == "concepts 2\nnames zh 1\nnames en 3\n")
        let mentions = try await KaojuProgram.run(
            ["inspect", "-", "--stage", "mentions", "--lexicon", kj], input: "二甲双胍可减轻仿制性病变。\n")
        #expect(mentions.output.contains("仿制性病变\tMONDO:9000001"))
        #expect(mentions.output.contains("二甲双胍\t"))
    }

    @Test("a later lexicon wins, and the conflict is shown")
    func conflicts() async throws {
        let folder = try TemporaryFolder()
        let first = try folder.write("a.tsv", "X:1\tDisease\t甲疾\talpha ill\n")
        let kj = folder["a.kj"]
        _ = try await KaojuProgram.run(["lexicon", "import", first, "-o", kj])
        let second = try folder.write("b.tsv", "X:2\tProtein\t甲疾\tbeta protein\n")
        let options = ["--lexicon", kj, "--lexicon", second, "--no-built-in"]
        let conflicts = try await KaojuProgram.run(["lexicon", "conflicts"] + options)
        #expect(
            conflicts.output
                == "name\t甲疾\tX:2, biolink:Protein, 甲疾, beta protein\tX:1, biolink:Disease, 甲疾, alpha ill\n")
        for (format, mark) in [("tsv", "X:2\tProtein"), ("obo", "id: X:2"), ("skos", "/X:2\"")] {
            let file = folder["out." + format]
            let run = try await KaojuProgram.run(["lexicon", "export", "--format", format, "-o", file] + options)
            #expect(run.status == 0)
            #expect(try folder.text("out." + format).contains(mark))
        }
    }

    @Test("what is no lexicon, or a damaged one, is refused with what to do")
    func refused() async throws {
        let folder = try TemporaryFolder()
        let table = try folder.write("a.tsv", "X:1\tDisease\t甲疾\talpha ill\n")
        let kj = folder["a.kj"]
        _ = try await KaojuProgram.run(["lexicon", "import", table, "-o", kj])
        var bytes = try folder.bytes("a.kj")
        bytes[bytes.count - 2] ^= 1
        try Data(bytes).write(to: URL(fileURLWithPath: kj))
        let damaged = try await KaojuProgram.run(["lexicon", "verify", kj])
        #expect(
            damaged.status == 1 && damaged.errors.contains("[lexicon.damaged]") && damaged.errors.contains("compile"))
        try Data(bytes.dropLast(100)).write(to: URL(fileURLWithPath: kj))
        let cut = try await KaojuProgram.run(["lexicon", "stats", "--lexicon", kj])
        #expect(cut.status == 2 && cut.errors.contains("[lexicon.size]"))
        let foreign = try await KaojuProgram.run(["lexicon", "verify", table])
        #expect(foreign.status == 1 && foreign.errors.contains("[lexicon.foreign]"))
        let prose = try folder.write("a.txt", "Some prose.\n")
        let unknown = try await KaojuProgram.run(["lexicon", "import", prose, "-o", folder["b.kj"]])
        #expect(unknown.status == 2 && unknown.errors.contains("--format"))
        let category = try await KaojuProgram.run(["lexicon", "import", table, "-o", kj, "--category", "Illness"])
        #expect(category.status == 2 && category.errors.contains("PhenotypicFeature"))
        let place = try await KaojuProgram.run(["lexicon", "import", table, "-o", table + "/x.kj"])
        #expect(place.status == 3 && place.errors.contains("[lexicon.write]"))
        for format in ["tsv", "obo", "skos"] {
            let export = try await KaojuProgram.run(["lexicon", "export", "--format", format, "-o", table + "/x"])
            #expect(export.status == 3 && export.errors.contains("[lexicon.write]"))
        }
    }
}
