/// Writes characters for the named entities of an XML text, in one pass; comments and CDATA sections stay as they are.
struct EntityReplacer {
    let bytes: [UInt8]
    let entities: [[UInt8]: [UInt8]]
    /// Entities of no known meaning, in order of first use.
    private(set) var unknown: [(name: String, count: Int)] = []
    private var places: [[UInt8]: Int] = [:]

    /// No name is longer.
    private static let longest = 64
    /// More kinds of unknown entities are not told apart.
    private static let listed = 50
    private static let predefined: Set<[UInt8]> = Set(["amp", "lt", "gt", "quot", "apos"].map { Array($0.utf8) })
    /// U+FFFD in UTF-8.
    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]

    init(bytes: [UInt8], entities: [[UInt8]: [UInt8]]) {
        self.bytes = bytes
        self.entities = entities
    }

    /// Copies everything from `start` on. O(n).
    mutating func copy(from start: Int, into out: inout [UInt8]) {
        var at = start
        var copied = start
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "<"), at + 1 < bytes.count, bytes[at + 1] == UInt8(ascii: "!") {
                at = skippingSection(at)
            } else if bytes[at] == UInt8(ascii: "&"), let reference = reference(at) {
                out.append(contentsOf: bytes[copied..<at])
                out.append(contentsOf: reference.text)
                at = reference.end
                copied = at
            } else {
                at += 1
            }
        }
        out.append(contentsOf: bytes[copied...])
    }

    /// The offset behind a comment or a CDATA section; behind the «<» where neither begins.
    private func skippingSection(_ start: Int) -> Int {
        for (open, close) in [("<!--", "-->"), ("<![CDATA[", "]]>")] where bytes[start...].starts(with: open.utf8) {
            let close = Array(close.utf8)
            var at = start + open.utf8.count
            while at < bytes.count {
                if bytes[at] == close[0], bytes[at...].starts(with: close) { return at + close.count }
                at += 1
            }
            return bytes.count
        }
        return start + 1
    }

    /// What to write for the reference at an ampersand; nil where it stays as it is.
    private mutating func reference(_ start: Int) -> (text: [UInt8], end: Int)? {
        var at = start + 1
        let limit = min(bytes.count, at + Self.longest)
        while at < limit, Self.isName(bytes[at]) { at += 1 }
        guard at > start + 1, at < bytes.count, bytes[at] == UInt8(ascii: ";") else { return nil }
        let name = Array(bytes[(start + 1)..<at])
        if name[0] == UInt8(ascii: "#") {
            return Self.isCharacter(name.dropFirst()) ? nil : (Self.replacement, at + 1)
        }
        if Self.predefined.contains(name) { return nil }
        guard let text = entities[name] else {
            note(name)
            return (Array("&amp;".utf8) + name + [UInt8(ascii: ";")], at + 1)
        }
        return (text.flatMap(Self.escaped), at + 1)
    }

    private mutating func note(_ name: [UInt8]) {
        if let place = places[name] {
            unknown[place].count += 1
        } else if unknown.count < Self.listed {
            places[name] = unknown.count
            unknown.append((String(decoding: name, as: UTF8.self), 1))
        }
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        switch byte {
        case UInt8(ascii: "<"): Array("&lt;".utf8)
        case UInt8(ascii: "&"): Array("&amp;".utf8)
        case UInt8(ascii: "\""): Array("&quot;".utf8)
        case UInt8(ascii: "'"): Array("&apos;".utf8)
        default: [byte]
        }
    }

    private static func isName(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80
            || [UInt8(ascii: "#"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ":")]
                .contains(byte)
    }

    /// Whether a numeric reference names a character that XML 1.0 allows.
    private static func isCharacter(_ digits: ArraySlice<UInt8>) -> Bool {
        let isHexadecimal = digits.first == UInt8(ascii: "x")
        let text = String(decoding: isHexadecimal ? digits.dropFirst() : digits, as: UTF8.self)
        guard let value = UInt32(text, radix: isHexadecimal ? 16 : 10) else { return false }
        switch value {
        case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: return true
        default: return false
        }
    }
}
