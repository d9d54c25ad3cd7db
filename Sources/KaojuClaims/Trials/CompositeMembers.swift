import KaojuTerminology
import KaojuText

/// The outcomes that a sentence counts as one: «the composite of A and B», «A、B 组成的复合终点».
///
/// No effect on the whole is none on every member, and an effect on it none on each: nothing is claimed of a member. One name
/// alone («the composite of cardiovascular events», «心血管事件复合终点») is the whole's.
struct CompositeMembers {
    /// Where the members are named.
    private(set) var places: [ByteRange] = []

    /// The relations that are not of a member. O(relations · members).
    func kept(_ relations: [Relation], _ table: ConceptTable) -> [Relation] {
        guard !places.isEmpty else { return relations }
        // What was given is no outcome.
        func isMember(_ nominal: Nominal) -> Bool {
            table.category(nominal.concept) != "Drug" && places.contains { $0.overlaps(nominal.range) }
        }
        return relations.compactMap { relation in
            var out = relation
            out.subject.nominals.removeAll(where: isMember)
            out.object.nominals.removeAll(where: isMember)
            return out.subject.nominals.isEmpty || out.object.nominals.isEmpty ? nil : out
        }
    }
}

// MARK: English

extension CompositeMembers {
    /// The members that the pieces of an English sentence name. O(pieces · composites).
    init(pieces: [EnglishPiece], table: ConceptTable) {
        for index in pieces.indices {
            guard let chunk = pieces[index].noun, let word = chunk.composite else { continue }
            // «the A/B composite»; «the kidney composite outcome» is the whole itself.
            let own = chunk.nominals.map(\.range).filter { $0.end <= word.start }
            let before = chunk.isDetermined || own.isEmpty ? [] : Self.names(before: index, pieces)
            if own.count + before.count > 1 { places += own + before }
            guard let list = Self.list(behind: index, pieces) else { continue }
            // «a composite of chitosan and collagen» is a material.
            let isOutcome = pieces[list].contains { piece in
                piece.noun.map { ($0.nominals + $0.conditions).contains { table.isCondition($0.concept) } } ?? false
            }
            let isOne = pieces[list].count(where: { $0.noun != nil }) == 1 || !pieces[list].contains(where: \.isJoin)
            if isOutcome, !isOne {
                places.append(pieces[list.lowerBound].range.union(pieces[list.upperBound - 1].range))
            }
        }
    }

    /// The names that a list gives before its last: «the A, B and C composite».
    private static func names(before index: Int, _ pieces: [EnglishPiece]) -> [ByteRange] {
        var out: [ByteRange] = []
        var at = index
        while at > 1, pieces[at - 1].isJoin, let chunk = pieces[at - 2].noun {
            out += chunk.nominals.map(\.range)
            if chunk.isDetermined { return out }
            at -= 2
        }
        return []
    }

    /// The pieces of the list that tells what a noun is made of: «of A, B, and death from C».
    private static func list(behind index: Int, _ pieces: [EnglishPiece]) -> Range<Int>? {
        var start = index + 1
        if start < pieces.count, let verb = pieces[start].verb {
            // «comprising A», «defined as A».
            let isDefined = start + 1 < pieces.count && [.as, .of, .by].contains(pieces[start + 1].small)
            guard verb.form == .gerund || isDefined else { return nil }
            start += isDefined ? 2 : 1
        } else if start < pieces.count, [.of, .include].contains(pieces[start].small) || isColon(pieces[start]) {
            start += 1
        } else {
            return nil
        }
        var end = start
        while end < pieces.count, goesOn(pieces[end]) { end += 1 }
        if end < pieces.count, pieces[end].verb?.isFinite == true, isTold(before: index, pieces),
            let join = pieces[start..<end].lastIndex(where: \.isJoin)
        {
            // «reduced the composite of A and B, and C was rare».
            end = join
        }
        return start < end ? start..<end : nil
    }

    private static func isColon(_ piece: EnglishPiece) -> Bool { if case .colon = piece.kind { true } else { false } }

    /// Whether a piece belongs to a list of outcomes: names, what joins them, «death from A», «hospitalization for A».
    private static func goesOn(_ piece: EnglishPiece) -> Bool {
        switch piece.kind {
        case .noun, .comma: true
        case .verb(let verb): verb.form == .participle || verb.form == .gerund
        case .small(let cue): [.list, .of, .from, .for].contains(cue)
        case .semicolon, .colon: false
        }
    }

    /// Whether the clause had its verb before a place.
    private static func isTold(before index: Int, _ pieces: [EnglishPiece]) -> Bool {
        let start = pieces[..<index].lastIndex { $0.isBreak || $0.small == .turn || $0.small == .report } ?? 0
        return pieces[start..<index].contains { $0.verb?.isFinite == true }
    }
}

// MARK: Chinese

extension CompositeMembers {
    /// The members that the tokens of a Chinese sentence name. O(tokens · composites).
    init(tokens: [Token], mentions: Mentions, lexis: ClaimLexis, bytes: [UInt8]) {
        func place(_ token: Token) -> ByteRange? { token.mention.map { mentions.items[$0].range } }
        for (index, token) in tokens.enumerated() {
            let isWord = token.has(.composite)
            guard
                isWord
                    || place(token).map({
                        lexis.words(in: bytes, range: $0).contains { $0.sense.cues.contains(.composite) }
                    })
                        ?? false
            else { continue }
            // «复合终点(A、B)».
            if let aside = token.aside, aside.isList || aside.mentions.count > 1 {
                places += aside.mentions.map { mentions.items[$0.index].range }
            }
            if isWord { addBefore(index, tokens, place) }
            addBehind(index, tokens, place)
        }
    }

    /// «A、B 的复合终点», «由 A、B 组成的复合终点».
    private mutating func addBefore(_ index: Int, _ tokens: [Token], _ place: (Token) -> ByteRange?) {
        guard index > 0, !tokens[index - 1].has(.list) else { return }
        let own = tokens[..<index].reversed().prefix { token in
            let isLink = token.has(.list) || token.has(.of) || token.has(.adjectival) || token.isAspect || token.isSkip
            return token.mention != nil || token.isGap || isLink && !token.hasTrigger
        }
        add(own.reversed(), place)
    }

    /// «复合终点为 A 和 B», «复合终点：A、B», «复合终点由 A、B 组成».
    private mutating func addBehind(_ index: Int, _ tokens: [Token], _ place: (Token) -> ByteRange?) {
        let start = index + 1
        guard start < tokens.count else { return }
        var isOpener = tokens[start].has(.copula) || tokens[start].has(.include) || tokens[start].has(.by)
        if case .colon = tokens[start].kind { isOpener = true }
        guard isOpener else { return }
        let own = tokens[(start + 1)...].prefix { token in
            !token.isClosing && (!token.hasTrigger || token.isAspect || token.mention != nil)
        }
        add(Array(own), place)
    }

    private mutating func add(_ tokens: [Token], _ place: (Token) -> ByteRange?) {
        let isList = tokens.contains { $0.has(.list) || $0.aside?.isList == true }
        if isList { places += tokens.compactMap(place) }
    }
}
