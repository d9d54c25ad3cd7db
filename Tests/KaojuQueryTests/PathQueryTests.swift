import Foundation
import KaojuQuery
import KaojuRecords
import KaojuText
import Testing

@Suite("Path queries") struct PathQueryTests {
    static let network = Networks.network([
        "甲药 decreases 乙蛋白 @[1] animal", "甲药 decreases 乙蛋白 @[2] rct", "乙蛋白 increases 丙病 @[3]",
        "戊药 decreases 乙蛋白", "戊药 increases 丙病 @not", "甲药 treats 丙病 @hedged [4]", "丁酶 increases 乙蛋白 @[1]",
        "乙蛋白 increases 丁酶",
    ])

    private func names(_ query: String, limit: Int = 50) throws(QueryError) -> [String] {
        let found = try PathMatcher(Self.network).matches(try PathQuery(query), limit: limit)
        return found.rows.map { $0.concepts.map { Self.network.concepts[$0].label }.joined(separator: ">") }
    }

    @Test(
        "what is found",
        arguments: [
            ("drug -decreases-> ? -increases-> 丙病", ["甲药>乙蛋白>丙病", "戊药>乙蛋白>丙病"]),
            ("药物 -抑制-> ? -促进-> \"disease c\"", ["甲药>乙蛋白>丙病", "戊药>乙蛋白>丙病"]),
            ("MESH:D000003 <-increases- ?", ["丙病>乙蛋白"]),
            ("?x:drug -decreases[design=rct]-> ?", ["甲药>乙蛋白"]),
            ("drug -decreases-> ? where sources>=2", ["甲药>乙蛋白"]),
            ("drug -decreases[year>=2002]-> ?", ["甲药>乙蛋白"]),
            ("drug -decreases[source=2|9]-> ?", ["甲药>乙蛋白"]),
            ("drug -not increases-> 丙病", ["戊药>丙病"]),
            ("drug -increases-> 丙病", []),
            ("drug -negative-> disease", ["甲药>丙病"]),
            ("drug -negative-> disease where certainty=asserted", []),
            ("?a -increases-> ?b; ?b -increases-> ?a", ["丁酶>乙蛋白", "乙蛋白>丁酶"]),
            ("丙病 -- ?y:drug", ["丙病>甲药"]),
            ("Enzyme-D -> 乙蛋白", ["丁酶>乙蛋白"]),
            ("Jia Pill -treats-> ?", ["甲药>丙病"]),
            ("甲药|戊药 -> 乙蛋白", ["甲药>乙蛋白", "戊药>乙蛋白"]),
            ("disease", ["丙病"]),
            ("甲药 ->{2} ?", ["甲药>丙病", "甲药>丁酶"]),
            ("甲药 -decreases|increases->{1,2} ?", ["甲药>乙蛋白", "甲药>丙病", "甲药>丁酶"]),
            ("丙病 <-increases-{2,} ?", ["丙病>丁酶"]),
            ("甲药 -decreases->{1,3} 丙病", []),
            ("?x:drug -decreases-> ? -increases->{,2} 丙病", ["甲药>乙蛋白>丙病", "戊药>乙蛋白>丙病"]),
        ])
    func found(_ query: String, _ expected: [String]) throws {
        #expect(try Set(names(query)) == Set(expected))
    }

    @Test("a name with what is narrower")
    func narrower() throws {
        let claims = ["甲药 decreases 乙蛋白", "甲药 decreases 丁酶", "戊药 decreases 丙病"].enumerated()
            .map { Networks.claim($1, number: $0) }
        func record(_ line: String) throws -> ConceptRecord {
            try JSONDecoder().decode(ConceptRecord.self, from: Data(line.utf8))
        }
        let hierarchy = NarrowerConcepts([
            try record(#"{"concept": "kaoju:丁酶", "is_a": ["kaoju:乙蛋白"]}"#),
            try record(#"{"concept": "kaoju:乙蛋白", "labels": {"zh": "乙蛋白"}, "is_a": ["T:molecule", "kaoju:丁酶"]}"#),
            try record(#"{"concept": "T:molecule", "labels": {"zh": "分子", "en": "molecule"}}"#),
        ])
        let network = ClaimNetwork(
            claims: claims, audit: Networks.audit(claims), references: [], hierarchy: hierarchy)
        func found(_ query: String) throws -> Set<String> {
            let rows = try PathMatcher(network).matches(try PathQuery(query)).rows
            return Set(rows.map { network.concepts[$0.concepts[1]].label })
        }
        #expect(try found("甲药 -> 乙蛋白") == ["乙蛋白"])
        #expect(try found("甲药 -> ~乙蛋白") == ["乙蛋白", "丁酶"])
        #expect(try found("甲药 -> ~\"乙蛋白\"") == ["乙蛋白", "丁酶"])
        #expect(try found("? -> 丙病|~乙蛋白") == ["乙蛋白", "丁酶", "丙病"])
        // What no claim names may be broader than what some do.
        #expect(try found("? -> ~Molecule") == ["乙蛋白", "丁酶"])
        #expect(throws: QueryError.self) { try found("? -> ~无此物") }
        #expect(throws: QueryError.self) { try found("? -> Molecule") }
    }

    @Test("a chain in place of an arrow shows what it goes through")
    func chains() throws {
        let found = try PathMatcher(Self.network).matches(try PathQuery("甲药 -decreases|increases->{2} 丙病"))
        let report = PathReport(found, of: Self.network)
        #expect(report.table(.en).contains("Drug A  — decreases → Protein B — increases →  Disease C"))
        #expect(String(decoding: report.json(), as: UTF8.self).contains("\"through\": [{\"concept\": \"kaoju:乙蛋白\""))
        #expect(report.graph(.zh).edges.count == 2)
        let back = try PathMatcher(Self.network).matches(try PathQuery("丙病 <-decreases|increases-{2} 甲药"))
        #expect(
            PathReport(back, of: Self.network).table(.en).contains(
                "Disease C  ← increases — Protein B ← decreases —  Drug A"))
        // The shorter way stands first.
        #expect(try names("甲药 ->{1,2} 丙病 where certainty=asserted|hedged") == ["甲药>丙病", "甲药>丙病"])
    }

    @Test func strongestFirst() throws {
        #expect(try names("drug -decreases-> ?").first == "甲药>乙蛋白")
        #expect(try names("drug -decreases-> ?", limit: 1).count == 1)
    }

    @Test(
        "faults point at their place and say what was expected",
        arguments: [
            ("drug -decreses-> ?", 6, "There are treats"), ("drug -decreases> ?", 15, "Expected \"->\""),
            ("drug -decreases->", 17, "Expected a concept"), ("?x:dragon", 3, "There are drug"),
            ("drug -decreases[design=magic]-> ?", 23, "There are meta_analysis"),
            ("drug -decreases[colour=red]-> ?", 16, "There are design"), ("\"open", 0, "Expected \""),
            ("a -> b where year>=soon", 19, "whole number"), ("药物 -> 不存在的名字", 10, "Look for"),
            ("", 0, "Expected a concept"), ("a -> b c; ;", 10, "Expected a concept"),
            ("?x:drug -> ?x:gene", 11, "one category"),
            ("? -[design>=rct]-> ?", 4, "no order"),
            ("? ->{0} ?", 4, "lengths from 1"), ("? ->{3,2} ?", 4, "lengths from 1"),
            ("? ->{1,9} ?", 4, "lengths from 1"),
            ("? ->{} ?", 4, "lengths from 1"), ("? ->{1 ?", 7, "as in {1,3}"), ("? ->{x} ?", 4, "lengths from 1"),
        ])
    func faults(_ query: String, _ place: Int, _ words: String) {
        do throws(QueryError) {
            _ = try names(query)
            Issue.record("\(query) was understood")
        } catch {
            #expect(error.span?.start == place)
            let message = error.cause.en + ". " + error.advice.en
            if words == "whole number" || words == "no order" || words == "one category" {
                #expect(message.contains(words))
            } else {
                #expect(error.advice.en.contains(words) || error.code == "query.name")
            }
        }
    }

    @Test func caret() throws {
        let error = #expect(throws: QueryError.self) { try PathQuery("药物 -降底-> ?") }
        #expect(error?.pointing(into: "药物 -降底-> ?") == "药物 -降底-> ?\n      ^^^^")
    }

    @Test("paths that share nothing are refused, names like the unknown one are named")
    func shape() {
        #expect(throws: QueryError.self) { try names("甲药 -> ?; 丁酶 -> ?") }
        do throws(QueryError) {
            _ = try names("甲要 -> ?")
        } catch {
            #expect(error.code == "query.name")
        }
        do throws(QueryError) {
            _ = try names("乙蛋 -> ?")
        } catch {
            #expect(error.advice.en.contains("乙蛋白"))
        }
    }

    @Test("a dense graph costs no more than its budget; long queries are refused")
    func bounds() throws {
        var lines: [String] = []
        for a in 0..<24 { for b in 0..<24 where a != b { lines.append("点\(a) increases 点\(b)") } }
        let dense = Networks.network(lines)
        let query = try PathQuery("? -> ? -> ? -> ? -> ? -> ? -> ? -> ?")
        let found = try PathMatcher(dense, budget: 20_000).matches(query, limit: 10)
        #expect(found.isCut && found.rows.count == 10)
        #expect(throws: QueryError.self) { try PathQuery(Array(repeating: "?", count: 40).joined(separator: " -> ")) }
        // Without circles nothing is walked in vain: the end has no partner, and no step is taken.
        let none = try PathMatcher(dense, budget: 20_000).matches(
            try PathQuery("? -> ? -> ? -> ? -decreases-> ?"), limit: 10)
        #expect(!none.isCut && none.total == 0)
    }

    @Test func reports() throws {
        let found = try PathMatcher(Self.network).matches(try PathQuery("丙病 <-increases- ? <-decreases- drug"))
        let report = PathReport(found, of: Self.network)
        let table = report.table(.en)
        #expect(table.contains("Disease C  ← increases —  Protein B  ← decreases —  Drug A"))
        let either = try PathMatcher(Self.network).matches(try PathQuery("乙蛋白 -- 丁酶"))
        #expect(
            PathReport(either, of: Self.network).table(.en).contains(
                "Protein B  — ← increases, → increases —  Enzyme-D"))
        #expect(String(decoding: report.json(), as: UTF8.self).contains("\"predicate\": \"decreases\""))
        let graph = report.graph(.zh)
        #expect(graph.nodes.map(\.label).sorted() == ["丙病", "乙蛋白", "戊药", "甲药"].sorted())
        #expect(graph.edges.count == 3)
    }
}
