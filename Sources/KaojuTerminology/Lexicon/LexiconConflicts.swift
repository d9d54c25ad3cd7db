import KaojuText

/// Where an upper layer of a lexicon takes something from a lower one.
public struct LexiconConflict: Sendable, Hashable {
    /// What the two disagree about.
    public enum Kind: String, Sendable {
        /// One id with two categories, or with two preferred names in one language.
        case identifier
        /// One name for two concepts.
        case name
    }

    /// What the two disagree about.
    public var kind: Kind
    /// The id, or the name.
    public var key: String
    /// The upper layer's view, which wins: id, category and names.
    public var winner: String
    /// The lower layer's.
    public var loser: String
}

extension Lexicon {
    /// The conflicts between layers, those of the topmost first, in its order. Names that count only under conditions are
    /// none. O(names of the upper layers · layers).
    package var conflicts: [LexiconConflict] {
        var out: [LexiconConflict] = []
        for (upper, layer) in layers.enumerated() {
            for index in 0..<layer.count {
                let term = layer.term(at: index)
                for lower in layers[(upper + 1)...] { compare(term, with: lower, into: &out) }
            }
        }
        return out
    }

    private func compare(_ term: VocabularyTerm, with layer: LexiconLayer, into out: inout [LexiconConflict]) {
        let same = counterpart(of: term, in: layer)
        if let same {
            let other = layer.term(at: same)
            let isOther =
                other.category != term.category
                || !term.zh.isEmpty && !other.zh.isEmpty && Slug.id(term.zh) != Slug.id(other.zh)
                || !term.en.isEmpty && !other.en.isEmpty && Slug.id(term.en) != Slug.id(other.en)
            if isOther {
                out.append(.init(kind: .identifier, key: term.id, winner: Self.view(term), loser: Self.view(other)))
            }
        }
        let names =
            [term.zh, term.en] + term.names.filter { $0.scope == .exact || $0.scope == .abbreviation }.map(\.text)
        var seen: Set<Int32> = []
        for name in names where !name.isEmpty {
            for entry in layer.names.entries(named: name)
            where !entry.isConditional && Int(entry.concept) != same && seen.insert(entry.concept).inserted {
                let other = layer.term(at: Int(entry.concept))
                out.append(.init(kind: .name, key: name, winner: Self.view(term), loser: Self.view(other)))
            }
        }
    }

    private static func view(_ term: VocabularyTerm) -> String {
        ([term.id, term.category] + [term.zh, term.en].filter { !$0.isEmpty }).joined(separator: ", ")
    }
}
