import KaojuCitations
import KaojuText

/// A journal's name for comparison: «N Engl J Med», «New England Journal of Medicine».
///
/// ISO 4 shortens each word, keeps their order and drops articles and prepositions; so two names agree when each word of
/// one, in order, begins as the other's and is contained in it letter by letter.
struct ContainerName: Sendable, Hashable {
    /// The words, folded, without articles and prepositions.
    let words: [[UInt8]]
    private let isHan: Bool
    /// As printed.
    private let name: String

    private static let small: Set<[UInt8]> = Set(
        Table(Resource.bytes("works/journal-words.tsv") ?? []).rows.filter { $0[0] == "small" }
            .map { Array($0[1].utf8) })

    /// Reads a name; nil where there is none. What stands in parentheses («(Lond)», «(1985)») tells editions of a name
    /// apart, not journals, and falls away. O(n).
    init?(_ name: String?) {
        guard let name, !name.isEmpty else { return nil }
        var plain = ""
        var depth = 0
        for scalar in name.unicodeScalars {
            switch scalar {
            case "(", "（", "[": depth += 1
            case ")", "）", "]": depth = max(0, depth - 1)
            default: if depth == 0 { plain.unicodeScalars.append(scalar) }
            }
        }
        let all = LetterFolder.words(plain).filter { !Self.small.contains($0) }
        guard !all.isEmpty else { return nil }
        self.name = name
        isHan = all.contains { $0.contains { $0 >= 0xE3 } }
        words = isHan ? [Array(all.joined())] : all
    }

    /// Whether both name one journal; nil where that cannot be told (another script, a name cut short). O(letters).
    func agrees(with other: ContainerName) -> Bool? {
        if words == other.words { return true }
        // The tables of journals know names that no rule leads from one to the other.
        if let key = ContainerKey(name), key == ContainerKey(other.name) { return true }
        guard isHan == other.isHan else { return nil }
        if isHan {
            let (a, b) = (words[0], other.words[0])
            return a.starts(with: b) || b.starts(with: a) ? nil : false
        }
        if words.joined().elementsEqual(other.words.joined()) { return true }
        if words.count == other.words.count {
            return zip(words, other.words).allSatisfy(Self.shortens) ? true : false
        }
        // «JAMA», «PNAS»: one word of initials.
        let (short, long) = words.count < other.words.count ? (words, other.words) : (other.words, words)
        if short.count == 1, short[0].count >= 3, short[0].elementsEqual(long.compactMap(\.first)) { return true }
        // «Arthritis Res Ther», «Arthritis Res Ther Suppl»: the same words and more may be another journal.
        return zip(short, long).allSatisfy(Self.shortens) ? nil : false
    }

    private static func shortens(_ a: [UInt8], _ b: [UInt8]) -> Bool {
        let (short, long) = a.count < b.count ? (a, b) : (b, a)
        guard short.first == long.first else { return false }
        var rest = short[...]
        for byte in long where byte == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }
}
