import KaojuText

/// Leads from what people call a concept to the concept: identifiers, labels in both languages, synonyms, printed words.
package struct ConceptNames: Sendable {
    /// How good a name is: an identifier or a preferred name beats a synonym, a synonym what papers happen to print.
    private enum Tier: Int { case preferred, synonym, printed }

    private var byName: [String: [(concept: Int, tier: Int)]] = [:]
    /// Printed and squeezed names, for suggestions; sorted.
    private var printed: [(name: String, squeezed: String)] = []

    /// Collects the names of concepts, which go by their indices. O(names).
    init(_ concepts: [ClaimNetwork.Concept]) {
        var known: [String: String] = [:]
        for (index, concept) in concepts.enumerated() {
            for name in [concept.id, concept.label, concept.zh, concept.en] { add(name, index, .preferred, &known) }
            for name in concept.synonyms { add(name, index, .synonym, &known) }
            for name in concept.surfaces { add(name, index, .printed, &known) }
        }
        printed = known.map { ($0.value, $0.key) }.sorted { $0.name < $1.name }
    }

    private mutating func add(_ name: String, _ concept: Int, _ tier: Tier, _ known: inout [String: String]) {
        let key = name.squeezed
        guard !key.isEmpty else { return }
        // The same name may be known in several forms; the least one is shown, whatever the order.
        known[key] = min(known[key] ?? name, name)
        byName[key, default: []].append((concept, tier.rawValue))
    }

    /// The concepts that a name means, ascending; several where it is ambiguous, of which only those whose name it is in
    /// the best sense. Case, width, blanks and dashes don't matter. O(length).
    package func concepts(named name: String) -> [Int] {
        let found = byName[name.squeezed] ?? []
        guard let best = found.map(\.tier).min() else { return [] }
        return Set(found.filter { $0.tier == best }.map(\.concept)).sorted()
    }

    /// Names that look like this one, the likest first. O(names).
    package func suggestions(for name: String, limit: Int = 5) -> [String] {
        let wanted = name.squeezed
        guard !wanted.isEmpty else { return [] }
        let pairs = Self.pairs(wanted)
        var found: [(score: Double, name: String)] = []
        for candidate in printed {
            let score = Self.likeness(wanted, pairs, candidate.squeezed)
            if score >= 0.4 { found.append((score, candidate.name)) }
        }
        found.sort { $0.score != $1.score ? $0.score > $1.score : $0.name < $1.name }
        return found.prefix(limit).map(\.name)
    }

    /// Dice's coefficient of the pairs of characters; a name that holds the other counts as at least 0.5.
    private static func likeness(_ wanted: String, _ pairs: Set<String>, _ other: String) -> Double {
        let others = Self.pairs(other)
        let shared = Double(pairs.intersection(others).count)
        let dice = 2 * shared / Double(max(1, pairs.count + others.count))
        guard min(wanted.count, other.count) >= 2, wanted.contains(other) || other.contains(wanted) else { return dice }
        return max(0.5, dice)
    }

    private static func pairs(_ text: String) -> Set<String> {
        let letters = Array(text)
        if letters.count < 2 { return [text] }
        return Set((1..<letters.count).map { String(letters[($0 - 1)...$0]) })
    }
}
