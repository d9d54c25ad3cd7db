import KaojuClaims
import KaojuText

/// The claims of one document as the steps over the whole corpus take them: rows of numbers over one run of bytes, 80 bytes a
/// claim and each text once, for a corpus has many. Texts are made when they are asked for.
package struct DocumentClaims: RandomAccessCollection, Sendable {
    /// What the claims of a document share.
    package final class Rows: Sendable {
        /// The document's name.
        package let document: String
        /// Lists of titles of sections, outermost first.
        package let sections: [[String]]
        /// The concepts that the claims name.
        package let names: [Claim.Participant.Names]
        /// The distinct texts, one behind the other, UTF-8, and where each ends.
        package let texts: [UInt8]
        package let ends: [UInt32]
        /// `Column.count` numbers a claim.
        package let numbers: [UInt32]

        /// Rows that fit together. O(n). Nil where a number leads nowhere.
        package init?(
            document: String, sections: [[String]], names: [Claim.Participant.Names], texts: [UInt8], ends: [UInt32],
            numbers: [UInt32]
        ) {
            self.document = document
            self.sections = sections
            self.names = names
            self.texts = texts
            self.ends = ends
            self.numbers = numbers
            guard numbers.count % Column.count == 0, Int(ends.last ?? 0) == texts.count,
                zip(ends, ends.dropFirst()).allSatisfy({ $0 <= $1 })
            else { return nil }
            let words = UInt32(clamping: ends.count)
            for start in stride(from: 0, to: numbers.count, by: Column.count) {
                func at(_ column: Column) -> UInt32 { numbers[start + column.rawValue] }
                let kinds = Kinds(at(.kinds))
                guard at(.section) < sections.count, at(.subject) < names.count, at(.object) < names.count,
                    at(.id) < words, at(.quote) < words, at(.subjectSurface) < words, at(.objectSurface) < words,
                    at(.subjectDirection) <= words, at(.objectDirection) <= words, kinds.isKnown
                else { return nil }
            }
        }

        /// A text by its number. O(its bytes).
        func text(_ number: UInt32) -> String { String(decoding: bytes(number), as: UTF8.self) }

        /// The bytes of a text. O(1).
        func bytes(_ number: UInt32) -> ArraySlice<UInt8> {
            let place = Int(number)
            return texts[(place == 0 ? 0 : Int(ends[place - 1]))..<Int(ends[place])]
        }
    }

    /// What a number of a row is.
    enum Column: Int {
        case id, section, quote, start, end, sentenceStart, sentenceEnd
        case subject, subjectSurface, subjectStart, subjectEnd, subjectDirection
        case object, objectSurface, objectStart, objectEnd, objectDirection
        /// Predicate, certainty, design and negation, a byte each.
        case kinds
        case citations, circumstances

        static let count = 20
    }

    /// What a claim says, by the places of the names among those of their types.
    struct Kinds {
        private static let predicates = Predicate.allCases
        private static let certainties = Certainty.allCases
        private static let designs = StudyDesign.allCases
        let number: UInt32

        init(_ number: UInt32) { self.number = number }

        init(_ predicate: Predicate, _ negated: Bool, _ certainty: Certainty, _ design: StudyDesign) {
            func byte(_ place: Int?, _ index: UInt32) -> UInt32 { UInt32(place ?? 0) << (index * 8) }
            number =
                byte(Self.predicates.firstIndex(of: predicate), 0)
                | byte(Self.certainties.firstIndex(of: certainty), 1)
                | byte(Self.designs.firstIndex(of: design), 2) | byte(negated ? 1 : 0, 3)
        }

        private func byte(_ index: UInt32) -> Int { Int((number >> (index * 8)) & 0xFF) }

        var isKnown: Bool {
            byte(0) < Self.predicates.count && byte(1) < Self.certainties.count && byte(2) < Self.designs.count
        }
        var predicate: Predicate { Self.predicates[byte(0)] }
        var certainty: Certainty { Self.certainties[byte(1)] }
        var design: StudyDesign { Self.designs[byte(2)] }
        var negated: Bool { byte(3) != 0 }
    }

    package let rows: Rows

    /// The claims of these rows.
    package init(_ rows: Rows) { self.rows = rows }

    /// No claims.
    init(ofNothingIn document: String) { self.init(DocumentClaimBuilder(document: document).rows()) }

    package var startIndex: Int { 0 }
    package var endIndex: Int { rows.numbers.count / Column.count }

    package subscript(index: Int) -> CorpusClaim { CorpusClaim(rows, index) }
}

extension DocumentClaims: Equatable {
    /// Whether both have the same rows. O(n).
    package static func == (a: DocumentClaims, b: DocumentClaims) -> Bool {
        let (one, other) = (a.rows, b.rows)
        return one === other
            || one.numbers == other.numbers && one.document == other.document && one.sections == other.sections
                && one.names == other.names && one.texts == other.texts && one.ends == other.ends
    }
}

/// Puts the claims of a document into rows, one by one.
struct DocumentClaimBuilder {
    private let document: String
    private var sections: [[String]] = []
    private var sectionPlaces: [[String]: Int] = [:]
    private var names: [Claim.Participant.Names] = []
    private var namePlaces: [ObjectIdentifier: Int] = [:]
    private var texts: [UInt8] = []
    private var ends: [UInt32] = []
    private var textPlaces: [ByteKey: Int] = [:]
    private var numbers: [UInt32] = []

    init(document: String) { self.document = document }

    /// Makes room for so many claims.
    mutating func reserveCapacity(_ count: Int) { numbers.reserveCapacity(count * DocumentClaims.Column.count) }

    /// The rows so far; none of them leads anywhere else.
    func rows() -> DocumentClaims.Rows {
        let made = DocumentClaims.Rows(
            document: document, sections: sections, names: names, texts: texts, ends: ends, numbers: numbers)
        guard let made else { preconditionFailure("rows that were just made") }
        return made
    }

    /// Adds a claim. O(its texts).
    mutating func add(_ claim: Claim, citations: Int, circumstances: Int) {
        add(
            id: claim.id, section: claim.section, quote: claim.quote.text, span: claim.quote.span,
            sentence: claim.sentence, subject: CorpusClaim.End(claim.subject), object: CorpusClaim.End(claim.object),
            kinds: DocumentClaims.Kinds(claim.predicate, claim.negated, claim.certainty, claim.evidence.design),
            citations: citations, circumstances: circumstances)
    }

    mutating func add(
        id: String, section: [String], quote: String, span: ByteRange, sentence: ByteRange, subject: CorpusClaim.End,
        object: CorpusClaim.End, kinds: DocumentClaims.Kinds, citations: Int, circumstances: Int
    ) {
        numbers.append(place(of: id))
        numbers.append(place(of: section))
        numbers.append(place(of: quote))
        add(span)
        add(sentence)
        add(subject)
        add(object)
        numbers.append(kinds.number)
        numbers.append(UInt32(clamping: citations))
        numbers.append(UInt32(clamping: circumstances))
    }

    /// Documents of more than 4 GiB are not read.
    private mutating func add(_ span: ByteRange) {
        numbers.append(UInt32(clamping: span.start))
        numbers.append(UInt32(clamping: span.end))
    }

    private mutating func add(_ end: CorpusClaim.End) {
        let key = ObjectIdentifier(end.names)
        let known = namePlaces[key] ?? names.count
        if known == names.count {
            namePlaces[key] = known
            names.append(end.names)
        }
        numbers.append(UInt32(clamping: known))
        numbers.append(place(of: end.surface))
        add(end.span)
        numbers.append(end.direction.map { place(of: $0) + 1 } ?? 0)
    }

    private mutating func place(of section: [String]) -> UInt32 {
        if let known = sectionPlaces[section] { return UInt32(clamping: known) }
        sectionPlaces[section] = sections.count
        sections.append(section)
        return UInt32(clamping: sections.count - 1)
    }

    private mutating func place(of text: String) -> UInt32 {
        let key = ByteKey(text)
        if let known = textPlaces[key] { return UInt32(clamping: known) }
        textPlaces[key] = ends.count
        // Numbers of 32 bits end at 4 GiB of distinct texts, far above what is read.
        texts += text.utf8.prefix(Int(UInt32.max) - texts.count)
        ends.append(UInt32(clamping: texts.count))
        return UInt32(clamping: ends.count - 1)
    }
}
