import KaojuClaims
import KaojuGraph
import KaojuRecords
import KaojuText

/// Makes the graph's topics and findings of the records that a build wrote of them, so that reports on a finished build
/// and on a part of it are written by the same code. What a word of a later version means is passed over.
enum AuditReading {
    /// A topic. O(stands).
    static func topic(_ record: AuditRecord.Topic) -> Topic {
        Topic(
            id: record.id, subject: participant(record.subject), object: participant(record.object),
            direction: Direction(rawValue: record.direction) ?? .neutral,
            status: Topic.Status(rawValue: record.status) ?? .singleSource,
            disputedByText: record.disputedByText ?? false, group: record.group ?? record.id,
            supporting: record.supporting.map { stand($0) }, opposing: record.opposing.map { stand($0) },
            undetermined: record.undetermined.map { stand($0) },
            statements: (record.statements ?? []).map { statement($0) },
            grading: grading(record), differences: (record.differences ?? []).compactMap { difference($0) },
            folded: (record.folded ?? []).map { related($0) })
    }

    /// A finding.
    static func diagnostic(_ record: AuditRecord.Finding) -> Diagnostic {
        Diagnostic(
            code: record.code, severity: record.severity.flatMap { Diagnostic.Severity(rawValue: $0) } ?? .info,
            document: record.document ?? "", span: record.span,
            message: LocalizedText(zh: record.message?["zh"] ?? "", en: record.message?["en"] ?? ""))
    }

    private static func participant(_ record: ClaimRecord.Participant) -> Claim.Participant {
        Claim.Participant(
            concept: record.concept, label: record.label, zh: record.labels?["zh"] ?? "",
            en: record.labels?["en"] ?? "", synonyms: record.synonyms ?? [], category: record.category,
            surface: record.surface ?? "", span: record.span ?? ByteRange(0, 0))
    }

    private static func stand(_ record: AuditRecord.Stand) -> Topic.Stand {
        let design = record.design.flatMap { StudyDesign(rawValue: $0) } ?? .unspecified
        var pair: Topic.Stand.Pair?
        if let subject = record.subject, let object = record.object {
            pair = Topic.Stand.Pair(subject: subject, object: object)
        }
        return Topic.Stand(
            claim: record.claim, document: record.document, section: record.section ?? [],
            span: record.span ?? ByteRange(0, 0), numbers: record.numbers, references: record.references ?? [],
            works: record.sources, design: design,
            predicate: record.predicate.flatMap { Predicate(rawValue: $0) } ?? .associated,
            negated: record.negated ?? false,
            certainty: record.certainty.flatMap { Certainty(rawValue: $0) } ?? .asserted,
            conditions: Conditions(
                doses: record.doses ?? [], system: record.system, species: record.species,
                population: record.population, sampleSize: record.sampleSize, design: design, aspect: record.aspect,
                years: record.years ?? []), weight: record.weight ?? 0, quote: record.quote, via: record.via,
            topic: record.topic, pair: pair)
    }

    private static func statement(_ record: AuditRecord.Statement) -> Topic.Statement {
        Topic.Statement(
            document: record.document, section: record.section ?? [], span: record.span,
            kind: record.kind.flatMap { Dispute.Kind(rawValue: $0) } ?? .conflict, quote: record.quote, via: record.via)
    }

    private static func grading(_ record: AuditRecord.Topic) -> Grading {
        func tallies(_ tallies: [AuditRecord.Tally]?) -> [Grading.Tally] {
            (tallies ?? []).map {
                Grading.Tally(
                    design: StudyDesign(rawValue: $0.design) ?? .unspecified, level: $0.level, sources: $0.sources)
            }
        }
        return Grading(
            belief: record.belief ?? 0, opposingBelief: record.opposingBelief ?? 0,
            supporting: tallies(record.grading?.supporting), opposing: tallies(record.grading?.opposing))
    }

    private static func difference(_ record: AuditRecord.Difference) -> ConditionDifference? {
        KaojuGraph.Conditions.Kind(rawValue: record.condition).map {
            ConditionDifference(kind: $0, supporting: record.supporting, opposing: record.opposing)
        }
    }

    private static func related(_ record: AuditRecord.Related) -> Topic.Related {
        func end(_ end: AuditRecord.End) -> ConceptRelation.End {
            ConceptRelation.End(id: end.concept, zh: end.labels?["zh"] ?? "", en: end.labels?["en"] ?? "")
        }
        return Topic.Related(
            topic: record.topic, via: record.via, subject: end(record.subject), object: end(record.object),
            why: (record.why ?? []).compactMap { step in
                ConceptRelation.Kind(rawValue: step.relation).map {
                    ConceptRelation(from: end(step.from), kind: $0, to: end(step.to))
                }
            })
    }
}
