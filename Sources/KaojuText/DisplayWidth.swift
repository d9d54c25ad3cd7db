/// How many columns of a terminal a text takes: Han and full-width characters take two, combining marks none.
package enum DisplayWidth {
    /// The columns of a text. O(n).
    package static func columns(_ text: String) -> Int { text.unicodeScalars.reduce(0) { $0 + columns($1) } }

    private static func columns(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        if value < 0x20 || value == 0x7F || (0x300...0x36F).contains(value) || (0x200B...0x200F).contains(value) {
            return 0
        }
        let isWide =
            (0x1100...0x115F).contains(value) || (0x2E80...0x303E).contains(value) || (0x3041...0xA4CF).contains(value)
            || (0xAC00...0xD7A3).contains(value) || (0xF900...0xFAFF).contains(value)
            || (0xFE30...0xFE6F).contains(value) || (0xFF00...0xFF60).contains(value)
            || (0xFFE0...0xFFE6).contains(value) || (0x1_F300...0x3_FFFD).contains(value)
        return isWide ? 2 : 1
    }

    /// As much of a text as fits, with an ellipsis where something was left out. O(n).
    package static func fitting(_ text: String, into width: Int) -> String {
        if columns(text) <= width { return text }
        var out = ""
        var used = 0
        for character in text {
            let cost = columns(String(character))
            if used + cost > max(0, width - 1) { break }
            used += cost
            out.append(character)
        }
        return out + "…"
    }

    /// The text with blanks behind it up to a width. O(n).
    package static func padded(_ text: String, to width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - columns(text)))
    }

    /// The text broken into lines: at blanks, and between Han characters. O(n).
    package static func wrapped(_ text: String, into width: Int) -> [String] {
        let width = max(8, width)
        var lines: [String] = []
        var line = ""
        var used = 0
        func flush() {
            lines.append(line)
            line = ""
            used = 0
        }
        for piece in pieces(text) {
            var piece = piece
            let cost = columns(piece)
            if used > 0, used + cost > width { flush() }
            if used == 0, piece == " " { continue }
            // A word that is longer than a line is cut.
            while columns(piece) > width {
                let head = String(piece.prefix(width))
                line += head
                piece.removeFirst(head.count)
                flush()
            }
            line += piece
            used += columns(piece)
        }
        if !line.isEmpty { lines.append(line) }
        return lines.map { $0.hasSuffix(" ") ? String($0.dropLast()) : $0 }
    }

    private static func pieces(_ text: String) -> [String] {
        var out: [String] = []
        var word = ""
        for character in text {
            let isBlank = character.isWhitespace
            if word.isEmpty, "»”’)]⟧".contains(character), let last = out.last, last != " " {
                out[out.count - 1] = last + String(character)
                continue
            }
            if isBlank || columns(String(character)) == 2 {
                if !word.isEmpty { out.append(word) }
                word = ""
                // Closing punctuation stays with what is before it.
                if !isBlank, "，。；：、）》」』！？".contains(character), let last = out.last, last != " " {
                    out[out.count - 1] = last + String(character)
                } else {
                    out.append(isBlank ? " " : String(character))
                }
            } else {
                word.append(character)
            }
        }
        if !word.isEmpty { out.append(word) }
        return out
    }
}
