/// A JSON value (RFC 8259). Numbers stay as they are written.
package enum JSONValue: Sendable, Hashable {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONValue])
    /// The members in file order; a key may come twice.
    case object([Member])

    /// A member of an object.
    package struct Member: Sendable, Hashable {
        package var key: String
        package var value: JSONValue
    }

    /// The first member of this name; nil for other values. O(members).
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The elements of an array; nil for other values.
    package var elements: [JSONValue]? {
        guard case .array(let elements) = self else { return nil }
        return elements
    }

    /// A string, or a number as it is written («12.0» as «12»); nil for other values.
    package var text: String? {
        switch self {
        case .string(let text): text
        case .number(let digits): digits.hasSuffix(".0") ? String(digits.dropLast(2)) : digits
        default: nil
        }
    }

    /// A whole number, or a string that is one.
    package var integer: Int? { text.flatMap { Int($0) } }
}

/// Reads JSON of bytes; total: what is no JSON is nil.
package struct JSONParser {
    private let bytes: [UInt8]
    /// Where the next value is looked for.
    package private(set) var at: Int

    /// A parser that stands at an offset.
    package init(_ bytes: [UInt8], at offset: Int = 0) {
        self.bytes = bytes
        at = offset
    }

    /// The next value; nil where there is none, with `at` at the place of the fault. Nesting beyond 100 levels is one. O(n).
    package mutating func value() -> JSONValue? { value(depth: 0) }

    /// Skips white space; whether anything follows.
    package mutating func skipBlanks() -> Bool {
        while at < bytes.count, bytes[at].isBlank { at += 1 }
        return at < bytes.count
    }

    /// Takes a byte if it comes next.
    package mutating func take(_ byte: UInt8) -> Bool {
        guard skipBlanks(), bytes[at] == byte else { return false }
        at += 1
        return true
    }

    private mutating func value(depth: Int) -> JSONValue? {
        guard depth < 100, skipBlanks() else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "{"): return object(depth: depth)
        case UInt8(ascii: "["): return array(depth: depth)
        case UInt8(ascii: "\""): return string().map { .string($0) }
        case UInt8(ascii: "t"): return literal("true", .bool(true))
        case UInt8(ascii: "f"): return literal("false", .bool(false))
        case UInt8(ascii: "n"): return literal("null", .null)
        default: return number()
        }
    }

    private mutating func object(depth: Int) -> JSONValue? {
        at += 1
        var members: [JSONValue.Member] = []
        if take(UInt8(ascii: "}")) { return .object(members) }
        while true {
            guard skipBlanks(), bytes[at] == UInt8(ascii: "\""), let key = string(), take(UInt8(ascii: ":")),
                let value = value(depth: depth + 1)
            else { return nil }
            members.append(.init(key: key, value: value))
            if take(UInt8(ascii: "}")) { return .object(members) }
            guard take(UInt8(ascii: ",")) else { return nil }
        }
    }

    private mutating func array(depth: Int) -> JSONValue? {
        at += 1
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return .array(elements) }
        while true {
            guard let value = value(depth: depth + 1) else { return nil }
            elements.append(value)
            if take(UInt8(ascii: "]")) { return .array(elements) }
            guard take(UInt8(ascii: ",")) else { return nil }
        }
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) -> JSONValue? {
        guard bytes.has(word, at: at) else { return nil }
        at += word.utf8CodeUnitCount
        return value
    }

    private mutating func number() -> JSONValue? {
        let start = at
        while at < bytes.count, bytes[at].isDigit || "+-.eE".utf8.contains(bytes[at]) { at += 1 }
        guard at > start else { return nil }
        return .number(String(decoding: bytes[start..<at], as: UTF8.self))
    }

    private mutating func string() -> String? {
        at += 1
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\") { at += 1 }
        guard at < bytes.count else { return nil }
        if bytes[at] == UInt8(ascii: "\"") {
            at += 1
            return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
        }
        var out = Array(bytes[start..<at])
        while at < bytes.count {
            let byte = bytes[at]
            at += 1
            if byte == UInt8(ascii: "\"") { return String(decoding: out, as: UTF8.self) }
            guard byte == UInt8(ascii: "\\") else {
                out.append(byte)
                continue
            }
            guard at < bytes.count else { return nil }
            at += 1
            switch bytes[at - 1] {
            case UInt8(ascii: "n"): out.append(0x0A)
            case UInt8(ascii: "t"): out.append(0x09)
            case UInt8(ascii: "r"): out.append(0x0D)
            case UInt8(ascii: "b"): out.append(0x08)
            case UInt8(ascii: "f"): out.append(0x0C)
            case UInt8(ascii: "u"): out += Array(String(escaped()).utf8)
            case let other: out.append(other)
            }
        }
        return nil
    }

    /// The scalar of «\uXXXX», of two of them where they are surrogates.
    private mutating func escaped() -> Unicode.Scalar {
        guard let high = hex() else { return "\u{FFFD}" }
        if (0xD800..<0xDC00).contains(high), bytes.has("\\u", at: at) {
            let back = at
            at += 2
            if let low = hex(), (0xDC00..<0xE000).contains(low) {
                return Unicode.Scalar(0x10000 + (high - 0xD800) * 0x400 + (low - 0xDC00)) ?? "\u{FFFD}"
            }
            at = back
        }
        return Unicode.Scalar(high) ?? "\u{FFFD}"
    }

    private mutating func hex() -> UInt32? {
        guard at + 4 <= bytes.count,
            bytes[at..<(at + 4)].allSatisfy({ $0.isDigit || (0x61...0x66).contains($0 | 0x20) })
        else { return nil }
        defer { at += 4 }
        return UInt32(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16)
    }
}
