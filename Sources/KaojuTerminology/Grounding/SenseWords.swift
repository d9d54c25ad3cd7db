import KaojuMatching
import KaojuText

/// The words that tell in which sense an abbreviation stands: `terminology/patterns/senses.tsv`.
struct SenseWords: Sendable {
    static let standard = SenseWords()

    private var words: [String: [[UInt8]]] = [:]
    /// Words of names that say nothing of the sense.
    private let general: Set<[UInt8]>

    private init() {
        var general: Set<[UInt8]> = []
        for row in Table(Resource.bytes("terminology/patterns/senses.tsv") ?? []).rows {
            if row[0] == "*" {
                general.formUnion(row.list(2).map { Array($0.utf8) })
            } else {
                words[Self.key(row[0], row[1]), default: []] += row.list(2).map(Self.folded)
            }
        }
        self.general = general
    }

    private static func key(_ abbreviation: String, _ name: String) -> String { abbreviation + "\t" + Slug.id(name) }

    private static func folded(_ word: String) -> [UInt8] { NameFolder.standard.fold(word).bytes }

    /// What speaks for a sense of an abbreviation: words of the table, and words of the concept's own names.
    func cues(of abbreviation: String, _ concept: Concept) -> [(word: [UInt8], weight: Int)] {
        var out: [(word: [UInt8], weight: Int)] = []
        var seen: Set<[UInt8]> = []
        func add(_ word: [UInt8], _ weight: Int) {
            if !word.isEmpty, seen.insert(word).inserted { out.append((word, weight)) }
        }
        for name in [concept.en, concept.zh] where !name.isEmpty {
            for word in words[Self.key(abbreviation, name)] ?? [] { add(word, 4) }
        }
        for name in [concept.en] + concept.synonyms where name.utf8.contains(0x20) {
            for word in name.utf8.split(whereSeparator: { !$0.isASCIILetter }) where word.count >= 5 {
                let word = word.map(\.asciiLowercased)
                if !general.contains(word) { add(word, 2) }
            }
        }
        // Of a Chinese name each two characters that follow one another.
        let scalars = Array(concept.zh.unicodeScalars)
        if scalars.count >= 4, scalars.allSatisfy({ UTF8Scanner.isCJK($0.value) }) {
            for at in stride(from: 0, to: scalars.count - 1, by: 2) {
                let pair = Array(String(String.UnicodeScalarView(scalars[at...(at + 1)])).utf8)
                if !general.contains(pair) { add(pair, 2) }
            }
        }
        return out
    }
}
