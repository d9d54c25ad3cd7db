import KaojuText

/// The characters that Chinese text is mostly made of (`Resources/ingestion/frequent.tsv`).
struct FrequentCharacters: Sendable {
    /// The built-in list.
    static let builtIn = FrequentCharacters(Table(Resource.bytes("ingestion/frequent.tsv") ?? []))

    /// One flag for each character of the Basic Multilingual Plane.
    private let flags: [Bool]

    /// Takes the characters of the second column.
    init(_ table: Table) {
        var flags = [Bool](repeating: false, count: 1 << 16)
        for row in table.rows {
            for scalar in row[1].unicodeScalars where scalar.value < 1 << 16 { flags[Int(scalar.value)] = true }
        }
        // The table's cells are trimmed; the ideographic space is a character like the others.
        flags[0x3000] = true
        self.flags = flags
    }

    /// Which part of a text is to be expected.
    struct Count {
        /// The number of frequent characters.
        var frequent = 0
        /// The number of all characters beyond ASCII.
        var beyondASCII = 0
        /// The number of printable ASCII characters and line ends.
        var ascii = 0
        /// The number of control characters, line ends and tabs aside.
        var controls = 0
    }

    /// Counts the characters of valid UTF-8. O(n).
    func count(_ text: [UInt8]) -> Count {
        var count = Count()
        var at = 0
        while at < text.count {
            let lead = text[at]
            switch lead {
            case 0x00..<0x80:
                if lead >= 0x20 && lead != 0x7F || (0x09...0x0D).contains(lead) {
                    count.ascii += 1
                } else {
                    count.controls += 1
                }
                at += 1
            case 0x80..<0xE0:
                count.beyondASCII += 1
                if at + 1 < text.count, flags[Int(lead & 0x1F) << 6 | Int(text[at + 1] & 0x3F)] { count.frequent += 1 }
                at += 2
            case 0xE0..<0xF0:
                count.beyondASCII += 1
                if at + 2 < text.count,
                    flags[Int(lead & 0xF) << 12 | Int(text[at + 1] & 0x3F) << 6 | Int(text[at + 2] & 0x3F)]
                {
                    count.frequent += 1
                }
                at += 3
            default:
                count.beyondASCII += 1
                at += 4
            }
        }
        return count
    }
}
