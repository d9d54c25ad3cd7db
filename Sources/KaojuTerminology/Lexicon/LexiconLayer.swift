import KaojuMatching
import KaojuText

/// One compiled lexicon: concepts and names in the form in which they are searched, in memory or in a mapped file.
///
/// Whatever a damaged file holds, looking something up may miss or find something wrong, and ends.
package final class LexiconLayer: Sendable {
    private static let countSection = SectionedFile.Tag("LCNT")
    private static let textSection = SectionedFile.Tag("LTXT")
    private static let offsetSection = SectionedFile.Tag("LOFF")
    private static let relatedSection = SectionedFile.Tag("LREL")
    private static let idSection = SectionedFile.Tag("LIDS")
    private static let slugSection = SectionedFile.Tag("LSLG")

    /// What a file depends on beside its own format: how names are folded.
    static let key = key(of: [])

    /// The key of a file that also depends on resource files. O(their bytes).
    static func key(of files: [String]) -> UInt64 {
        var digest = Digest.Stream()
        unsafe Array("variants 2".utf8).withUnsafeBytes { unsafe digest.update($0) }
        for file in ["fold", "traditional", "spelling", "plurals"].map({ "terminology/\($0).tsv" }) + files {
            if let bytes = unsafe Resource.constant(file) { unsafe digest.update(bytes) }
        }
        return digest.finish().prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    /// How much the layer holds.
    package let statistics: Lexicon.Statistics
    let names: NameIndex
    private let numbers: FixedArray<UInt64>
    private let text: FixedArray<UInt8>
    private let offsets: FixedArray<UInt32>
    private let related: FixedArray<UInt32>
    private let ids: HashTable
    private let slugs: HashTable
    /// The file that it was read from.
    private let file: SectionedFile?

    init(
        counts: Lexicon.Statistics, records: ConceptRecords, ids: HashTable, slugs: HashTable, names: NameIndex
    ) {
        statistics = counts
        numbers = FixedArray(
            [counts.concepts, counts.namesZh, counts.namesEn, counts.abbreviations].map { UInt64($0) })
        text = FixedArray(records.bytes)
        offsets = FixedArray(records.offsets)
        related = FixedArray(records.related)
        self.ids = ids
        self.slugs = slugs
        self.names = names
        file = nil
    }

    /// Maps a compiled lexicon. O(1), whatever its size.
    ///
    /// Throws a `LexiconError` where the file cannot be read, is foreign, of another version, cut off or out of shape.
    package convenience init(path: String) throws(LexiconError) {
        guard let block = MemoryBlock(path: path) else {
            throw LexiconError(
                code: .unreadable, file: path, line: 0, found: "no readable file",
                expected: LocalizedText(zh: "可读的词典文件", en: "the path of a lexicon that may be read"))
        }
        do throws(SectionedFile.Problem) {
            try self.init(block)
        } catch {
            throw LexiconError(error, file: path)
        }
    }

    /// A compiled lexicon in memory. O(1).
    init(_ block: MemoryBlock, key: UInt64 = LexiconLayer.key) throws(SectionedFile.Problem) {
        let file = try SectionedFile(block, key: key)
        numbers = try file.array(Self.countSection)
        text = try file.array(Self.textSection)
        offsets = try file.array(Self.offsetSection)
        related = try file.array(Self.relatedSection)
        ids = HashTable(try file.array(Self.idSection))
        slugs = HashTable(try file.array(Self.slugSection))
        names = try NameIndex(file)
        self.file = file
        func isPower(_ count: Int) -> Bool { count > 0 && count & (count - 1) == 0 }
        guard numbers.count == 4, offsets.count > 0, numbers[0] == UInt64(offsets.count - 1),
            offsets[offsets.count - 1] == text.count, isPower(ids.slots.count), isPower(slugs.slots.count),
            max(numbers[1], numbers[2], numbers[3]) <= UInt64(Int32.max)
        else { throw .section("LCNT") }
        statistics = Lexicon.Statistics(
            concepts: offsets.count - 1, namesZh: Int(numbers[1]), namesEn: Int(numbers[2]),
            abbreviations: Int(numbers[3]))
    }

    /// Whether a file can be read and begins as a compiled lexicon does. O(1).
    package static func isOne(path: String) -> Bool {
        MemoryBlock(path: path).map { unsafe SectionedFile.isOne($0.bytes) } ?? false
    }

    /// The bytes of the file, in pieces. The same layer always makes the same bytes. O(size).
    package func write(to sink: (UnsafeRawBufferPointer) -> Void) { unsafe write(key: Self.key, to: sink) }

    /// The same with another key.
    func write(key: UInt64, to sink: (UnsafeRawBufferPointer) -> Void) {
        var writer = SectionWriter()
        writer.add(Self.countSection, numbers)
        writer.add(Self.textSection, text)
        writer.add(Self.offsetSection, offsets)
        writer.add(Self.relatedSection, related)
        writer.add(Self.idSection, ids.slots)
        writer.add(Self.slugSection, slugs.slots)
        names.add(to: &writer)
        unsafe writer.write(key: key, to: sink)
    }

    /// Checks everything in a file: the checksum, and that every state, name and concept that is referred to exists.
    /// O(size).
    package func verify() throws(SectionedFile.Problem) {
        try file?.verifyChecksum()
        try names.verify(conceptCount: count)
        for index in 0..<count where offsets[index] > offsets[index + 1] { throw .content("concept \(index)") }
        for index in 0..<related.count where Int(related[index]) >= count { throw .content("relation \(index)") }
        for table in [ids, slugs] {
            let hasStray = unsafe table.slots.elements.contains { $0 & 0xFFFF_FFFF > count }
            if hasStray { throw .content("hash table") }
        }
    }

    // MARK: Concepts

    /// The number of concepts.
    package var count: Int { offsets.count - 1 }

    private func record(_ index: Int) -> UnsafeBufferPointer<UInt8> {
        guard index >= 0, index < count else { return unsafe .init(start: nil, count: 0) }
        let (start, end) = (Int(offsets[index]), Int(offsets[index + 1]))
        guard start <= end, end <= text.count else { return unsafe .init(start: nil, count: 0) }
        return unsafe UnsafeBufferPointer(rebasing: text.elements[start..<end])
    }

    /// The term behind a concept: all that the layer knows of it; its category has its prefix. O(bytes of the term).
    package func term(at index: Int) -> VocabularyTerm { unsafe ConceptRecords.term(record(index)) }

    /// The id of a concept. O(1).
    func id(at index: Int) -> String { unsafe ConceptRecords.id(record(index)) }

    /// Whether a concept is of this category, given with its prefix. O(count).
    func isOfCategory(_ category: String, at index: Int) -> Bool {
        unsafe ConceptRecords.hasCategory(category, record(index))
    }

    /// The concept with this id. O(1).
    package func index(of id: String) -> Int? { ids.first(id) { unsafe ConceptRecords.hasID(id, record($0)) } }

    /// The only concept with this identifier of another vocabulary among its cross-references. O(1).
    func index(ofCrossReference id: String) -> Int? {
        ids.first(id) { unsafe ConceptRecords.hasCrossReference(id, record($0)) }
    }

    /// The concept with this preferred name, compared as slugs are. O(1).
    package func index(named name: String) -> Int? {
        let slug = Slug.id(name)
        return slugs.first(slug) {
            let term = term(at: $0)
            return Slug.id(term.en) == slug || Slug.id(term.zh) == slug
        }
    }

    /// The concepts that name an antonym or a chemical that they are donors of. O(1).
    var relatedConcepts: [Int] { unsafe related.elements.map { Int($0) } }
}
