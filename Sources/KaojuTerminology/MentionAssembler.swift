import KaojuText

/// Turns candidates into mentions: drops what the document does not bear out, settles overlaps, numbers the concepts.
struct MentionAssembler {
    /// The concepts that candidates refer to.
    let concepts: DocumentConcepts

    /// The mentions. O(n log n).
    func mentions(of candidates: [Candidate], definitions: [Definition] = []) -> Mentions {
        // An ambiguous abbreviation needs another name of its concept somewhere in the document.
        var established: Set<Int> = []
        for candidate in candidates where !candidate.isConditional { established.insert(candidate.concept) }
        let kept = candidates.filter { !$0.isConditional || established.contains($0.concept) }.withoutOverlaps()
        var numbers: [Int: Int] = [:]
        var out = Mentions(definitions: definitions)
        for candidate in kept where candidate.concept != Glossary.nothing {
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
        // What names are made from goes along, though the text may not name it alone.
        let ids = Set(out.concepts.map(\.id))
        var added: Set<String> = []
        for concept in out.concepts {
            guard let base = concept.base, !ids.contains(base), added.insert(base).inserted else { continue }
            if let whole = concepts.base(base) { out.concepts.append(whole) }
        }
        return out
    }
}
