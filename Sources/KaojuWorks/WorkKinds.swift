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
        var words: [UInt8]
    }
    private let cues: [Cue]
    private let retractions: RetractionMarks

    private init() {
        var numbers: [String: UInt32] = [:]
        cues = Table(Resource.bytes("works/kinds.tsv") ?? []).rows.map { row in
            let number = numbers[row[0]] ?? UInt32(numbers.count)
            numbers[row[0]] = number
            return Cue(
                kind: WorkKinds(rawValue: 1 << number), place: row[1],
                words: [0x20] + LetterFolder.words(row[2]).joined(separator: [0x20]) + [0x20])
        }
        retractions = RetractionMarks.builtIn
    }

    /// The title without the mark of a retraction and without what stands in brackets at its end («[J]», «(in Chinese)»).
    /// O(n).
    func plain(_ title: String) -> String {
        var text = retractions.stripped(title)
        while let last = text.last, last == "]" || last == "）" || last == ")",
            let open = text.lastIndex(where: { $0 == "[" || $0 == "(" || $0 == "（" }),
            text.distance(from: open, to: text.endIndex) <= 20,
            isNote(String(text[open...]))
        {
            text = String(text[..<open]).trimmed()
        }
        return text
    }

    /// The kinds that the title's words name. O(n · cues).
    func kinds(_ title: String) -> WorkKinds {
        let words = LetterFolder.words(title)
        let line = [0x20] + words.joined(separator: [0x20]) + [0x20]
        let isHan = line.contains { $0 >= 0xE3 }
        var out: WorkKinds = []
        for cue in cues where !out.contains(cue.kind) {
            let isHanCue = cue.words[1] >= 0xE3
            if isHanCue != isHan, isHanCue { continue }
            // Han has no white space between words.
            let text = isHanCue ? line.filter { $0 != 0x20 } : line
            let words = isHanCue ? cue.words.filter { $0 != 0x20 } : cue.words
            let holds =
                switch cue.place {
                case "start": text.starts(with: words)
                case "end": text.count >= words.count && text.suffix(words.count).elementsEqual(words)
                default: text.firstRange(of: words) != nil
                }
            if holds { out.insert(cue.kind) }
        }
        return out
    }

    /// «[J]», «[M/OL]», «(in Chinese)», «(in press)»: notes, not a part of the title.
    private func isNote(_ bracket: String) -> Bool {
        let inner = bracket.dropFirst().dropLast()
        if inner.allSatisfy({ $0.isUppercase && $0.isASCII || $0 == "/" }), inner.count <= 5, bracket.first == "[" {
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
