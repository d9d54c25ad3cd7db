import KaojuCitations
import KaojuMatching
import KaojuTerminology
import KaojuText

/// The claim stage: from mentions, markers and sentences to claims.
///
/// Total: every text yields a result. Linear in the text's length, sentences being short.
package struct ClaimExtractor: Sendable {
    /// Creates an extractor with the built-in rules.
    package init() {}

    /// The claims of one document, in document order.
    package func claims(about mentions: Mentions, citing citations: Citations, in text: SegmentedText) -> [Claim] {
        let studies = StudyTracker(text: text, citations: citations).studies()
        var builder = ClaimBuilder(text: text, mentions: mentions, citations: citations, studies: studies)
        var table = ConceptTable(mentions.concepts)
        var discourse = Discourse()
        var english = Discourse()
        let lists = citations.lists
        // One for each language that there is.
        var readers: [Language: SentenceReader] = [:]
        for (index, sentence) in text.sentences.enumerated() {
            guard text.blocks[sentence.block].kind == .paragraph, isProse(sentence, text) else { continue }
            if lists.contains(where: { $0.overlaps(sentence.range) }) { continue }
            if sentence.range.count > 6000 { continue }
            if discourse.block != sentence.block {
                discourse = Discourse(
                    topic: discourse.topic, remedy: discourse.remedy, condition: discourse.condition,
                    block: sentence.block)
            }
            if english.block != sentence.block { english = Discourse(block: sentence.block) }
            // What was given to somebody counts as long as the same study is told.
            let study = studies.ofSentence[index]
            if study < 0 || index == 0 || studies.ofSentence[index - 1] != study {
                discourse.agent = nil
                english.agent = nil
            }
            discourse.openSentence()
            english.openSentence()
            // «周明等[1]…»: a new study is not about what the sentence before was.
            discourse.hasContent = studies.names[index] != nil
            let relations: [Relation]
            let readings: CertaintyReader
            let reader =
                readers[sentence.language]
                ?? SentenceReader(text: text, mentions: mentions, citations: citations, language: sentence.language)
            if readers[sentence.language] == nil { readers[sentence.language] = reader }
            if sentence.language == .zh {
                (relations, readings) = reader.chinese(index, table: &table, discourse: &discourse)
            } else {
                (relations, readings) = reader.english(index, table: &table, discourse: &english)
            }
            builder.add(
                reader.concluded(relations, from: index, table), readings: readings, sentence: index, table: table)
        }
        return builder.finish()
    }

    /// Reference lists, acknowledgements and the like claim nothing.
    private func isProse(_ sentence: Sentence, _ text: SegmentedText) -> Bool {
        switch text.sections[sentence.section].kind {
        case .references, .acknowledgements, .metadata: false
        default: true
        }
    }
}

/// Reads one sentence clause by clause.
final class SentenceReader {
    let text: SegmentedText
    let mentions: Mentions
    let citations: Citations
    let language: Language
    private let scanner: SentenceScanner
    private let builder: PhraseBuilder
    private let englishScanner: EnglishScanner
    private let nouns: NounChunker
    private var activeControls: Bool?

    /// A reader of one document's sentences.
    init(text: SegmentedText, mentions: Mentions, citations: Citations, language: Language) {
        let lexis = ClaimLexis.builtIn(language)
        self.text = text
        self.mentions = mentions
        self.citations = citations
        self.language = language
        scanner = SentenceScanner(text: text, mentions: mentions, citations: citations, lexis: lexis)
        builder = PhraseBuilder(mentions: mentions, lexis: lexis, bytes: text.reading.bytes, language: language)
        englishScanner = EnglishScanner(text: text, mentions: mentions, citations: citations, lexis: lexis)
        nouns = NounChunker(mentions: mentions, lexis: lexis, bytes: text.reading.bytes)
    }

    /// The relations of a Chinese sentence, and how certain it is where.
    func chinese(_ index: Int, table: inout ConceptTable, discourse: inout Discourse) -> ([Relation], CertaintyReader) {
        let lexis = ClaimLexis.builtIn(.zh)
        let sentence = text.sentences[index]
        let tokens = scanner.tokens(of: sentence.range)
        let clauses = sentence.clauses.map { text.clauses[$0].range }
        let byClause = split(tokens, clauses) { $0.range }
        var relations: [Relation] = []
        for (number, clause) in byClause.enumerated() {
            var view = builder.parts(of: clause, table: &table)
            view.isNumbered = isNumbered(clauses[number])
            view.isPairwise = clause.contains { $0.has(.pairwise) }
            // The table goes along and comes back, so that it is never copied.
            let own = table
            table = ConceptTable([])
            var reader = ClauseReader(lexis: lexis, table: consume own, clause: number, view: view)
            let found = reader.relations(discourse: &discourse)
            // «A 升高，但差异不显著»: what was told last is no difference.
            if number > 0, found.isEmpty, clause.contains(where: { $0.has(.insignificant) }),
                clause.allSatisfy({ $0.has(.insignificant) || $0.has(.turn) || $0.isSkip || $0.isClosing })
            {
                for index in relations.indices where relations[index].clause == number - 1 {
                    relations[index].deny()
                }
            }
            relations += found
            for index in relations.indices
            where relations[index].clause == number && isInsignificant(behind: relations[index], in: clauses[number]) {
                relations[index].deny()
            }
            table = reader.table
        }
        let signs = byClause.map { clause in
            clause.map { token in
                var isSemicolon = false
                if case .semicolon = token.kind { isSemicolon = true }
                return CertaintyReader.Sign(
                    cues: token.sense?.cues ?? CueSet([]), range: token.range, isSemicolon: isSemicolon)
            }
        }
        return (relations, CertaintyReader(signs: signs, clauses: clauses))
    }

    /// The relations that may be concluded from what a sentence tells of the arms of a study.
    func concluded(_ relations: [Relation], from index: Int, _ table: ConceptTable) -> [Relation] {
        let sentence = text.sentences[index]
        let bytes = text.reading.bytes
        // Two shares may tell of two arms; most sentences have none.
        let hasShares = sentence.language == .zh && OutcomeFigures.hasShares(in: sentence.range, of: bytes)
        guard !relations.isEmpty || hasShares,
            let arms = TrialArms(
                bytes: bytes, sentence: sentence.range, clauses: sentence.clauses.map { text.clauses[$0].range },
                language: sentence.language)
        else { return relations }
        let kept = arms.kept(relations, in: bytes, table: table)
        guard hasShares else { return kept }
        let own = mentions.items[mentions.indices(in: sentence.range)]
        let rates = ComparedRates(arms: arms, mentions: Array(own), table: table, bytes: bytes).relations
        if rates.isEmpty || hasActiveControls(table) { return kept }
        return kept + rates.filter { rate in !kept.contains { $0.isAbout(rate) } }
    }

    /// Whether the document says that a control arm was given a drug («对照组给予 T»), so that its rates compare two of them.
    /// O(text), found out once, and only where rates are compared.
    private func hasActiveControls(_ table: ConceptTable) -> Bool {
        if let known = activeControls { return known }
        let found = text.sentences.contains { sentence in
            let arms = TrialArms(
                bytes: text.reading.bytes, sentence: sentence.range,
                clauses: sentence.clauses.map { text.clauses[$0].range }, language: sentence.language)
            return mentions.items[mentions.indices(in: sentence.range)].contains { name in
                table.category(name.concept) == "Drug" && arms?.isGivenToControl(name.range) == true
            }
        }
        activeControls = found
        return found
    }

    /// «A 提高了 1.2%(P>0.05)»: a probability of error right behind a change that makes it none.
    private func isInsignificant(behind relation: Relation, in clause: ByteRange) -> Bool {
        let bytes = text.reading.bytes
        let end = max(relation.trigger.end, relation.object.range.end)
        guard clause.start <= relation.trigger.start, end < clause.end else { return false }
        var squeezed: [UInt8] = []
        for byte in bytes[end..<min(clause.end, end + 60)] where byte != 0x20 && byte != 0x24 {
            if byte >= 0xE4 && squeezed.count > 24 || byte == 0x2C || byte == 0x3B { break }
            squeezed.append(byte)
        }
        let mark = Array("P>0.05".utf8)
        guard squeezed.count >= mark.count else { return false }
        return (0...(squeezed.count - mark.count)).contains { squeezed[$0..<($0 + mark.count)].elementsEqual(mark) }
    }

    /// Whether a clause begins with a number and a parenthesis: «(1)», «2)».
    private func isNumbered(_ clause: ByteRange) -> Bool {
        let start = text.reading.bytes[clause.indices].prefix(12).drop { $0 <= 0x20 || $0 == UInt8(ascii: "(") }
        let digits = start.prefix { $0.isASCIIDigit }
        return !digits.isEmpty && start.dropFirst(digits.count).first == UInt8(ascii: ")")
    }

    /// The relations of an English sentence, and how certain it is where.
    func english(_ index: Int, table: inout ConceptTable, discourse: inout Discourse) -> ([Relation], CertaintyReader) {
        let lexis = ClaimLexis.builtIn(.en)
        let sentence = text.sentences[index]
        let tokens = englishScanner.tokens(of: sentence.range, table: table)
        let clauses = sentence.clauses.map { text.clauses[$0].range }
        let signs = tokens.map { token in
            CertaintyReader.Sign(
                cues: token.sense?.cues ?? CueSet([]), range: token.range, isSemicolon: token.kind == .semicolon)
        }
        let pieces = EnglishChunker(tokens: tokens, lexis: lexis, nouns: nouns).pieces(table: &table)
        var reader = EnglishReader(
            pieces: pieces, lexis: lexis, table: table, topic: discourse.topic, remedy: discourse.remedy,
            condition: discourse.condition
        ) { place in
            clauses.lastIndex { $0.start <= place.start } ?? 0
        }
        let mark = text.reading.bytes[sentence.range.indices].last { $0 > 0x20 }
        let isQuestion = mark == UInt8(ascii: "?")
        let scopes = EnglishScopes(tokens: tokens, sentence: sentence.range, isQuestion: isQuestion)
        // A title states something without a verb; a table's cell and a list's item don't.
        let isFragment = index > 0 && !reader.isPredicated && !isClosed(sentence.range)
        let relations = isFragment ? [] : reader.relations().filter { !scopes.isSilent($0.trigger) }
        discourse.topic = reader.topicBehind ?? discourse.topic
        discourse.remedy = reader.remedyBehind ?? discourse.remedy
        discourse.condition = reader.conditionBehind ?? discourse.condition
        return (relations, CertaintyReader(signs: split(signs, clauses) { $0.range }, clauses: clauses))
    }

    /// Whether a mark closes a sentence, a citation marker behind it aside.
    private func isClosed(_ range: ByteRange) -> Bool {
        var end = range.end
        for marker in citations.markers(in: range).reversed() where citations.markers[marker].range.end >= end - 1 {
            end = citations.markers[marker].range.start
        }
        let last = text.reading.bytes[range.start..<max(range.start, end)].suffix(3).filter { $0 > 0x20 }
        return last.contains { [0x2E, 0x21, 0x3F, 0x3A, 0x3B].contains($0) }
            || citations.markers(in: range).contains { citations.markers[$0].range.end >= range.end - 1 }
    }

    /// Deals the tokens out to the clauses.
    private func split<Piece>(
        _ pieces: [Piece], _ clauses: [ByteRange], _ range: (Piece) -> ByteRange
    ) -> [[Piece]] {
        var out = [[Piece]](repeating: [], count: clauses.count)
        var clause = 0
        for piece in pieces {
            while clause + 1 < clauses.count, range(piece).start >= clauses[clause].end { clause += 1 }
            out[clause].append(piece)
        }
        return out
    }
}
