import KaojuMatching
import KaojuText

/// A parenthesis that may define names: its parts, and what each of them looks like.
struct Parenthesis {
    /// What a part looks like.
    enum Kind: Sendable {
        case abbreviation, english, chinese
    }

    /// One part.
    struct Part: Sendable {
        var range: ByteRange
        var kind: Kind
    }

    private static let words = WordList("definitions")
    private static let lead = words["lead"].sorted { $0.count > $1.count }
    private static let not = words["not"]

    /// The end of the text before it, blanks left out.
    var left: Int
    /// Where the parenthesis begins and ends.
    var range: ByteRange
    /// The parts up to the first that is no name.
    var parts: [Part]

    /// The parentheses of a sentence that hold names, in order. O(n).
    static func all(in bytes: [UInt8], sentence: ByteRange) -> [Parenthesis] {
        var out: [Parenthesis] = []
        var at = sentence.start
        while at < sentence.end {
            guard let open = bracket(in: bytes, at: at, "(", "（") else {
                at += 1
                continue
            }
            guard let close = closing(in: bytes, from: at + open, end: min(sentence.end, at + 240)) else {
                at += open
                continue
            }
            var left = at
            while left > sentence.start, bytes[left - 1] == 0x20 { left -= 1 }
            let parts = parts(in: bytes, ByteRange(at + open, close.start))
            if left > sentence.start, !parts.isEmpty {
                out.append(Parenthesis(left: left, range: ByteRange(at, close.end), parts: parts))
            }
            at += open
        }
        return out
    }

    private static func bracket(in bytes: [UInt8], at: Int, _ half: Unicode.Scalar, _ full: Unicode.Scalar) -> Int? {
        if bytes[at] == UInt8(half.value) { return 1 }
        guard bytes[at] == 0xEF, let found = UTF8Scanner.character(in: bytes, at: at) else { return nil }
        return found.scalar == full.value ? 3 : nil
    }

    /// The bracket that closes the one before `from`; inner pairs are stepped over.
    private static func closing(in bytes: [UInt8], from: Int, end: Int) -> ByteRange? {
        var depth = 0
        var at = from
        while at < end {
            if let width = bracket(in: bytes, at: at, ")", "）") {
                if depth == 0 { return ByteRange(at, at + width) }
                depth -= 1
                at += width
            } else if let width = bracket(in: bytes, at: at, "(", "（") {
                depth += 1
                at += width
            } else {
                at += 1
            }
        }
        return nil
    }

    private static func parts(in bytes: [UInt8], _ range: ByteRange) -> [Part] {
        var out: [Part] = []
        var start = range.start
        var at = range.start
        while at <= range.end {
            var width = 0
            if at == range.end {
                width = 1
            } else if bytes[at] == UInt8(ascii: ",") && !isInsideNumber(bytes, at) || bytes[at] == UInt8(ascii: ";") {
                width = 1
            } else if bytes[at] >= 0xE3, let c = UTF8Scanner.character(in: bytes, at: at),
                [0xFF0C, 0xFF1B, 0x3001, 0x3002, 0xFF1A].contains(c.scalar)
            {
                width = 3
            }
            if width > 0 {
                guard let part = part(in: bytes, ByteRange(start, at)) else { return out }
                out.append(part)
                start = at + width
            }
            at += max(width, 1)
        }
        return out
    }

    /// «1,25-dihydroxy…»: a comma between digits parts nothing.
    private static func isInsideNumber(_ bytes: [UInt8], _ at: Int) -> Bool {
        at > 0 && at + 1 < bytes.count && bytes[at - 1].isASCIIDigit && bytes[at + 1].isASCIIDigit
    }

    private static func part(in bytes: [UInt8], _ range: ByteRange) -> Part? {
        var range = range
        func trim() {
            while !range.isEmpty, bytes[range.start].isASCIISpace || bytes[range.start] == UInt8(ascii: ":") {
                range.start += 1
            }
            while !range.isEmpty, bytes[range.end - 1].isASCIISpace { range.end -= 1 }
        }
        trim()
        for word in lead where starts(bytes, range, with: word) {
            range.start += word.count
            trim()
            break
        }
        guard !range.isEmpty, !not.contains(where: { starts(bytes, range, with: $0) }) else { return nil }
        return kind(in: bytes, range).map { Part(range: range, kind: $0) }
    }

    /// Whether the range begins with `word`, in any case and, if it ends with a letter, as a whole word.
    private static func starts(_ bytes: [UInt8], _ range: ByteRange, with word: [UInt8]) -> Bool {
        guard word.count <= range.count else { return false }
        for index in word.indices where bytes[range.start + index].asciiLowercased != word[index].asciiLowercased {
            return false
        }
        let next = range.start + word.count
        return !(word.last!.isASCIILetter && next < range.end && bytes[next].isASCIIWord)
    }

    private static func kind(in bytes: [UInt8], _ range: ByteRange) -> Kind? {
        var cjk = 0
        var upper = 0
        var lower = 0
        var letters = 0
        var digits = 0
        var blanks = 0
        var at = range.start
        while at < range.end, let c = UTF8Scanner.character(in: bytes, at: at) {
            at += c.count
            if UTF8Scanner.isCJK(c.scalar) {
                cjk += 1
            } else if UTF8Scanner.isAlphabetic(c.scalar) {
                letters += 1
                if c.scalar < 0x80 {
                    if UInt8(c.scalar).isASCIIUpper { upper += 1 } else { lower += 1 }
                }
            } else if c.scalar < 0x80, UInt8(c.scalar).isASCIIDigit {
                digits += 1
            } else if c.scalar == 0x20 {
                blanks += 1
            } else if !"-/,'’·–‐()[]+α".unicodeScalars.contains(where: { $0.value == c.scalar }) {
                return nil
            }
        }
        if cjk >= 2 { return cjk <= 20 && blanks <= 2 ? .chinese : nil }
        guard cjk == 0, letters > 0 else { return nil }
        if blanks == 0, letters >= 2, letters + digits <= 10, upper >= 1, upper + digits >= 2 || lower <= 3,
            !isUnitOrMutation(bytes[range.indices])
        {
            return .abbreviation
        }
        return letters >= 4 && lower >= 3 && digits <= 4 && blanks <= 12 ? .english : nil
    }

    /// «ug/mL» is a unit, «L540F» an exchange in a protein: neither is an abbreviation.
    private static func isUnitOrMutation(_ text: ArraySlice<UInt8>) -> Bool {
        if let slash = text.firstIndex(of: UInt8(ascii: "/")),
            text.contains(0xC2) || units.contains(Array(text[(slash + 1)...]))
        {
            return true
        }
        return text.count >= 4 && text.first!.isASCIIUpper && text.last!.isASCIIUpper
            && text.dropFirst().dropLast().allSatisfy(\.isASCIIDigit)
    }

    private static let units = words.set("unit")
}
