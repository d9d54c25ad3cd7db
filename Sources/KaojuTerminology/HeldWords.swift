import KaojuMatching
import KaojuText

/// Words that name nothing but must not be read in part: 心血管 is no blood vessel.
enum HeldWords {
    private static let automaton = Automaton(patterns: WordList("generic")["hold"])

    /// Adds the held words of a sentence to `candidates`. O(n).
    static func find(in bytes: [UInt8], sentence: ByteRange, into candidates: inout [Candidate]) {
        automaton.forEachMatch(in: bytes, range: sentence) { match in
            candidates.append(
                Candidate(
                    range: match.range, concept: Glossary.nothing, source: .lexicon, score: 0, isConditional: false,
                    rank: .max))
        }
    }
}
