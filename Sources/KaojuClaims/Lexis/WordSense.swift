/// What a word means, with the answers to what is asked of it most.
///
/// Tokens are passed on by the thousand, and all threads read the same words: so a sense is plain bits, and what it points to
/// is never let go. Make one for each word of a table, and none for a word of a document.
@safe package struct WordSense: Sendable {
    /// What is asked for less often.
    private final class Facts: Sendable {
        let meanings: [ClaimLexis.Meaning]
        let triggers: [Int]
        let aspect: String?

        init(_ meanings: [ClaimLexis.Meaning], _ triggers: [Int]) {
            self.meanings = meanings
            self.triggers = triggers
            aspect = meanings.lazy.compactMap { if case .aspect(let name) = $0 { name } else { nil } }.first
        }
    }

    private let facts: Unmanaged<Facts>
    /// The cues among its meanings.
    let cues: CueSet
    /// The frames of the rules that it triggers.
    private(set) var frames: FrameSet = []
    /// The first rule that it triggers.
    let trigger: Int?
    /// The first degree that it tells.
    let degree: Int?
    /// Whether it names an aspect.
    let isAspect: Bool
    /// Whether it may be left out («亦»).
    let isSkip: Bool
    /// Whether it says nothing by itself, and only keeps the words inside it from being read.
    let isPlain: Bool

    /// A sense that lives as long as the program.
    /// - Parameter frames: the frame of each rule.
    init(_ meanings: [ClaimLexis.Meaning], frames: [Frame] = []) {
        let triggers = meanings.compactMap { if case .trigger(let rule) = $0 { rule } else { nil } }
        let facts = Facts(meanings, triggers)
        unsafe self.facts = unsafe Unmanaged.passRetained(facts)
        cues = CueSet(of: meanings)
        trigger = triggers.first
        degree = meanings.lazy.compactMap { if case .degree(let sign) = $0 { sign } else { nil } }.first
        isAspect = facts.aspect != nil
        isPlain = meanings == [.cue(.plain)]
        isSkip =
            meanings.first == .cue(.skip)
            && meanings.dropFirst().allSatisfy {
                [.cue(.adjectival), .cue(.pairwise), .cue(.because), .cue(.fronted)].contains($0)
            }
        for rule in triggers where rule < frames.count { self.frames.insert(FrameSet(frames[rule])) }
    }

    /// All meanings, in the order of the files.
    package var meanings: [ClaimLexis.Meaning] { unsafe facts._withUnsafeGuaranteedRef { $0.meanings } }
    /// The rules that it triggers.
    var triggers: [Int] { unsafe facts._withUnsafeGuaranteedRef { $0.triggers } }
    /// The first aspect that it names.
    var aspect: String? { unsafe isAspect ? facts._withUnsafeGuaranteedRef { $0.aspect } : nil }

    /// Whether a rule of this frame is among those that it triggers. O(1).
    func hasFrame(_ frame: Frame) -> Bool { !frames.isDisjoint(with: FrameSet(frame)) }
    /// Whether all rules that it triggers, if any, have this frame. O(1).
    func hasOnlyFrame(_ frame: Frame) -> Bool { frames.isSubset(of: FrameSet(frame)) }
}

/// A set of cues, a bit for each.
struct CueSet: Sendable {
    private var bits: UInt128 = 0

    /// The cues among some meanings.
    init(of meanings: [ClaimLexis.Meaning]) {
        for case .cue(let cue) in meanings { bits |= Self.bit(cue) }
    }

    /// The set of some cues.
    init(_ cues: [Cue]) {
        for cue in cues { bits |= Self.bit(cue) }
    }

    /// Whether the two have a cue in common. O(1).
    @inline(__always)
    func intersects(_ other: CueSet) -> Bool { bits & other.bits != 0 }

    /// Whether a cue is in it. O(1).
    @inline(__always)
    func contains(_ cue: Cue) -> Bool { bits & Self.bit(cue) != 0 }

    /// The bit of a cue: cases without values are numbered from 0 in a byte; a test says that they are below 128.
    @inline(__always)
    private static func bit(_ cue: Cue) -> UInt128 { unsafe 1 << UInt128(unsafeBitCast(cue, to: UInt8.self)) }
}
