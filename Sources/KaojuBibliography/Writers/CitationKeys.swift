import Foundation
import KaojuText

/// Gives each entry of an export a key: its own where it has one, else family name and year, made distinct with letters.
package struct CitationKeys {
    private var used: Set<String> = []
    private var counts: [String: Int] = [:]

    /// No key is taken yet.
    package init() {}

    /// The key for a work. `name` stands in where the name and the year are no ASCII (a Chinese author): a part of the
    /// work's own id, so that the key stays the same from build to build. O(1) on average.
    package mutating func key(own: String?, item: BibliographicItem, name: String) -> String {
        let base = own.flatMap(Self.usable) ?? Self.authorYear(item) ?? "work" + name
        if used.insert(base).inserted { return base }
        var count = counts[base, default: 0]
        while true {
            count += 1
            let key = base + Self.letters(count)
            if used.insert(key).inserted {
                counts[base] = count
                return key
            }
        }
    }

    /// A source's own key, where BibTeX can hold it.
    private static func usable(_ key: String) -> String? {
        let isUsable =
            !key.isEmpty && key.utf8.count <= 120
            && key.unicodeScalars.allSatisfy {
                $0.value > 0x20 && !(0x7F...0xA0).contains($0.value) && !$0.properties.isWhitespace
                    && !"{}(),\"#%'=~\\".unicodeScalars.contains($0)
            }
        return isUsable ? key : nil
    }

    /// «pasch2008» of the first author's family name without its accents; nil where it is not Latin.
    private static func authorYear(_ item: BibliographicItem) -> String? {
        guard let year = item.year, let name = item.authors.first?.leading else { return nil }
        let folded = name.decomposedStringWithCompatibilityMapping.unicodeScalars.filter { $0.isASCII }
        let letters = String(String.UnicodeScalarView(folded)).lowercased().filter { ("a"..."z").contains($0) }
        let isLatin = name.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic || $0.value < 0x250 }
        return isLatin && letters.count > 1 ? letters.prefix(24) + String(year) : nil
    }

    /// a, b, … z, aa, ab, …
    private static func letters(_ number: Int) -> String {
        var rest = number
        var out = ""
        while rest > 0 {
            rest -= 1
            out = String(UnicodeScalar(UInt8(0x61 + rest % 26))) + out
            rest /= 26
        }
        return out
    }
}
