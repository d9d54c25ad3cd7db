import KaojuText

/// What a trigger does to its object, before signs are reckoned.
package enum Effect: String, Sendable, Hashable, CaseIterable {
    case raise, lower, cause, treat, prevent, produce, bind, correlate, associate, predict, improve, worsen, via, none
    /// Acts on its object in a direction that is not told («the effect of S on O», «S regulates O»).
    case affect
    /// «代谢为»: made of the subject, never by an agent.
    case convert
    case correlatePositively = "correlate+"
    case correlateNegatively = "correlate-"
    /// «不良反应», «并发症»: what it lists is caused by what it belongs to.
    case complication
}

/// How a trigger stands to its subject and object.
package enum Frame: String, Sendable, Hashable, CaseIterable {
    case verb, change, relation, role, therapy, state
    /// «O 继发于 S»: subject and object stand the other way round.
    case inverse
    /// A change without an object: «O 下降».
    case intransitive
    /// Only as an adjective: «X 继发的 Y», English «X-induced Y».
    case compound
    /// English nouns made of verbs: «inhibition of O by S», «the effect of S on O».
    case nominal
}

/// A set of frames.
struct FrameSet: OptionSet {
    let rawValue: UInt16

    static let verb = FrameSet(.verb)
    static let change = FrameSet(.change)
    static let relation = FrameSet(.relation)
    static let role = FrameSet(.role)
    static let therapy = FrameSet(.therapy)
    static let inverse = FrameSet(.inverse)
    static let compound = FrameSet(.compound)
    static let nominal = FrameSet(.nominal)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The set of one frame.
    @inline(__always)
    init(_ frame: Frame) {
        rawValue =
            switch frame {
            case .verb: 1
            case .change: 2
            case .relation: 4
            case .role: 8
            case .therapy: 16
            case .state: 32
            case .inverse: 64
            case .intransitive: 128
            case .compound: 256
            case .nominal: 512
            }
    }
}

/// What else a trigger tells beside its frame and effect.
package enum Trait: String, Sendable, Hashable, CaseIterable {
    /// «表现为»: what was named last shows itself in the object.
    case shows
    /// «合并», «出现»: what somebody has or gets.
    case has
    /// «发生»: behind what it happens to, no verb of its own («诱导患者发生 O»).
    case occurs
    /// «interacts with»: subject and object act together.
    case joint
    /// «leading to», «resulting in»: behind an object it tells what came of the whole clause.
    case outcome
    /// «related to»: between genes it tells descent, which is no claim.
    case kin
    /// «有利于»: its object may be a whole clause («有利于 A 抑制 B»).
    case clause
    /// «控制»: it lowers what is suffered or measured; of a substance it says that its amount is set.
    case ill
    /// «强化»: before a treatment that nothing acts on it tells how it is done.
    case intensive
    /// «原因», «机制»: the noun names causes, so that what is listed behind it are means.
    case reason
}

/// One rule of a trigger file: words, their frame and effect, and examples that a test runs.
package struct TriggerRule: Sendable, Hashable {
    /// The rule's name, which claims carry.
    package var name: String
    package var frame: Frame
    package var effect: Effect
    /// The words, as written in the file.
    package var words: [String]
    /// Marked examples with what must come out.
    package var examples: [String]
    /// The language of the file.
    package var language: Language
    /// What else the file says of it.
    package var traits: Set<Trait> = []
}

/// A small word that clause analysis stands on.
package enum Cue: String, Sendable, Hashable, CaseIterable {
    case via, to, `as`, with, by, make, at, apply, after, then, turn, copula, include, more, less, than, no, hedge,
        suppose
    /// «性»: makes an adjective of the noun before it; «circulating»: English gerunds that are adjectives.
    case adjectival
    /// «向»: what a cell becomes stands behind it.
    case toward
    /// «中», «内»: behind a place.
    case inside
    /// «诊断为», «确诊».
    case diagnose
    /// Pronouns that stand for several things («这些因素»).
    case these
    /// «组»: behind what a group of those who are studied was given, or has.
    case group
    /// «过表达», «转染», «transgenic», «knockout»: what animals or cells bear.
    case bearing
    /// «其» before an aspect («其发生率»).
    case possessed
    /// «二者»: stands for two things.
    case both
    /// «X 则相反»: the opposite of what was said before.
    case opposite
    /// «以 X 最常见»: of what was said, X stands out.
    case prominent
    /// «进一步»: goes on from what was said last.
    case further
    /// «以免»: what may come of it.
    case lest
    /// «一是», «①»: opens a member of an enumeration.
    case item
    /// What a cell or an organ has, and what is a thing of its own with it («内皮细胞功能»).
    case property
    case so, along, per, rise, fall, population, survey, plain, dispute, whether, aim, report, it, of, list, etc, means,
        has, skip
    /// English «that», «which», «who».
    case relative
    // English prepositions, each kind with a part of its own; `preposition` is any other.
    case on, `for`, from, between, against, preposition
    case determiner, auxiliary, subordinate, past
    /// What was done to those who are studied («treated with», «receiving»).
    case given
    /// Nouns that stand for what they belong to («treatment with S», «A gene»).
    case carrier
    /// Verbs that say nothing of cause and effect («showed», «developed»).
    case verb
    /// What those who are studied have not («mice lacking A»).
    case lacking
    /// «but not»: what follows is denied what is said of the noun before it.
    case except
    /// «this drug», «the compound»: stands for what was given.
    case remedy
    /// Verbs of being there: «occurred», «was seen».
    case event
    /// «this disease», «the disorder»: stands for the disease named before.
    case ailment
    /// «this», «these».
    case demonstrative
    /// «its», «their»: what it stands for owns the noun behind it.
    case possessive
    /// «included»: what stands behind it are members of what stands before it.
    case comprise
    /// «ability», «potential»: what can be done follows behind «to».
    case ability
    /// «syndrome», «disease»: behind a disease's short name.
    case malady
    /// «detection», «discovery»: what is done to know of something.
    case inquiry
    /// «respectively»: two lists go together member by member.
    case pairwise
    /// «因为»: a clause of its own begins.
    case because
    /// «进行»: what stands behind it is a deed, named as a noun.
    case perform
    /// «后者»: stands for what was named last.
    case latter
    /// «将», «把»: brings the object before its verb.
    case fronted
    /// «代谢»: what becomes of a substance, a thing of its own with it.
    case turnover
    /// «但差异不显著»: the difference that was told is none.
    case insignificant
}
