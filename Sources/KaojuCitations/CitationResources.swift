import KaojuText

/// The language knowledge of citations, read from the embedded resource files.
struct CitationResources: Sendable {
    /// A name that opens a reference list, in lower case.
    struct Heading: Sendable {
        var name: [UInt8]
        var isHan: Bool
    }

    /// Names of reference lists, longest first.
    var headings: [Heading] = []
    /// Words before an interval in brackets.
    var intervals: [[UInt8]] = []
    /// Words that a number belongs to.
    var labels: [[UInt8]] = []
    /// What opens a family name in lower case.
    var particles: [[UInt8]] = []
    /// Words of figures, tables and equations: a bracketed number behind them is theirs.
    var figures: [[UInt8]] = []
    /// «refs. 3, 4»: words inside or before a marker's numbers.
    var referenceWords: [[UInt8]] = []
    /// What a number of its own counts or names («compound 7», «exon 3»).
    var items: [[UInt8]] = []
    /// What stands before a Chinese label: in «方式» 式 is no label, in «见式» it is.
    var pointers: [[UInt8]] = []
    /// Units that take an exponent, as printed.
    var units: Set<[UInt8]> = []
    /// What numbers belong to by nature, as printed: gene families, elements.
    var stems: Set<[UInt8]> = []
    /// Chinese measure words: the number before them counts.
    var counters: [[UInt8]] = []
    /// What stands for a year that is not yet known.
    private(set) var undated: [[UInt8]] = []
    /// Whether one of those words begins with a byte, for each byte.
    private(set) var opensUndated = [Bool](repeating: false, count: 256)
    /// Words that the number of a program's version follows.
    var versions: [[UInt8]] = []
    /// «et al.» and its like.
    var others: [[UInt8]] = []
    /// What joins two names.
    var conjunctions: [[UInt8]] = []

    /// The embedded files.
    static let embedded = CitationResources(
        headings: Resource.bytes("citations/headings.tsv") ?? [], cues: Resource.bytes("citations/cues.tsv") ?? [])

    init(headings: [UInt8], cues: [UInt8]) {
        for row in Table(headings).rows {
            self.headings.append(Heading(name: Self.lowered(row[1]), isHan: row[0] == "zh"))
        }
        self.headings.sort {
            $0.name.count != $1.name.count ? $0.name.count > $1.name.count : $1.name.lexicographicallyPrecedes($0.name)
        }
        for row in Table(cues).rows {
            let text = Self.lowered(row[1])
            switch row[0] {
            case "interval": intervals.append(text)
            case "label": labels.append(text)
            case "figure":
                figures.append(text)
                labels.append(text)
            case "reference": referenceWords.append(text)
            case "item": items.append(text)
            case "pointer": pointers.append(text)
            case "unit": units.insert(Array(row[1].utf8))
            case "stem": stems.insert(Array(row[1].utf8))
            case "counter": counters.append(text)
            case "undated":
                undated.append(text)
                for byte in UInt8.min...UInt8.max where ASCII.lowered(byte) == text.first {
                    opensUndated[Int(byte)] = true
                }
            case "particle": particles.append(text)
            case "version": versions.append(text)
            case "others": others.append(text)
            case "and": conjunctions.append(text)
            default: break
            }
        }
    }

    /// Whether one of some labels ends at `end`: a Latin one as a word of its own, a Chinese one behind a pointing word or
    /// what is not Chinese.
    func endsWithLabel(_ labels: [[UInt8]], in bytes: [UInt8], at end: Int) -> Bool {
        labels.contains { label in
            let start = end - label.count
            guard start >= 0, bytes.matches(label, at: start) else { return false }
            guard let (before, _) = UTF8Scanner.scalar(bytes, before: start) else { return true }
            if label[0] < 0x80 { return !ScalarClass.isLetter(before) }
            return !ScalarClass.isHan(before) || pointers.contains { bytes.matches($0, at: start - $0.count) }
        }
    }

    private static func lowered(_ text: String) -> [UInt8] { text.utf8.map(ASCII.lowered) }
}

/// ASCII letters and digits in bytes.
enum ASCII {
    @inline(__always) static func lowered(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte }
    @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    @inline(__always) static func isUpper(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    @inline(__always) static func isLower(_ byte: UInt8) -> Bool { byte >= 0x61 && byte <= 0x7A }
    @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { isUpper(byte) || isLower(byte) }
}

extension [UInt8] {
    /// Whether `word` (in lower case) stands at `offset`, ASCII case ignored.
    func matches(_ word: [UInt8], at offset: Int) -> Bool {
        guard offset >= 0, offset + word.count <= count else { return false }
        for index in word.indices where ASCII.lowered(self[offset + index]) != word[index] { return false }
        return true
    }

    /// The offset of the first byte at or after `offset` that is no blank.
    func skipBlanks(from offset: Int, to limit: Int) -> Int {
        var at = offset
        while at < limit {
            let (value, length) = UTF8Scanner.scalar(self, at: at)
            guard ScalarClass.isSpace(value) || value == 0x0A || value == 0x0D else { break }
            at += length
        }
        return Swift.min(at, limit)
    }

    /// The offset behind the last byte before `offset` that is no blank.
    func skipBlanks(before offset: Int, to limit: Int) -> Int {
        var at = offset
        while at > limit, let (value, length) = UTF8Scanner.scalar(self, before: at),
            ScalarClass.isSpace(value) || value == 0x0A || value == 0x0D
        {
            at -= length
        }
        return Swift.max(at, limit)
    }
}
