import Foundation
import KaojuText

/// What the names of one journal, book or proceedings have in common, for matching.
///
/// «Journal of the American Society of Nephrology», «J. Am. Soc. Nephrol.» and «J Am Soc Nephrol» have one key: the words
/// of ISO 4 in lower case, without articles, prepositions and marks. A key is for comparing only; it is printed nowhere.
/// Two names with different keys may still be one journal; two journals seldom share a key, and then they share their
/// abbreviated names too.
package struct ContainerKey: Sendable, Hashable, Comparable {
    /// The short words, joined by blanks; Chinese names without blanks and marks.
    package let text: String

    /// The key of a name as printed; nil where it holds no letter. O(n).
    package init?(_ name: String) {
        guard let key = ContainerAbbreviator.embedded.key(of: name) else { return nil }
        text = key
    }

    /// Byte order.
    package static func < (a: Self, b: Self) -> Bool { a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
}

/// Shortens the words of a container's name as ISO 4 does, by tables below `Resources/citations/containers`.
struct ContainerAbbreviator: Sendable {
    private var words: [String: String] = [:]
    private var stems: [String: String] = [:]
    private var longestStem = 0
    private var skipped: Set<String> = []
    private var names: [String: String] = [:]

    /// The embedded tables, read when first used.
    static let embedded = ContainerAbbreviator(
        words: Resource.bytes("citations/containers/words.tsv") ?? [],
        skipped: Resource.bytes("citations/containers/skipped.tsv") ?? [],
        names: Resource.bytes("citations/containers/names.tsv") ?? [])

    init(words: [UInt8], skipped: [UInt8], names: [UInt8]) {
        for row in Table(words).rows where !row[1].isEmpty {
            if row[0].hasSuffix("-") {
                stems[String(row[0].dropLast())] = row[1]
                longestStem = max(longestStem, row[0].utf8.count - 1)
            } else {
                self.words[row[0]] = row[1]
            }
        }
        for row in Table(skipped).rows { self.skipped.insert(row[0]) }
        for row in Table(names).rows {
            // The tables' own words are shortened too, so that either form leads to the name.
            guard let from = shortened(row[0]), let to = shortened(row[1]), from != to else { continue }
            self.names[from] = to
        }
    }

    /// The key of a name; nil where it holds no letter.
    func key(of name: String) -> String? {
        guard let short = shortened(name) else { return nil }
        return names[short] ?? short
    }

    private func shortened(_ name: String) -> String? {
        let all = Self.words(of: name)
        // «The», «In Vivo», «A & A»: a name of nothing but small words keeps them.
        let meant = all.filter { !skipped.contains($0) }
        let kept = meant.isEmpty ? all : meant
        guard !kept.isEmpty else { return nil }
        return kept.map(short(of:)).joined(separator: " ")
    }

    private func short(of word: String) -> String {
        if let known = words[word] { return known }
        var length = min(longestStem, word.utf8.count)
        while length >= 3 {
            if let known = stems[String(Substring(word.utf8.prefix(length)))] { return known }
            length -= 1
        }
        return word
    }

    /// The runs of letters and digits in lower case, without accents; a Chinese name is one word.
    private static func words(of name: String) -> [String] {
        var out: [String] = []
        var word = ""
        let isASCII = name.utf8.allSatisfy { $0 < 0x80 }
        let folded = (isASCII ? name : name.decomposedStringWithCompatibilityMapping).lowercased()
        for scalar in folded.unicodeScalars {
            let value = scalar.value
            if ScalarClass.isHan(value) || ScalarClass.isDigit(value) || scalar.properties.isAlphabetic {
                word.unicodeScalars.append(scalar)
            } else if value == 0x27 || value == 0x2019 || scalar.properties.generalCategory == .nonspacingMark {
                // «Women’s», «Médecine»
                continue
            } else {
                if !word.isEmpty { out.append(word) }
                word = ""
            }
        }
        if !word.isEmpty { out.append(word) }
        let isHan = out.first?.unicodeScalars.first.map { ScalarClass.isHan($0.value) } ?? false
        return isHan ? [out.joined()] : out
    }
}
