/// Text made fit for one line of a report: what would move or hide other text is taken out.
package enum PlainText {
    /// The text with white space and controls as single blanks, without marks that turn the writing direction. O(n).
    package static func oneLine(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var wantsBlank = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
            case 0x00...0x20, 0x7F...0xA0, 0x2028, 0x2029:
                wantsBlank = !out.isEmpty
            default:
                if wantsBlank { out.append(" ") }
                wantsBlank = false
                out.append(scalar)
            }
        }
        return String(out)
    }

    /// Text for HTML, in elements and in quoted attributes.
    package static func html(_ text: String) -> String {
        var out = ""
        for scalar in oneLine(text).unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default:
                // U+FFFE and U+FFFF may not stand in HTML.
                out.unicodeScalars.append(scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar)
            }
        }
        return out
    }

    /// Text for Markdown, anywhere but at the start of a line. Only what Markdown would read is escaped, so that «P<0.05»
    /// and «[3]» stay readable in the file itself: `<` and `&` where a tag or an entity could begin, `]` where a link's
    /// address or definition could follow.
    package static func markdown(_ text: String) -> String {
        let scalars = Array(oneLine(text).unicodeScalars)
        var out = String.UnicodeScalarView()
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            let isSpecial =
                switch scalar {
                case "\\", "`", "*", "_", "|", "~", "#", "$": true
                case "<": next.properties.isAlphabetic || next == "/" || next == "!" || next == "?"
                case "&": next.properties.isAlphabetic || next == "#"
                case "]": next == "(" || next == ":"
                default: false
                }
            if isSpecial { out.append("\\") }
            out.append(scalar)
        }
        return String(out)
    }

    /// Markdown text for the start of a line, where dashes, plus signs and numbers would begin a list.
    package static func markdownLine(_ text: String) -> String {
        let escaped = markdown(text)
        guard let first = escaped.first else { return escaped }
        if "-+=:>".contains(first) { return "\\" + escaped }
        let digits = escaped.prefix { $0.isASCII && $0.isNumber }
        if !digits.isEmpty, let mark = escaped.dropFirst(digits.count).first, mark == "." {
            return digits + "\\" + escaped.dropFirst(digits.count)
        }
        return escaped
    }
}
