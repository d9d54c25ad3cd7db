import KaojuTerminology
import KaojuText

/// What is broader, what is the opposite and what is a donor of what: by concept ids, from a lexicon.
package struct ConceptHierarchy: Sendable {
    private var parents: [String: [String]] = [:]
    private var antonyms: [String: [String]] = [:]
    private var donated: [String: [String]] = [:]
    private var names: [String: LocalizedText] = [:]

    /// Collects the relations of these concepts; the order of the concepts does not matter. O(n log n).
    package init(_ concepts: some Sequence<Concept>) {
        var last: [String: Concept] = [:]
        for concept in concepts {
            // Most documents say the same of a concept.
            if last.updateValue(concept, forKey: concept.id) == concept { continue }
            parents[concept.id, default: []] += concept.parents
            // A document's own name for a concept may come beside the lexicon's: the least one, whatever the order.
            func least(_ a: String, _ b: String) -> String { a.isEmpty || !b.isEmpty && b < a ? b : a }
            let known = names[concept.id] ?? LocalizedText(zh: "", en: "")
            names[concept.id] = LocalizedText(zh: least(known.zh, concept.zh), en: least(known.en, concept.en))
            if let opposite = concept.opposite {
                // A lexicon says it on one side only.
                antonyms[concept.id, default: []].append(opposite)
                antonyms[opposite, default: []].append(concept.id)
            }
            if let chemical = concept.donorOf { donated[concept.id, default: []].append(chemical) }
        }
        for key in parents.keys { parents[key] = Self.unique(parents[key]) }
        for key in antonyms.keys { antonyms[key] = Self.unique(antonyms[key]) }
        for key in donated.keys { donated[key] = Self.unique(donated[key]) }
    }

    /// All broader concepts, nearest first, without the concept itself; a circle in the lexicon does no harm. O(hits).
    package func broader(than id: String) -> [String] {
        var out: [String] = []
        var seen: Set<String> = [id]
        var next = 0
        var at = id
        while true {
            for parent in parents[at] ?? [] where seen.insert(parent).inserted { out.append(parent) }
            guard next < out.count else { return out }
            at = out[next]
            next += 1
        }
    }

    /// The concept's antonyms, sorted. O(1).
    package func opposites(of id: String) -> [String] { antonyms[id] ?? [] }

    /// The chemicals that the concept is a donor of, sorted. O(1).
    package func donations(of id: String) -> [String] { donated[id] ?? [] }

    /// The concepts that are directly broader, sorted. O(1).
    package func parents(of id: String) -> [String] { parents[id] ?? [] }

    /// The concept with its names, as far as a lexicon or a document gave it some. O(1).
    package func concept(_ id: String) -> ConceptRelation.End {
        ConceptRelation.End(id: id, zh: names[id]?.zh ?? "", en: names[id]?.en ?? "")
    }

    /// How one concept leads to another: up to what is broader, and from there, where it must be, to a donated chemical
    /// or an opposite. Empty where they are one or have nothing to do with each other. O(broader concepts).
    package func steps(from id: String, to other: String) -> [ConceptRelation] {
        if id == other { return [] }
        var below: [String: String] = [:]
        var line = [id]
        var next = 0
        while next < line.count {
            for parent in parents[line[next]] ?? [] where parent != id && below[parent] == nil {
                below[parent] = line[next]
                line.append(parent)
            }
            next += 1
        }
        func climb(to top: String) -> [ConceptRelation] {
            var out: [ConceptRelation] = []
            var at = top
            while let lower = below[at] {
                out.append(ConceptRelation(from: concept(lower), kind: .isA, to: concept(at)))
                at = lower
            }
            return out.reversed()
        }
        if below[other] != nil { return climb(to: other) }
        for (related, kind) in [(donated, ConceptRelation.Kind.donorOf), (antonyms, .oppositeOf)] {
            if let from = line.first(where: { related[$0]?.contains(other) == true }) {
                return climb(to: from) + [ConceptRelation(from: concept(from), kind: kind, to: concept(other))]
            }
        }
        return []
    }

    /// The places of some concepts and of all above them that have a relation, sorted by id. O(n log n).
    package func places(of ids: some Sequence<String>) -> [ConceptPlace] {
        var wanted: Set<String> = []
        for id in ids where wanted.insert(id).inserted { wanted.formUnion(broader(than: id)) }
        let above = Set(wanted.flatMap { parents(of: $0) })
        return wanted.sorted().compactMap { id in
            let place = ConceptPlace(
                concept: concept(id), broader: parents(of: id), opposites: opposites(of: id),
                donations: donations(of: id))
            let isAlone = place.broader.isEmpty && place.opposites.isEmpty && place.donations.isEmpty
            return isAlone && !above.contains(id) ? nil : place
        }
    }

    private static func unique(_ ids: [String]?) -> [String] { Set(ids ?? []).sorted() }
}
