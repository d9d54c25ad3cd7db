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
            if hit.entry.style == .symbol, isTrial(hit.range, Int(hit.entry.concept), bytes) { return }
            candidates.append(
                Candidate(
                    range: hit.range, concept: Int(hit.entry.concept), source: .lexicon,
                    score: Self.score(hit.entry), isConditional: hit.entry.isConditional, rank: hit.entry.rank))
        }
    }

    /// Whether a disease's abbreviation is part of a study's name: capitals that name nothing, a hyphen, the
    /// abbreviation («SAMPLE-HF»), or the other way round.
    private func isTrial(_ range: ByteRange, _ concept: Int, _ bytes: [UInt8]) -> Bool {
        func isName(_ part: ByteRange) -> Bool {
            part.count >= 3 && bytes[part.indices].allSatisfy(\.isASCIIUpper)
                && lexicon.entries(named: String(decoding: bytes[part.indices], as: UTF8.self)).isEmpty
        }
        var start = range.start - 1
        var end = range.end + 1
        guard start > 0 && bytes[start] == 0x2D || end < bytes.count && bytes[end - 1] == 0x2D,
            lexicon.isOfCategory("biolink:Disease", concept)
        else { return false }
        while start > 0, bytes[start - 1].isASCIIUpper { start -= 1 }
        while end < bytes.count, bytes[end].isASCIIUpper { end += 1 }
        let isBehind = range.start > 0 && bytes[range.start - 1] == 0x2D && isName(ByteRange(start, range.start - 1))
        let isBefore = range.end < bytes.count && bytes[range.end] == 0x2D && isName(ByteRange(range.end + 1, end))
        return isBehind || isBefore
    }

    private static func score(_ entry: NameIndex.Entry) -> Double {
        if entry.isConditional { return 0.85 }
        return entry.style == .symbol ? 0.93 : 0.98
    }
}
