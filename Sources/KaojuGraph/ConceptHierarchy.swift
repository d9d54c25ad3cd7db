import KaojuTerminology

/// What is broader, what is the opposite and what is a donor of what: by concept ids, from a lexicon.
package struct ConceptHierarchy: Sendable {
    private var parents: [String: [String]] = [:]
    private var antonyms: [String: [String]] = [:]
    private var donated: [String: [String]] = [:]

    /// Collects the relations of these concepts; the order of the concepts does not matter. O(n log n).
    package init(_ concepts: some Sequence<Concept>) {
        for concept in concepts {
            parents[concept.id, default: []] += concept.parents
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

    private static func unique(_ ids: [String]?) -> [String] { Set(ids ?? []).sorted() }
}
