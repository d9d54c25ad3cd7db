import Foundation
import KaojuText

/// An author's name as a text prints it, in any order of surname and initials: «Pasch A», «SY Wu», «吴三».
struct AuthorName {
    /// The words that can be the surname, squeezed and without accents.
    private let words: [String]
    /// The name in Chinese characters, squeezed.
    private let han: String
    /// The words that can be the surname, as printed.
    let display: String

    /// Reads a name. O(length).
    init(_ name: String) {
        let printed = name.split { !($0.isLetter || "-‐–'’.".contains($0)) }
            .flatMap { $0.split(separator: ".") }.map(String.init).filter { $0.contains(where: \.isLetter) }
        let chinese = printed.filter { $0.unicodeScalars.contains { $0.properties.isIdeographic } }
        let latin = printed.filter { !$0.unicodeScalars.contains { $0.properties.isIdeographic } }
        // Initials are short and in capitals; so is «WU SY» as a whole, where either may be the surname. Particles
        // («van der») tell nobody apart.
        let long = latin.filter { word in
            let letters = word.filter(\.isLetter)
            return letters.count > 3 || letters.count > 1 && letters.contains(where: \.isLowercase)
        }
        let full = long.isEmpty ? latin.filter { $0.filter(\.isLetter).count > 1 } : long
        let proper = full.filter { $0.first?.isLowercase != true }
        let chosen = !proper.isEmpty ? proper : !full.isEmpty ? full : latin
        words = chosen.map(Self.folded)
        han = chinese.joined().squeezed
        display = (chinese + (chinese.isEmpty ? chosen : [])).joined(separator: " ")
    }

    /// Whether both can be the same person; names in different scripts cannot be compared, and pass. O(words²).
    func canBe(_ other: AuthorName) -> Bool {
        if !han.isEmpty, !other.han.isEmpty { return han.hasPrefix(other.han) || other.han.hasPrefix(han) }
        if words.isEmpty || other.words.isEmpty { return true }
        return words.contains { other.words.contains($0) } || words.joined() == other.words.joined()
    }

    private static func folded(_ word: String) -> String {
        let base = word.decomposedStringWithCompatibilityMapping.unicodeScalars
            .filter { $0.properties.isAlphabetic && $0.properties.generalCategory != .nonspacingMark }
        return String(String.UnicodeScalarView(base)).squeezed
    }
}
