import KaojuText

/// A name in the form in which names are compared: squeezed, as UTF-8, with its length in characters.
struct ComparedName: Hashable, Sendable {
    let bytes: [UInt8]
    let count: Int

    init(_ name: String) {
        let squeezed = name.squeezed
        bytes = Array(squeezed.utf8)
        count = squeezed.unicodeScalars.count
    }

    /// Whether the other name stands somewhere in this one. O(n · m), on names.
    func contains(_ other: ComparedName) -> Bool {
        guard other.bytes.count <= bytes.count else { return false }
        return (0...(bytes.count - other.bytes.count)).contains { start in
            bytes[start..<(start + other.bytes.count)].elementsEqual(other.bytes)
        }
    }

    /// The names that are not empty.
    static func set(_ names: [String]) -> Set<ComparedName> {
        Set(names.map(ComparedName.init).filter { $0.count > 0 })
    }
}

/// The concepts of a gold standard by their names.
struct GoldConcepts: Sendable {
    private let aliases: [String: Set<ComparedName>]
    private let all: Set<ComparedName>

    init(_ rows: [GoldStandard.Concept]) {
        aliases = rows.reduce(into: [:]) { $0[$1.id] = ComparedName.set($1.aliases) }
        all = aliases.values.reduce(into: []) { $0.formUnion($1) }
    }

    /// The names of one concept.
    subscript(id: String) -> Set<ComparedName> { aliases[id] ?? [] }

    /// Whether something with these names is the gold concept: a name in common, or one that holds a gold name with at
    /// most three characters more and is no gold name itself.
    func isConcept(_ id: String, _ names: Set<ComparedName>) -> Bool { matches(names, self[id]) }

    /// Whether something with these names is any gold concept.
    func isKnown(_ names: Set<ComparedName>) -> Bool { matches(names, all) }

    private func matches(_ found: Set<ComparedName>, _ aliases: Set<ComparedName>) -> Bool {
        if !found.isDisjoint(with: aliases) { return true }
        let free = found.subtracting(all)
        return aliases.contains { alias in
            alias.count >= 2 && free.contains { $0.count - alias.count <= 3 && $0.contains(alias) }
        }
    }
}
