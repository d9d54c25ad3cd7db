import KaojuRecords

/// Compares an audit's topics with the controversies of a gold standard.
struct ControversyComparison {
    let gold: GoldStandard
    let concepts: GoldConcepts
    /// The build's name of each document of the gold standard.
    let names: [String: String]

    /// A topic with the names that are compared.
    private struct Named {
        var topic: AuditRecord.Topic
        var subject: Set<ComparedName>
        var object: Set<ComparedName>
    }

    /// O(controversies · topics).
    func compare(_ audit: AuditRecord, _ out: inout Evaluation) {
        let open = audit.topics.filter { ["contested", "disputed", "uncertain"].contains($0.status) }.map {
            Named(
                topic: $0, subject: ComparedName.set($0.subject.names), object: ComparedName.set($0.object.names))
        }
        var found = Tally()
        for controversy in gold.controversies {
            let topics = open.filter { isAbout($0, controversy) }
            found.count(!topics.isEmpty)
            out.sided.count(topics.contains { isSided($0.topic, controversy) })
            if topics.isEmpty { out.missedControversies.append(controversy) }
        }
        out.controversies = found
        for named in open where named.topic.status != "uncertain" {
            out.flagged.count(gold.controversies.contains { isAbout(named, $0) })
        }
    }

    private func isAbout(_ named: Named, _ controversy: GoldStandard.Controversy) -> Bool {
        concepts.isConcept(controversy.subject, named.subject)
            && concepts.isConcept(controversy.object, named.object)
    }

    /// Whether all sources stand on two sides as they should, whichever side is called supporting.
    private func isSided(_ topic: AuditRecord.Topic, _ controversy: GoldStandard.Controversy) -> Bool {
        func numbers(_ stands: [AuditRecord.Stand]) -> Set<String> {
            Set(
                stands.filter { $0.document == names[controversy.document] }.flatMap(\.numbers).map(String.init))
        }
        let (one, other) = (numbers(topic.supporting), numbers(topic.opposing))
        return controversy.supporting.isSubset(of: one) && controversy.opposing.isSubset(of: other)
            || controversy.supporting.isSubset(of: other) && controversy.opposing.isSubset(of: one)
    }
}
