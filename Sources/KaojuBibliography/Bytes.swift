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
        for index in 0..<count where unsafe self[offset + index] != word.utf8Start[index] { return false }
        return true
    }
}

extension String {
    /// The text with control characters and runs of white space as single blanks, none at the ends: what a format of
    /// lines can hold. O(n).
    package var onOneLine: String {
        if isOneLine { return self }
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

    /// Whether `onOneLine` would change nothing, as far as bytes tell at once.
    private var isOneLine: Bool {
        var previous: UInt8 = 0x20
        for byte in utf8 {
            if byte <= 0x20 {
                if byte != 0x20 || previous == 0x20 { return false }
            } else if byte == 0x7F || previous == 0xC2 && byte < 0xA0 || previous == 0x80 && byte & 0xFE == 0xA8 {
                return false
            }
            previous = byte
        }
        return previous != 0x20 || utf8.isEmpty
    }

    /// The parts between ASCII characters, without white space at their ends. O(n), without looking at graphemes.
    func parts(at separator: UInt8) -> [String] {
        utf8.split(separator: separator, omittingEmptySubsequences: false).map { part in
            let first = part.firstIndex { !$0.isBlank } ?? part.endIndex
            var end = part.endIndex
            while end > first, part[part.index(before: end)].isBlank { end = part.index(before: end) }
            return String(Substring(part[first..<end]))
        }
    }

    /// Whether ASCII letters in lower case stand anywhere in the text, in any case. O(n).
    func holds(_ word: StaticString) -> Bool {
        let bytes = Array(utf8.lazy.map(\.lowered))
        return bytes.has(word, in: bytes.indices)
    }

    /// Nil where the text is empty.
    var nonEmpty: String? { isEmpty ? nil : self }
}

extension [UInt8] {
    /// Whether `word` stands anywhere in a range. O(n).
    func has(_ word: StaticString, in range: Range<Int>) -> Bool {
        range.contains { unsafe self[$0] == word.utf8Start[0] && has(word, at: $0) }
    }
}
