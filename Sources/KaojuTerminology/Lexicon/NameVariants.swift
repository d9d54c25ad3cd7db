import KaojuMatching
import KaojuText

/// The forms of a name that a text may have beside the one in the lexicon, as far as folding does not level them.
enum NameVariants {
    /// How a name is compared: by its letters, not by the column it stands in.
    static func style(of name: String, isAbbreviation: Bool) -> NameIndex.Style {
        var letters = 0
        var upper = 0
        var digits = 0
        var blanks = 0
        for byte in name.utf8 {
            if byte >= 0xE3 && byte <= 0xE9 { return .full }
            if byte.isASCIILetter { letters += 1 }
            if byte.isASCIIUpper { upper += 1 }
            if byte.isASCIIDigit { digits += 1 }
            if byte.isASCIISpace { blanks += 1 }
        }
        if isAbbreviation { return .symbol }
        if blanks > 0 { return .full }
        if upper > 1 || digits > 0 && letters < 5 { return .symbol }
        return letters >= 5 ? .full : .word
    }

    /// Plurals of English names and abbreviations, and Greek letters written as Latin ones («NF-kB», «TGF-b»).
    static func variants(of name: String, style: NameIndex.Style) -> [String] {
        var out: [String] = []
        let bytes = Array(name.utf8)
        guard let last = bytes.last else { return [] }
        if style == .symbol {
            if last.isASCIIUpper && bytes.count > 1 { out.append(name + "s") }
        } else {
            out += EnglishPlurals.standard.plurals(of: bytes)
        }
        if bytes.contains(where: { $0 == 0xCE || $0 == 0xCF }) {
            let latin = latinised(name)
            out += latin
        }
        return out
    }

    private static func latinised(_ name: String) -> [String] {
        var out: [String] = []
        func replace(_ greek: Unicode.Scalar, _ latin: Unicode.Scalar) {
            var view = String.UnicodeScalarView()
            for scalar in name.unicodeScalars { view.append(scalar == greek ? latin : scalar) }
            let text = String(view)
            if text != name { out.append(text) }
        }
        replace("κ", "k")
        replace("κ", "K")
        if let last = name.unicodeScalars.last, name.unicodeScalars.dropLast().last == "-" {
            for (greek, latin) in [("α", "a"), ("β", "b"), ("γ", "g")] as [(Unicode.Scalar, Unicode.Scalar)]
            where last == greek {
                replace(greek, latin)
            }
        }
        return out
    }
}
