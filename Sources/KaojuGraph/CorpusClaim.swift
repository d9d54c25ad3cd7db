import KaojuClaims
import KaojuText

/// A claim as the steps over the whole corpus take it: a row of its document's claims, cheap to pass on. What many claims
/// of a document share stands once in its `DocumentEvidence`.
package struct CorpusClaim: Sendable {
    /// A subject or an object.
    package struct End: Sendable, Hashable {
        /// What holds of the concept wherever it stands.
        package var names: Claim.Participant.Names
        /// The words that name it.
        package var surface: String
        /// Where its words stand.
        package var span: ByteRange
        /// `increased` or `decreased`, where the text says so.
        package var direction: String?

        /// The concept's id.
        package var concept: String { names.concept }

        init(names: Claim.Participant.Names, surface: String, span: ByteRange, direction: String?) {
            self.names = names
            self.surface = surface
            self.span = span
            self.direction = direction
        }

        init(_ participant: Claim.Participant) {
            self.init(
                names: participant.names, surface: participant.surface, span: participant.span,
                direction: participant.direction)
        }

        /// Where there is nothing to name.
        static let nothing = End(
            Claim.Participant(concept: "", label: "", zh: "", en: "", category: "", surface: "", span: ByteRange(0, 0)))
    }

    private let rows: DocumentClaims.Rows
    /// The place of the row's first number.
    private let start: Int32

    /// The claim of a row.
    init(_ rows: DocumentClaims.Rows, _ index: Int) {
        self.rows = rows
        start = Int32(truncatingIfNeeded: index * DocumentClaims.Column.count)
    }

    /// A claim as far as topics show it.
    init(
        id: String, document: String, section: [String], quote: String, span: ByteRange, predicate: Predicate,
        negated: Bool, certainty: Certainty, design: StudyDesign
    ) {
        var builder = DocumentClaimBuilder(document: document)
        builder.add(
            id: id, section: section, quote: quote, span: span, sentence: span, subject: .nothing, object: .nothing,
            kinds: DocumentClaims.Kinds(predicate, negated, certainty, design), citations: 0, circumstances: 0)
        self.init(builder.rows(), 0)
    }

    private func number(_ column: DocumentClaims.Column) -> UInt32 { rows.numbers[Int(start) + column.rawValue] }
    private func text(_ column: DocumentClaims.Column) -> String { rows.text(number(column)) }
    private func range(_ first: DocumentClaims.Column, _ last: DocumentClaims.Column) -> ByteRange {
        ByteRange(Int(number(first)), Int(number(last)))
    }
    private var kinds: DocumentClaims.Kinds { DocumentClaims.Kinds(number(.kinds)) }

    /// The claim's id. O(its bytes), as all texts.
    package var id: String { text(.id) }
    /// Puts the claim's id behind other bytes.
    func addID(to bytes: inout [UInt8]) { bytes += rows.bytes(number(.id)) }
    /// Its document.
    package var document: String { rows.document }
    /// The titles of the sections around it, outermost first.
    package var section: [String] { rows.sections[Int(number(.section))] }
    /// The words.
    package var quote: String { text(.quote) }
    /// The concept that acts.
    package var subjectNames: Claim.Participant.Names { rows.names[Int(number(.subject))] }
    /// The concept that is acted on.
    package var objectNames: Claim.Participant.Names { rows.names[Int(number(.object))] }
    /// What acts.
    package var subject: End {
        let direction = number(.subjectDirection)
        return End(
            names: subjectNames, surface: text(.subjectSurface), span: range(.subjectStart, .subjectEnd),
            direction: direction == 0 ? nil : rows.text(direction - 1))
    }
    /// What is acted on.
    package var object: End {
        let direction = number(.objectDirection)
        return End(
            names: objectNames, surface: text(.objectSurface), span: range(.objectStart, .objectEnd),
            direction: direction == 0 ? nil : rows.text(direction - 1))
    }
    package var predicate: Predicate { kinds.predicate }
    /// Whether the text denies it.
    package var negated: Bool { kinds.negated }
    package var certainty: Certainty { kinds.certainty }
    /// The study's design.
    package var design: StudyDesign { kinds.design }
    /// The place of its markers among `DocumentEvidence.citations`.
    package var citations: Int { Int(number(.citations)) }
    /// The place among `DocumentEvidence.circumstances` of what it holds under.
    package var circumstances: Int { Int(number(.circumstances)) }
    /// Where its words stand.
    package var span: ByteRange { range(.start, .end) }
    /// Where its sentence stands.
    package var sentence: ByteRange { range(.sentenceStart, .sentenceEnd) }
    /// The places of its sections and its words among those of the document: the same for claims that share them.
    package var shared: (section: Int, quote: Int) { (Int(number(.section)), Int(number(.quote))) }
    /// The places of its subject and object among the document's names.
    var pair: (subject: Int, object: Int) { (Int(number(.subject)), Int(number(.object))) }
}

/// What a claim holds under and who is named for it: the same for many claims of a text, which share it.
package final class Circumstances: Sendable, Hashable {
    /// What it holds.
    package struct Content: Sendable, Hashable {
        /// Who is named.
        package var author: String?
        /// The year that is named.
        package var year: Int?
        /// `in vivo`, `in vitro`, `ex vivo`, `clinical`.
        package var system: String?
        /// The species, in English.
        package var species: String?
        /// The population as printed.
        package var population: String?
        /// The number of subjects.
        package var sampleSize: Int?
        /// What of the object the claim is about.
        package var aspect: String?
        /// Doses and concentrations, as printed.
        package var doses: [String] = []
        /// The doses as `Conditions` compares them.
        package var doseKeys: [String] = []

        /// Circumstances of which nothing is said.
        package init() {}
    }

    /// What the text says.
    package let content: Content

    /// Circumstances that claims share.
    package init(_ content: Content) { self.content = content }

    /// Those of a claim in its document's text. A claim that names no dose by its number may name one in comparison.
    /// O(length of the sentence).
    convenience init(_ claim: Claim, in text: [UInt8]) {
        var content = Content()
        (content.author, content.year) = (claim.attribution?.name, claim.attribution?.year)
        content.system = claim.evidence.system
        content.species = claim.evidence.species
        content.population = claim.evidence.population
        content.sampleSize = claim.evidence.sampleSize
        content.aspect = claim.object.aspect
        let given = claim.evidence.quantities.filter { $0.role == "dose" }
        if !given.isEmpty {
            content.doses = given.map(\.text)
            content.doseKeys = given.map {
                "\($0.comparator)\($0.value)–\($0.upper ?? $0.value)\($0.ucum ?? ($0.unit ?? "").squeezed)"
            }.sorted()
        } else if let dose = RelativeDose(of: claim, in: text) {
            content.doses = [dose.words]
            content.doseKeys = [dose.level]
        }
        self.init(content)
    }

    /// Whether both say the same.
    package static func == (a: Circumstances, b: Circumstances) -> Bool { a === b || a.content == b.content }

    package func hash(into hasher: inout Hasher) { hasher.combine(content) }
}

/// Words that tell one dose from another without a number: «当剂量更小时，…».
struct RelativeDose: Sendable, Hashable {
    /// As printed.
    var words: String
    /// `low` or `high`.
    var level: String

    /// A dose in these words.
    init(words: String, level: String) {
        self.words = words
        self.level = level
    }

    /// The last words of dose up to a claim's end, in its sentence; nil where there are none. O(length of the sentence).
    init?(of claim: Claim, in text: [UInt8]) {
        var said = claim.quote.text
        let (start, end) = (claim.sentence.start, claim.quote.span.start)
        if start >= 0, start < end, end <= text.count, end - start < 1000 {
            said = String(decoding: Self.unbroken(text[start..<end]), as: UTF8.self) + said
        }
        guard let found = RelativeDoses.builtIn.last(in: said) else { return nil }
        self = found
    }

    /// The bytes without line breaks: those of ASCII, U+0085, U+2028 and U+2029.
    private static func unbroken(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(text.count)
        var at = text.startIndex
        while at < text.endIndex {
            if (0x0A...0x0D).contains(text[at]) {
                at += 1
            } else if text[at] == 0xC2, text[at...].starts(with: [0xC2, 0x85]) {
                at += 2
            } else if text[at] == 0xE2,
                text[at...].starts(with: [0xE2, 0x80, 0xA8]) || text[at...].starts(with: [0xE2, 0x80, 0xA9])
            {
                at += 3
            } else {
                out.append(text[at])
                at += 1
            }
        }
        return out
    }
}
