import KaojuText

/// Reads tables with titles: tab-separated, or comma-separated with quotes (RFC 4180), by which the title line has.
struct DelimitedText {
    /// One line of the table by the titles in lower case.
    struct Row {
        var line: Int
        var cells: [String: String]

        /// The first of these columns that holds something.
        subscript(names: String...) -> String {
            for name in names { if let cell = cells[name], !cell.isEmpty { return cell } }
            return ""
        }
    }

    /// The rows of a table; lines before the titles that begin with `#` are left out. Quoted cells may hold line ends; rows
    /// whose quotes do not end are reported and left out.
    static func forEachRow(_ bytes: [UInt8], _ reading: VocabularyReading, _ body: (Row) -> Void) -> [String] {
        var titles: [String]?
        var line = (number: 0, bytes: [UInt8](), isOpen: false)
        for (number, bytes) in Lines(bytes) {
            if line.isOpen {
                line.bytes.append(0x0A)
            } else {
                if titles == nil, bytes.isEmpty || bytes.first == UInt8(ascii: "#") { continue }
                line = (number, [], false)
            }
            line.bytes += bytes
            let isTabbed = (titles == nil && bytes.contains(0x09)) || titles?.first == "\t"
            // A quoted cell goes on until it is closed; a lone quote ends after 64 KB.
            if !isTabbed, hasOddQuotes(bytes) { line.isOpen.toggle() }
            if line.isOpen, line.bytes.count < 65_536 { continue }
            if line.isOpen {
                reading.reportOpenQuote(line.number)
                line.isOpen = false
                continue
            }
            let cells = cells(line.bytes, isTabbed: isTabbed)
            guard let known = titles else {
                titles = (isTabbed ? ["\t"] : [","]) + cells.map { $0.lowercased() }
                continue
            }
            var row = Row(line: line.number, cells: [:])
            for (title, cell) in zip(known.dropFirst(), cells) where row.cells[title] == nil { row.cells[title] = cell }
            body(row)
        }
        if line.isOpen { reading.reportOpenQuote(line.number) }
        return Array((titles ?? []).dropFirst())
    }

    /// The cells of one line: by tabs where it has one, else by commas.
    static func cells(_ line: [UInt8]) -> [String] { cells(line, isTabbed: line.contains(0x09)) }

    private static func hasOddQuotes(_ line: ArraySlice<UInt8>) -> Bool {
        line.reduce(0) { $0 + ($1 == UInt8(ascii: "\"") ? 1 : 0) } % 2 == 1
    }

    private static func cells(_ line: [UInt8], isTabbed: Bool) -> [String] {
        if isTabbed {
            return line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                unquoted(String(decoding: $0, as: UTF8.self).trimmed())
            }
        }
        var out: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var at = 0
        while at < line.count {
            let byte = line[at]
            if byte == UInt8(ascii: "\"") {
                if isQuoted, at + 1 < line.count, line[at + 1] == byte {
                    cell.append(byte)
                    at += 1
                } else {
                    isQuoted.toggle()
                }
            } else if byte == UInt8(ascii: ","), !isQuoted {
                out.append(String(decoding: cell, as: UTF8.self).trimmed())
                cell = []
            } else {
                cell.append(byte)
            }
            at += 1
        }
        return out + [String(decoding: cell, as: UTF8.self).trimmed()]
    }

    private static func unquoted(_ cell: String) -> String {
        guard cell.utf8.count > 1, cell.hasPrefix("\""), cell.hasSuffix("\"") else { return cell }
        return String(cell.dropFirst().dropLast())
    }
}

extension VocabularyReading {
    fileprivate func reportOpenQuote(_ line: Int) {
        report("\"", line: line, zh: "成对的引号", en: "a quotation mark that closes the cell")
    }
}
