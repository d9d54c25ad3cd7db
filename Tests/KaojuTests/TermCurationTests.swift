import Foundation
import Testing

@Suite("curated terms", .enabled(if: KaojuProgram.path != nil, "kaoju was not built beside the tests"))
struct TermCurationTests {
    private static let text = """
        # 仿药研究

        研究表明，佐尔布样蛋白酶(zorb-like protease, ZLP)可促进血管钙化，ZLP升高。茜洛宁酶可抑制炎症反应，茜洛宁酶活性下降。

        """

    /// The cells of a table's line that holds a text, by the titles of its head.
    private func row(_ table: String, holding name: String) throws -> [String: String] {
        let lines = table.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
            $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
        let found = try #require(lines.dropFirst().first { $0.contains(name) }, "no line of \(name)")
        return Dictionary(uniqueKeysWithValues: zip(lines[0], found))
    }

    private func concept(of surface: String, in mentions: String) -> (concept: String, source: String)? {
        for line in mentions.split(separator: "\n")
        where line.contains("\"surface\":\"\(surface)\"") || line.contains("\"surface\": \"\(surface)\"") {
            guard let record = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any] else {
                continue
            }
            return (record["concept"] as? String ?? "", record["source"] as? String ?? "")
        }
        return nil
    }

    @Test("unknown terms are collected, curated, added, and used by the next build")
    func circle() async throws {
        let folder = try TemporaryFolder()
        let paper = try folder.write("paper.md", Self.text)
        let first = folder["first"]
        var run = try await KaojuProgram.run(["build", paper, "-o", first, "--quiet"])
        #expect(run.status == 0)
        let table = try String(contentsOfFile: first + "/lexicon-candidates.tsv", encoding: .utf8)
        let protease = try row(table, holding: "佐尔布样蛋白酶")
        #expect(protease["status"] == "new" && protease["id"] == "kaoju:zorb-like-protease")
        #expect(protease["category"] == "Protein" && protease["abbreviations"] == "ZLP" && protease["language"] == "zh")
        #expect(protease["count"] == "4" && protease["documents"] == "1")
        #expect(protease["contexts"]?.contains("[佐尔布样蛋白酶]") == true)

        // One is accepted, one rejected.
        var curated = table.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        for index in curated.indices where curated[index].hasPrefix("new\t") {
            let word =
                curated[index].contains("佐尔布样蛋白酶") ? "accept" : curated[index].contains("茜洛宁酶") ? "reject" : "new"
            curated[index] = word + curated[index].dropFirst(3)
        }
        let file = try folder.write("curated.tsv", curated.joined(separator: "\n"))
        let mine = folder["mine.tsv"]
        run = try await KaojuProgram.run(["lexicon", "add", file, "-o", mine])
        #expect(run.status == 0 && run.output.contains("1 added, 0 extended, 1 rejected"))

        let second = folder["second"]
        run = try await KaojuProgram.run(["build", paper, "-o", second, "--lexicon", mine, "--quiet"])
        #expect(run.status == 0)
        let mentions = try String(contentsOfFile: second + "/mentions.jsonl", encoding: .utf8)
        let known = try #require(concept(of: "佐尔布样蛋白酶", in: mentions))
        #expect(known.concept == "kaoju:zorb-like-protease" && known.source == "lexicon")
        #expect(concept(of: "茜洛宁酶", in: mentions) == nil)
        let rest = try String(contentsOfFile: second + "/lexicon-candidates.tsv", encoding: .utf8)
        #expect(!rest.contains("佐尔布样蛋白酶") && !rest.contains("茜洛宁酶"))

        // Again: nothing is doubled.
        let before = try String(contentsOfFile: mine, encoding: .utf8)
        run = try await KaojuProgram.run(["lexicon", "add", file, "-o", mine])
        #expect(run.status == 0 && run.output.contains("0 added, 1 extended"))
        #expect(try String(contentsOfFile: mine, encoding: .utf8) == before)
    }

    @Test("names that documents define are harvested, and added to the concept that they name")
    func definedNames() async throws {
        let folder = try TemporaryFolder()
        let one = try folder.write("a.md", "二甲双胍(zorbiguanide, ZBG)可降低血糖。\n")
        let two = try folder.write("b.md", "ZBG可降低血糖。\n")
        let output = folder["out"]
        _ = try await KaojuProgram.run(["build", one, two, "-o", output, "--quiet"])
        let table = try String(contentsOfFile: output + "/terms.tsv", encoding: .utf8)
        let line = try row(table, holding: "zorbiguanide")
        #expect(line["status"] == "new" && line["zh"] == "二甲双胍" && line["abbreviations"] == "ZBG")
        #expect(line["documents"] == "1" && line["conflicts"] == "")
        // Pure by document: what one defines says nothing of the other.
        func concepts(_ folder: String) throws -> [String] {
            try String(contentsOfFile: folder + "/mentions.jsonl", encoding: .utf8).split(separator: "\n")
                .filter { $0.contains("b.md") && $0.contains("ZBG") }.map(String.init)
        }
        let id = try #require(line["id"])
        #expect(try concepts(output).allSatisfy { !$0.contains(id) })
        let curated = try folder.write(
            "curated.tsv", table.replacingOccurrences(of: "new\t\(id)", with: "accept\t\(id)"))
        let mine = folder["mine.tsv"]
        let run = try await KaojuProgram.run(["lexicon", "add", curated, "-o", mine])
        #expect(run.status == 0 && run.output.contains("0 added, 1 extended"))
        _ = try await KaojuProgram.run(["build", one, two, "-o", output, "--lexicon", mine, "--quiet"])
        #expect(try !concepts(output).isEmpty && concepts(output).allSatisfy { $0.contains(id) })
        let lookup = try await KaojuProgram.run(["lexicon", "lookup", "ZBG", "--lexicon", mine])
        #expect(lookup.output.hasPrefix(id) && lookup.output.contains("二甲双胍\tmetformin"))
    }

    @Test("a table that cannot be used says where")
    func wrongTables() async throws {
        let folder = try TemporaryFolder()
        let mine = folder["mine.tsv"]
        for (text, word) in [
            ("a\tb\n", "status"), ("status\tid\tcategory\tname\nperhaps\tA:1\tDrug\tzorb\n", "perhaps"),
            ("status\tid\tcategory\tname\naccept\tA:1\tDrug\n", "a name"),
            ("status\tid\tcategory\tname\naccept\tA 1\tDrug\tzorb\n", "a CURIE"),
            ("status\tid\tcategory\tname\naccept\tA:1\tDrug\tzorb\tmore\n", "the 4 columns"),
            ("status\tid\tcategory\tname\naccept\tA:1\tPotion\tzorb\n", "Potion"),
        ] {
            let file = try folder.write("curated.tsv", text)
            let run = try await KaojuProgram.run(["lexicon", "add", file, "-o", mine])
            #expect(run.status == 2 && run.errors.contains(word) && run.errors.contains("curated.tsv"))
        }
        #expect(!FileManager.default.fileExists(atPath: mine))
    }
}

@Suite("kaoju train", .enabled(if: KaojuProgram.path != nil, "kaoju was not built beside the tests"))
struct TrainCommandTests {
    @Test("a model is trained, evaluated, and used by a build; without CRFsuite the command says what to do")
    func training() async throws {
        let folder = try TemporaryFolder()
        var lines = ""
        for index in 0..<60 {
            let drug = ["茜柘洛宁", "槲蔺洛宁", "缬菪洛宁", "茚喃洛宁", "噻嗪洛宁"][index % 5]
            for (place, character) in drug.enumerated() { lines += "\(character)\t\(place == 0 ? "B" : "I")-dru\n" }
            for character in ["可缓解症状", "已停用", "口服有效"][index % 3] { lines += "\(character)\tO\n" }
            lines += "\n"
        }
        let corpus = try folder.write("train.bio", lines)
        let model = folder["names.model"]
        let run = try await KaojuProgram.run(["train", "--corpus", corpus, "-o", model, "--held-out", "0.2"])
        guard run.status == 0 else {
            #expect(run.status == 2 && run.errors.contains("Scripts/setup"))
            return
        }
        #expect(run.output.contains("dru\t48\tbiolink:Drug"))
        #expect(run.output.contains("all\tprecision 1.0000\trecall 1.0000"))
        let paper = try folder.write("paper.md", "茚喃洛宁已停用。\n")
        let build = try await KaojuProgram.run(["build", paper, "-o", folder["out"], "--model", model, "--quiet"])
        #expect(build.status == 0)
        let mentions = try String(contentsOfFile: folder["out"] + "/mentions.jsonl", encoding: .utf8)
        #expect(mentions.contains("茚喃洛宁") && mentions.contains("\"model\"") && mentions.contains("\"tag\""))
        let wrong = try await KaojuProgram.run(["build", paper, "-o", folder["out"], "--model", corpus, "--quiet"])
        #expect(wrong.status == 1 && wrong.errors.contains("model.foreign"))
    }
}
