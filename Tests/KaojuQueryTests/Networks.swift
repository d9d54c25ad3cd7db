import Foundation
import KaojuQuery
import KaojuRecords

/// Small claim networks for tests: claims are written as lines.
enum Networks {
    /// A claim: «subject predicate object», and after `@` what else is known: a document, `not`, a design, a certainty,
    /// `[3]`.
    static func claim(_ line: String, number: Int) -> ClaimRecord {
        let parts = line.split(separator: "@", maxSplits: 1).map(String.init)
        let words = parts[0].split(separator: " ").map(String.init)
        let extras = parts.count > 1 ? parts[1].split(separator: " ").map(String.init) : []
        let cited = extras.compactMap { $0.hasPrefix("[") ? Int($0.dropFirst().dropLast()) : nil }
        let design = extras.first { ["rct", "animal", "in_vitro", "cohort"].contains($0) } ?? "unspecified"
        let certainty = extras.first { ["hedged", "hypothesis", "disputed"].contains($0) } ?? "asserted"
        let document = extras.first { $0.hasSuffix(".txt") } ?? "a.txt"
        func part(_ name: String) -> [String: Any] {
            [
                "concept": id(name), "label": name, "labels": ["zh": name, "en": english[name] ?? name],
                "category": categories[name] ?? "biolink:NamedThing", "surface": name, "span": [0, 3],
                "synonyms": name == "甲药" ? ["Jia Pill"] : [String](),
            ]
        }
        let record: [String: Any] = [
            "id": "claim:\(number)", "document": document, "section": ["二"], "span": [0, 9], "sentence": [0, 12],
            "quote": "\(words[0])\(words[1])\(words[2])。", "subject": part(words[0]), "predicate": words[1],
            "object": part(words[2]), "negated": extras.contains("not"), "certainty": certainty,
            "citations": cited.map {
                ["span": [6, 9], "surface": "[\($0)]", "numbers": [$0], "references": ["ref:\($0)"]] as [String: Any]
            }, "evidence": ["design": design],
        ]
        // The records are values of this file: they always decode.
        // swift-format-ignore: NeverUseForceTry
        return try! JSONDecoder().decode(ClaimRecord.self, from: JSONSerialization.data(withJSONObject: record))
    }

    static func id(_ name: String) -> String { name == "丙病" ? "MESH:D000003" : "kaoju:\(name)" }

    static let english = ["甲药": "Drug A", "乙蛋白": "Protein B", "丙病": "Disease C", "丁酶": "Enzyme-D"]
    static let categories = [
        "甲药": "biolink:Drug", "戊药": "biolink:SmallMolecule", "乙蛋白": "biolink:Protein", "丁酶": "biolink:Protein",
        "丙病": "biolink:Disease",
    ]

    /// An audit in which each claim stands for its own pair, denied ones against it; works are those of the references.
    static func audit(_ claims: [ClaimRecord]) -> AuditRecord {
        func participant(_ part: ClaimRecord.Participant) -> [String: Any] {
            [
                "concept": part.concept, "label": part.label, "labels": part.labels ?? [:], "category": part.category,
                "synonyms": part.synonyms ?? [],
            ]
        }
        func stand(_ claim: ClaimRecord) -> [String: Any] {
            let works = claim.citations.flatMap(\.references).map { "work:" + $0 }
            return [
                "claim": claim.id, "document": claim.document, "numbers": claim.citations.flatMap(\.numbers),
                "references": claim.citations.flatMap(\.references), "work": works.first ?? "doc:" + claim.document,
                "design": claim.evidence?.design ?? "unspecified", "predicate": claim.predicate,
                "negated": claim.negated, "certainty": claim.certainty, "quote": claim.quote,
            ]
        }
        var order: [String] = []
        var byPair: [String: [ClaimRecord]] = [:]
        for claim in claims {
            let key = claim.subject.concept + " " + claim.object.concept
            if byPair[key] == nil { order.append(key) }
            byPair[key, default: []].append(claim)
        }
        let topics: [[String: Any]] = order.compactMap { key in
            guard let claims = byPair[key], let first = claims.first else { return nil }
            let negated = claims.filter(\.negated)
            return [
                "id": "topic:" + key, "subject": participant(first.subject), "object": participant(first.object),
                "direction": "+", "status": negated.isEmpty ? "single_source" : "contested", "disputed_by_text": false,
                "supporting": claims.filter { !$0.negated && $0.certainty == "asserted" }.map(stand),
                "opposing": negated.map(stand),
                "undetermined": claims.filter { !$0.negated && $0.certainty != "asserted" }.map(stand),
            ]
        }
        // swift-format-ignore: NeverUseForceTry
        return try! JSONDecoder().decode(
            AuditRecord.self, from: JSONSerialization.data(withJSONObject: ["topics": topics]))
    }

    static func references(_ numbers: [Int]) -> [ReferenceRecord] {
        numbers.map { number in
            let record: [String: Any] = [
                "id": "ref:\(number)", "document": "a.txt", "number": number, "work": "work:ref:\(number)",
                "author": [["family": "Li"]], "issued": ["date-parts": [[2000 + number]]],
            ]
            // swift-format-ignore: NeverUseForceTry
            return try! JSONDecoder().decode(
                ReferenceRecord.self, from: JSONSerialization.data(withJSONObject: record))
        }
    }

    /// The network of some lines.
    static func network(_ lines: [String]) -> ClaimNetwork {
        let claims = lines.enumerated().map { claim($1, number: $0) }
        return ClaimNetwork(
            claims: claims, audit: audit(claims), references: references(Array(1...9)))
    }
}
