/// What is wrong with a blob: it was damaged, or written by another version.
package struct BlobDamage: Error {
    /// Some damage.
    package init() {}
}

/// Takes values out of a blob in the order in which they were written.
package struct BlobReader {
    let bytes: [UInt8]
    private var at = 8
    private var texts: [String] = []
    private var lists: [[String]] = []
    let pool: TextPool?

    /// Opens a blob; texts that are in the pool are not made again. O(n). Errors: `BlobDamage` where its check sum is wrong.
    package init(_ bytes: [UInt8], pool: TextPool? = nil) throws(BlobDamage) {
        self.bytes = bytes
        self.pool = pool
        guard bytes.count >= 8 else { throw BlobDamage() }
        guard sum == CheckSum.of(bytes[8...]) else { throw BlobDamage() }
        let count = try length()
        texts.reserveCapacity(count)
        for _ in 0..<count { try readText() }
        for _ in 0..<(try length()) { try readList() }
    }

    private mutating func readText() throws(BlobDamage) {
        let size = try length()
        guard size <= bytes.count - at else { throw BlobDamage() }
        let range = at..<(at + size)
        at += size
        texts.append(pool?.text(at: range, in: bytes) ?? String(decoding: bytes[range], as: UTF8.self))
    }

    private mutating func readList() throws(BlobDamage) {
        let count = try length()
        var indices: [Int] = []
        indices.reserveCapacity(count)
        for _ in 0..<count {
            let index = Int(clamping: try unsigned())
            guard texts.indices.contains(index) else { throw BlobDamage() }
            indices.append(index)
        }
        lists.append(indices.map { texts[$0] })
    }

    /// The check sum: what tells the blob's bytes from others.
    var sum: UInt64 {
        var sum: UInt64 = 0
        for index in 0..<8 { sum |= UInt64(bytes[index]) << UInt64(index * 8) }
        return sum
    }

    /// Whether everything was taken.
    package var isAtEnd: Bool { at == bytes.count }

    /// Takes a whole number.
    package mutating func int() throws(BlobDamage) -> Int {
        let raw = try unsigned()
        return Int(truncatingIfNeeded: raw >> 1) ^ -Int(truncatingIfNeeded: raw & 1)
    }

    /// Takes a truth value.
    package mutating func bool() throws(BlobDamage) -> Bool {
        let value = try byte()
        guard value < 2 else { throw BlobDamage() }
        return value == 1
    }

    /// Takes a number.
    package mutating func double() throws(BlobDamage) -> Double {
        var bits: UInt64 = 0
        for shift in stride(from: 0, to: 64, by: 8) { bits |= UInt64(try byte()) << UInt64(shift) }
        return Double(bitPattern: bits)
    }

    /// Takes a text.
    package mutating func text() throws(BlobDamage) -> String { texts[try place()] }

    /// Takes a list of texts.
    package mutating func list() throws(BlobDamage) -> [String] {
        let index = try int()
        guard lists.indices.contains(index) else { throw BlobDamage() }
        return lists[index]
    }

    /// Takes a text's place in the blob.
    private mutating func place() throws(BlobDamage) -> Int {
        let index = try int()
        guard texts.indices.contains(index) else { throw BlobDamage() }
        return index
    }

    /// Takes bytes.
    package mutating func run() throws(BlobDamage) -> [UInt8] {
        let size = try int()
        guard size >= 0, size <= bytes.count - at else { throw BlobDamage() }
        defer { at += size }
        return Array(bytes[at..<(at + size)])
    }

    /// Takes the place of bytes that are taken apart elsewhere.
    mutating func sealed() throws(BlobDamage) -> Range<Int> {
        let size = try count()
        defer { at += size }
        return at..<(at + size)
    }

    /// Takes numbers of 32 bits, as they lay in memory.
    mutating func words() throws(BlobDamage) -> [UInt32] {
        let count = try int()
        guard count >= 0, count <= (bytes.count - at) / 4 else { throw BlobDamage() }
        let start = at
        at += count * 4
        // The library would note the count in the storage that all empty arrays share: a race, if one without effect.
        if count == 0 { return [] }
        return unsafe [UInt32](unsafeUninitializedCapacity: count) { buffer, initialized in
            unsafe bytes.withUnsafeBytes { source in
                unsafe UnsafeMutableRawBufferPointer(buffer).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: source[start..<(start + count * 4)]))
            }
            initialized = count
        }
    }

    /// Takes the number of elements that follow: never more than there are bytes.
    package mutating func count() throws(BlobDamage) -> Int {
        let count = try int()
        guard count >= 0, count <= bytes.count - at else { throw BlobDamage() }
        return count
    }

    private mutating func length() throws(BlobDamage) -> Int {
        let value = try unsigned()
        guard value <= UInt64(bytes.count - at) else { throw BlobDamage() }
        return Int(value)
    }

    private mutating func unsigned() throws(BlobDamage) -> UInt64 {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { return value }
            shift += 7
            guard shift < 64 else { throw BlobDamage() }
        }
    }

    private mutating func byte() throws(BlobDamage) -> UInt8 {
        guard at < bytes.count else { throw BlobDamage() }
        defer { at += 1 }
        return bytes[at]
    }
}
