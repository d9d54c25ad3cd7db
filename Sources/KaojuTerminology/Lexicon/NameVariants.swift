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
        if let plural = plural(of: bytes, last: last, style: style) { out.append(plural) }
        if bytes.contains(where: { $0 == 0xCE || $0 == 0xCF }) {
            let latin = latinised(name)
            out += latin
        }
        return out
    }

    private static func plural(of bytes: [UInt8], last: UInt8, style: NameIndex.Style) -> String? {
        func with(_ dropped: Int, _ suffix: String) -> String {
            String(decoding: bytes.dropLast(dropped) + Array(suffix.utf8), as: UTF8.self)
        }
        if style == .symbol { return last.isASCIIUpper && bytes.count > 1 ? with(0, "s") : nil }
        guard last.isASCIILower, bytes.count > 2 else { return nil }
        let before = bytes[bytes.count - 2]
        switch last {
        case UInt8(ascii: "s"):
            if bytes.suffix(3).elementsEqual("sis".utf8) { return with(2, "es") }
            return bytes.suffix(2).elementsEqual("ss".utf8) ? with(0, "es") : nil
        case UInt8(ascii: "x"), UInt8(ascii: "z"): return with(0, "es")
        case UInt8(ascii: "h") where before == UInt8(ascii: "c") || before == UInt8(ascii: "s"): return with(0, "es")
        case UInt8(ascii: "y") where !"aeou".utf8.contains(before): return with(1, "ies")
        default: return with(0, "s")
        }
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
            for (greek, latin) in [("α", "a"), ("β", "b"), ("γ", "r")] as [(Unicode.Scalar, Unicode.Scalar)]
            where last == greek && latin != "r" {
                replace(greek, latin)
            }
        }
        return out
    }
}
