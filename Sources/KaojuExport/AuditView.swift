import KaojuClaims
import KaojuGraph
import KaojuText

/// The audit as people read it, worded in both languages: what `audit.md`, `audit.html` and `audit.csv` show. Nothing is
/// escaped.
package struct AuditView: Sendable {
    /// One claim's line.
    struct Stand: Sendable {
        /// «[10] Pasch 2008», or the document itself.
        var source: LocalizedText
        /// The distinct sources, as keys and short names.
        var works: [(key: String, name: LocalizedText)]
        var stand: Topic.Stand
        var design: LocalizedText
        var predicate: LocalizedText
        var certainty: LocalizedText
        /// Dose, system, species, population, number of subjects, years; empty where the text says nothing.
        var conditions: LocalizedText
        /// Document, sections and bytes.
        var place: LocalizedText
        /// How it came into the topic and from which pair, where it was folded in; else empty.
        var via: LocalizedText
    }

    /// One side of a topic.
    struct Side: Sendable {
        /// `for`, `against` or `undetermined`.
        var key: String
        var title: LocalizedText
        var sources: Int
        var stands: [Stand]
    }

    /// A place where the text itself disputes.
    struct Statement: Sendable {
        var kind: LocalizedText
        var place: LocalizedText
        var statement: Topic.Statement
    }

    /// One topic.
    struct TopicView: Sendable {
        var number: Int
        var topic: Topic
        var subject: LocalizedText
        var object: LocalizedText
        /// →, ⊣ or —.
        var arrow: String
        var direction: LocalizedText
        var explanation: LocalizedText
        var differences: [LocalizedText]
        var sides: [Side]
        var statements: [Statement]

        var title: LocalizedText {
            LocalizedText(zh: "\(subject.zh) \(arrow) \(object.zh)", en: "\(subject.en) \(arrow) \(object.en)")
        }

        /// The number of distinct sources of a side.
        func sources(_ key: String) -> Int { sides.first { $0.key == key }?.sources ?? 0 }
    }

    /// The topics of one status.
    struct Group: Sendable {
        var status: Topic.Status
        var title: LocalizedText
        var topics: [TopicView]
    }

    /// One finding.
    struct Finding: Sendable {
        var level: Diagnostic.Severity
        var severity: LocalizedText
        var code: String
        var document: String
        var message: LocalizedText
    }

    /// The language that the reader sees first.
    let language: Language
    let words = BilingualWords()
    /// Counts with their names.
    let summary: [(name: LocalizedText, count: Int)]
    /// The number of topics of each status.
    let counts: [Topic.Status: Int]
    /// Contested topics first, then disputed, then uncertain ones; groups without a topic are left out.
    let groups: [Group]
    /// The agreed topics.
    let agreed: [TopicView]
    /// A sentence on the topics without disagreement; empty where there are none.
    let rest: LocalizedText
    let findings: [Finding]

    /// Words the graph's audit. O(stands).
    package init(
        _ graph: EvidenceGraph, bibliography: Bibliography, documents: Int, claims: Int, language: Language
    ) {
        let spoken = words
        let wording = StandWording(words: spoken, bibliography: bibliography)
        self.language = language
        var counts: [Topic.Status: Int] = [:]
        for topic in graph.topics { counts[topic.status, default: 0] += 1 }
        self.counts = counts
        summary =
            [
                (spoken["audit.documents"], documents), (spoken["audit.claims"], claims),
                (spoken["audit.works"], graph.nodes.count { $0.kind == .work }),
                (spoken["audit.topics"], graph.topics.count),
            ]
            + [.contested, .disputed, .uncertain].map { (status: Topic.Status) in
                (spoken["status.\(status.rawValue)"], counts[status, default: 0])
            } + [(spoken["audit.findings"], graph.findings.count)]

        var number = 0
        func views(_ status: Topic.Status) -> [TopicView] {
            graph.topics.filter { $0.status == status }.map { topic in
                number += 1
                return wording.view(topic, number: number)
            }
        }
        var groups: [Group] = []
        for status in [Topic.Status.contested, .disputed, .uncertain] {
            let topics = views(status)
            if topics.isEmpty { continue }
            groups.append(Group(status: status, title: spoken["status.\(status.rawValue)"], topics: topics))
        }
        self.groups = groups
        agreed = views(.agreed)
        let (same, single) = (counts[.agreed, default: 0], counts[.singleSource, default: 0])
        rest =
            same + single == 0
            ? LocalizedText("") : spoken.filled("audit.rest", "\(same + single)", "\(same)", "\(single)")
        findings = graph.findings.map {
            Finding(
                level: $0.severity, severity: spoken["severity.\($0.severity.rawValue)"], code: $0.code,
                document: $0.document, message: $0.message)
        }
    }
}
