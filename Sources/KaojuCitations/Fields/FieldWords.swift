import KaojuMatching
import KaojuText

/// The words that tell the fields of an entry, by class, from `Resources/citations/fields` and the tables of containers.
struct FieldWords: Sendable {
    /// A set of classes; the bits' numbers are the model's, so a new class is added at the end.
    typealias Classes = UInt32

    /// The classes in the order of their bits.
    static let classes = [
        "month", "edition", "volume", "issue", "pages", "editor", "translator", "in", "thesis", "conference", "report",
        "publisher", "institution", "place", "journal", "access", "others", "and", "particle", "suffix", "patent",
        "standard", "newspaper", "undated", "forthcoming", "collective", "medium",
    ]
    static let isShort: Classes = 1 << 29
    static let isContainerWord: Classes = 1 << 30
    static let isSurname: Classes = 1 << 31

    /// The bit of a class.
    static func bit(_ name: String) -> Classes {
        classes.firstIndex(of: name).map { 1 << Classes($0) } ?? 0
    }

    private let automaton: Automaton
    private let masks: [Classes]
    private let containers: [UInt32: Classes]
    private let surnames: ScalarSet

    /// The embedded tables, read when first used.
    static let embedded = FieldWords(
        words: Resource.bytes("citations/fields/words.tsv") ?? [],
        containers: Resource.bytes("citations/containers/words.tsv") ?? [],
        surnames: Resource.bytes("claims/surnames.tsv") ?? [])

    init(words: [UInt8], containers: [UInt8], surnames: [UInt8]) {
        var byWord: [[UInt8]: Classes] = [:]
        for row in Table(words).rows {
            for word in row.list(1) { byWord[word.utf8.map(ASCII.lowered), default: 0] |= Self.bit(row[0]) }
        }
        let sorted = byWord.keys.sorted { $0.lexicographicallyPrecedes($1) }
        automaton = Automaton(patterns: sorted)
        masks = sorted.map { byWord[$0] ?? 0 }
        var forms: [UInt32: Classes] = [:]
        for row in Table(containers).rows {
            let stem = Array(row[0].utf8.filter { $0 != 0x2D })
            forms[FeatureHash.of(stem), default: 0] |= Self.isContainerWord
            if row[1] != row[0], !row[1].isEmpty {
                forms[FeatureHash.of(Array(row[1].utf8)), default: 0] |= Self.isShort
            }
        }
        self.containers = forms
        self.surnames = ScalarSet(
            Table(surnames).rows.flatMap { $0.cells.joined().unicodeScalars.map(\.value) })
    }

    /// The classes of each token; `lowered` is the entry in lower case (ASCII). O(n + matches).
    func classes(of tokens: [EntryToken], in lowered: [UInt8]) -> [Classes] {
        var out = [Classes](repeating: 0, count: tokens.count)
        var starts = [Int32](repeating: -1, count: lowered.count + 1)
        for (index, token) in tokens.enumerated() { starts[token.range.start] = Int32(index) }
        automaton.forEachMatch(in: lowered) { match in
            guard starts[match.range.start] >= 0, isWhole(match.range, in: lowered) else { return }
            var index = Int(starts[match.range.start])
            while index < tokens.count, tokens[index].range.start < match.range.end {
                out[index] |= masks[match.pattern]
                index += 1
            }
        }
        for (index, token) in tokens.enumerated() {
            if token.kind == .han {
                if surnames.contains(UTF8Scanner.scalar(lowered, at: token.range.start).value) {
                    out[index] |= Self.isSurname
                }
            } else if token.kind == .word {
                out[index] |= containerClasses(lowered, token.range)
            }
        }
        return out
    }

    /// A word in Latin letters ends at no letter.
    private func isWhole(_ range: ByteRange, in bytes: [UInt8]) -> Bool {
        func isLatin(_ at: Int) -> Bool { ASCII.isLetter(bytes[at]) }
        if isLatin(range.start), range.start > 0, isLatin(range.start - 1) { return false }
        return !(isLatin(range.end - 1) && range.end < bytes.count && isLatin(range.end))
    }

    private func containerClasses(_ bytes: [UInt8], _ range: ByteRange) -> Classes {
        var hash = FeatureHash.seed
        var found: Classes = 0
        for at in range.indices {
            hash = FeatureHash.step(hash, bytes[at])
            guard at - range.start >= 2 || at == range.end - 1, let known = containers[hash] else { continue }
            if at == range.end - 1 { return known | (found & Self.isContainerWord) }
            found |= known & Self.isContainerWord
        }
        return found
    }
}

/// Words by class, as texts.
enum FieldTables {
    private static let rows = Table(Resource.bytes("citations/fields/words.tsv") ?? []).rows

    /// All words of a class.
    static func words(of name: String) -> [String] { rows.filter { $0[0] == name }.flatMap { $0.list(1) } }

    /// Chinese surnames in Latin letters.
    static var pinyin: [String] { Table(Resource.bytes("citations/fields/pinyin.tsv") ?? []).rows.map { $0[0] } }

    /// The Chinese words of a kind that count volumes and issues.
    static func units(_ kind: String) -> [String] {
        Table(Resource.bytes("citations/fields/units.tsv") ?? []).rows.filter { $0[0] == kind }.map { $0[1] }
    }
}
