#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Rows of a large document as bytes that are escaped already. A graph has millions of elements, for which four calls of the
/// library each are too many: `XMLWriter.rows` hands it many rows at once. The escapes are the library's own.
@safe package struct XMLRows: ~Copyable {
    /// Where a text stands, which decides what is escaped.
    package enum Place: Int, Sendable {
        /// Between tags.
        case content
        /// In an attribute's value, between double quotation marks.
        case attribute
        /// Between tags, as an item of a list that is joined by bars: a bar inside is `%7C`.
        case item
    }

    fileprivate private(set) var base: UnsafeMutablePointer<UInt8>
    /// How many bytes there are.
    package fileprivate(set) var count = 0
    private var capacity = 1 << 17
    /// What each byte needs in each place: 0 nothing, else what `escape` switches over.
    private let classes: UnsafeMutablePointer<UInt8>

    /// No rows yet.
    package init() {
        unsafe base = .allocate(capacity: capacity)
        unsafe classes = .allocate(capacity: 3 * 256)
        for place in [Place.content, .attribute, .item] {
            for byte in 0..<256 {
                unsafe classes[place.rawValue * 256 + byte] = Self.isSpecial(UInt8(byte), place) ? 1 : 0
            }
        }
    }

    deinit {
        unsafe base.deallocate()
        unsafe classes.deallocate()
    }

    /// Whether enough has gathered to be handed on.
    package var isLarge: Bool { count >= 1 << 16 }

    /// Forgets what was added; the memory is kept.
    fileprivate mutating func removeAll() { count = 0 }

    /// Adds markup of the program's own.
    package mutating func markup(_ markup: StaticString) {
        unsafe append(UnsafeBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// Adds markup that was made before.
    package mutating func markup(_ markup: [UInt8]) { unsafe markup.withUnsafeBufferPointer { unsafe append($0) } }

    /// Adds bytes that need no escape, such as digits: `fill` writes at most `limit` of them and returns how many.
    package mutating func plain(limit: Int, _ fill: (UnsafeMutablePointer<UInt8>) -> Int) {
        reserve(limit)
        unsafe count += fill(base + count)
    }

    /// Adds a text, escaped as XML 1.0 wants it; forbidden characters become U+FFFD. O(n).
    package mutating func text(_ text: String, as place: Place = .content) {
        let isDone: Void? = unsafe text.utf8.withContiguousStorageIfAvailable { unsafe escape($0, place) }
        if isDone == nil { unsafe Array(text.utf8).withUnsafeBufferPointer { unsafe escape($0, place) } }
    }

    /// Adds rows that were written to a file before, `count` bytes from `offset` on; returns whether all of them were there.
    package mutating func rows(from descriptor: Int32, at offset: Int, count wanted: Int) -> Bool {
        reserve(wanted)
        var done = 0
        while done < wanted {
            let got = unsafe pread(descriptor, base + count + done, wanted - done, off_t(offset + done))
            if got < 0, errno == EINTR { continue }
            if got <= 0 { return false }
            done += got
        }
        count += wanted
        return true
    }

    /// The bytes so far.
    package var bytes: [UInt8] { unsafe Array(UnsafeBufferPointer(start: base, count: count)) }

    // MARK: Parts

    private static func isSpecial(_ byte: UInt8, _ place: Place) -> Bool {
        switch byte {
        // U+FFFE and U+FFFF begin with EF.
        case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), 0x0D, 0xEF: true
        case 0x09, 0x0A, UInt8(ascii: "\""): place == .attribute
        case UInt8(ascii: "|"): place == .item
        default: byte < 0x20
        }
    }

    private mutating func reserve(_ more: Int) {
        if count + more <= capacity { return }
        capacity = max(2 * capacity, count + more)
        let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe larger.update(from: base, count: count)
        unsafe base.deallocate()
        unsafe base = unsafe larger
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let start = bytes.baseAddress else { return }
        reserve(bytes.count)
        unsafe (base + count).update(from: start, count: bytes.count)
        count += bytes.count
    }

    private mutating func escape(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Place) {
        // No byte becomes more than the six of `&quot;`.
        reserve(6 * bytes.count)
        let classes = unsafe self.classes + 256 * place.rawValue
        var to = unsafe base + count
        var index = 0
        while index < bytes.count {
            let byte = unsafe bytes[index]
            index += 1
            if unsafe classes[Int(byte)] == 0 {
                unsafe to.pointee = byte
                unsafe to += 1
            } else if byte != 0xEF {
                unsafe Self.put(Self.escape(byte), &to)
            } else if index + 1 < bytes.count, unsafe bytes[index] == 0xBF, unsafe bytes[index + 1] >= 0xBE {
                unsafe Self.put("\u{FFFD}", &to)
                index += 2
            } else {
                unsafe to.pointee = byte
                unsafe to += 1
            }
        }
        count = unsafe to - base
    }

    private static func put(_ text: StaticString, _ to: inout UnsafeMutablePointer<UInt8>) {
        unsafe to.update(from: text.utf8Start, count: text.utf8CodeUnitCount)
        unsafe to += text.utf8CodeUnitCount
    }

    private static func escape(_ byte: UInt8) -> StaticString {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "|"): "%7C"
        case 0x09: "&#9;"
        case 0x0A: "&#10;"
        case 0x0D: "&#13;"
        default: "\u{FFFD}"
        }
    }
}

extension XMLWriter {
    /// Hands rows on, inside the element that was opened last, and forgets them. They begin with the line feed and the indent
    /// that stand before an element; after the last of them only the element's end may follow.
    package mutating func rows(_ rows: inout XMLRows) throws(XMLError) {
        try unsafe raw(rows.base, rows.count)
        rows.removeAll()
    }
}
