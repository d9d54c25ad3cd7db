import KaojuMatching
import KaojuText

/// Plurals of English names by their endings: plurals.tsv.
struct EnglishPlurals: Sendable {
    static let standard = EnglishPlurals()

    /// What becomes of an ending.
    private struct Rule: Sendable {
        var ending: [UInt8]
        var plurals: [[UInt8]]
        /// Letters that must stand before the ending.
        var minimum: Int
    }

    private static let of = Array(" of ".utf8)

    /// The rules by the last letter of their ending, the longest first.
    private var rules = [[Rule]](repeating: [], count: 128)

    private init() {
        for row in Table(Resource.bytes("terminology/plurals.tsv") ?? []).rows {
            let ending = Array(row[0].utf8)
            guard let last = ending.last, last < 128 else { continue }
            let plurals = row.list(1).map { Array($0.utf8) }
            rules[Int(last)].append(Rule(ending: ending, plurals: plurals, minimum: Int(row[2]) ?? 0))
        }
        for last in rules.indices {
            // Two endings of one length that both fit would be the same.
            rules[last].sort { $0.ending.count > $1.ending.count }
        }
    }

    /// The plurals of a name that ends in a small letter, of its last word; where an «of» stands in it, of the word before
    /// that («carcinomas of the lung»). O(n).
    func plurals(of name: [UInt8]) -> [String] {
        if let end = Self.firstOf(name) {
            let rest = name[end...]
            return heads(name[..<end]).map { String(decoding: $0 + rest, as: UTF8.self) }
        }
        return heads(name[...]).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Where the first « of » begins.
    private static func firstOf(_ name: [UInt8]) -> Int? {
        guard name.count > of.count else { return nil }
        return (0..<name.count - of.count).first { name[$0] == 0x20 && name[$0..<$0 + of.count].elementsEqual(of) }
    }

    private func heads(_ name: ArraySlice<UInt8>) -> [[UInt8]] {
        guard let last = name.last, last.isASCIILower, name.count > 2 else { return [] }
        let rule = rules[Int(last)].first { rule in
            guard name.suffix(rule.ending.count).elementsEqual(rule.ending) else { return false }
            let before = name.dropLast(rule.ending.count).suffix(rule.minimum)
            return before.count == rule.minimum && before.allSatisfy { $0.isASCIILetter || $0 >= 0x80 }
        }
        guard let rule else { return [Array(name) + [UInt8(ascii: "s")]] }
        return rule.plurals.map { Array(name.dropLast(rule.ending.count)) + $0 }
    }
}
