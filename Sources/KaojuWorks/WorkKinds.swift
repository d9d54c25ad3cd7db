import KaojuText

/// What a title says of a work's part in another: an erratum, a reply, an abstract, a protocol.
struct WorkKinds: OptionSet, Hashable, Sendable {
    let rawValue: UInt32
}

/// Reads the kinds of a title, and strips the mark of a retraction from it.
struct TitleReader: Sendable {
    static let builtIn = TitleReader()

    private struct Cue: Sendable {
        var kind: WorkKinds
        var place: String
        var words: [[UInt8]]
    }
    /// The cues by their first word; those of Han characters, which no white space parts, as a list.
    private let cues: [[UInt8]: [Cue]]
    private let hanCues: [Cue]
    private let retractions: RetractionMarks

    private init() {
        var numbers: [String: UInt32] = [:]
        var byWord: [[UInt8]: [Cue]] = [:]
        var han: [Cue] = []
        for row in Table(Resource.bytes("works/kinds.tsv") ?? []).rows {
            let number = numbers[row[0]] ?? UInt32(numbers.count)
            numbers[row[0]] = number
            let cue = Cue(kind: WorkKinds(rawValue: 1 << number), place: row[1], words: LetterFolder.words(row[2]))
            guard let first = cue.words.first else { continue }
            if first[0] >= 0xE3 { han.append(cue) } else { byWord[first, default: []].append(cue) }
        }
        cues = byWord
        hanCues = han
        retractions = RetractionMarks.builtIn
    }

    /// The title without the mark of a retraction and without what stands in brackets at its end («[J]», «(in Chinese)»).
    /// O(n).
    func plain(_ title: String) -> String {
        var text = retractions.stripped(title)
        // Looking at bytes first: few titles end with a bracket.
        guard let end = text.utf8.last, end == 0x5D || end == 0x29 || end == 0x89 || end == 0xBD else { return text }
        while let last = text.last, "])］）".contains(last),
            let open = text.lastIndex(where: { "[(［（".contains($0) }),
            text.distance(from: open, to: text.endIndex) <= 20,
            isNote(String(text[open...]))
        {
            text = String(text[..<open]).trimmed()
        }
        return text
    }

    /// The kinds that the title's words name. O(n), with Han O(n · cues).
    func kinds(_ title: String) -> WorkKinds {
        let words = LetterFolder.words(title)
        var out: WorkKinds = []
        for (at, word) in words.enumerated() {
            for cue in cues[word] ?? [] {
                let end = at + cue.words.count
                guard end <= words.count, words[at..<end].elementsEqual(cue.words) else { continue }
                if cue.place == "any" || cue.place == "start" && at == 0 || cue.place == "end" && end == words.count {
                    out.insert(cue.kind)
                }
            }
        }
        guard words.contains(where: { $0.contains { $0 >= 0xE3 } }) else { return out }
        let line = Array(words.joined())
        for cue in hanCues where line.firstRange(of: Array(cue.words.joined())) != nil { out.insert(cue.kind) }
        return out
    }

    /// «[J]», «[M/OL]», «(in Chinese)», «(in press)»: notes, not a part of the title.
    private func isNote(_ bracket: String) -> Bool {
        let inner = bracket.dropFirst().dropLast()
        if inner.allSatisfy({ $0.isUppercase && $0.isASCII || $0 == "/" }), inner.count <= 5,
            bracket.first == "[" || bracket.first == "［"
        {
            return true
        }
        return inner.lowercased().hasPrefix("in ") && inner.count <= 14
    }
}

extension Array where Element == UInt8 {
    /// The offset of the first occurrence of some bytes. O(n · m).
    func firstRange(of words: [UInt8]) -> Int? {
        guard let first = words.first, words.count <= count else { return nil }
        var at = 0
        let last = count - words.count
        while at <= last {
            if self[at] == first, self[at..<(at + words.count)].elementsEqual(words) { return at }
            at += 1
        }
        return nil
    }
}
