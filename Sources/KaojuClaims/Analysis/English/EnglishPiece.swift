import KaojuText

/// A part of an English sentence in order: a noun chunk, a verb group or a small word.
struct EnglishPiece {
    enum Kind {
        case noun(NounChunk)
        case verb(VerbGroup)
        /// A preposition or another small word that structure hangs on.
        case small(Cue)
        case comma, semicolon, colon
    }

    var kind: Kind
    var range: ByteRange

    // Not inlined: Swift 6.3.1's optimiser fails on long functions that hold copies of these.
    var noun: NounChunk? {
        @inline(never) get { if case .noun(let chunk) = kind { chunk } else { nil } }
    }
    var verb: VerbGroup? {
        @inline(never) get { if case .verb(let group) = kind { group } else { nil } }
    }
    var small: Cue? {
        @inline(never) get { if case .small(let cue) = kind { cue } else { nil } }
    }
    var isComma: Bool {
        @inline(never) get { if case .comma = kind { true } else { false } }
    }
    /// A semicolon or a colon.
    var isBreak: Bool {
        @inline(never) get {
            switch kind {
            case .semicolon, .colon: true
            default: false
            }
        }
    }
    var isJoin: Bool { small == .list || isComma }
}

/// A noun with what stands before it: «reduced serum A levels», «A-deficient mice», «a potent A inhibitor». It is asked for
/// again and again, so it is shared; only who made it, or a copy of it, changes it.
final class NounChunk {
    /// What the last noun is.
    enum Head: Equatable {
        case mention
        /// «expression», «levels»: of what, a mention before it or an «of» behind it tells.
        case aspect(String)
        /// «inhibition», «effect», by its rule.
        case nominal(Int)
        /// «inhibitor», «risk factor», by its rule.
        case role(Int)
        /// «treatment», «gene»: stands for what it belongs to.
        case carrier
        case population
        /// A noun that no file knows.
        case unknown
        case pronoun
    }

    var head: Head
    var range: ByteRange
    /// What the chunk names: its head, or the noun before a bare head. Two where a slash joins them.
    var nominals: [Nominal] = []
    /// Whether there is more or less of it.
    var direction = 0
    /// Whether it opens with a determiner.
    var isDetermined = false
    /// «no», «neither».
    var isNegated = false
    /// Who acts within the chunk («A-induced …», «an A inhibitor, B»), with the rule's place.
    var inner: [(actor: Nominal, rule: Int, range: ByteRange)] = []
    /// What its members do («A inhibitors»): target, rule and place.
    var kind: (target: Nominal, rule: Int, range: ByteRange)?
    /// What its last name says of another («EGFR inhibitor»).
    var role: (target: Nominal, rule: Int, range: ByteRange)?
    /// What the population was given or lacks («A-treated mice»), and what it suffers («D patients»).
    var agents: [Nominal] = []
    var conditions: [Nominal] = []
    /// Where the head's own word stands.
    var headRange: ByteRange
    /// Whether it is a pronoun that stands for what was given («this drug»).
    var isRemedy = false
    /// Whether a word like «transgenic» stands in it: who is studied follows.
    var isBred = false
    /// What its name is to the owner of its «its» («its receptor A»), with the place of the word.
    var partner: (rule: Int, range: ByteRange)?
    /// The word of treatment between what was given and who got it («S-treated D patients»), with its rule.
    var treatment: (rule: Int, range: ByteRange)?
    /// The drug that stands right before a disease («cisplatin nephropathy»).
    var culprit: Nominal?
    /// The possessive that it opens with («its inhibition»).
    var owner: ByteRange?
    /// Whether it stands for a disease («this disorder»).
    var isAilment = false
    /// The «this» that it opens with.
    var pointer: ByteRange?
    /// The possessive, where what it stands for has become the chunk's name.
    var anaphor: ByteRange?
    /// Whether its head is what somebody can do («ability»).
    var isAbility = false
    /// Whether its head is what is done to know of something («detection», «discovery»).
    var isInquiry = false

    init(head: Head, range: ByteRange, headRange: ByteRange) {
        self.head = head
        self.range = range
        self.headRange = headRange
    }

    /// The same with another head, names and pronoun.
    func copy(head: Head, nominals: [Nominal], anaphor: ByteRange?) -> NounChunk {
        let out = NounChunk(head: head, range: range, headRange: headRange)
        out.nominals = nominals
        out.direction = direction
        out.isDetermined = isDetermined
        out.isNegated = isNegated
        out.inner = inner
        out.kind = kind
        out.role = role
        out.agents = agents
        out.conditions = conditions
        out.isRemedy = isRemedy
        out.isBred = isBred
        out.partner = partner
        out.treatment = treatment
        out.culprit = culprit
        out.owner = owner
        out.isAilment = isAilment
        out.pointer = pointer
        out.anaphor = anaphor
        out.isAbility = isAbility
        out.isInquiry = isInquiry
        return out
    }

    /// Whether its head is a noun of action or stands for one.
    var isAction: Bool {
        switch head {
        case .nominal, .carrier: true
        default: false
        }
    }
}

/// A verb with its auxiliaries.
struct VerbGroup {
    enum Form {
        /// «S inhibits», «S has inhibited», «S is inhibiting».
        case active
        /// «O was inhibited».
        case passive
        /// «O inhibited by S»: a participle behind a noun.
        case participle
        /// «inhibiting O».
        case gerund
        /// «to inhibit O».
        case infinitive
    }

    enum Sense: Equatable {
        case rule(Int)
        /// «levels were higher», by its sign.
        case changed(Int)
        case copula
        /// «was given», «treated with».
        case given
        /// «mice lacking A».
        case lacking
        /// A verb that says nothing of cause and effect.
        case other
    }

    var sense: Sense
    var form: Form
    var isNegated = false
    /// The verb's own word.
    var range: ByteRange
    /// Whether it only says that something is there («occurred», «was seen»).
    var isEvent = false

    /// Whether it lists members («included», «comprise»).
    var isInclusive = false

    /// Whether it can carry a sentence.
    var isFinite: Bool { form == .active || form == .passive }
}
