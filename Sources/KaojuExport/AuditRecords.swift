import KaojuClaims
import KaojuGraph
import KaojuText
import Synchronization

/// `audit.json`: topics and findings.
package enum AuditRecords {
    /// Writes the file, a topic and a finding a line. Errors: those of the sink. O(stands).
    package static func write<Sink: ByteSink & ~Copyable>(
        _ graph: EvidenceGraph, to sink: inout Sink
    ) throws(ExportError) {
        // The two lists are framed by hand, so that each line can go to the sink as soon as it is made.
        try sink.write(head)
        let wording = Wording()
        for (index, topic) in graph.topics.enumerated() {
            try sink.write(between(index))
            try sink.write(line(topic, wording))
        }
        try finish(graph, to: &sink)
    }

    /// What stands before the topics.
    static let head = "{\"topics\": ["

    /// What stands before a topic.
    static func between(_ index: Int) -> String { index == 0 ? "\n" : ",\n" }

    /// A topic as JSON.
    static func line(_ topic: Topic, _ wording: Wording) -> [UInt8] {
        var json = JSONWriter()
        json.object { write(topic, worded: wording.explanation(of: topic.grading), to: &$0) }
        return json.drain()
    }

    /// Writes what stands behind the last topic.
    static func finish<Sink: ByteSink & ~Copyable>(
        _ graph: EvidenceGraph, to sink: inout Sink
    ) throws(ExportError) {
        try sink.write(beforeFindings(isEmpty: graph.topics.isEmpty))
        for (index, part) in graph.findings.parts.enumerated() {
            try sink.write(between(index))
            try sink.write(lines(part))
        }
        try sink.write(end(isEmpty: graph.findings.isEmpty))
    }

    /// What stands between topics and findings.
    static func beforeFindings(isEmpty: Bool) -> String { (isEmpty ? "" : "\n") + "],\n\"findings\": [" }

    /// What stands behind the findings.
    static func end(isEmpty: Bool) -> String { (isEmpty ? "" : "\n") + "]}\n" }

    /// The findings about one document as JSON, a line each.
    static func lines(_ part: FindingList.Part) -> [UInt8] {
        var json = JSONWriter()
        var out: [UInt8] = []
        for finding in part.sorted {
            if !out.isEmpty { out += between(1).utf8 }
            json.diagnostic(finding)
            out += json.bytes
            json.reset()
        }
        return out
    }

    /// What gradings say: many topics have the same.
    final class Wording: Sendable {
        private let words = BilingualWords()
        private let known = Mutex<[Grading: LocalizedText]>([:])

        func explanation(of grading: Grading) -> LocalizedText {
            if let text = known.withLock({ $0[grading] }) { return text }
            let text = words.explanation(of: grading)
            known.withLock { $0[grading] = text }
            return text
        }
    }

    private static func write(_ topic: Topic, worded explanation: LocalizedText, to json: inout JSONWriter) {
        json.member("id", topic.id)
        json.member("subject") { participant(topic.subject, to: &$0) }
        json.member("object") { participant(topic.object, to: &$0) }
        json.member("direction", topic.direction.rawValue)
        json.member("status", topic.status.rawValue)
        json.member("disputed_by_text", topic.disputedByText)
        json.member("group", topic.group)
        stands("supporting", topic.supporting, to: &json)
        stands("opposing", topic.opposing, to: &json)
        stands("undetermined", topic.undetermined, to: &json)
        json.key("statements")
        json.array { json in
            for statement in topic.statements {
                json.object {
                    $0.member("document", statement.document)
                    $0.member("span", statement.span)
                    $0.member("quote", statement.quote)
                    $0.member("kind", statement.kind.rawValue)
                    if !statement.section.isEmpty { $0.member("section", statement.section) }
                    $0.member("via", statement.via)
                }
            }
        }
        grading(topic.grading, explanation, to: &json)
        folded(topic.folded, to: &json)
        if topic.differences.isEmpty { return }
        json.key("differences")
        json.array { json in
            for difference in topic.differences {
                json.object {
                    $0.member("condition", difference.kind.rawValue)
                    $0.member("supporting", difference.supporting)
                    $0.member("opposing", difference.opposing)
                }
            }
        }
    }

    /// Writes a concept with the words that first name it in this topic.
    private static func participant(_ participant: Claim.Participant, to json: inout JSONWriter) {
        ClaimRecords.concept(participant, to: &json)
        json.member("surface", participant.surface)
    }

    /// Writes the topics that are taken in, and the steps of the lexicon's hierarchy that lead there.
    private static func folded(_ related: [Topic.Related], to json: inout JSONWriter) {
        if related.isEmpty { return }
        func end(_ name: String, _ end: ConceptRelation.End, to json: inout JSONWriter) {
            json.member(name) { json in
                json.member("concept", end.id)
                json.member("labels", zh: end.zh, en: end.en)
            }
        }
        json.key("folded")
        json.array { json in
            for one in related {
                json.object { json in
                    json.member("topic", one.topic)
                    json.member("via", one.via)
                    end("subject", one.subject, to: &json)
                    end("object", one.object, to: &json)
                    json.key("why")
                    json.array { json in
                        for step in one.why {
                            json.object { json in
                                end("from", step.from, to: &json)
                                json.member("relation", step.kind.rawValue)
                                end("to", step.to, to: &json)
                            }
                        }
                    }
                }
            }
        }
    }

    /// Writes what belief rests on, and says it in both languages.
    private static func grading(_ grading: Grading, _ explanation: LocalizedText, to json: inout JSONWriter) {
        json.member("belief", grading.belief)
        json.member("opposing_belief", grading.opposingBelief)
        json.member("grading") { json in
            tallies("supporting", grading.supporting, to: &json)
            tallies("opposing", grading.opposing, to: &json)
            json.member("explanation") {
                $0.member("zh", explanation.zh)
                $0.member("en", explanation.en)
            }
        }
    }

    private static func tallies(_ name: String, _ tallies: [Grading.Tally], to json: inout JSONWriter) {
        json.key(name)
        json.array { json in
            for tally in tallies {
                json.object {
                    $0.member("design", tally.design.rawValue)
                    $0.member("level", tally.level)
                    $0.member("sources", tally.sources)
                }
            }
        }
    }

    /// Writes the claims on one side. A claim that cites several works names the first as `work`, all as `works`.
    private static func stands(_ name: String, _ stands: [Topic.Stand], to json: inout JSONWriter) {
        json.key(name)
        json.array { json in
            for stand in stands {
                json.object { json in
                    json.member("claim", stand.claim)
                    json.member("document", stand.document)
                    json.member("numbers", stand.numbers)
                    json.member("references", stand.references)
                    json.member("work", stand.works.first)
                    if stand.works.count > 1 { json.member("works", stand.works) }
                    json.member("design", stand.design.rawValue)
                    json.member("predicate", stand.predicate.rawValue)
                    json.member("negated", stand.negated)
                    json.member("certainty", stand.certainty.rawValue)
                    json.member("quote", stand.quote)
                    json.member("via", stand.via)
                    json.member("topic", stand.topic)
                    if let pair = stand.pair {
                        json.member("subject", pair.subject)
                        json.member("object", pair.object)
                    }
                    json.member("span", stand.span)
                    if !stand.section.isEmpty { json.member("section", stand.section) }
                    json.member("weight", stand.weight)
                    conditions(stand.conditions, to: &json)
                }
            }
        }
    }

    private static func conditions(_ conditions: Conditions, to json: inout JSONWriter) {
        if !conditions.doses.isEmpty { json.member("doses", conditions.doses) }
        json.member("system", conditions.system)
        json.member("species", conditions.species)
        json.member("population", conditions.population)
        json.member("sample_size", conditions.sampleSize)
        json.member("aspect", conditions.aspect)
        if !conditions.years.isEmpty { json.member("years", conditions.years) }
    }
}
