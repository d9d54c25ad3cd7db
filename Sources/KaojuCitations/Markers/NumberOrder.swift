/// What a document's numbers say as a whole: how far they go, and whether first citations ascend.
struct NumberOrder {
    /// The distinct numbers in the order of their first citation.
    private(set) var firsts: [Int] = []

    init(_ markers: some Sequence<MarkerCandidate>) {
        var seen: Set<Int> = []
        for marker in markers {
            for number in marker.numbers where seen.insert(number).inserted { firsts.append(number) }
        }
    }

    /// The share of first citations that are higher than all before them; 1 where there are none.
    var ascent: Double {
        guard !firsts.isEmpty else { return 1 }
        var highest = 0
        var rising = 0
        for number in firsts where number > highest {
            // A jump far ahead is no rise: one wrong number would spoil all that follow.
            guard number - highest <= 12 || highest == 0 else { continue }
            highest = number
            rising += 1
        }
        return Double(rising) / Double(firsts.count)
    }

    /// The highest number that belongs with the others, where no list tells it: numbers far above the rest don't count.
    static func limit(of markers: [MarkerCandidate]) -> Int {
        let distinct = Set(markers.flatMap(\.numbers)).sorted()
        var limit = 0
        for number in distinct {
            guard number < 1500 else { break }
            if limit > 0, number > limit + max(40, limit / 2) { break }
            limit = number
        }
        return limit
    }
}
