import KaojuText

/// Walks over the characters of a query and knows the byte of each.
struct QueryScanner {
    private let scalars: [Unicode.Scalar]
    private let offsets: [Int]
    private(set) var at = 0

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
        var offsets = [0]
        for scalar in scalars { offsets.append((offsets.last ?? 0) + UTF8.width(scalar)) }
        self.offsets = offsets
    }

    var isAtEnd: Bool { at >= scalars.count }

    /// The character so many places ahead; nil behind the end.
    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        at + ahead >= 0 && at + ahead < scalars.count ? scalars[at + ahead] : nil
    }

    mutating func advance(_ count: Int = 1) { at += count }

    mutating func skipBlanks() {
        while let scalar = peek(), scalar.properties.isWhitespace { at += 1 }
    }

    /// Takes a text if it stands here.
    mutating func take(_ text: String) -> Bool {
        let wanted = Array(text.unicodeScalars)
        guard at + wanted.count <= scalars.count, scalars[at..<(at + wanted.count)].elementsEqual(wanted) else {
            return false
        }
        at += wanted.count
        return true
    }

    /// Whether a keyword stands here as a word of its own.
    func isAt(keyword: String) -> Bool {
        let wanted = Array(keyword.unicodeScalars)
        guard at + wanted.count <= scalars.count else { return false }
        for (offset, scalar) in wanted.enumerated()
        where scalars[at + offset].properties.lowercaseMapping != String(scalar) { return false }
        let isWord = { (scalar: Unicode.Scalar?) in scalar.map { QueryScanner.isWord($0) } ?? false }
        return !isWord(peek(-1)) && !isWord(peek(wanted.count))
    }

    /// Letters of any script, digits, `_`.
    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }

    /// Takes a word; empty where none begins.
    mutating func word() -> String {
        let start = at
        while let scalar = peek(), Self.isWord(scalar) { at += 1 }
        return text(from: start)
    }

    /// What stands from a place up to here.
    func text(from start: Int) -> String { String(String.UnicodeScalarView(scalars[start..<at])) }

    /// The bytes from a place up to another one, at least one.
    func span(_ start: Int, _ end: Int? = nil) -> ByteRange {
        let last = offsets.count - 1
        let first = offsets[min(start, last)]
        return ByteRange(first, max(first, offsets[min(end ?? at, last)]))
    }
}
