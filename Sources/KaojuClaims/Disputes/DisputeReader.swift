import KaojuTerminology
import KaojuText

/// Finds where a text says of itself that something is disputed, unclear or not shown yet, and what it says so of:
/// claims of the same place, names in the same clause, or, where it only points back («其机制», "these drugs"), the
/// claims before it. A statement that belongs to no pair of concepts is left out.
///
/// Total, and pure by document. Linear in the text's length, sentences being short.
package struct DisputeReader: Sendable {
    /// Creates a reader with the built-in words.
    package init() {}

    /// The statements of one document, in document order.
    /// - Parameter claims: the document's claims, in any order.
    package func disputes(about claims: [Claim], naming mentions: Mentions, in text: SegmentedText) -> [Dispute] {
        let shelf = ClaimShelf(claims, in: text)
        var out: [Dispute] = []
        for (index, sentence) in text.sentences.enumerated() {
            guard text.blocks[sentence.block].kind == .paragraph, sentence.range.count <= 6000,
                isProse(text.sections[sentence.section].kind)
            else { continue }
            // Most sentences dispute nothing.
            let lexis = DisputeLexis.builtIn(sentence.language)
            guard
                sentence.clauses.contains(where: { clause in
                    lexis.words(in: text.reading.bytes, range: text.clauses[clause].range).contains { $0.kind != nil }
                })
            else { continue }
            let clauses = sentence.clauses.map { DisputeClause(text.clauses[$0].range, sentence, mentions, text) }
            guard clauses.contains(where: { $0.cue != nil }) else { continue }
            let scope = DisputeScope(sentence: index, clauses: clauses, claims: shelf, mentions: mentions, text: text)
            var told: Set<Int> = []
            for (number, clause) in clauses.enumerated() {
                guard let cue = clause.cue, let kind = cue.kind, !clause.isAim else { continue }
                let found = scope.reach(of: number)
                // «…尚不清楚，有待进一步研究»: said twice of the same is said once.
                guard !found.pairs.isEmpty, told.insert(found.first).inserted else { continue }
                let range = ByteRange(clauses[found.first].range.start, clause.range.end)
                out.append(
                    Dispute(
                        document: text.document.name, section: text.titles(ofSection: sentence.section), kind: kind,
                        quote: text.quote(of: range), cue: text[cue.range], pairs: found.pairs))
            }
        }
        return out
    }

    private func isProse(_ kind: Section.Kind) -> Bool {
        switch kind {
        case .references, .acknowledgements, .metadata: false
        default: true
        }
    }
}

/// A clause as a statement of dispute sees it: its words, and its names in groups that play one part each.
struct DisputeClause {
    let range: ByteRange
    let words: [DisputeLexis.Word]
    /// Indices of mentions, in order; places and populations are left out.
    let groups: [[Int]]
    /// The word that says so, unless it is denied («并无争议»).
    let cue: DisputeLexis.Word?
    let isAim: Bool
    /// Whether a semicolon ends it.
    let isLast: Bool
    /// How much stands before the cue that no word of the table and no name accounts for, in bytes.
    let unread: Int
    /// The same for what stands between the last name before the cue and the cue.
    let gap: Int

    init(_ whole: ByteRange, _ sentence: Sentence, _ mentions: Mentions, _ text: SegmentedText) {
        let bytes = text.reading.bytes
        let found = DisputeLexis.builtIn(sentence.language).words(in: bytes, range: whole)
        let cue = found.indices.first { at in
            guard found[at].kind != nil else { return false }
            guard at > 0, found[at - 1].has(.denied) else { return true }
            return text.trimming(ByteRange(found[at - 1].range.end, found[at].range.start)).count > 0
        }.map { found[$0] }
        self.cue = cue
        // A sentence that begins with a small letter («β-…», "p53 …") may hang on the one before it.
        let range =
            cue.flatMap { Self.stop(behind: $0.range.end, in: whole, bytes) }
            .map { ByteRange(whole.start, $0) } ?? whole
        let words = found.filter { $0.range.end <= range.end }
        self.range = range
        self.words = words
        isAim = words.contains { $0.has(.aim) }
        let trimmed = text.trimming(range)
        isLast =
            bytes[trimmed.indices].last == UInt8(ascii: ";")
            || bytes[trimmed.indices].suffix(3) == [0xEF, 0xBC, 0x9B]
        groups = Self.groups(range, words, mentions, text)
        unread = cue.map { Self.unread(ByteRange(range.start, $0.range.start), words, mentions, text) } ?? 0
        let last = groups.joined().map { mentions.items[$0].range.end }.filter { $0 <= cue?.range.start ?? 0 }.max()
        if let cue, let last {
            gap = Self.unread(ByteRange(last, cue.range.start), words, mentions, text)
        } else {
            gap = 0
        }
    }

    /// Where a full stop and a blank end a sentence behind an offset.
    private static func stop(behind start: Int, in range: ByteRange, _ bytes: [UInt8]) -> Int? {
        (start..<max(start, range.end - 1)).first { bytes[$0] == UInt8(ascii: ".") && bytes[$0 + 1] == 0x20 }
            .map { $0 + 1 }
    }

    /// The bytes of a range that are neither white space nor part of a word or a name.
    private static func unread(
        _ range: ByteRange, _ words: [DisputeLexis.Word], _ mentions: Mentions, _ text: SegmentedText
    ) -> Int {
        let known = words.map(\.range) + mentions.indices(in: range).map { mentions.items[$0].range }
        return range.indices.count { at in
            !known.contains { $0.contains(at) } && text.reading.bytes[at] != 0x20 && text.reading.bytes[at] != 0x0A
        }
    }

    func has(_ role: DisputeLexis.Role) -> Bool { words.contains { $0.has(role) } }

    /// Names that only a list word parts are one group. Where a relation is in question, «与» parts its two sides.
    private static func groups(
        _ range: ByteRange, _ words: [DisputeLexis.Word], _ mentions: Mentions, _ text: SegmentedText
    ) -> [[Int]] {
        let isRelation = words.contains { $0.has(.relation) }
        var out: [[Int]] = []
        var end = range.start
        for index in mentions.indices(in: range) {
            let mention = mentions.items[index]
            guard mention.range.end <= range.end, isParticipant(mentions.concepts[mention.concept].category) else {
                continue
            }
            if isContext(mention.range, words, text) { continue }
            // «硫化物的溶解度»: a measure of what was named.
            if !out.isEmpty, mentions.concepts[mention.concept].category.hasSuffix("ClinicalAttribute"),
                text[ByteRange(end, max(end, mention.range.start))].trimmed().hasPrefix("的")
            {
                continue
            }
            let between = ByteRange(end, max(end, mention.range.start))
            // «皮下注射⟦药⟧»: how it is given, not a thing beside it.
            if let last = out.last?.last, text.trimming(between).isEmpty,
                mentions.concepts[mentions.items[last].concept].category.hasSuffix("Procedure")
            {
                out[out.count - 1][out[out.count - 1].count - 1] = index
                end = mention.range.end
                continue
            }
            if !out.isEmpty, isList(between, words, isRelation: isRelation, text) {
                out[out.count - 1].append(index)
            } else {
                out.append([index])
            }
            end = mention.range.end
        }
        return out
    }

    /// Whether what stands between two names joins them: a list word, and at most a few characters behind it.
    private static func isList(
        _ between: ByteRange, _ words: [DisputeLexis.Word], isRelation: Bool, _ text: SegmentedText
    ) -> Bool {
        let range = text.trimming(between)
        guard range.count <= 24,
            let first = words.first(where: { $0.range.start >= range.start && $0.range.end <= range.end })
        else { return false }
        guard first.range.start == range.start, first.has(.list) else { return false }
        if isRelation, !Self.commas.contains(text[first.range]) { return false }
        let others = words.contains {
            $0.range.start >= first.range.end && $0.range.end <= range.end && !$0.has(.list)
        }
        return !others
    }

    private static let commas: Set<String> = ["、", ","]

    /// «患者» right behind a name makes a place of it.
    private static func isContext(_ name: ByteRange, _ words: [DisputeLexis.Word], _ text: SegmentedText) -> Bool {
        words.contains { word in
            word.has(.population) && word.range.start >= name.end
                && text.trimming(ByteRange(name.end, word.range.start)).isEmpty
        }
    }

    private static func isParticipant(_ category: String) -> Bool {
        let start = category.utf8.lastIndex(of: UInt8(ascii: ":")).map { category.utf8.index(after: $0) }
        return !contexts.contains(category[(start ?? category.startIndex)...])
    }

    private static let contexts: Set<Substring> = [
        "PopulationOfIndividualOrganisms", "OrganismTaxon", "GrossAnatomicalStructure", "CellularComponent", "Cell",
    ]
}

/// A document's claims by the place of their triggers.
struct ClaimShelf {
    private let claims: [Claim]
    private let text: SegmentedText

    /// Sorts them. O(n log n).
    init(_ claims: [Claim], in text: SegmentedText) {
        func isBefore(_ a: Int, _ b: Int) -> Bool {
            claims[a].trigger.span != claims[b].trigger.span
                ? claims[a].trigger.span < claims[b].trigger.span : claims[a].id < claims[b].id
        }
        // Claims are large: their places are sorted first.
        self.claims = claims.indices.sorted(by: isBefore).map { claims[$0] }
        self.text = text
    }

    /// The claims whose triggers stand in a range of the reading text. O(log n + hits).
    func claims(in range: ByteRange) -> ArraySlice<Claim> {
        let source = text.source(of: text.trimming(range))
        return claims[first(source.start)..<max(first(source.start), first(source.end))]
    }

    private func first(_ offset: Int) -> Int {
        var low = 0
        var high = claims.count
        while low < high {
            let middle = (low + high) / 2
            if claims[middle].trigger.span.start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
