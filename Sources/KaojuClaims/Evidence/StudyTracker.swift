import KaojuCitations
import KaojuText

/// The study that a stretch of text tells about: who, when, on whom, with which markers.
struct Study {
    var attribution: Claim.Attribution?
    var evidence = Claim.Evidence()
    var rank = -1
    /// The markers of the study's sentences.
    var markers: [Int] = []
    /// Whether it is the history of a patient.
    var isCase = false
    /// The sentences of the study, first and last.
    var sentences: ClosedRange<Int>
}

/// The studies of a text, and where they are told.
struct Studies {
    /// The study of each sentence: an index into the list, or -1.
    var ofSentence: [Int]
    var list: [Study]
    /// The authors named in each sentence that names any, in order.
    var names: [Int: [NameScanner.Name]]
}

/// Follows studies through the sentences: a name or «一项…研究» opens one, words like «该研究» and «同时» go on with it,
/// a new name, a marker of its own or a new paragraph ends it.
struct StudyTracker {
    let text: SegmentedText
    let citations: Citations
    private let lexis = EvidenceLexis.builtIn

    init(text: SegmentedText, citations: Citations) {
        self.text = text
        self.citations = citations
    }

    private static let continuers = StudyWords("continue")
    private static let openers = StudyWords("open")
    private static let cases = StudyWords("case")
    private static let sameYear = StudyWords("same-year")
    private static let singles = StudyWords("single")
    private static let yearMarks = StudyWords("year")
    /// Designs of a lower rank are told by what is studied only, and need a named author.
    private static let certainRank = 10

    /// The studies of the text. O(n).
    func studies() -> Studies {
        var named: [Int: [NameScanner.Name]] = [:]
        var list: [Study] = []
        var ofSentence = [Int](repeating: -1, count: text.sentences.count)
        let numbers = SampleSizeScanner(bytes: text.reading.bytes)
        let names = NameScanner(bytes: text.reading.bytes)
        var open = -1
        var block = -1
        for (index, sentence) in text.sentences.enumerated() {
            if sentence.block != block {
                // A paragraph may go on with the study of the one before only by a word that says so.
                if !(open >= 0 && list[open].markers.isEmpty && continues(sentence.range)) { open = -1 }
                block = sentence.block
            }
            let authors = names.names(in: sentence.range)
            if !authors.isEmpty { named[index] = authors }
            let name = authors.first
            // A case history fills its paragraph.
            let isCase = contains(Self.cases, sentence.range)
            let goesOn = open >= 0 && list[open].isCase && sentence.block == text.sentences[index - 1].block
            let markers = Array(citations.markers(in: sentence.range))
            let isSame = name.map { name in open >= 0 && list[open].attribution?.name == name.text } ?? false
            if let name, !isSame {
                list.append(
                    Study(
                        attribution: Claim.Attribution(
                            name: name.text, year: year(sentence.range) ?? sharedYear(sentence.range, list)),
                        sentences: index...index))
                open = list.count - 1
            } else if name == nil, !goesOn, isCase || opens(sentence.range) {
                list.append(
                    Study(
                        attribution: year(sentence.range).map { Claim.Attribution(year: $0) }, sentences: index...index)
                )
                open = list.count - 1
                list[open].isCase = isCase
            } else if open >= 0, !isSame, !goesOn, !list[open].markers.isEmpty || !continues(sentence.range),
                !continues(sentence.range)
            {
                open = -1
            }
            guard open >= 0 else { continue }
            ofSentence[index] = open
            list[open].sentences = list[open].sentences.lowerBound...index
            list[open].markers += markers
            if list[open].attribution != nil, list[open].attribution?.year == nil {
                list[open].attribution?.year = year(sentence.range)
            }
            let isNamed = list[open].attribution?.name != nil
            if let found = evidence(in: sentence.range), found.rank > list[open].rank,
                isNamed || found.rank >= Self.certainRank
            {
                list[open].evidence = found.evidence
                list[open].rank = found.rank
            }
            if list[open].evidence.sampleSize == nil {
                list[open].evidence.sampleSize =
                    numbers.sampleSize(in: sentence.range) ?? (contains(Self.singles, sentence.range) ? 1 : nil)
            }
        }
        return Studies(ofSentence: ofSentence, list: list, names: named)
    }

    /// The design that certain words of a range tell.
    func certainEvidence(in range: ByteRange) -> Claim.Evidence? {
        evidence(in: range).flatMap { $0.rank >= Self.certainRank ? $0.evidence : nil }
    }

    /// «同年»: the year of the study told last.
    private func sharedYear(_ range: ByteRange, _ list: [Study]) -> Int? {
        contains(Self.sameYear, range) ? list.last?.attribution?.year : nil
    }

    /// The design that the words of a range tell, the strongest one. O(n).
    func evidence(in range: ByteRange) -> (evidence: Claim.Evidence, rank: Int)? {
        var best: (evidence: Claim.Evidence, rank: Int)?
        var species: String?
        for word in lexis.words(in: text.reading.bytes, range: range) {
            switch word.meaning {
            case .design(let design, let eco, let system, let rank):
                if rank > best?.rank ?? -1 {
                    best = (Claim.Evidence(design: design, eco: eco, system: system), rank)
                }
            case .species(let name): if species == nil || species == "human" { species = name }
            case .unit: break
            }
        }
        guard var found = best else { return nil }
        if found.evidence.design == .animal || found.evidence.design == .exVivo {
            found.evidence.species = species == "human" ? nil : species
        }
        if found.evidence.system == "clinical" { found.evidence.species = "human" }
        return found
    }

    /// A year between 1900 and 2099 that «年» follows or that stands in parentheses.
    func year(_ range: ByteRange) -> Int? {
        let bytes = text.reading.bytes
        var at = range.start
        while at + 4 <= range.end {
            guard bytes[at] >= 48, bytes[at] <= 57 else {
                at += 1
                continue
            }
            let digits = bytes[at..<(at + 4)]
            if digits.allSatisfy({ $0 >= 48 && $0 <= 57 }),
                at == range.start || !(bytes[at - 1] >= 48 && bytes[at - 1] <= 57)
            {
                let value = digits.reduce(0) { $0 * 10 + Int($1 - 48) }
                var next = at + 4
                while next < range.end, bytes[next] == 0x20 { next += 1 }
                let isYear =
                    next < range.end
                    && (Self.yearMarks.begin(at: next, of: bytes)
                        || bytes[next] == 0x29 && at > range.start && bytes[at - 1] == 0x28)
                if isYear, (1900...2099).contains(value) { return value }
                at += 4
            } else {
                at += 1
            }
        }
        return nil
    }

    private func continues(_ range: ByteRange) -> Bool {
        contains(Self.continuers, ByteRange(range.start, min(range.end, range.start + 60)))
    }
    private func opens(_ range: ByteRange) -> Bool { contains(Self.openers, range) }

    private func contains(_ words: StudyWords, _ range: ByteRange) -> Bool {
        words.occur(in: range, of: text.reading.bytes)
    }
}
