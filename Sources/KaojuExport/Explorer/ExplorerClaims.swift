import KaojuClaims
import KaojuGraph
import KaojuText

/// The claims of an explorer's record as rows, which name documents, sections, quotations and sources by their places in lists.
struct ExplorerClaims: Sendable {
    /// Names of documents, headings of sections and quotations, each once.
    private(set) var documents: [String] = []
    var sections: [String] { sectionTexts.texts }
    var quotes: [String] { quoteTexts.texts }
    /// The ids of the sources.
    var sources: [String] { sourceTexts.texts }
    /// The rows as JSON, a line each, in pieces.
    private(set) var rows: [[UInt8]] = []

    private let places: ClaimPlaces
    private var sectionTexts = Interned()
    private var sourceTexts = Interned()
    /// Claims of one sentence share their quotation.
    private var quoteTexts = Interned()
    private var writer = JSONWriter()

    private static let predicates = Predicate.allCases
    private static let certainties = Certainty.allCases
    private static let designs = StudyDesign.allCases

    /// No claims so far; of those that come, the ones that have a place are kept.
    init(_ places: ClaimPlaces) { self.places = places }

    /// What a list of markers tells.
    private struct Cited {
        var works: [Int]
        var surface: String
        var year: Int?
    }

    /// Texts by the order in which they came.
    private struct Interned: Sendable {
        private(set) var texts: [String] = []
        private var places: [ByteKey: Int] = [:]
        private var last: (text: String, place: Int)?

        /// The place of a text, as one line or, where it is an id, as it is. Neighbours often share a text.
        mutating func place(of text: String, isID: Bool = false) -> Int {
            if let last, last.text == text { return last.place }
            let line = isID ? text : PlainText.oneLine(text)
            let key = ByteKey(line)
            let place = places[key] ?? texts.count
            if place == texts.count {
                places[key] = place
                texts.append(line)
            }
            last = (text, place)
            return place
        }
    }

    /// Adds a document's claims. O(claims).
    mutating func add(_ document: DocumentEvidence) {
        guard !document.claims.isEmpty else { return }
        let years = document.yearsOfReferences
        documents.append(PlainText.oneLine(document.name))
        let own = places.places(of: document.claims)
        var sectionPlaces: [Int: Int] = [:]
        var quotePlaces: [Int: Int] = [:]
        // Claims of a sentence share their markers.
        var cited: [Cited?] = Array(repeating: nil, count: document.citations.count)
        for (claim, place) in zip(document.claims, own) {
            guard let place else { continue }
            let markers = cited[claim.citations] ?? self.cited(document.citations[claim.citations], years)
            cited[claim.citations] = markers
            let (sectionNumber, quoteNumber) = claim.shared
            let section =
                sectionPlaces[sectionNumber] ?? sectionTexts.place(of: claim.section.joined(separator: " › "))
            sectionPlaces[sectionNumber] = section
            let quote = quotePlaces[quoteNumber] ?? quoteTexts.place(of: claim.quote)
            quotePlaces[quoteNumber] = quote
            write(claim, place, section, quote, markers, document.circumstances[claim.circumstances].content)
        }
    }

    /// What is left of the rows is put behind the others. Call it when all documents are added.
    mutating func finish() { if writer.count > 0 { rows.append(writer.drain()) } }

    private mutating func cited(_ citations: [Claim.Citation], _ years: [String: Int]) -> Cited {
        Cited(
            works: citations.flatMap(\.works).map { sourceTexts.place(of: $0, isID: true) },
            surface: PlainText.oneLine(citations.map(\.surface).joined(separator: " ")),
            year: citations.lazy.flatMap(\.references).compactMap { years[$0] }.first)
    }

    private mutating func write(
        _ claim: CorpusClaim, _ place: ClaimPlaces.Place, _ section: Int, _ quote: Int, _ markers: Cited,
        _ circumstances: Circumstances.Content
    ) {
        let document = documents.count - 1
        writer.array { row in
            row.value(claim.id)
            row.value(document)
            row.value(section)
            row.value(claim.span.start)
            row.value(claim.span.end)
            row.value(quote)
            row.value(Self.predicates.firstIndex(of: claim.predicate) ?? 0)
            row.value(claim.negated ? 1 : 0)
            row.value(Self.certainties.firstIndex(of: claim.certainty) ?? 0)
            row.value(Self.designs.firstIndex(of: claim.design) ?? 0)
            row.value(place.stance)
            row.array { row in for work in markers.works { row.value(work) } }
            row.value(markers.surface)
            row.value(PlainText.oneLine(circumstances.author ?? ""))
            row.value(circumstances.year ?? markers.year ?? 0)
            row.value(place.edge)
        }
        writer.endLine()
        if writer.count >= 1 << 18 { rows.append(writer.drain()) }
    }
}
