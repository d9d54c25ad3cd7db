import Foundation
import KaojuQuery
import KaojuRecords

/// A small build as values: a drug that two works say lowers a protein and one denies, and what follows.
enum Sample {
    private static func part(_ name: String, _ category: String) -> String {
        """
        {"concept": "kaoju:\(name)", "label": "\(name)", "labels": {"zh": "\(name)", "en": "\(english[name] ?? name)"}, \
        "category": "biolink:\(category)", "surface": "\(name)", "span": [0, 3]}
        """
    }

    private static let english = ["甲药": "Drug \\\"A\\\" <b>", "乙蛋白": "Protein B & C", "丙病": "Disease C"]

    static func claim(
        _ id: Int, _ subject: (String, String), _ predicate: String, _ object: (String, String), number: Int,
        negated: Bool = false, certainty: String = "asserted", design: String = "animal"
    ) -> String {
        """
        {"id": "claim:\(id)", "document": "a.txt", "span": [0, 9], "sentence": [0, 12], "quote": "引句\(id)", "subject": \
        \(part(subject.0, subject.1)), "predicate": "\(predicate)", "object": \(part(object.0, object.1)), "negated": \
        \(negated), "certainty": "\(certainty)", "citations": [{"span": [6, 9], "surface": "[\(number)]", "numbers": \
        [\(number)], "references": ["ref:\(number)"]}], "evidence": {"design": "\(design)"}}
        """
    }

    private static let drug = ("甲药", "Drug"), protein = ("乙蛋白", "Protein"), disease = ("丙病", "Disease")

    static let claims = [
        claim(1, drug, "decreases", protein, number: 1, design: "rct"), claim(2, drug, "decreases", protein, number: 2),
        claim(3, drug, "decreases", protein, number: 3, negated: true),
        claim(4, protein, "increases", disease, number: 4, certainty: "hedged"),
        claim(5, protein, "associated", disease, number: 4),
        claim(6, drug, "treats", disease, number: 5, certainty: "hypothesis"),
        claim(7, ("丁药", "Drug"), "causes", ("戊病", "Disease"), number: 6, negated: true),
        claim(8, ("己药", "Drug"), "increases", ("庚酶", "Protein"), number: 7),
    ]

    static func network() throws -> ClaimNetwork {
        let records = try claims.map { try JSONDecoder().decode(ClaimRecord.self, from: Data($0.utf8)) }
        let contested = stands([(1, 1), (2, 2)], against: [(3, 3)], "甲药", "Drug", "乙蛋白", "Protein", "contested")
        let audit = "{\"topics\": [\(contested)]}"
        return ClaimNetwork(
            claims: records, audit: try JSONDecoder().decode(AuditRecord.self, from: Data(audit.utf8)),
            references: try references())
    }

    static func emptyNetwork() throws -> ClaimNetwork {
        let audit = try JSONDecoder().decode(AuditRecord.self, from: Data("{\"topics\": []}".utf8))
        return ClaimNetwork(claims: [], audit: audit, references: [])
    }

    static func references() throws -> [ReferenceRecord] {
        try (1...7).map { number in
            let line = """
                {"id": "ref:\(number)", "document": "\(number == 5 ? "b" : "a").txt", "number": \(number), "work": "work:\(number % 4)", \
                "author": [{"family": "Li"}], "issued": {"date-parts": [[200\(number)]]}, "cited_at": [[0, 3]], "title": "T\(number)"}
                """
            return try JSONDecoder().decode(ReferenceRecord.self, from: Data(line.utf8))
        }
    }

    private static func stands(
        _ supporting: [(Int, Int)], against: [(Int, Int)], _ subject: String, _ first: String, _ object: String,
        _ second: String, _ status: String
    ) -> String {
        func list(_ items: [(Int, Int)]) -> String {
            items.map {
                """
                {"claim": "claim:\($0.0)", "document": "a.txt", "numbers": [\($0.1)], "references": ["ref:\($0.1)"], "work": \
                "work:\($0.1)", "quote": "引句\($0.0)"}
                """
            }.joined(separator: ", ")
        }
        return """
            {"id": "topic:1", "subject": \(part(subject, first)), "object": \(part(object, second)), "direction": "-", \
            "status": "\(status)", "supporting": [\(list(supporting))], "opposing": [\(list(against))], "undetermined": []}
            """
    }
}
