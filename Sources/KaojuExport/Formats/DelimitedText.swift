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
        guard let first = text.unicodeScalars.first else { return text }
        let value = first.value
        // Letters, digits and Han characters begin most texts.
        if value >= 0x41, value < 0xFF00 { return text }
        guard "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else { return text }
        return "'" + text
    }

    /// A cell in quotation marks where it holds a comma, a quotation mark or a line break.
    package static func quoted(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != 0x0A && byte != 0x0D
        }
        if isPlain { return text }
        var out = [UInt8(ascii: "\"")]
        out.reserveCapacity(text.utf8.count + 8)
        for byte in text.utf8 {
            if byte == UInt8(ascii: "\"") { out.append(byte) }
            out.append(byte)
        }
        out.append(UInt8(ascii: "\""))
        return String(decoding: out, as: UTF8.self)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x85 || scalar.value == 0x2028
            || scalar.value == 0x2029
    }
}
