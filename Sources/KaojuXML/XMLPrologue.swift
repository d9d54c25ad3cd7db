/// Makes XML safe to parse: what stands before the root element becomes blanks, and named entities become characters.
///
/// A document type is passed over without being loaded, and nothing that it declares is expanded, so that no file can
/// grow while it is parsed, and none reaches for another. Line breaks stay, so that errors name the right line.
package struct XMLPrologue: Sendable {
    /// The document without its declaration, document type and named entities.
    package private(set) var body: [UInt8]
    /// The local name of the root element; empty where none begins.
    package private(set) var root = ""
    /// Whether a document type stood there.
    package private(set) var hasDocumentType = false
    /// Entities that the document type declares itself, in order of declaration; they are not expanded.
    package private(set) var declared: [String] = []
    /// Entities of no known meaning, in order of first use, with the number of uses; their names stand in the text.
    package private(set) var unknown: [(name: String, count: Int)] = []

    /// Reads UTF-8 bytes; `entities` holds the characters that names of entities stand for. O(n).
    package init(_ bytes: [UInt8], entities: [[UInt8]: [UInt8]]) {
        var scanner = PrologueScanner(bytes: bytes)
        let start = scanner.scan()
        hasDocumentType = scanner.hasDocumentType
        declared = scanner.declared
        root = scanner.root
        body = []
        body.reserveCapacity(bytes.count + bytes.count / 64)
        for byte in bytes[..<start] { body.append(byte == 0x0A || byte == 0x0D ? byte : 0x20) }
        var replacer = EntityReplacer(bytes: bytes, entities: entities)
        replacer.copy(from: start, into: &body)
        unknown = replacer.unknown
    }
}

/// Passes over what may stand before a root element.
private struct PrologueScanner {
    let bytes: [UInt8]
    var hasDocumentType = false
    var declared: [String] = []
    var root = ""
    /// More declarations than this are not listed.
    private static let listed = 50

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The offset of the root element, or of the first byte that belongs in no prologue. O(n).
    mutating func scan() -> Int {
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while at < bytes.count {
            if bytes[at] <= 0x20 {
                at += 1
            } else if holds("<?", at: at) {
                guard let end = end(of: "?>", from: at + 2) else { return at }
                at = end
            } else if holds("<!--", at: at) {
                guard let end = end(of: "-->", from: at + 4) else { return at }
                at = end
            } else if holds("<!DOCTYPE", at: at) || holds("<!doctype", at: at) {
                guard let end = documentTypeEnd(from: at + 9) else { return at }
                hasDocumentType = true
                at = end
            } else {
                root = name(from: at)
                return at
            }
        }
        return at
    }

    /// The local name of the element that begins at `start`.
    private func name(from start: Int) -> String {
        guard bytes[start] == UInt8(ascii: "<") else { return "" }
        var first = start + 1
        var at = first
        while at < bytes.count, bytes[at] > 0x20, bytes[at] != UInt8(ascii: ">"), bytes[at] != UInt8(ascii: "/") {
            if bytes[at] == UInt8(ascii: ":") { first = at + 1 }
            at += 1
            if at - start > 200 { return "" }
        }
        return String(decoding: bytes[first..<at], as: UTF8.self)
    }

    /// The offset behind a document type; quotes, comments and the internal subset may hold «>».
    private mutating func documentTypeEnd(from start: Int) -> Int? {
        var at = start
        var isInside = false
        while at < bytes.count {
            switch bytes[at] {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                guard let close = bytes[(at + 1)...].firstIndex(of: bytes[at]) else { return nil }
                at = close + 1
            case UInt8(ascii: "["):
                isInside = true
                at += 1
            case UInt8(ascii: "]"):
                isInside = false
                at += 1
            case UInt8(ascii: ">"):
                at += 1
                if !isInside { return at }
            case UInt8(ascii: "<"):
                if holds("<!--", at: at) {
                    guard let end = end(of: "-->", from: at + 4) else { return nil }
                    at = end
                } else if holds("<?", at: at) {
                    guard let end = end(of: "?>", from: at + 2) else { return nil }
                    at = end
                } else {
                    if holds("<!ENTITY", at: at) { note(at + 8) }
                    at += 1
                }
            default: at += 1
            }
        }
        return nil
    }

    private mutating func note(_ start: Int) {
        var at = start
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        let end = bytes[at...].prefix(64).firstIndex { $0 <= 0x20 || $0 == UInt8(ascii: ">") } ?? at
        if end > at, declared.count < Self.listed { declared.append(String(decoding: bytes[at..<end], as: UTF8.self)) }
    }

    private func holds(_ word: StaticString, at offset: Int) -> Bool {
        word.withUTF8Buffer { unsafe bytes[offset...].starts(with: $0) }
    }

    private func end(of word: StaticString, from start: Int) -> Int? {
        let first = unsafe word.utf8Start.pointee
        var at = start
        while at < bytes.count {
            if bytes[at] == first, holds(word, at: at) { return at + word.utf8CodeUnitCount }
            at += 1
        }
        return nil
    }
}
