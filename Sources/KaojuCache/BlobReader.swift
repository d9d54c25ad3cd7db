import KaojuClaims

/// What is wrong with a blob: it was damaged, or written by another version.
package struct BlobDamage: Error {
    /// Some damage.
    package init() {}
}

/// Texts, lists of texts and names of concepts that are kept once, however many blobs they stand in. Not for use by several
/// threads at once.
package final class TextPool {
    private var texts: Set<ByteText> = []
    private var lists: [[ByteText]: [String]] = [:]
    private var names: [[ByteText]: Claim.Participant.Names] = [:]
    /// Shorter texts need no memory of their own, longer ones are hardly ever the same.
    private static let lengths = 16...96

    /// An empty pool.
    package init() {}

    /// The list that is kept in the place of this one. O(length).
    func pooled(_ list: [String]) -> [String] {
        if list.isEmpty { return [] }
        let key = list.map { ByteText(text: $0) }
        if let known = lists[key] { return known }
        lists[key] = list
        return list
    }

    /// The names that are kept in the place of these. O(length).
    func pooled(_ names: Claim.Participant.Names) -> Claim.Participant.Names {
        let texts = [names.concept, names.label, names.zh, names.en, names.category] + names.synonyms
        let key = texts.map { ByteText(text: $0) }
        if let known = self.names[key] { return known }
        self.names[key] = names
        return names
    }

    /// The text that is kept in the place of this one. O(length).
    func pooled(_ text: String) -> String {
        Self.lengths.contains(text.utf8.count) ? texts.insert(ByteText(text: text)).memberAfterInsert.text : text
    }
}

/// Takes values out of a blob in the order in which they were written.
package struct BlobReader {
    private let bytes: [UInt8]
    private var at = 8
    private var texts: [String] = []
    private var lists: [[String]] = []
    private var known: [Claim.Participant.Names] = []
    private let pool: TextPool?

    /// Opens a blob; texts that are in the pool are not made again. O(n). Errors: `BlobDamage` where its check sum is wrong.
    package init(_ bytes: [UInt8], pool: TextPool? = nil) throws(BlobDamage) {
        self.bytes = bytes
        self.pool = pool
        guard bytes.count >= 8 else { throw BlobDamage() }
        var sum: UInt64 = 0
        for index in 0..<8 { sum |= UInt64(bytes[index]) << UInt64(index * 8) }
        guard sum == CheckSum.of(bytes[8...]) else { throw BlobDamage() }
        let count = try length()
        texts.reserveCapacity(count)
        for _ in 0..<count {
            let size = try length()
            guard size <= bytes.count - at else { throw BlobDamage() }
            let text = String(decoding: bytes[at..<(at + size)], as: UTF8.self)
            texts.append(pool?.pooled(text) ?? text)
            at += size
        }
        for _ in 0..<(try length()) {
            var list: [String] = []
            for _ in 0..<(try length()) {
                let index = try unsigned()
                list.append(try text(at: Int(clamping: index)))
            }
            lists.append(pool?.pooled(list) ?? list)
        }
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
    package mutating func text() throws(BlobDamage) -> String {
        let index = try int()
        return try text(at: index)
    }

    /// Takes a list of texts.
    package mutating func list() throws(BlobDamage) -> [String] {
        let index = try int()
        guard lists.indices.contains(index) else { throw BlobDamage() }
        return lists[index]
    }

    /// Takes the names of a concept, which stand in the blob where they first came.
    mutating func names() throws(BlobDamage) -> Claim.Participant.Names {
        let place = try int()
        if known.indices.contains(place) { return known[place] }
        guard place == known.count else { throw BlobDamage() }
        let (concept, label, zh, en) = (try text(), try text(), try text(), try text())
        let synonyms = try list()
        let made = Claim.Participant.Names(
            .init(
                concept: concept, label: label, zh: zh, en: en, synonyms: synonyms, category: try text()))
        known.append(pool?.pooled(made) ?? made)
        return known[place]
    }

    /// Takes bytes.
    package mutating func run() throws(BlobDamage) -> [UInt8] {
        let size = try int()
        guard size >= 0, size <= bytes.count - at else { throw BlobDamage() }
        defer { at += size }
        return Array(bytes[at..<(at + size)])
    }

    /// Takes the number of elements that follow: never more than there are bytes.
    package mutating func count() throws(BlobDamage) -> Int {
        let count = try int()
        guard count >= 0, count <= bytes.count - at else { throw BlobDamage() }
        return count
    }

    private func text(at index: Int) throws(BlobDamage) -> String {
        guard texts.indices.contains(index) else { throw BlobDamage() }
        return texts[index]
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
