import Foundation
import KaojuText
import Testing

/// What the contract says of squeezing, word for word, by Foundation's and the standard library's Unicode.
private func squeezedByDefinition(_ text: String) -> String {
    let dashes: Set<Unicode.Scalar> = ["-", "‐", "‑", "‒", "–", "—", "−"]
    let scalars = text.precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars.filter { scalar in
        guard !scalar.properties.isWhitespace, !dashes.contains(scalar) else { return false }
        switch scalar.properties.generalCategory {
        case .privateUse, .control, .format: return false
        default: return true
        }
    }
    return String(String.UnicodeScalarView(scalars))
}

@Suite("Squeezing is the same for every character, alone and among others")
struct SqueezeEveryCharacterTests {
    @Test("One character between two letters", arguments: (0..<0x11).map { $0 * 0x1000 })
    func everyCharacter(_ first: Int) {
        for value in first..<(first + 0x1000) {
            guard let scalar = Unicode.Scalar(UInt32(value)) else { continue }
            for text in [String(scalar), "a\(scalar)B", "硬\(scalar)\(scalar)化"] {
                #expect(
                    text.squeezed.unicodeScalars.elementsEqual(squeezedByDefinition(text).unicodeScalars), "\(value)")
            }
        }
    }

    @Test(
        "Texts that join, reorder and grow",
        arguments: [
            "e\u{301}", "が\u{3099}", "각", "½½½½½½½½½½½½", "ﷺﷺﷺ", "İI", "Å\u{30A}", "\u{1F}", "ﾊﾞ", "①②", "㎎/㎗", "ﬁﬂ",
        ])
    func neighbours(_ text: String) { #expect(text.squeezed == squeezedByDefinition(text)) }
}
