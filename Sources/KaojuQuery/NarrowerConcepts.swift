import KaojuRecords
import KaojuText

/// What is narrower than what, from the hierarchy that a build wrote down (`concepts.jsonl`).
package struct NarrowerConcepts: Sendable {
    private var children: [String: [String]] = [:]
    private var byName: [String: [String]] = [:]

    /// O(records).
    package init(_ records: [ConceptRecord]) {
        for record in records {
            for parent in record.isA ?? [] { children[parent, default: []].append(record.concept) }
            for name in Set([record.concept] + (record.labels.map { Array($0.values) } ?? [])) {
                byName[name.squeezed, default: []].append(record.concept)
            }
        }
    }

    /// The ids and all that is narrower than one of them, over any number of steps; a circle does no harm. O(hits).
    package func closure(of ids: some Sequence<String>) -> Set<String> {
        var out = Set(ids)
        var queue = Array(out)
        while let id = queue.popLast() {
            for child in children[id] ?? [] where out.insert(child).inserted { queue.append(child) }
        }
        return out
    }

    /// The ids of concepts with this name or id, sorted: also of those that no claim names. O(length).
    package func concepts(named name: String) -> [String] { (byName[name.squeezed] ?? []).sorted() }
}
