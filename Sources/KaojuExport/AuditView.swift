import KaojuClaims
import KaojuGraph
import KaojuText

/// The audit as people read it, worded in one language: what `audit.md` and `audit.html` both show. Nothing is escaped.
package struct AuditView: Sendable {
    /// One claim's line.
    struct Stand: Sendable {
        var source: String
        var design: String
        var predicate: String
        var certainty: String
        var document: String
        var quote: String
        /// How it came into the topic, where it was folded in; else empty.
        var via: String
    }

    /// One side of a topic.
    struct Side: Sendable {
        /// `for`, `against` or `undetermined`.
        var key: String
        var title: String
        var sources: String
        var stands: [Stand]
    }

    /// One topic.
    struct TopicView: Sendable {
        var number: Int
        var title: String
        var direction: String
        var sides: [Side]
        var statements: [Topic.Statement]
    }

    /// The topics of one status.
    struct Group: Sendable {
        var status: Topic.Status
        var title: String
        var topics: [TopicView]
    }

    /// One finding.
    struct Finding: Sendable {
        var severity: String
        var code: String
        var document: String
        var message: String
    }

    let words: Words
    /// Counts with their names.
    let summary: [(name: String, count: Int)]
    /// Contested topics first, then disputed, then uncertain ones; groups without a topic are left out.
    let groups: [Group]
    /// A sentence on the topics without disagreement; empty where there are none.
    let rest: String
    let findings: [Finding]

    /// Words the graph's audit. O(stands).
    package init(
        _ graph: EvidenceGraph, bibliography: Bibliography, documents: Int, claims: Int, language: Language
    ) {
        let words = Words(language)
        self.words = words
        var counts: [Topic.Status: Int] = [:]
        for topic in graph.topics { counts[topic.status, default: 0] += 1 }
        summary =
            [
                (words["audit.documents"], documents), (words["audit.claims"], claims),
                (words["audit.works"], graph.nodes.count { $0.kind == .work }),
                (words["audit.topics"], graph.topics.count),
            ]
            + [.contested, .disputed, .uncertain].map { (status: Topic.Status) in
                (words["status.\(status.rawValue)"], counts[status, default: 0])
            } + [(words["audit.findings"], graph.findings.count)]

        var number = 0
        groups = [Topic.Status.contested, .disputed, .uncertain].compactMap { status in
            let topics = graph.topics.filter { $0.status == status }.map { topic in
                number += 1
                return Self.view(topic, number: number, words: words, bibliography: bibliography)
            }
            return topics.isEmpty
                ? nil : Group(status: status, title: words["status.\(status.rawValue)"], topics: topics)
        }
        let agreed = counts[.agreed, default: 0]
        let single = counts[.singleSource, default: 0]
        rest =
            agreed + single == 0
            ? "" : words.filled("audit.rest", "\(agreed + single)", "\(agreed)", "\(single)")
        findings = graph.findings.map {
            Finding(
                severity: words["severity.\($0.severity.rawValue)"], code: $0.code, document: $0.document,
                message: $0.message[language])
        }
    }

    private static func view(
        _ topic: Topic, number: Int, words: Words, bibliography: Bibliography
    ) -> TopicView {
        func name(_ participant: Claim.Participant) -> String {
            let own = words.language == .zh ? participant.zh : participant.en
            return own.isEmpty ? participant.label : own
        }
        let sides = [
            ("for", topic.supporting), ("against", topic.opposing), ("undetermined", topic.undetermined),
        ].compactMap { key, stands in
            stands.isEmpty
                ? nil
                : Side(
                    key: key, title: words["audit.\(key)"], sources: sources(of: stands, words: words),
                    stands: stands.map { Self.stand($0, words: words, bibliography: bibliography) })
        }
        let arrow = [Direction.plus: "→", .minus: "⊣", .neutral: "—"][topic.direction] ?? "—"
        return TopicView(
            number: number, title: "\(name(topic.subject)) \(arrow) \(name(topic.object))",
            direction: words["direction.\(topic.direction.rawValue)"], sides: sides, statements: topic.statements)
    }

    /// The number of distinct sources, worded.
    private static func sources(of stands: [Topic.Stand], words: Words) -> String {
        var distinct: Set<String> = []
        for stand in stands { distinct.formUnion(stand.works.isEmpty ? [stand.document] : stand.works) }
        return words.filled(distinct.count == 1 ? "audit.source" : "audit.sources", "\(distinct.count)")
    }

    private static func stand(_ stand: Topic.Stand, words: Words, bibliography: Bibliography) -> Stand {
        let numbers = stand.numbers.map { "[\($0)]" }.joined()
        var names: [String] = []
        for name in stand.references.compactMap({ bibliography[$0] }) where !names.contains(name) { names.append(name) }
        let source = [numbers, names.joined(separator: "; ")].filter { !$0.isEmpty }.joined(separator: " ")
        let predicate = words["predicate.\(stand.predicate.rawValue)"]
        return Stand(
            source: source.isEmpty ? words["audit.own"] : source, design: words["design.\(stand.design.rawValue)"],
            predicate: stand.negated ? words.filled("negated", predicate) : predicate,
            certainty: words["certainty.\(stand.certainty.rawValue)"], document: stand.document, quote: stand.quote,
            via: stand.via.map { words["via.\($0)"] } ?? "")
    }
}
