/// Cells of files with delimiters.
package enum DelimitedText {
    /// A cell of a tab-separated file: tabs and line breaks become blanks.
    package static func tab(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
    }

    /// A cell of a CSV file (RFC 4180): quoted where it must be. A text that a spreadsheet would take as a formula gets an
    /// apostrophe before it (OWASP, CSV injection).
    package static func comma(_ text: String) -> String {
        quoted(guarded(text))
    }

    /// A text that no spreadsheet takes as a formula.
    package static func guarded(_ text: String) -> String {
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
            return text
        }
        return "'" + text
    }

    /// A cell in quotation marks where it holds a comma, a quotation mark or a line break.
    package static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }) else {
            return text
        }
        var out = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" { out += "\"" }
            out.unicodeScalars.append(scalar)
        }
        return out + "\""
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x85 || scalar.value == 0x2028
            || scalar.value == 0x2029
    }
}
