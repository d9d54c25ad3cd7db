import KaojuText

/// A JSON value (RFC 8259); members in the order of the text.
enum JSONValue {
    case string(String)
    case number(String)
    case bool(Bool)
    case null
    case array([JSONValue])
    case object([(name: String, value: JSONValue)])

    /// The first member with this name.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, where it is one.
    var string: String? { if case .string(let text) = self { text } else { nil } }
    /// The items of an array, nothing for other values.
    var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
    /// The members of an object, nothing for other values.
    var members: [(name: String, value: JSONValue)] { if case .object(let members) = self { members } else { [] } }
    /// Whether it is `true`.
    var isTrue: Bool { if case .bool(true) = self { true } else { false } }
}

/// Reads JSON out of bytes piece by piece, so that a large array need not be held as values. Total but for its errors.
struct JSONScanner {
    /// Where the text is not JSON.
    struct Problem: Error {
        var offset: Int
        var expected: String
    }

    private static let deepest = 200
    private let bytes: [UInt8]
    private(set) var at: Int

    init(_ bytes: [UInt8], from start: Int = 0) {
        self.bytes = bytes
        at = start
        if start == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) { at = 3 }
    }

    /// The line of an offset, from 1. O(n).
    func line(of offset: Int) -> Int { bytes.prefix(offset).reduce(1) { $0 + ($1 == 0x0A ? 1 : 0) } }

    /// The next byte that is no white space; nil at the end.
    mutating func peek() -> UInt8? {
        while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x0A || bytes[at] == 0x0D || bytes[at] == 0x09 {
            at += 1
        }
        return at < bytes.count ? bytes[at] : nil
    }

    /// Takes a byte if it comes next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard peek() == UInt8(ascii: character) else { return false }
        at += 1
        return true
    }

    private mutating func expect(_ character: Unicode.Scalar) throws(Problem) {
        if !take(character) { throw Problem(offset: at, expected: "“\(character)”") }
    }

    /// Calls `body` before each item of an array; it must read the item.
    mutating func forEachItem(_ body: (inout JSONScanner) throws(Problem) -> Void) throws(Problem) {
        try expect("[")
        if take("]") { return }
        repeat { try body(&self) } while take(",")
        try expect("]")
    }

    /// Calls `body` with the name of each member of an object; it must read the value.
    mutating func forEachMember(_ body: (String, inout JSONScanner) throws(Problem) -> Void) throws(Problem) {
        try expect("{")
        if take("}") { return }
        repeat {
            let name = try string()
            try expect(":")
            try body(name, &self)
        } while take(",")
        try expect("}")
    }

    /// The value that comes next.
    mutating func value(depth: Int = 0) throws(Problem) -> JSONValue {
        guard depth < Self.deepest else { throw Problem(offset: at, expected: "fewer nested values") }
        switch peek() {
        case UInt8(ascii: "{"):
            var members: [(name: String, value: JSONValue)] = []
            try forEachMember { (name, scanner) throws(Problem) in
                members.append((name, try scanner.value(depth: depth + 1)))
            }
            return .object(members)
        case UInt8(ascii: "["):
            var items: [JSONValue] = []
            try forEachItem { (scanner) throws(Problem) in items.append(try scanner.value(depth: depth + 1)) }
            return .array(items)
        case UInt8(ascii: "\""): return .string(try string())
        default: return try literal()
        }
    }

    private mutating func literal() throws(Problem) -> JSONValue {
        let start = at
        while at < bytes.count, !",]} \n\r\t:".utf8.contains(bytes[at]) { at += 1 }
        let text = String(decoding: bytes[start..<at], as: UTF8.self)
        switch text {
        case "true": return .bool(true)
        case "false": return .bool(false)
        case "null": return .null
        default:
            guard let first = text.utf8.first, first == UInt8(ascii: "-") || first &- 0x30 < 10 else {
                throw Problem(offset: start, expected: "a value")
            }
            return .number(text)
        }
    }

    /// The string that comes next; half a surrogate pair becomes U+FFFD.
    mutating func string() throws(Problem) -> String {
        try expect("\"")
        var out: [UInt8] = []
        var start = at
        while at < bytes.count {
            let byte = bytes[at]
            if byte == UInt8(ascii: "\"") {
                out += bytes[start..<at]
                at += 1
                return String(decoding: out, as: UTF8.self)
            }
            guard byte == UInt8(ascii: "\\") else {
                at += 1
                continue
            }
            out += bytes[start..<at]
            at += 1
            try escape(into: &out)
            start = at
        }
        throw Problem(offset: at, expected: "the end of a string")
    }

    private mutating func escape(into out: inout [UInt8]) throws(Problem) {
        guard at < bytes.count else { throw Problem(offset: at, expected: "an escape") }
        let byte = bytes[at]
        at += 1
        switch byte {
        case UInt8(ascii: "n"): out.append(0x0A)
        case UInt8(ascii: "r"): out.append(0x0D)
        case UInt8(ascii: "t"): out.append(0x09)
        case UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(0x20)
        case UInt8(ascii: "u"):
            var scalar = try hexadecimal()
            if (0xD800..<0xDC00).contains(scalar), at + 1 < bytes.count, bytes[at] == UInt8(ascii: "\\"),
                bytes[at + 1] == UInt8(ascii: "u")
            {
                at += 2
                let low = try hexadecimal()
                scalar = (0xDC00..<0xE000).contains(low) ? 0x10000 + (scalar - 0xD800) << 10 + (low - 0xDC00) : 0xFFFD
            }
            out += Array(String(Unicode.Scalar(scalar) ?? "\u{FFFD}").utf8)
        default: out.append(byte)
        }
    }

    private mutating func hexadecimal() throws(Problem) -> UInt32 {
        guard at + 4 <= bytes.count,
            let value = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
        else { throw Problem(offset: at, expected: "four hexadecimal digits") }
        at += 4
        return value
    }
}
