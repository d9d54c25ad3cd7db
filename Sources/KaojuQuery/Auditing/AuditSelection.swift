import KaojuRecords
import KaojuText

/// The topics of a build's audit that concern what is asked for.
package struct AuditSelection: Sendable {
    /// What is asked for; an empty list asks for everything.
    package struct Conditions: Sendable, Hashable {
        /// Names of concepts in any language: the topic's subject or object is one of them.
        package var concepts: [String] = []
        /// The topic's status.
        package var statuses: [String] = []
        /// Printed numbers, ids of references or works, documents: a claim of the topic rests on one of them.
        package var sources: [String] = []
        /// A claim of the topic has one of these designs.
        package var designs: [String] = []

        package init() {}

        package var isEmpty: Bool { concepts.isEmpty && statuses.isEmpty && sources.isEmpty && designs.isEmpty }
    }

    /// The topics with their lines of `audit.json`, in its order: the most contested first.
    package let topics: [(line: [UInt8], topic: AuditRecord.Topic)]
    /// The findings' lines, where nothing particular is asked for.
    package let findings: [[UInt8]]
    let references: [String: ReferenceRecord]

    /// Selects from the build in a folder. Errors: those of the records; `query.name` for a concept that no topic has. O(n).
    package init(
        _ folder: BuildFolder, _ conditions: Conditions
    ) throws(AuditSelectionFailure) {
        let all: (topics: [(line: [UInt8], topic: AuditRecord.Topic)], findings: [[UInt8]])
        do throws(RecordError) {
            all = try folder.auditLines()
            references = Dictionary(try folder.references().map { ($0.id, $0) }) { first, _ in first }
        } catch {
            throw .records(error)
        }
        let wanted: Set<String>
        do throws(QueryError) {
            wanted = try Self.concepts(conditions.concepts, in: all.topics.map(\.topic))
        } catch {
            throw .query(error)
        }
        let sources = conditions.sources.map { SourceName($0) }
        topics = all.topics.filter { _, topic in
            if !conditions.concepts.isEmpty, !wanted.contains(topic.subject.concept),
                !wanted.contains(topic.object.concept)
            {
                return false
            }
            if !conditions.statuses.isEmpty, !conditions.statuses.contains(topic.status) { return false }
            let stands = topic.sides.flatMap(\.stands)
            if !conditions.designs.isEmpty,
                !stands.contains(where: { conditions.designs.contains($0.design ?? "unspecified") })
            {
                return false
            }
            return sources.isEmpty || stands.contains { stand in sources.contains { Self.rests(stand, on: $0) } }
        }
        findings = conditions.isEmpty ? all.findings : []
    }

    private static func rests(_ stand: AuditRecord.Stand, on source: SourceName) -> Bool {
        source.matches(
            numbers: stand.numbers, references: stand.references ?? [],
            sources: stand.sources + ["doc:" + stand.document])
    }

    /// The ids of the concepts that the names mean.
    private static func concepts(_ wanted: [String], in topics: [AuditRecord.Topic]) throws(QueryError) -> Set<String> {
        if wanted.isEmpty { return [] }
        var concepts: [String: ClaimNetwork.Concept] = [:]
        for part in topics.flatMap({ [$0.subject, $0.object] }) where concepts[part.concept] == nil {
            concepts[part.concept] = ClaimNetwork.Concept(
                id: part.concept, label: part.label, zh: part.labels?["zh"] ?? "", en: part.labels?["en"] ?? "",
                category: part.category, synonyms: part.synonyms ?? [], surfaces: [])
        }
        let sorted = concepts.values.sorted { $0.id < $1.id }
        let names = ConceptNames(sorted)
        var out: Set<String> = []
        for name in wanted {
            let found = names.concepts(named: name)
            if found.isEmpty { throw .unknown(name, suggestions: names.suggestions(for: name)) }
            out.formUnion(found.map { sorted[$0].id })
        }
        return out
    }

    /// «[11] Pasch 2008» for each reference of a stand, its numbers where nothing is known, nothing for an own finding.
    func sources(of stand: AuditRecord.Stand) -> [String] {
        let named = (stand.references ?? []).map { id in
            let reference = references[id]
            let number = reference?.number.map { "[\($0)]" }
            let name = reference?.author?.isEmpty == false ? reference?.displayName : nil
            return [number, name].compactMap { $0 }.joined(separator: " ")
        }.filter { !$0.isEmpty }
        return named.isEmpty ? stand.numbers.map { "[\($0)]" } : named
    }
}

/// Why a selection could not be made.
package enum AuditSelectionFailure: Error, Sendable {
    case query(QueryError)
    case records(RecordError)
}
