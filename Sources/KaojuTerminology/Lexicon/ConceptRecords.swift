import KaojuMatching
import KaojuText

/// The concepts of a lexicon file, one after another as text: fields parted by U+001F, items of lists by U+001E.
struct ConceptRecords: Sendable {
    private static let field: UInt8 = 0x1F
    private static let item: UInt8 = 0x1E

    private(set) var bytes: [UInt8] = []
    private(set) var offsets: [UInt32] = [0]
    /// The concepts with an antonym or a chemical that they are donors of.
    private(set) var related: [UInt32] = []

    /// Adds a concept. O(bytes).
    mutating func append(_ term: VocabularyTerm) {
        if term.opposite != nil || term.donorOf != nil { related.append(UInt32(offsets.count - 1)) }
        let names = term.names.map {
            let language = $0.language == .zh ? "z" : "e"
            return String(UnicodeScalar($0.scope.rawValue)) + language + Self.clean($0.text)
        }
        let fields = [
            Self.clean(term.id), "biolink:" + Self.clean(term.category), Self.clean(term.zh), Self.clean(term.en),
            names.joined(separator: "\u{1E}"), term.parents.map(Self.clean).joined(separator: "\u{1E}"),
            term.xrefs.map(Self.clean).joined(separator: "\u{1E}"), Self.clean(term.opposite ?? ""),
            Self.clean(term.donorOf ?? ""),
        ]
        bytes += Array(fields.joined(separator: "\u{1F}").utf8)
        offsets.append(UInt32(truncatingIfNeeded: bytes.count))
    }

    /// The text without control characters.
    private static func clean(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
        return String(decoding: text.utf8.map { $0 < 0x20 ? 0x20 : $0 }, as: UTF8.self)
    }

    /// The id of a record. O(count).
    static func id(_ record: UnsafeBufferPointer<UInt8>) -> String {
        unsafe String(decoding: record.prefix { $0 != field }, as: UTF8.self)
    }

    /// Whether the record has this id. O(count).
    static func hasID(_ id: String, _ record: UnsafeBufferPointer<UInt8>) -> Bool {
        let count = id.utf8.count
        return unsafe record.count > count && record[count] == field && record.starts(with: id.utf8)
    }

    /// Whether the record's second field is this category. O(count).
    static func hasCategory(_ category: String, _ record: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = unsafe record.firstIndex(of: field) else { return false }
        var at = first + 1
        for byte in category.utf8 {
            guard at < record.count, unsafe record[at] == byte else { return false }
            at += 1
        }
        return unsafe at == record.count || record[at] == field
    }

    /// Whether the record has this identifier of another vocabulary. O(count).
    static func hasCrossReference(_ id: String, _ record: UnsafeBufferPointer<UInt8>) -> Bool {
        let fields = unsafe record.split(separator: field, maxSplits: 8, omittingEmptySubsequences: false)
        return unsafe fields.count > 6 && fields[6].split(separator: item).contains { unsafe $0.elementsEqual(id.utf8) }
    }

    /// Reads a record; total, whatever the bytes are.
    static func term(_ record: UnsafeBufferPointer<UInt8>) -> VocabularyTerm {
        let fields = unsafe record.split(separator: field, maxSplits: 8, omittingEmptySubsequences: false)
        func text(_ index: Int) -> String {
            unsafe index < fields.count ? String(decoding: fields[index], as: UTF8.self) : ""
        }
        func list(_ index: Int) -> [Slice<UnsafeBufferPointer<UInt8>>] {
            unsafe index < fields.count ? fields[index].split(separator: item) : []
        }
        var term = VocabularyTerm(id: text(0), category: text(1), zh: text(2), en: text(3))
        term.names = unsafe list(4).compactMap { bytes in
            guard unsafe bytes.count > 2, let scope = unsafe VocabularyTerm.Scope(rawValue: bytes[bytes.startIndex])
            else {
                return nil
            }
            let language: Language = unsafe bytes[bytes.startIndex + 1] == UInt8(ascii: "z") ? .zh : .en
            return unsafe .init(String(decoding: bytes.dropFirst(2), as: UTF8.self), scope, language: language)
        }
        term.parents = unsafe list(5).map { unsafe String(decoding: $0, as: UTF8.self) }
        term.xrefs = unsafe list(6).map { unsafe String(decoding: $0, as: UTF8.self) }
        term.opposite = text(7).isEmpty ? nil : text(7)
        term.donorOf = text(8).isEmpty ? nil : text(8)
        return term
    }
}
