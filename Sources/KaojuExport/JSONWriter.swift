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

/// Text with what JSON escapes written as JSON has it: quotation mark, backslash, controls.
private enum EscapedText {
    /// The most bytes that become of one.
    static let growth = 6
    /// So many bytes of a text are escaped at once, so that little room lies idle.
    static let piece = 1024

    /// Writes some text where there is room for `growth` times its bytes; returns how many it took. O(n).
    @inline(__always)
    static func write(_ text: UnsafeRawBufferPointer, to place: UnsafeMutablePointer<UInt8>) -> Int {
        guard let start = text.baseAddress else { return 0 }
        let count = text.count
        let room = UnsafeMutableRawPointer(place)
        var at = 0
        var to = 0
        while at < count {
            // Whole words are copied before it is known that nothing in them is escaped.
            if at &+ 8 <= count {
                let word = unsafe start.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                unsafe room.storeBytes(of: word, toByteOffset: to, as: UInt64.self)
                if isPlain(word) {
                    at &+= 8
                    to &+= 8
                    continue
                }
            }
            // What is left of a text of plain bytes: the last eight, or the first and the last four, at once.
            if at == to, count &- at < 8, let word = unsafe last(of: start, count, from: at), isPlain(word) {
                if count >= 8 {
                    unsafe room.storeBytes(of: word, toByteOffset: count &- 8, as: UInt64.self)
                } else {
                    unsafe room.storeBytes(of: UInt32(truncatingIfNeeded: word), as: UInt32.self)
                    unsafe room.storeBytes(
                        of: UInt32(truncatingIfNeeded: word >> 32), toByteOffset: count &- 4, as: UInt32.self)
                }
                return count
            }
            let byte = unsafe start.load(fromByteOffset: at, as: UInt8.self)
            at &+= 1
            if isPlain(byte) {
                unsafe place[to] = byte
                to &+= 1
            } else {
                unsafe to &+= escape(byte, to: place + to)
            }
        }
        return to
    }

    /// The last eight bytes of a text, or the first and the last four of one of four to seven; nil where some of them are
    /// written already, or there are fewer.
    @inline(__always)
    private static func last(of start: UnsafeRawPointer, _ count: Int, from at: Int) -> UInt64? {
        if count >= 8 { return unsafe start.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self) }
        guard count >= 4, at == 0 else { return nil }
        return unsafe UInt64(start.loadUnaligned(as: UInt32.self))
            | UInt64(start.loadUnaligned(fromByteOffset: count &- 4, as: UInt32.self)) << 32
    }

    @inline(__always)
    private static func isPlain(_ byte: UInt8) -> Bool {
        byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
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
    private static func escape(_ byte: UInt8, to place: UnsafeMutablePointer<UInt8>) -> Int {
        unsafe place[0] = UInt8(ascii: "\\")
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): unsafe place[1] = byte
        case 0x0A: unsafe place[1] = UInt8(ascii: "n")
        case 0x0D: unsafe place[1] = UInt8(ascii: "r")
        case 0x09: unsafe place[1] = UInt8(ascii: "t")
        default:
            unsafe place[1] = UInt8(ascii: "u")
            unsafe place[2] = UInt8(ascii: "0")
            unsafe place[3] = UInt8(ascii: "0")
            unsafe place[4] = digit(byte >> 4)
            unsafe place[5] = digit(byte & 15)
            return 6
        }
        return 2
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }
}
