import KaojuText

/// Turns candidates into mentions: drops what the document does not bear out, settles overlaps, numbers the concepts.
struct MentionAssembler {
    /// All concepts that candidates refer to.
    let concepts: [Concept]

    /// The mentions. O(n log n).
    func mentions(of candidates: [Candidate], definitions: [Definition] = []) -> Mentions {
        // An ambiguous abbreviation needs another name of its concept to stand as a mention somewhere.
        var established: Set<Int> = []
        for candidate in candidates.filter({ !$0.isConditional }).withoutOverlaps() {
            established.insert(candidate.concept)
        }
        let kept = candidates.filter { !$0.isConditional || established.contains($0.concept) }.withoutOverlaps()
        var numbers: [Int: Int] = [:]
        var out = Mentions(definitions: definitions)
        for candidate in kept {
            let number: Int
            if let known = numbers[candidate.concept] {
                number = known
            } else {
                number = out.concepts.count
                numbers[candidate.concept] = number
                out.concepts.append(concepts[candidate.concept])
            }
            out.items.append(
                Mention(range: candidate.range, concept: number, source: candidate.source, score: candidate.score))
        }
        return out
    }
}
