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

    /// Forgets what was written, and keeps the memory: for those who read `bytes` themselves. O(1).
    package mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// Begins anew, as if nothing had been written. O(1).
    package mutating func reset() {
        clear()
        needsComma = false
        followsKey = false
        lines.removeAll(keepingCapacity: true)
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
        append(quoted: name, isKey: true)
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
    package mutating func value(_ number: Int) {
        separate()
        append(digitsOf: number)
        needsComma = true
    }

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

    /// Writes members that are JSON already, as they stood in another object behind its first brace.
    package mutating func members(verbatim json: [UInt8]) {
        separate()
        bytes += json
        needsComma = true
    }

    // MARK: Parts

    private mutating func raw(_ text: String) {
        separate()
        bytes.append(contentsOf: text.utf8)
        needsComma = true
    }

    private mutating func append(digitsOf number: Int) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Digits.limit) { room in
            guard let place = room.baseAddress else { return }
            let count = Digits.write(number, to: place)
            bytes.append(contentsOf: UnsafeBufferPointer(start: place, count: count))
        }
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
        let isOnLine = !followsKey && lines.last == true
        if needsComma {
            bytes.append(UInt8(ascii: ","))
            bytes.append(isOnLine ? UInt8(ascii: "\n") : UInt8(ascii: " "))
        } else if isOnLine {
            bytes.append(UInt8(ascii: "\n"))
        }
        needsComma = false
        followsKey = false
    }

    /// Adds a text in quotation marks, the colon of a key behind it. A short one without escapes goes in as one piece.
    private mutating func append(quoted text: String, isKey: Bool = false) {
        var text = text
        text.withUTF8 { text in
            if text.count <= Self.shortest, Self.isPlain(text) {
                append(plain: text, isKey)
            } else {
                bytes.append(UInt8(ascii: "\""))
                append(escaping: text)
                bytes.append(UInt8(ascii: "\""))
                if isKey {
                    bytes.append(UInt8(ascii: ":"))
                    bytes.append(UInt8(ascii: " "))
                }
            }
        }
    }

    private mutating func append(plain text: UnsafeBufferPointer<UInt8>, _ isKey: Bool) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.shortest + 4) { room in
            guard let place = room.baseAddress else { return }
            place[0] = UInt8(ascii: "\"")
            if let start = text.baseAddress { (place + 1).update(from: start, count: text.count) }
            place[text.count + 1] = UInt8(ascii: "\"")
            place[text.count + 2] = UInt8(ascii: ":")
            place[text.count + 3] = UInt8(ascii: " ")
            bytes.append(
                contentsOf: UnsafeBufferPointer(start: place, count: text.count + (isKey ? 4 : 2)))
        }
    }

    /// The longest text that goes in as one piece.
    private static let shortest = 60

    /// Whether no byte is escaped. O(n).
    private static func isPlain(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
        let text = UnsafeRawBufferPointer(text)
        var at = 0
        while at + 8 <= text.count {
            guard isPlain(text.loadUnaligned(fromByteOffset: at, as: UInt64.self)) else { return false }
            at += 8
        }
        // The last eight bytes once more, where there are so many.
        if text.count >= 8 {
            return at == text.count
                || isPlain(text.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self))
        }
        while at < text.count {
            guard isPlain(text[at]) else { return false }
            at += 1
        }
        return true
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
    }

    /// Adds text in runs up to each byte that JSON escapes: quotation mark, backslash, controls.
    private mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
        var start = 0
        var at = 0
        while at < text.count {
            if at + 8 <= text.count,
                Self.isPlain(UnsafeRawBufferPointer(text).loadUnaligned(fromByteOffset: at, as: UInt64.self))
            {
                at += 8
                continue
            }
            let byte = text[at]
            at += 1
            if Self.isPlain(byte) { continue }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<(at - 1)]))
            start = at
            escape(byte)
        }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }

    /// Whether none of eight bytes is escaped.
    @inline(__always)
    private static func isPlain(_ word: UInt64) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
        let controls = (word &- (ones &* 0x20)) & ~word
        let found = controls | zeros(word ^ (ones &* 0x22)) | zeros(word ^ (ones &* 0x5C))
        return found & 0x8080_8080_8080_8080 == 0
    }

    @inline(never)
    private mutating func escape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            bytes.append(contentsOf: "u00".utf8)
            bytes.append(Self.hex[Int(byte >> 4)])
            bytes.append(Self.hex[Int(byte & 15)])
        }
    }

    private static let hex = Array("0123456789abcdef".utf8)
}
