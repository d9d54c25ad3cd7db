/// Makes JSON as a stream: keys stand in the order in which they are written, a value that is absent leaves no key.
///
/// Text is UTF-8 with `"`, `\` and control characters escaped. Numbers are rounded to 4 decimals without trailing zeros.
package struct JSONWriter: Sendable {
    /// Room for what is written; `count` bytes of it are.
    private var storage: [UInt8] = []
    /// How many bytes were written so far.
    package private(set) var count = 0
    private var needsComma = false
    private var followsKey = false
    /// One entry an open array or object: whether its elements stand on lines of their own.
    private var lines: [Bool] = []
    /// The last entry of `lines`.
    private var isLined = false

    /// An empty writer.
    package init() {}

    /// What was written so far; take it with `drain` to keep memory small. O(n): ask for `count` where that is enough.
    package var bytes: [UInt8] { Array(storage[..<count]) }

    /// Returns what was written since the last call. O(n).
    package mutating func drain() -> [UInt8] {
        defer { count = 0 }
        return bytes
    }

    /// Forgets what was written, and keeps the memory: for those who read `bytes` themselves. O(1).
    package mutating func clear() { count = 0 }

    /// Begins anew, as if nothing had been written. O(1).
    package mutating func reset() {
        clear()
        needsComma = false
        followsKey = false
        lines.removeAll(keepingCapacity: true)
        isLined = false
    }

    /// Ends a line of a JSON Lines file, or a file.
    package mutating func endLine() {
        unsafe write(1) { place in
            unsafe place[0] = UInt8(ascii: "\n")
            return 1
        }
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
        append(quoted: name, isKey: true)
        needsComma = false
        followsKey = true
    }

    /// Writes a text.
    package mutating func value(_ text: String) {
        append(quoted: text, isKey: false)
        needsComma = true
    }

    /// Writes a whole number.
    package mutating func value(_ number: Int) { unsafe element(Digits.limit) { unsafe Digits.write(number, to: $0) } }

    /// Writes a truth value.
    package mutating func value(_ flag: Bool) { verbatim(flag ? Self.yes : Self.no) }

    /// Writes a number rounded to 4 decimals; one that JSON cannot hold is 0.
    package mutating func value(_ number: Double) {
        unsafe element(Digits.limit) { place in
            if number.isFinite { return unsafe Digits.write(number, to: place) }
            unsafe place[0] = UInt8(ascii: "0")
            return 1
        }
    }

    /// Writes two numbers as an array.
    package mutating func pair(_ first: Int, _ second: Int) {
        unsafe element(2 * Digits.limit + 4) { place in
            unsafe place[0] = UInt8(ascii: "[")
            var count = unsafe 1 + Digits.write(first, to: place + 1)
            unsafe place[count] = UInt8(ascii: ",")
            unsafe place[count + 1] = UInt8(ascii: " ")
            count += 2
            unsafe count += Digits.write(second, to: place + count)
            unsafe place[count] = UInt8(ascii: "]")
            return count + 1
        }
    }

    /// A number rounded to 4 decimals, halves away from zero, without trailing zeros; nil for NaN and infinities.
    package static func decimal(_ number: Double) -> String? {
        guard number.isFinite else { return nil }
        return unsafe String(unsafeUninitializedCapacity: Digits.limit) {
            unsafe Digits.write(number, to: $0.baseAddress!)
        }
    }

    /// Writes a value that is JSON already.
    package mutating func verbatim(_ json: [UInt8]) {
        unsafe json.withUnsafeBufferPointer { json in
            unsafe element(json.count) { place in
                if let start = json.baseAddress { unsafe place.update(from: start, count: json.count) }
                return json.count
            }
        }
    }

    /// Writes members that are JSON already, as they stood in another object behind its first brace.
    package mutating func members(verbatim json: [UInt8]) { verbatim(json) }

    // MARK: Parts

    private static let yes = Array("true".utf8)
    private static let no = Array("false".utf8)

    /// Lets `body` write at most `most` bytes, and counts those that it says it has written.
    @inline(__always)
    private mutating func write(_ most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        if storage.count &- count < most { grow(most) }
        let start = count
        unsafe count += storage.withUnsafeMutableBufferPointer { room in
            unsafe room.baseAddress.map { unsafe body($0 + start) } ?? 0
        }
    }

    /// Makes room for so many bytes more, and for as many again.
    @inline(never)
    private mutating func grow(_ most: Int) {
        let size = max(512, 2 * (count + most))
        storage = unsafe [UInt8](unsafeUninitializedCapacity: size) { [storage, count] room, counted in
            // Of what lies behind them no byte is read before it is written.
            _ = unsafe room.initialize(from: storage[..<count])
            counted = size
        }
    }

    /// Writes a value of at most `most` bytes behind what parts it from the one before.
    @inline(__always)
    private mutating func element(_ most: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        let (needsComma, isOnLine) = (needsComma, !followsKey && isLined)
        unsafe write(most + 2) { place in
            let count = unsafe Self.separate(place, needsComma, isOnLine)
            return unsafe count + body(place + count)
        }
        self.needsComma = true
        followsKey = false
    }

    /// Puts a comma between two elements, and a line feed where they stand on lines; how many bytes these are.
    @inline(__always)
    private static func separate(_ place: UnsafeMutablePointer<UInt8>, _ needsComma: Bool, _ isOnLine: Bool) -> Int {
        if needsComma {
            unsafe place[0] = UInt8(ascii: ",")
            unsafe place[1] = isOnLine ? UInt8(ascii: "\n") : UInt8(ascii: " ")
            return 2
        }
        if isOnLine { unsafe place[0] = UInt8(ascii: "\n") }
        return isOnLine ? 1 : 0
    }

    private mutating func begin(_ bracket: UInt8, lines ownLines: Bool) {
        unsafe element(1) { place in
            unsafe place[0] = bracket
            return 1
        }
        lines.append(ownLines)
        isLined = ownLines
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        let isParted = lines.removeLast() && needsComma
        unsafe write(2) { place in
            unsafe place[0] = UInt8(ascii: "\n")
            unsafe place[isParted ? 1 : 0] = bracket
            return isParted ? 2 : 1
        }
        isLined = lines.last ?? false
        needsComma = true
    }

    /// Adds a text in quotation marks, the colon of a key behind it.
    private mutating func append(quoted text: String, isKey: Bool) {
        var text = text
        text.withUTF8 { text in
            let text = UnsafeRawBufferPointer(text)
            let first = min(text.count, EscapedText.piece)
            unsafe element(EscapedText.growth * first + 4) { place in
                unsafe place[0] = UInt8(ascii: "\"")
                var count =
                    unsafe 1 + EscapedText.write(UnsafeRawBufferPointer(rebasing: text[..<first]), to: place + 1)
                if first == text.count { unsafe count += Self.close(place + count, isKey) }
                return count
            }
            if first < text.count { unsafe append(rest: UnsafeRawBufferPointer(rebasing: text[first...]), isKey) }
        }
    }

    /// Adds what is left of a long text, and closes it.
    @inline(never)
    private mutating func append(rest: UnsafeRawBufferPointer, _ isKey: Bool) {
        for start in stride(from: 0, to: rest.count, by: EscapedText.piece) {
            let piece = unsafe UnsafeRawBufferPointer(
                rebasing: rest[start..<min(rest.count, start + EscapedText.piece)])
            unsafe write(EscapedText.growth * piece.count) { unsafe EscapedText.write(piece, to: $0) }
        }
        unsafe write(3) { unsafe Self.close($0, isKey) }
    }

    /// Closes a quoted text; how many bytes that takes, at most three.
    @inline(__always)
    private static func close(_ place: UnsafeMutablePointer<UInt8>, _ isKey: Bool) -> Int {
        unsafe place[0] = UInt8(ascii: "\"")
        guard isKey else { return 1 }
        unsafe place[1] = UInt8(ascii: ":")
        unsafe place[2] = UInt8(ascii: " ")
        return 3
    }
}
