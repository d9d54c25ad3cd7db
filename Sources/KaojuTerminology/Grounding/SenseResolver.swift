import KaojuMatching
import KaojuText

/// Decides what the abbreviations stand for that the document neither defines nor has another name for: by the words around
/// them. One sense a document. Where the words do not decide, the abbreviation is left out.
struct SenseResolver {
    let bytes: [UInt8]
    let sentences: [ByteRange]

    /// What was decided.
    struct Outcome {
        /// The concept of each abbreviation that was decided, by its text.
        var senses: [[UInt8]: Int] = [:]
        /// Those left out, where they stand first, with what they may mean.
        var open: [(place: ByteRange, concepts: [Int])] = []
    }

    /// At least so much must speak for a sense, and twice as much as for the next one.
    private static let enough = 6
    /// So many places of an abbreviation are looked at.
    private static let places = 12

    /// Decides for candidates that are not established. `concept` gives what a number stands for. O(n + places · cues).
    func resolve(_ candidates: [Candidate], concept: (Int) -> Concept) -> Outcome {
        var groups: [[UInt8]: (places: [ByteRange], concepts: [Int])] = [:]
        for candidate in candidates where candidate.concept >= 0 {
            let text = Array(bytes[candidate.range.indices])
            var group = groups[text] ?? ([], [])
            if group.places.last != candidate.range { group.places.append(candidate.range) }
            if !group.concepts.contains(candidate.concept) { group.concepts.append(candidate.concept) }
            groups[text] = group
        }
        var out = Outcome()
        for (text, group) in groups.sorted(by: { $0.value.places[0] < $1.value.places[0] }) {
            let name = String(decoding: text, as: UTF8.self)
            let around = surroundings(of: group.places)
            let scores = group.concepts.sorted().map { number in
                (number, weight(of: SenseWords.standard.cues(of: name, concept(number)), in: around))
            }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }
            if scores[0].1 >= Self.enough, scores.count < 2 || scores[0].1 >= 2 * scores[1].1 {
                out.senses[text] = scores[0].0
            } else {
                out.open.append((group.places[0], group.concepts.sorted()))
            }
        }
        return out
    }

    /// The folded sentences with the abbreviation, and those beside them.
    private func surroundings(of places: [ByteRange]) -> [FoldedText] {
        var numbers: [Int] = []
        var at = 0
        for place in places.prefix(Self.places) {
            while at < sentences.count, sentences[at].end <= place.start { at += 1 }
            for number in max(0, at - 1)...(at + 1) where number < sentences.count && (numbers.last ?? -1) < number {
                numbers.append(number)
            }
        }
        return numbers.map { number in
            var folded = FoldedText()
            NameFolder.standard.fold(bytes, sentences[number], into: &folded)
            return folded
        }
    }

    /// What of the cues stands in the texts: each word counts once.
    private func weight(of cues: [(word: [UInt8], weight: Int)], in texts: [FoldedText]) -> Int {
        guard !cues.isEmpty else { return 0 }
        let automaton = Automaton(patterns: cues.map(\.word))
        var found: Set<Int> = []
        for text in texts {
            automaton.forEachMatch(in: text.bytes) { match in
                let isLatin = text.bytes[match.range.start] < 0x80
                // A Latin word begins one: what was left out before it, or another script.
                let starts =
                    match.range.start == 0 || text.origins[match.range.start].gap != 0
                    || !text.bytes[match.range.start - 1].isASCIIWord
                // A short one is a whole word.
                let ends =
                    match.range.count > 4 || match.range.end == text.bytes.count
                    || text.origins[match.range.end].gap != 0 || !text.bytes[match.range.end].isASCIIWord
                if !isLatin || starts && ends { found.insert(match.pattern) }
            }
        }
        return found.reduce(0) { $0 + cues[$1].weight }
    }

    /// What a document is told of an abbreviation that was left out.
    static func open(_ name: String, _ concepts: [Concept], document: String, span: ByteRange) -> Diagnostic {
        let zh = concepts.map { $0.label(.zh) }.joined(separator: "、")
        let en = concepts.map { $0.label(.en) }.joined(separator: ", ")
        return Diagnostic(
            code: "mention.ambiguous", severity: .info, document: document, span: span,
            message: LocalizedText(
                zh: "缩写「\(name)」文中未定义，上下文也不足以判断（可能是\(zh)），未作为术语。",
                en:
                    "“\(name)” is not defined, and its context does not tell what it means (perhaps \(en)); it was left out."
            ))
    }
}
