import KaojuRecords
import KaojuText

/// KGX (github.com/biolink/kgx): nodes and edges of the Biolink Model as TSV and as JSON Lines. One edge a claim, so
/// that each keeps its quotation, its negation and its publications.
package enum KGXFormat {
    /// The files by their names. O(claims).
    package static func files(_ facts: ClaimFacts) -> [(name: String, bytes: [UInt8])] {
        let nodes = nodes(facts)
        let edges = facts.claims.map { edge($0, facts) }
        return [
            ("nodes.tsv", tsv(nodes, required: ["id", "category", "name"])),
            ("edges.tsv", tsv(edges, required: ["id", "subject", "predicate", "object"])),
            ("nodes.jsonl", jsonl(nodes)), ("edges.jsonl", jsonl(edges)),
        ]
    }

    /// A record: its members in order, absent ones left out.
    private typealias Record = [(name: String, value: PropertyGraph.Value)]

    private static func nodes(_ facts: ClaimFacts) -> [Record] {
        var seen: Set<String> = []
        var out: [Record] = []
        for claim in facts.claims {
            for part in [claim.subject, claim.object] where seen.insert(part.concept).inserted {
                out.append([
                    ("id", .string(part.concept)),
                    ("category", .list([part.category.isEmpty ? "biolink:NamedThing" : part.category])),
                    ("name", .string(part.label)), ("label_zh", .string(part.labels?["zh"] ?? "")),
                    ("label_en", .string(part.labels?["en"] ?? "")), ("synonym", .list(part.synonyms ?? [])),
                    ("provided_by", .list(["infores:kaoju"])),
                ])
            }
        }
        return out
    }

    private static func edge(_ claim: ClaimRecord, _ facts: ClaimFacts) -> Record {
        let term = BiolinkTerms.standard[claim.predicate]
        let evidence = claim.evidence
        return [
            ("id", .string(claim.id)), ("category", .list([term.association])),
            ("subject", .string(claim.subject.concept)), ("predicate", .string(term.predicate)),
            ("object", .string(claim.object.concept)), ("qualified_predicate", .string(term.qualified ?? "")),
            ("subject_aspect_qualifier", .string(claim.subject.aspect ?? "")),
            ("subject_direction_qualifier", .string(claim.subject.direction ?? "")),
            ("object_aspect_qualifier", .string(claim.object.aspect ?? "")),
            ("object_direction_qualifier", .string(term.direction ?? claim.object.direction ?? "")),
            ("negated", .string(claim.negated ? "true" : "false")),
            ("knowledge_level", .string(BiolinkTerms.knowledgeLevel(claim))),
            ("agent_type", .string("text_mining_agent")), ("primary_knowledge_source", .string("infores:kaoju")),
            ("publications", .list(facts.works(of: claim).map(BiolinkTerms.publication))),
            ("has_evidence", .list([evidence?.eco].compactMap { $0 })), ("supporting_text", .list([claim.quote])),
            ("certainty", .string(claim.certainty)), ("study_design", .string(evidence?.design ?? "")),
            ("document", .string(claim.document)), ("start", .int(claim.span.start)), ("end", .int(claim.span.end)),
            ("confidence", claim.confidence.map { .double($0) } ?? .absent),
        ]
    }

    private static func tsv(_ records: [Record], required: [String]) -> [UInt8] {
        guard let first = records.first else { return Array((required.joined(separator: "\t") + "\n").utf8) }
        var out = first.map(\.name).joined(separator: "\t") + "\n"
        for record in records {
            out += record.map { DelimitedText.tab($0.value.text ?? "") }.joined(separator: "\t") + "\n"
        }
        return Array(out.utf8)
    }

    private static func jsonl(_ records: [Record]) -> [UInt8] {
        var json = JSONWriter()
        for record in records {
            json.object { json in
                for (name, value) in record {
                    if name == "negated" {
                        json.member(name, value == .string("true"))
                    } else {
                        json.member(name, value)
                    }
                }
            }
            json.endLine()
        }
        return json.bytes
    }
}
