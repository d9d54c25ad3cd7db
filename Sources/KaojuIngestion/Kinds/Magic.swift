import KaojuText

/// What a kind of file begins with.
///
/// Written as hexadecimal bytes with `..` for any (`FF D8 FF`), as text that follows white space and marks, in any case
/// (`text:<html`), and with a text that must come later (`50 4B 03 04 + word/`).
struct Magic: Sendable {
    private var bytes: [UInt8?] = []
    private var text: [UInt8] = []
    private var inside: [UInt8] = []

    /// Parses the notation; nil where it is none.
    init?(_ notation: String) {
        if notation.hasPrefix("text:") {
            text = Array(notation.dropFirst(5).lowercased().utf8)
            return
        }
        let parts = notation.split(separator: " + ", maxSplits: 1)
        guard let head = parts.first else { return nil }
        for pair in head.split(separator: " ") {
            if pair == ".." {
                bytes.append(nil)
            } else if let byte = UInt8(pair, radix: 16) {
                bytes.append(byte)
            } else {
                return nil
            }
        }
        if parts.count == 2 { inside = Array(parts[1].trimmed().utf8) }
    }

    /// Whether a file begins so; `opening` is its `opening(of:)`.
    func matches(_ file: [UInt8], opening: [UInt8]) -> Bool {
        if !text.isEmpty { return opening.starts(with: text) }
        guard file.count >= bytes.count, !bytes.isEmpty else { return false }
        for (index, byte) in bytes.enumerated() where byte != nil && byte != file[index] { return false }
        return inside.isEmpty || Self.contains(file, inside)
    }

    /// The first characters of a text in lower case, without what stands before them: marks, white space, and the NUL
    /// bytes of UTF-16.
    static func opening(of file: [UInt8]) -> [UInt8] {
        var rest = file.prefix(1024).filter { $0 != 0 }[...]
        for mark in [TextEncoding.utf8, .utf16LittleEndian, .utf16BigEndian].map(\.byteOrderMark)
        where rest.starts(with: mark) {
            rest = rest.dropFirst(mark.count)
        }
        return rest.drop { $0 <= 0x20 }.prefix(64).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }

    private static func contains(_ file: [UInt8], _ part: [UInt8]) -> Bool {
        unsafe file.withUnsafeBufferPointer { buffer in
            var at = 0
            while at + part.count <= buffer.count {
                if unsafe buffer[at] == part[0], unsafe buffer[at..<at + part.count].elementsEqual(part) { return true }
                at += 1
            }
            return false
        }
    }
}
