import KaojuRecords
import KaojuText

/// What changed from one build to another: documents, claims, topics, references.
package struct BuildDifference: Sendable {
    /// A member of a record that has another value.
    package struct Change: Sendable, Hashable {
        package var member: String
        package var old: String
        package var new: String
    }

    /// A thing that is in both builds and differs.
    package struct Altered: Sendable, Hashable {
        package var id: String
        package var document: String
        package var title: String
        package var changes: [Change]
    }

    /// A thing that is in one build only.
    package struct Item: Sendable, Hashable {
        package var id: String
        package var document: String
        package var title: String
        package var quote: String
    }

    /// The things of one kind.
    package struct Part: Sendable, Hashable {
        package var came: [Item] = []
        package var went: [Item] = []
        package var changed: [Altered] = []

        package var isEmpty: Bool { came.isEmpty && went.isEmpty && changed.isEmpty }
    }

    package var documents = Part()
    package var claims = Part()
    package var topics = Part()
    package var references = Part()

    /// Whether nothing differs.
    package var isEmpty: Bool { documents.isEmpty && claims.isEmpty && topics.isEmpty && references.isEmpty }

    /// The four parts with their names, in the order of reports.
    package var parts: [(name: String, part: Part)] {
        [("documents", documents), ("claims", claims), ("topics", topics), ("references", references)]
    }

    /// Compares two builds. Errors: `records.missing`, `records.line`. O(n log n).
    package init(old: BuildFolder, new: BuildFolder) throws(RecordError) {
        documents = Self.documents(
            try Self.digests(old), try Self.digests(new))
        claims = ClaimPairing(old: try old.listedClaims(), new: try new.listedClaims()).part
        topics = Self.topics(try old.audit().topics, try new.audit().topics)
        references = Self.references(try old.references(), try new.references())
    }

    /// A build's documents with the digests of their texts.
    private static func digests(_ folder: BuildFolder) throws(RecordError) -> [(String, String)] {
        var out: [(String, String)] = []
        for name in try folder.documents() { out.append((name, Digest.sha256(try folder.text(of: name)))) }
        return out
    }

    private static func documents(_ old: [(String, String)], _ new: [(String, String)]) -> Part {
        part(
            old.map { ($0.0, $0) }, new.map { ($0.0, $0) },
            item: { Item(id: $0.0, document: $0.0, title: $0.0, quote: "") },
            changes: { a, b in a.1 == b.1 ? [] : [Change(member: "text", old: a.1, new: b.1)] })
    }

    private static func topics(_ old: [AuditRecord.Topic], _ new: [AuditRecord.Topic]) -> Part {
        func title(_ topic: AuditRecord.Topic) -> String {
            let arrow = ["+": "→", "-": "⊣"][topic.direction] ?? "—"
            return "\(topic.subject.label) \(arrow) \(topic.object.label)"
        }
        func sources(_ stands: [AuditRecord.Stand]) -> String { "\(Set(stands.flatMap(\.sources)).count)" }
        return part(
            old.map { ($0.id, $0) }, new.map { ($0.id, $0) },
            item: { Item(id: $0.id, document: "", title: title($0), quote: "") },
            changes: { a, b in
                let rows: [(String, String, String)] =
                    [("direction", a.direction, b.direction), ("status", a.status, b.status)]
                    + zip(a.sides, b.sides).map { ($0.name, sources($0.stands), sources($1.stands)) }
                return rows.filter { $0.1 != $0.2 }.map { Change(member: $0.0, old: $0.1, new: $0.2) }
            })
    }

    private static func references(_ old: [ReferenceRecord], _ new: [ReferenceRecord]) -> Part {
        func title(_ reference: ReferenceRecord) -> String {
            let number = reference.number.map { "[\($0)] " } ?? ""
            return number + (reference.raw ?? reference.title ?? reference.displayName)
        }
        return part(
            old.map { ($0.id, $0) }, new.map { ($0.id, $0) },
            item: { Item(id: $0.id, document: $0.document, title: title($0), quote: "") },
            changes: { a, b in
                let rows: [(String, String, String)] = [
                    ("number", a.number.map(String.init) ?? "", b.number.map(String.init) ?? ""),
                    ("raw", a.raw ?? "", b.raw ?? ""), ("title", a.title ?? "", b.title ?? ""),
                    ("year", a.year.map(String.init) ?? "", b.year.map(String.init) ?? ""),
                    ("work", a.work ?? "", b.work ?? ""), ("DOI", a.doi ?? "", b.doi ?? ""),
                    ("PMID", a.pmid ?? "", b.pmid ?? ""),
                    ("cited", "\(a.citedAt?.count ?? 0)", "\(b.citedAt?.count ?? 0)"),
                ]
                return rows.filter { $0.1 != $0.2 }.map { Change(member: $0.0, old: $0.1, new: $0.2) }
            })
    }

    /// Pairs things by id: what came, went and changed, each in its build's order.
    static func part<Thing>(
        _ old: [(String, Thing)], _ new: [(String, Thing)], item: (Thing) -> Item,
        changes: (Thing, Thing) -> [Change]
    ) -> Part {
        let before = Dictionary(old) { first, _ in first }
        let after = Set(new.map(\.0))
        var part = Part()
        part.went = old.filter { !after.contains($0.0) }.map { item($0.1) }
        for (id, thing) in new {
            guard let earlier = before[id] else {
                part.came.append(item(thing))
                continue
            }
            let found = changes(earlier, thing)
            if found.isEmpty { continue }
            let shown = item(thing)
            part.changed.append(Altered(id: id, document: shown.document, title: shown.title, changes: found))
        }
        return part
    }
}
