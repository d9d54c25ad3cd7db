/// Makes JSON as a stream: keys stand in the order in which they are written, a value that is absent leaves no key.
///
/// Text is UTF-8 with `"`, `\` and control characters escaped. Numbers are rounded to 4 decimals without trailing zeros.
package struct JSONWriter: Sendable {
    /// What was written so far; take it with `drain` to keep memory small.
    package private(set) var bytes: [UInt8] = []
    private var needsComma = false
    private var followsKey = false
    /// One entry an open array or object: whether its elements stand on lines of their own.
    private var lines: [Bool] = []

    /// An empty writer.
    package init() {}

    /// Returns what was written since the last call. O(1).
    package mutating func drain() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    /// Ends a line of a JSON Lines file, or a file.
    package mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        needsComma = false
    }

    /// Writes an object around what `body` writes.
    package mutating func object(lines: Bool = false, _ body: (inout JSONWriter) -> Void) {
        begin(UInt8(ascii: "{"), lines: lines)
        body(&self)
        end(UInt8(ascii: "}"))
    }

    /// Writes an array around what `body` writes.
    package mutating func array(lines: Bool = false, _ body: (inout JSONWriter) -> Void) {
        begin(UInt8(ascii: "["), lines: lines)
        body(&self)
        end(UInt8(ascii: "]"))
    }

    /// Writes the key of the value that follows.
    package mutating func key(_ name: String) {
        separate()
        append(quoted: name)
        bytes.append(UInt8(ascii: ":"))
        bytes.append(UInt8(ascii: " "))
        needsComma = false
        followsKey = true
    }

    /// Writes a text.
    package mutating func value(_ text: String) {
        separate()
        append(quoted: text)
        needsComma = true
    }

    /// Writes a whole number.
    package mutating func value(_ number: Int) { raw("\(number)") }

    /// Writes a truth value.
    package mutating func value(_ flag: Bool) { raw(flag ? "true" : "false") }

    /// Writes a number rounded to 4 decimals; one that JSON cannot hold is 0.
    package mutating func value(_ number: Double) { raw(Self.decimal(number) ?? "0") }

    /// A number rounded to 4 decimals, halves away from zero, without trailing zeros; nil for NaN and infinities.
    package static func decimal(_ number: Double) -> String? {
        guard number.isFinite else { return nil }
        return String(unsafeUninitializedCapacity: Digits.limit) { Digits.write(number, to: $0.baseAddress!) }
    }

    /// Writes a value that is JSON already.
    package mutating func verbatim(_ json: [UInt8]) {
        separate()
        bytes += json
        needsComma = true
    }

    // MARK: Parts

    private mutating func raw(_ text: String) {
        separate()
        bytes += Array(text.utf8)
        needsComma = true
    }

    private mutating func begin(_ bracket: UInt8, lines ownLines: Bool) {
        separate()
        bytes.append(bracket)
        lines.append(ownLines)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        if lines.removeLast(), needsComma { bytes.append(UInt8(ascii: "\n")) }
        bytes.append(bracket)
        needsComma = true
    }

    /// Puts a comma between two elements, and a line feed where they stand on lines.
    private mutating func separate() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        if lines.last == true, !followsKey {
            bytes.append(UInt8(ascii: "\n"))
        } else if needsComma {
            bytes.append(UInt8(ascii: " "))
        }
        needsComma = false
        followsKey = false
    }

    private mutating func append(quoted text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "\"")]
            case UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
            case 0x0A: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
            case 0x0D: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
            case 0x09: bytes += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
            case 0..<0x20:
                bytes += Array("\\u00".utf8)
                bytes.append(Self.hex[Int(byte >> 4)])
                bytes.append(Self.hex[Int(byte & 15)])
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private static let hex = Array("0123456789abcdef".utf8)
}
