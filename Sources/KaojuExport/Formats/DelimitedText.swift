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

    /// Appends cells with commas between them, each as `comma` makes it. O(bytes).
    package static func append(_ cells: [String], to out: inout [UInt8]) {
        for (index, cell) in cells.enumerated() {
            if index > 0 { out.append(UInt8(ascii: ",")) }
            if cell.utf8.isEmpty { continue }
            append(quoted: guarded(cell), to: &out)
        }
    }

    /// A text that no spreadsheet takes as a formula.
    package static func guarded(_ text: String) -> String {
        // Digits, letters and most of what is not ASCII begin no formula: U+FF00 and above begin with 0xEF.
        guard let first = text.utf8.first, !(0x30...0x3C).contains(first), !(0x41..<0xEF).contains(first) else {
            return text
        }
        guard let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) else {
            return text
        }
        return "'" + text
    }

    /// A cell in quotation marks where it holds a comma, a quotation mark or a line break.
    package static func quoted(_ text: String) -> String {
        var out: [UInt8] = []
        append(quoted: text, to: &out)
        return String(decoding: out, as: UTF8.self)
    }

    private static func append(quoted text: String, to out: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            let isPlain = unsafe bytes.allSatisfy { byte in
                byte != UInt8(ascii: ",") && byte != UInt8(ascii: "\"") && byte != 0x0A && byte != 0x0D
            }
            if isPlain { return unsafe out.append(contentsOf: bytes) }
            out.append(UInt8(ascii: "\""))
            for index in bytes.indices {
                let byte = unsafe bytes[index]
                if byte == UInt8(ascii: "\"") { out.append(byte) }
                out.append(byte)
            }
            out.append(UInt8(ascii: "\""))
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || scalar.value == 0x7F || scalar.value == 0x85 || scalar.value == 0x2028
            || scalar.value == 0x2029
    }
}
