/// Writes paragraphs as pages have them: in short lines, with words hyphenated, in full-width characters, with furniture.
struct Layout {
    let kind: PaperKind
    private(set) var bytes: [UInt8] = []

    init(_ kind: PaperKind) {
        self.kind = kind
    }

    /// Adds a paragraph, and a blank line where paragraphs are parted by one.
    mutating func add(_ paragraph: [UInt8], isHeading: Bool = false, _ dice: inout Dice) {
        if isHeading, kind.isMarkdown { bytes += "## ".utf8 }
        set(paragraph, wrapped: !isHeading, &dice)
        if kind.tongue == .en || kind.isCopied { bytes.append(0x0A) }
    }

    /// Adds an entry of a list, without a blank line.
    mutating func addEntry(_ entry: [UInt8], _ dice: inout Dice) {
        set(entry, wrapped: true, hyphenates: false, spaced: false, &dice)
    }

    /// Adds a line of page furniture.
    mutating func addFurniture(_ line: [UInt8]) {
        bytes += line
        bytes += "\n\n".utf8
    }

    private mutating func set(
        _ text: [UInt8], wrapped: Bool, hyphenates: Bool = true, spaced: Bool = true, _ dice: inout Dice
    ) {
        let start = bytes.count
        if wrapped, let width = kind.width {
            wrap(text, at: width, hyphenates: hyphenates, spaced: spaced, &dice)
        } else {
            bytes += text
        }
        if kind == .zhWide {
            let wide = Self.widened(bytes[start...])
            bytes.replaceSubrange(start..., with: wide)
        }
        bytes.append(0x0A)
    }

    /// Breaks between ideographs and at blanks; words and numbers stay whole, but for English words that are hyphenated.
    private mutating func wrap(
        _ text: [UInt8], at width: Int, hyphenates: Bool, spaced: Bool, _ dice: inout Dice
    ) {
        var column = 0
        var index = 0
        let ending: [UInt8] = kind.isCopied && spaced ? [0x0A, 0x0A] : [0x0A]
        while index < text.count {
            let end = Self.unit(of: text, at: index)
            let isWide = text[index] >= 0xE0
            let columns = isWide ? 2 : (end - index) * (kind == .zhWide ? 2 : 1)
            if column > 0, column + columns > width, !Self.closes(text[index..<end]) {
                if hyphenates, kind.tongue == .en, !isWide, end - index > 9, Self.isPlain(text[index..<end]),
                    dice.chance(40)
                {
                    let cut = index + (end - index) / 2
                    bytes += text[index..<cut]
                    bytes += "-\n".utf8
                    bytes += text[cut..<end]
                    column = end - cut
                    index = end
                    continue
                }
                if bytes.last == 0x20 { bytes.removeLast() }
                bytes += ending
                column = 0
                if text[index] == 0x20 {
                    index = end
                    continue
                }
            }
            bytes += text[index..<end]
            column += columns
            index = end
        }
    }

    /// Whether it is punctuation that no line begins with: «，», «。», «、», «；», «：».
    private static func closes(_ unit: ArraySlice<UInt8>) -> Bool {
        ["，", "。", "、", "；", "："].contains { unit.elementsEqual($0.utf8) }
    }

    private static func isPlain(_ word: ArraySlice<UInt8>) -> Bool { word.allSatisfy { (0x61...0x7A).contains($0) } }

    /// The end of what is not broken: one wide character, one blank, or a run of others.
    private static func unit(of text: [UInt8], at index: Int) -> Int {
        if text[index] >= 0xE0 { return min(text.count, index + (text[index] >= 0xF0 ? 4 : 3)) }
        if text[index] == 0x20 { return index + 1 }
        var end = index
        while end < text.count, text[end] != 0x20, text[end] < 0xE0 { end += 1 }
        return end
    }

    /// ASCII as full-width characters, as some journals set all of it.
    private static func widened(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count * 2)
        for byte in text {
            if (0x21...0x7E).contains(byte) {
                let scalar = UInt32(byte) + 0xFEE0
                out += [0xE0 | UInt8(scalar >> 12), 0x80 | UInt8(scalar >> 6 & 0x3F), 0x80 | UInt8(scalar & 0x3F)]
            } else {
                out.append(byte)
            }
        }
        return out
    }
}
