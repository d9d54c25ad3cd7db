import KaojuRecords
import KaojuText

/// KGX (github.com/biolink/kgx): nodes and edges of the Biolink Model as TSV and as JSON Lines. One edge a claim, so
/// that each keeps its quotation, its negation and its publications.
package enum KGXFormat {
    /// The files; each is written row by row. O(claims).
    package static func parts(_ facts: ClaimFacts, progress: ExportProgress = .none) -> [ExportPart] {
        let participants = participants(facts)
        let edges = { @Sendable (index: Int) in edge(facts.claims[index], facts) }
        let nodes = { @Sendable (index: Int) in node(participants[index]) }
        let (nodeCount, edgeCount) = (participants.count, facts.claims.count)
        return [
            ExportPart("nodes.tsv") { file throws(ExportError) in
                try tsv(["id", "category", "name"], nodeCount, nodes, to: &file, .none)
            },
            ExportPart("edges.tsv") { file throws(ExportError) in
                try tsv(["id", "subject", "predicate", "object"], edgeCount, edges, to: &file, progress)
            },
            ExportPart("nodes.jsonl") { file throws(ExportError) in try jsonl(nodeCount, nodes, to: &file) },
            ExportPart("edges.jsonl") { file throws(ExportError) in try jsonl(edgeCount, edges, to: &file) },
        ]
    }

    /// A record: its members in order, absent ones left out.
    private typealias Record = [(name: String, value: PropertyGraph.Value)]

    private static func participants(_ facts: ClaimFacts) -> [ClaimRecord.Participant] {
        var seen: Set<String> = []
        return facts.claims.flatMap { [$0.subject, $0.object] }.filter { seen.insert($0.concept).inserted }
    }

    private static func node(_ part: ClaimRecord.Participant) -> Record {
        [
            ("id", .string(part.concept)),
            ("category", .list([part.category.isEmpty ? "biolink:NamedThing" : part.category])),
            ("name", .string(part.label)), ("label_zh", .string(part.labels?["zh"] ?? "")),
            ("label_en", .string(part.labels?["en"] ?? "")), ("synonym", .list(part.synonyms ?? [])),
            ("provided_by", .list(["infores:kaoju"])),
        ]
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

    private static func tsv(
        _ required: [String], _ count: Int, _ record: (Int) -> Record, to file: inout PendingFile,
        _ progress: ExportProgress
    ) throws(ExportError) {
        let names = count == 0 ? required : record(0).map(\.name)
        try file.write(names.joined(separator: "\t") + "\n")
        for index in 0..<count {
            let cells = record(index).map { DelimitedText.tab($0.value.text ?? "") }
            try file.write(cells.joined(separator: "\t") + "\n")
            progress.report(index + 1, of: count)
        }
    }

    private static func jsonl(
        _ count: Int, _ record: (Int) -> Record, to file: inout PendingFile
    ) throws(ExportError) {
        for index in 0..<count {
            var json = JSONWriter()
            json.object { json in
                for (name, value) in record(index) {
                    if name == "negated" {
                        json.member(name, value == .string("true"))
                    } else {
                        json.member(name, value)
                    }
                }
            }
            json.endLine()
            try file.write(json.bytes)
        }
    }
}
