import KaojuMatching
import KaojuText

/// Finds the lexicon's names.
struct LexicalNames {
    let lexicon: Lexicon

    /// Adds the names in one folded sentence to `candidates`. O(n + matches).
    func find(in folded: FoldedText, of bytes: [UInt8], into candidates: inout [Candidate]) {
        lexicon.forEachHit(in: folded, of: bytes) { hit in
            if CrossedVerbs.standard.cross(hit.range.start, in: bytes) { return }
            if hit.range.count <= 4, bytes[hit.range.start] >= 0xE3,
                !SingleCharacters.standard.stands(at: hit.range, in: bytes)
            {
                return
            }
            candidates.append(
                Candidate(
                    range: hit.range, concept: Int(hit.entry.concept), source: .lexicon,
                    score: Self.score(hit.entry), isConditional: hit.entry.isConditional, rank: hit.entry.rank))
        }
    }

    private static func score(_ entry: NameIndex.Entry) -> Double {
        if entry.isConditional { return 0.85 }
        return entry.style == .symbol ? 0.93 : 0.98
    }
}
