import KaojuText

/// Reads how certain a sentence is at each place, and whether a place claims anything at all.
struct CertaintyReader {
    /// What a place's claims are.
    enum Reading {
        case certainty(Certainty)
        /// Aims, questions and instructions claim nothing.
        case noClaim
    }

    private static let cues: [Cue] = [.hedge, .suppose, .dispute, .whether, .aim, .survey]
    private static let telling = CueSet(cues)

    /// A token, as far as certainty goes.
    struct Sign {
        var cues: CueSet
        var range: ByteRange
        var isSemicolon: Bool

        func has(_ cue: Cue) -> Bool { cues.contains(cue) }
    }

    private struct Mark {
        var cue: Cue
        var range: ByteRange
        var segment: Int
        var clause: Int
    }

    private var marks: [Mark] = []
    private var segmentOfClause: [Int] = []
    private let clauses: [ByteRange]

    /// Notes the cues of a sentence, clause by clause. A segment ends at a semicolon and at «但», "however".
    init(signs: [[Sign]], clauses: [ByteRange]) {
        self.clauses = clauses
        var segment = 0
        // «印证了这一假说…证实»: what is proved behind it is no hypothesis any more.
        var lastProof = -1
        for clause in signs.reversed() {
            guard let proof = clause.last(where: { $0.has(.report) }) else { continue }
            lastProof = proof.range.start
            break
        }
        for (index, clause) in signs.enumerated() {
            for (place, token) in clause.enumerated() {
                if token.has(.turn), index > 0, token.range.count >= 3, token.range.start == clause.first?.range.start {
                    segment += 1
                }
                guard token.cues.intersects(Self.telling) else { continue }
                for cue in Self.cues where token.has(cue) {
                    if cue == .suppose, token.range.start < lastProof { continue }
                    // «是 O 的可能原因», «具有很大的潜在价值»: what is but possible is all that the clause says.
                    let isOfNoun = cue == .hedge && place > 0 && clause[place - 1].has(.of)
                    let range = isOfNoun ? (clause.first?.range ?? token.range).union(token.range) : token.range
                    marks.append(Mark(cue: cue, range: range, segment: segment, clause: index))
                }
            }
            segmentOfClause.append(segment)
            if clause.last?.isSemicolon == true { segment += 1 }
        }
    }

    /// The certainty of a relation.
    /// - Parameters:
    ///   - clause: the clause's index in the sentence.
    ///   - trigger: where its trigger stands.
    ///   - carried: whether its subject stands in an earlier clause, so that a hedge there reaches it.
    func reading(clause: Int, trigger: ByteRange, carried: Bool) -> Reading {
        guard clause < segmentOfClause.count else { return .certainty(.asserted) }
        let segment = segmentOfClause[clause]
        let here = marks.filter { $0.segment == segment }
        if marks.contains(where: { $0.cue == .survey }) { return .noClaim }
        // «关于 … 尚存在争议» reaches back over its segment; a dispute before the claim does not reach forward.
        if here.contains(where: { $0.cue == .dispute && $0.range.start >= trigger.start }) {
            return .certainty(.disputed)
        }
        if here.contains(where: { $0.cue == .dispute && $0.clause == clause }) { return .certainty(.disputed) }
        if here.contains(where: { $0.cue == .whether && $0.clause == clause && $0.range.start < trigger.start }) {
            return .noClaim
        }
        if here.contains(where: {
            $0.cue == .aim && ($0.clause == clause || carried && $0.clause < clause) && $0.range.start < trigger.start
        }) {
            return .noClaim
        }
        if here.contains(where: { $0.cue == .suppose && $0.range.start < trigger.end }) {
            return .certainty(.hypothesis)
        }
        if here.contains(where: {
            $0.cue == .hedge && $0.range.start < trigger.end && ($0.clause == clause || carried && $0.clause < clause)
        }) {
            return .certainty(.hedged)
        }
        return .certainty(.asserted)
    }
}
