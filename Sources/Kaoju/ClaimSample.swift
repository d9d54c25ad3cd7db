import KaojuRecords
import KaojuText

/// Claims drawn at random from a finished build, with their quotations, for people to judge.
public struct ClaimSample: Sendable {
    /// One drawn claim as text: the triple with what qualifies it, its quotation and its place.
    public struct Item: Sendable {
        /// «id», for curation.
        public var id: String
        /// «subject not predicate object (certainty; by whom; design; [numbers])».
        public var statement: String
        /// The repaired text that the claim quotes: no page furniture, no hyphens of line ends; white space folded.
        public var quote: String
        /// «document:start-end», bytes of `text/<document>.txt`.
        public var place: String
    }

    /// The drawn claims, in the order of the file.
    public let items: [Item]

    /// Draws `count` claims; the same seed draws the same claims of the same build. O(claims).
    /// - Throws: `BuildError` of the kind `input` where the folder holds no build.
    public init(output: String, count: Int, seed: UInt64) throws(BuildError) {
        do throws(RecordError) {
            let folder = BuildFolder(output)
            let claims = try folder.claims()
            var generator = SplitMix(state: seed)
            var order = Array(claims.indices)
            for index in order.indices.prefix(count) {
                order.swapAt(index, index + Int(generator.next() % UInt64(order.count - index)))
            }
            items = order.prefix(count).sorted().map { Self.item(claims[$0]) }
        } catch {
            throw BuildError(error)
        }
    }

    private static func item(_ claim: ClaimRecord) -> Item {
        let facts = [
            claim.certainty, claim.attribution?.name, claim.evidence?.design,
            claim.citations.isEmpty ? nil : claim.citations.map(\.surface).joined(separator: " "),
        ].compactMap { $0 }
        return Item(
            id: claim.id,
            statement: [
                name(claim.subject), (claim.negated ? "not " : "") + claim.predicate, name(claim.object),
                "(" + facts.joined(separator: "; ") + ")",
            ].joined(separator: " "),
            quote: claim.quote.split(whereSeparator: \.isWhitespace).joined(separator: " "),
            place: "\(claim.document):\(claim.span.start)-\(claim.span.end)")
    }

    private static func name(_ participant: ClaimRecord.Participant) -> String {
        let surface = participant.surface ?? participant.label
        return ([surface] + [participant.direction, participant.aspect].compactMap { $0 }).joined(separator: "/")
    }
}

/// SplitMix64 (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
private struct SplitMix {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
