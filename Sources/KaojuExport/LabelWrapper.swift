import KaojuText

/// Breaks labels into short lines: eight Chinese characters or sixteen Latin letters a line.
package enum LabelWrapper {
    /// The lines of a label, about equally long; what goes past `limit` lines is cut and ends in an ellipsis. O(n).
    package static func wrap(_ text: String, width: Int = 16, lines limit: Int = 4) -> [String] {
        let text = PlainText.oneLine(String(text.prefix(200)))
        let tight = filled(text, width: width)
        if tight.count <= 1 { return tight }
        // The narrowest width that needs no more lines leaves no lonely last character.
        var best = tight
        for narrower in stride(from: width - 1, through: 4, by: -1) {
            let lines = filled(text, width: narrower)
            if lines.count > tight.count { break }
            best = lines
        }
        if best.count > limit {
            best = Array(best.prefix(limit))
            best[limit - 1] += "…"
        }
        return best
    }

    private static func filled(_ text: String, width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for piece in pieces(text) {
            let cost = columns(piece)
            if used > 0, used + cost > width {
                lines.append(line.trimmed())
                line = ""
                used = 0
            }
            if used == 0, piece == " " { continue }
            line += piece
            used += cost
        }
        if !line.trimmed().isEmpty { lines.append(line.trimmed()) }
        return lines
    }

    /// What may not be broken: a Latin word up to its blank or hyphen, a single Chinese character with its punctuation.
    private static func pieces(_ text: String) -> [String] {
        var out: [String] = []
        var word = ""
        func isWide(_ c: Character) -> Bool { columns(String(c)) == 2 }
        for character in text {
            if isClosing(character), word.isEmpty, let last = out.last, last != " " {
                out[out.count - 1] = last + String(character)
                continue
            }
            if isWide(character) || character == " " {
                if !word.isEmpty { out.append(word) }
                word = ""
                out.append(String(character))
            } else {
                word.append(character)
                // A long word makes its line longer; only what is longer than any word of the field is torn.
                if character == "-" || character == "/" || word.count >= 24 {
                    out.append(word)
                    word = ""
                }
            }
        }
        if !word.isEmpty { out.append(word) }
        return out
    }

    private static func isClosing(_ character: Character) -> Bool { "）)，,、。；：”』」》".contains(character) }

    /// The width of a text, a Chinese character counting two.
    static func columns(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            let v = scalar.value
            let wide =
                (0x2E80...0x9FFF).contains(v) || (0xAC00...0xD7A3).contains(v) || (0xF900...0xFAFF).contains(v)
                || (0xFF01...0xFF60).contains(v) || (0x20000...0x3FFFD).contains(v)
            return sum + (wide ? 2 : 1)
        }
    }
}
