import KaojuText

/// Whose identifier a concept goes by: `terminology/identifiers.tsv`.
struct IdentifierPreference: Sendable {
    static let standard = IdentifierPreference()

    /// The number of the table's line that a category stands in.
    private var groups: [String: Int] = [:]
    /// For each line, the place of each prefix.
    private var places: [[String: Int]] = []
    private var prefixes: Set<String> = []

    private init() {
        for row in Table(Resource.bytes("terminology/identifiers.tsv") ?? []).rows {
            for category in row.list(0) { groups[category] = places.count }
            var order: [String: Int] = [:]
            for prefix in row.list(1) { order[prefix.lowercased()] = order.count }
            places.append(order)
            prefixes.formUnion(order.keys)
        }
    }

    /// The line of a category, with or without prefix; concepts of different lines are never one.
    func group(of category: String) -> Int? {
        groups[category.hasPrefix("biolink:") ? String(category.dropFirst("biolink:".count)) : category]
    }

    /// The place of an identifier in a line, 0 for the preferred prefix; nil for an identifier of no vocabulary there.
    func place(of id: String, in group: Int) -> Int? {
        guard let colon = id.utf8.firstIndex(of: UInt8(ascii: ":")) else { return nil }
        return places[group][id[..<colon].lowercased()]
    }

    /// Whether an identifier is of a vocabulary in some line.
    func isKnown(_ id: String) -> Bool {
        guard let colon = id.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
        return prefixes.contains(id[..<colon].lowercased())
    }
}

extension Lexicon {
    /// The concept that stands for this one and its like. O(cross-references · layers).
    func preferred(among number: Int) -> Int {
        let preference = IdentifierPreference.standard
        let term = self.term(number)
        guard let group = preference.group(of: term.category) else { return number }
        var best = (place: preference.place(of: term.id, in: group) ?? .max, number: number)
        for other in equivalents(of: term) where other != number {
            let found = self.term(other)
            guard preference.group(of: found.category) == group else { continue }
            let place = preference.place(of: found.id, in: group) ?? .max
            if (place, other) < best { best = (place, other) }
        }
        return best.number
    }

    /// The numbers of concepts that cross-references tie to a term, either way.
    private func equivalents(of term: VocabularyTerm) -> [Int] {
        var out: [Int] = []
        for id in term.xrefs where IdentifierPreference.standard.isKnown(id) {
            if let other = index(of: id) ?? index(ofCrossReference: id), !out.contains(other) { out.append(other) }
        }
        if !term.id.hasPrefix("kaoju:"), let other = index(ofCrossReference: term.id), !out.contains(other) {
            out.append(other)
        }
        return out
    }

    /// The concept with the names of all that it stands for.
    func represented(_ number: Int) -> Concept {
        var concept = self[number]
        let group = IdentifierPreference.standard.group(of: concept.category)
        for other in equivalents(of: term(number)) where other != number {
            let found = self[other]
            guard group != nil, IdentifierPreference.standard.group(of: found.category) == group else { continue }
            if concept.zh.isEmpty { concept.zh = found.zh }
            if concept.en.isEmpty { concept.en = found.en }
            for name in [found.zh, found.en] + found.synonyms
            where !name.isEmpty && name != concept.zh && name != concept.en && !concept.synonyms.contains(name) {
                concept.synonyms.append(name)
            }
            for parent in found.parents where !concept.parents.contains(parent) && parent != concept.id {
                concept.parents.append(parent)
            }
            if concept.opposite == nil { concept.opposite = found.opposite }
            if concept.donorOf == nil { concept.donorOf = found.donorOf }
        }
        return concept
    }
}
