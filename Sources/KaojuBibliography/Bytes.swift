/// ASCII in bytes.
extension UInt8 {
    var isBlank: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }
    var isLineEnd: Bool { self == 0x0A || self == 0x0D }
    var isDigit: Bool { self >= 0x30 && self <= 0x39 }
    var isUpper: Bool { self >= 0x41 && self <= 0x5A }
    var isLower: Bool { self >= 0x61 && self <= 0x7A }
    var isLetter: Bool { isUpper || isLower }
    var lowered: UInt8 { isUpper ? self | 0x20 : self }
}

extension [UInt8] {
    /// Whether `word` stands at `offset`.
    func has(_ word: StaticString, at offset: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard offset + count <= self.count else { return false }
        for index in 0..<count where self[offset + index] != word.utf8Start[index] { return false }
        return true
    }
}

extension String {
    /// The text with control characters and runs of white space as single blanks, none at the ends: what a format of
    /// lines can hold. O(n).
    package var onOneLine: String {
        var out = String.UnicodeScalarView()
        var wantsBlank = false
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0x00...0x20, 0x7F...0x9F, 0x2028, 0x2029: wantsBlank = !out.isEmpty
            default:
                if wantsBlank { out.append(" ") }
                wantsBlank = false
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// Nil where the text is empty.
    var nonEmpty: String? { isEmpty ? nil : self }
}

extension [UInt8] {
    /// Whether `word` stands anywhere in a range. O(n).
    func has(_ word: StaticString, in range: Range<Int>) -> Bool {
        range.contains { self[$0] == word.utf8Start[0] && has(word, at: $0) }
    }
}
