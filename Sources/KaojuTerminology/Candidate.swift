import KaojuText

/// A place where a name may stand; of overlapping candidates one becomes a mention.
struct Candidate: Sendable {
    /// The place in the reading text.
    var range: ByteRange
    /// The index of the concept: the lexicon's, then the document's own.
    var concept: Int
    /// How it was found.
    var source: Mention.Source
    /// How sure the recognition is.
    var score: Double
    /// Whether it counts only where the document names the concept otherwise too.
    var isConditional: Bool
    /// Among candidates for the same place the lowest is taken.
    var rank: UInt8
}

extension [Candidate] {
    /// The leftmost-longest candidates that do not overlap, in order; for one place the lowest rank, then the concept
    /// that comes first. O(n log n).
    func withoutOverlaps() -> [Candidate] {
        let sorted = self.sorted {
            ($0.range.start, -$0.range.end, $0.rank, $0.concept) < ($1.range.start, -$1.range.end, $1.rank, $1.concept)
        }
        var out: [Candidate] = []
        for candidate in sorted where candidate.range.start >= out.last?.range.end ?? 0 { out.append(candidate) }
        return out
    }
}
