/// A tab-separated resource or user file: comment lines start with `#`, empty lines are ignored.
package struct Table: Sendable {
    /// One line's cells and its number in the file, from 1.
    package struct Row: Sendable {
        /// The line's number, from 1.
        package var line: Int
        /// The cells, split at tabs, white space around them taken off.
        package var cells: [String]

        /// The cell at `index`, or an empty text where the row is shorter.
        package subscript(index: Int) -> String { index < cells.count ? cells[index] : "" }

        /// The parts of a cell that holds a list joined by `|`.
        package func list(_ index: Int) -> [String] {
            self[index].split(separator: "|").map { $0.trimmed() }.filter { !$0.isEmpty }
        }
    }

    /// The rows in file order.
    package var rows: [Row]

    /// Parses a table; total, since every text is a table. A byte order mark is passed over. O(n).
    package init(_ bytes: [UInt8]) {
        rows = []
        var line = 0
        for part in Self.content(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            line += 1
            var cells = part.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
                .map { String(decoding: $0, as: UTF8.self).trimmed() }
            while cells.last == "" { cells.removeLast() }
            guard let first = cells.first, !first.hasPrefix("#") || cells.count == 1 && first == "#" else { continue }
            rows.append(Row(line: line, cells: cells))
        }
    }

    /// The number of the first line, comments left out, that is no UTF-8: what a user's table must not hold, since its words
    /// are compared with others. O(n).
    package static func malformedLine(in bytes: [UInt8]) -> Int? {
        var number = 0
        for line in content(bytes).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            number += 1
            if line.first != UInt8(ascii: "#"), String(validating: line, as: UTF8.self) == nil { return number }
        }
        return nil
    }

    private static func content(_ bytes: [UInt8]) -> ArraySlice<UInt8> {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    }
}

extension StringProtocol {
    /// The text without white space at its ends.
    package func trimmed() -> String {
        // Scalars, not characters: a table has thousands of cells, and what parts characters is dear to find out.
        var view = Substring(self).unicodeScalars
        while let scalar = view.first, scalar.isBlank { view.removeFirst() }
        while let scalar = view.last, scalar.isBlank { view.removeLast() }
        return String(Substring(view))
    }
}

extension Unicode.Scalar {
    /// Whether it is white space; the table of Unicode is asked only where neither ASCII nor Han characters stand.
    fileprivate var isBlank: Bool {
        if value < 0x80 { return value == 0x20 || value >= 0x09 && value <= 0x0D }
        return !(0x4E00...0x9FFF).contains(value) && properties.isWhitespace
    }
}
