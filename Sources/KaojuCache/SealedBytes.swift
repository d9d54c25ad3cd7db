import KaojuClaims
import KaojuGraph
import KaojuTerminology

/// Writes what stands in many blobs as the same bytes in each, by itself: whoever reads them knows it again without taking it
/// apart.
struct SealedWriter {
    private(set) var bytes: [UInt8] = []

    mutating func write(_ text: String) {
        BlobWriter.append(UInt64(text.utf8.count), to: &bytes)
        bytes += text.utf8
    }

    mutating func write(_ text: String?) {
        bytes.append(text == nil ? 0 : 1)
        if let text { write(text) }
    }

    mutating func write(_ list: [String]) {
        BlobWriter.append(UInt64(list.count), to: &bytes)
        for text in list { write(text) }
    }

    mutating func write(_ flag: Bool) { bytes.append(flag ? 1 : 0) }
}

/// Takes apart what `SealedWriter` wrote.
struct SealedReader {
    private let bytes: [UInt8]
    private var at: Int
    private let end: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
        self.bytes = bytes
        at = range.lowerBound
        end = range.upperBound
    }

    /// Whether everything was taken.
    var isAtEnd: Bool { at == end }

    mutating func text() throws(BlobDamage) -> String {
        let size = try length()
        defer { at += size }
        return String(decoding: bytes[at..<(at + size)], as: UTF8.self)
    }

    mutating func optional() throws(BlobDamage) -> String? { try bool() ? try text() : nil }

    mutating func list() throws(BlobDamage) -> [String] {
        let count = try length()
        var out: [String] = []
        out.reserveCapacity(count)
        for _ in 0..<count { out.append(try text()) }
        return out
    }

    mutating func bool() throws(BlobDamage) -> Bool {
        let value = try byte()
        guard value < 2 else { throw BlobDamage() }
        return value == 1
    }

    private mutating func byte() throws(BlobDamage) -> UInt8 {
        guard at < end else { throw BlobDamage() }
        defer { at += 1 }
        return bytes[at]
    }

    /// A number of bytes or of what has one at least.
    private mutating func length() throws(BlobDamage) -> Int {
        var value: UInt64 = 0
        var shift: UInt64 = 0
        while true {
            let next = try byte()
            value |= UInt64(next & 0x7F) << shift
            if next < 0x80 { break }
            shift += 7
            guard shift < 64 else { throw BlobDamage() }
        }
        guard value <= UInt64(end - at) else { throw BlobDamage() }
        return Int(value)
    }
}

extension BlobWriter {
    /// Adds the names of a concept.
    mutating func write(_ names: Claim.Participant.Names) {
        var out = SealedWriter()
        for text in [names.concept, names.label, names.zh, names.en, names.category] { out.write(text) }
        out.write(names.synonyms)
        write(out.bytes)
    }

    /// Adds a concept.
    mutating func write(_ shared: SharedConcept) {
        let concept = shared.concept
        var out = SealedWriter()
        for text in [concept.id, concept.zh, concept.en, concept.category] { out.write(text) }
        for list in [concept.synonyms, concept.parents, concept.added] { out.write(list) }
        for text in [concept.opposite, concept.donorOf, concept.base] { out.write(text) }
        out.write(concept.isOwn)
        write(out.bytes)
    }
}

extension BlobReader {
    /// Takes the names of a concept: one object for all blobs that are read with one pool.
    mutating func names() throws(BlobDamage) -> Claim.Participant.Names {
        let range = try sealed()
        func make() throws(BlobDamage) -> Claim.Participant.Names {
            var reader = SealedReader(bytes, range)
            let (concept, label) = (try reader.text(), try reader.text())
            let (zh, en) = (try reader.text(), try reader.text())
            let category = try reader.text()
            let synonyms = try reader.list()
            guard reader.isAtEnd else { throw BlobDamage() }
            return Claim.Participant.Names(
                .init(concept: concept, label: label, zh: zh, en: en, synonyms: synonyms, category: category))
        }
        guard let pool else { return try make() }
        return try pool.names(at: range, in: bytes, make)
    }

    /// Takes a concept: one object for all blobs that are read with one pool.
    mutating func concept() throws(BlobDamage) -> SharedConcept {
        let range = try sealed()
        func make() throws(BlobDamage) -> SharedConcept {
            var reader = SealedReader(bytes, range)
            let id = try reader.text()
            let (zh, en) = (try reader.text(), try reader.text())
            let category = try reader.text()
            var concept = Concept(id: id, zh: zh, en: en, synonyms: try reader.list(), category: category)
            concept.parents = try reader.list()
            concept.added = try reader.list()
            concept.opposite = try reader.optional()
            concept.donorOf = try reader.optional()
            concept.base = try reader.optional()
            concept.isOwn = try reader.bool()
            guard reader.isAtEnd else { throw BlobDamage() }
            return SharedConcept(concept)
        }
        guard let pool else { return try make() }
        return try pool.concept(at: range, in: bytes, make)
    }
}
