import KaojuClaims
import KaojuGraph
import KaojuText

/// A document with its claims while decisions are applied to it.
struct CuratedDocument {
    private(set) var analysis: DocumentAnalysis
    private var byID: [String: Int] = [:]
    /// Claims by the squeezed names of both ends: as printed, by label, by id.
    private var byEnds: [String: [Int]] = [:]
    private var rejected: Set<Int> = []
    private var text: SqueezedText?

    /// O(claims).
    init(_ analysis: DocumentAnalysis) {
        self.analysis = analysis
        for index in analysis.claims.indices { note(index) }
    }

    private mutating func note(_ index: Int) {
        let claim = analysis.claims[index]
        byID[claim.id] = byID[claim.id] ?? index
        for subject in Self.names(claim.subject) {
            for object in Self.names(claim.object) { byEnds[subject + "\u{1F}" + object, default: []].append(index) }
        }
    }

    private static func names(_ part: Claim.Participant) -> Set<String> {
        Set([part.surface.squeezed, part.label.squeezed, part.concept.squeezed, part.zh.squeezed, part.en.squeezed])
            .subtracting([""])
    }

    /// The claim with this id. O(1).
    func index(ofID id: String) -> Int? { byID[id] }

    /// Claims with these ends that stand where the quote stands, or whose own quote is much like it. O(hits · length).
    func indices(_ statement: CuratedStatement, near quote: String, at place: ByteRange?) -> [Int] {
        let key = statement.subject.squeezed + "\u{1F}" + statement.object.squeezed
        let source = place.map { analysis.text.source(of: $0) }
        let wanted = quote.squeezed
        return (byEnds[key] ?? []).filter { index in
            let claim = analysis.claims[index]
            if let source, claim.quote.span.overlaps(source) { return true }
            return Self.likeness(claim.quote.text.squeezed, wanted) >= 0.75
        }
    }

    /// Where a quote stands in the reading text; nil where it does not. O(length), the first time O(text).
    mutating func place(of quote: String) -> ByteRange? {
        let wanted = quote.squeezed.unicodeScalars.map(\.value)
        let searched = text ?? SqueezedText(analysis.text.reading.bytes)
        text = searched
        guard let found = searched.range(of: wanted) else { return nil }
        let end =
            found.upperBound < searched.starts.count
            ? searched.starts[found.upperBound] : analysis.text.reading.bytes.count
        return analysis.text.trimming(ByteRange(searched.starts[found.lowerBound], end))
    }

    // MARK: Changes

    mutating func change(_ index: Int, _ body: (inout Claim) -> Void) { body(&analysis.claims[index]) }

    mutating func reject(_ index: Int) { rejected.insert(index) }

    mutating func keep(_ index: Int) { rejected.remove(index) }

    mutating func add(_ claim: Claim) {
        analysis.claims.append(claim)
        note(analysis.claims.count - 1)
    }

    /// The document with its claims in order, the rejected ones apart. O(n log n).
    func finished() -> DocumentAnalysis {
        var out = analysis
        let indices = analysis.claims.indices.sorted { a, b in
            let (first, second) = (analysis.claims[a].quote.span, analysis.claims[b].quote.span)
            return first != second ? first < second : a < b
        }
        // Nothing moves where nothing was added: the extractor's order is finer than that of the quotes.
        let order = analysis.claims.contains { $0.rule == ClaimMaker.rule } ? indices : Array(analysis.claims.indices)
        out.claims = order.filter { !rejected.contains($0) }.map { analysis.claims[$0] }
        out.rejected = order.filter { rejected.contains($0) }.map { analysis.claims[$0] }
        return out
    }

    /// Dice's coefficient of the pairs of characters: a marker that was renumbered does little.
    private static func likeness(_ a: String, _ b: String) -> Double {
        if a == b { return 1 }
        func pairs(_ text: String) -> Set<UInt64> {
            let values = text.unicodeScalars.map { UInt64($0.value) }
            return Set(zip(values, values.dropFirst()).map { $0 << 32 | $1 })
        }
        let (first, second) = (pairs(a), pairs(b))
        return 2 * Double(first.intersection(second).count) / Double(max(1, first.count + second.count))
    }
}
