import KaojuClaims
import KaojuText

/// A claim as the steps over the whole corpus take it: small, for a corpus has many. What many claims of a document share
/// stands once in its `DocumentEvidence`.
package struct CorpusClaim: Sendable, Hashable {
    /// A subject or an object.
    package struct End: Sendable, Hashable {
        /// What holds of the concept wherever it stands.
        package var names: Claim.Participant.Names
        /// The words that name it.
        package var surface: String
        /// `increased` or `decreased`, where the text says so.
        package var direction: String?
        private var place: ShortRange

        /// The concept's id.
        package var concept: String { names.concept }
        /// Where its words stand.
        package var span: ByteRange { place.range }

        package init(names: Claim.Participant.Names, surface: String, span: ByteRange, direction: String?) {
            self.names = names
            self.surface = surface
            self.direction = direction
            place = ShortRange(span)
        }

        init(_ participant: Claim.Participant) {
            self.init(
                names: participant.names, surface: participant.surface, span: participant.span,
                direction: participant.direction)
        }
    }

    /// The claim's id.
    package var id: String
    /// Its document.
    package var document: String
    /// The titles of the sections around it, outermost first.
    package var section: [String]
    /// The words.
    package var quote: String
    package var subject: End
    package var object: End
    package var predicate: Predicate
    package var negated: Bool
    package var certainty: Certainty
    /// The study's design.
    package var design: StudyDesign
    /// The place of its markers among `DocumentEvidence.citations`.
    package var citations: Int { Int(citationPlace) }
    /// The place among `DocumentEvidence.circumstances` of what it holds under.
    package var circumstances: Int { Int(circumstancePlace) }
    /// Where its words stand.
    package var span: ByteRange { place.range }
    /// Where its sentence stands.
    package var sentence: ByteRange { sentencePlace.range }

    private var place: ShortRange
    private var sentencePlace: ShortRange
    private var citationPlace: Int32
    private var circumstancePlace: Int32

    package init(
        id: String, document: String, section: [String], quote: String, span: ByteRange, sentence: ByteRange,
        subject: End, object: End, predicate: Predicate, negated: Bool, certainty: Certainty, design: StudyDesign,
        citations: Int, circumstances: Int
    ) {
        self.id = id
        self.document = document
        self.section = section
        self.quote = quote
        self.subject = subject
        self.object = object
        self.predicate = predicate
        self.negated = negated
        self.certainty = certainty
        self.design = design
        place = ShortRange(span)
        sentencePlace = ShortRange(sentence)
        citationPlace = Int32(clamping: citations)
        circumstancePlace = Int32(clamping: circumstances)
    }
}

/// What a claim holds under and who is named for it: the same for many claims of a text.
package struct Circumstances: Sendable, Hashable {
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

    /// Those of a claim in its document's text. A claim that names no dose by its number may name one in comparison.
    /// O(length of the sentence).
    init(_ claim: Claim, in text: [UInt8]) {
        (author, year) = (claim.attribution?.name, claim.attribution?.year)
        system = claim.evidence.system
        species = claim.evidence.species
        population = claim.evidence.population
        sampleSize = claim.evidence.sampleSize
        aspect = claim.object.aspect
        let given = claim.evidence.quantities.filter { $0.role == "dose" }
        if !given.isEmpty {
            doses = given.map(\.text)
            doseKeys = given.map {
                "\($0.comparator)\($0.value)–\($0.upper ?? $0.value)\($0.ucum ?? ($0.unit ?? "").squeezed)"
            }.sorted()
        } else if let dose = RelativeDose(of: claim, in: text) {
            doses = [dose.words]
            doseKeys = [dose.level]
        }
    }
}

/// A range in half the memory; documents of more than 4 GiB are not read.
private struct ShortRange: Sendable, Hashable {
    private var start: UInt32
    private var end: UInt32

    init(_ range: ByteRange) {
        start = UInt32(clamping: range.start)
        end = UInt32(clamping: range.end)
    }

    var range: ByteRange { ByteRange(Int(start), Int(end)) }
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
            let before = String(decoding: text[start..<end], as: UTF8.self).filter { !$0.isNewline }
            said = before + said
        }
        guard let found = RelativeDoses.builtIn.last(in: said) else { return nil }
        self = found
    }
}
