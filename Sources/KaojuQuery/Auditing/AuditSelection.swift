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
        /// Whether a concept stands for all that is narrower too.
        package var withNarrower = false

        package init() {}

        package var isEmpty: Bool { concepts.isEmpty && statuses.isEmpty && sources.isEmpty && designs.isEmpty }
    }

    /// The topics with their lines of `audit.json`, in its order: the most contested first.
    package let topics: [(line: [UInt8], topic: AuditRecord.Topic)]
    /// The findings' lines, where nothing particular is asked for.
    package let findings: [(line: [UInt8], finding: AuditRecord.Finding)]
    let conditions: Conditions
    let references: [String: ReferenceRecord]
    /// The language of the build's reports, and the number of its documents.
    let language: Language
    let documents: Int

    /// Selects from the build in a folder. Errors: those of the records; `query.name` for a concept that no topic has. O(n).
    package init(
        _ folder: BuildFolder, _ conditions: Conditions
    ) throws(AuditSelectionFailure) {
        self.conditions = conditions
        let all:
            (
                topics: [(line: [UInt8], topic: AuditRecord.Topic)],
                findings: [(line: [UInt8], finding: AuditRecord.Finding)]
            )
        let hierarchy: NarrowerConcepts
        do throws(RecordError) {
            all = try folder.auditLines()
            hierarchy = NarrowerConcepts(conditions.withNarrower ? try folder.concepts() : [])
            // A folder without a manifest is no finished build, but what stands there can be told.
            let manifest = try? folder.manifest()
            language = manifest?.language.flatMap { Language(rawValue: $0) } ?? .en
            documents = manifest?.counts?.documents ?? 0
            references = Dictionary(try folder.references().map { ($0.id, $0) }) { first, _ in first }
        } catch {
            throw .records(error)
        }
        let wanted: Set<String>
        do throws(QueryError) {
            let named = try Self.concepts(conditions.concepts, in: all.topics.map(\.topic), hierarchy)
            wanted = hierarchy.closure(of: named)
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
    private static func concepts(
        _ wanted: [String], in topics: [AuditRecord.Topic], _ hierarchy: NarrowerConcepts
    ) throws(QueryError) -> Set<String> {
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
            // With narrower ones wanted, the concept itself need not be in a topic.
            let above = found.isEmpty ? hierarchy.concepts(named: name) : []
            if found.isEmpty, above.isEmpty { throw .unknown(name, suggestions: names.suggestions(for: name)) }
            out.formUnion(found.map { sorted[$0].id } + above)
        }
        return out
    }
}

/// Why a selection could not be made.
package enum AuditSelectionFailure: Error, Sendable {
    case query(QueryError)
    case records(RecordError)
}
