import KaojuText

/// What abbreviations with several meanings stand for.
extension Recognizer {
    /// Decides on ambiguous names: those of concepts that have another name in the document stay, others where the words around
    /// them tell; the rest is set apart.
    func decide(
        _ finds: inout Finds, in bytes: [UInt8], _ sentences: [ByteRange]
    ) -> [(place: ByteRange, concepts: [Int])] {
        var established: Set<Int> = []
        for candidate in finds.candidates where !candidate.isConditional { established.insert(candidate.concept) }
        var kept = finds.candidates.filter { !$0.isConditional || established.contains($0.concept) }
        var open = finds.candidates.filter { $0.isConditional && !established.contains($0.concept) }
        // A place that has a meaning needs no other.
        let asked = Places(open)
        let taken = Set(kept.lazy.filter { $0.source != .pattern && asked.begin(at: $0.range.start) }.map(\.range))
        open.removeAll { taken.contains($0.range) }
        let concepts = finds.glossary.concepts
        let outcome = SenseResolver(bytes: bytes, sentences: sentences).resolve(open) { concepts[$0] }
        for var candidate in open where outcome.senses[Array(bytes[candidate.range.indices])] == candidate.concept {
            candidate.score = 0.7
            kept.append(candidate)
        }
        let decided = Set(kept.lazy.filter(\.isConditional).map { Sense(range: $0.range, concept: $0.concept) })
        finds.open = finds.candidates.filter {
            $0.isConditional && !decided.contains(Sense(range: $0.range, concept: $0.concept))
        }
        finds.candidates = kept
        return outcome.open
    }

    /// Where some candidates begin: few are asked for among many.
    private struct Places {
        private let starts: [Int]

        init(_ candidates: [Candidate]) { starts = candidates.map(\.range.start).sortedUnique() }

        /// Whether one of them begins at an offset. O(log n).
        func begin(at offset: Int) -> Bool {
            var low = 0
            var high = starts.count
            while low < high {
                let middle = (low + high) / 2
                if starts[middle] < offset { low = middle + 1 } else { high = middle }
            }
            return low < starts.count && starts[low] == offset
        }
    }

    private struct Sense: Hashable {
        var range: ByteRange
        var concept: Int
    }
}
