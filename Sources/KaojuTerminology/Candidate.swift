import KaojuText

/// A place where a name may stand; of overlapping candidates one becomes a mention.
struct Candidate: Sendable {
    /// The place in the reading text.
    var range: ByteRange
    /// The number of the concept; `Glossary.nothing` holds the place of a word that names none.
    var concept: Int
    /// How it was found.
    var source: Mention.Source
    /// How sure the recognition is.
    var score: Double
    /// Whether it counts only where the document names the concept otherwise too.
    var isConditional: Bool
    /// Among candidates for the same place the lowest is taken: the document's own names before the lexicon's.
    var rank: UInt8
}

extension [Candidate] {
    /// The candidates that do not overlap, in order: of overlapping ones the longest, then the leftmost; for one place
    /// the lowest rank, then the concept that comes first. O(n log n) but for long chains of overlaps.
    func withoutOverlaps() -> [Candidate] {
        let sorted = self.sorted {
            ($0.range.start, -$0.range.end, $0.rank, $0.concept) < ($1.range.start, -$1.range.end, $1.rank, $1.concept)
        }
        var out: [Candidate] = []
        var low = 0
        while low < sorted.count {
            // A chain of candidates in which each overlaps the next.
            var high = low + 1
            var end = sorted[low].range.end
            while high < sorted.count, sorted[high].range.start < end {
                end = Swift.max(end, sorted[high].range.end)
                high += 1
            }
            if high == low + 1 || sorted[low].range.end == end {
                out.append(sorted[low])
            } else {
                var chosen: [Candidate] = []
                for candidate in sorted[low..<high].sorted(by: Self.isPreferred)
                where !chosen.contains(where: { $0.range.overlaps(candidate.range) }) {
                    chosen.append(candidate)
                }
                out += chosen.sorted { $0.range.start < $1.range.start }
            }
            low = high
        }
        return out
    }

    private static func isPreferred(_ a: Candidate, _ b: Candidate) -> Bool {
        (-a.range.count, a.range.start, a.rank, a.concept) < (-b.range.count, b.range.start, b.rank, b.concept)
    }
}
