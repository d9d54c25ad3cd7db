import KaojuMatching
import KaojuText

/// The rows of a pattern resource by their kind.
struct WordList: Sendable {
    private var words: [String: [[UInt8]]] = [:]

    /// Reads `terminology/patterns/<name>.tsv`: a kind, then words joined by a bar.
    init(_ name: String) {
        for row in Table(Resource.bytes("terminology/patterns/\(name).tsv") ?? []).rows {
            words[row[0], default: []] += row.list(1).map { Array($0.utf8) }
        }
    }

    /// The words of a kind, in the file's order.
    subscript(kind: String) -> [[UInt8]] { words[kind] ?? [] }

    /// The words of a kind as a set.
    func set(_ kind: String) -> WordSet { WordSet(self[kind]) }
}
