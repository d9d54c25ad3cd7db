import KaojuText

/// What a noun chunk with its «of», «in», «with» comes to.
struct EnglishPhrase {
    /// What it names; without nominals it names nothing that is known.
    var phrase: Phrase
    /// The piece behind it.
    var next: Int
    /// A noun that waits for its actor or object: the rule of «inhibition», «effect», «inhibitor», «risk factor».
    var rule: Int?
    /// What that noun acts on, and who was named for it behind «by».
    var targets: [Nominal] = []
    /// What an unknown noun's «of» names: «the intensity of A».
    var loose: [Nominal] = []
    var actors: [Nominal] = []
    var isNegated = false
    var isPronoun = false
    var isPopulation = false
    /// What the population was given or lacks, and what it suffers.
    var agents: [Nominal] = []
    var conditions: [Nominal] = []
    /// Where the head's word stands.
    var headRange: ByteRange

    /// What it names, loosely where need be.
    var named: [Nominal] { phrase.nominals.isEmpty ? loose : phrase.nominals }

    var isKnown: Bool { !phrase.nominals.isEmpty }
}

/// Reads phrases from the pieces of an English sentence.
///
/// A phrase depends on what follows it only, so all of them are read once, from the last to the first. O(pieces²).
struct EnglishPhrases {
    let pieces: [EnglishPiece]
    let lexis: ClaimLexis
    let table: ConceptTable
    private var phrases: [EnglishPhrase?] = []
    private var lists: [EnglishPhrase?] = []
    private var roots: [Int] = []

    init(pieces: [EnglishPiece], lexis: ClaimLexis, table: ConceptTable) {
        self.pieces = pieces
        self.lexis = lexis
        self.table = table
        phrases = Array(repeating: nil, count: pieces.count)
        lists = phrases
        for index in pieces.indices.reversed() {
            phrases[index] = readPhrase(at: index)
            lists[index] = readList(at: index)
        }
        roots = pieces.indices.map(findRoot)
    }

    /// The phrase that begins at a piece.
    func phrase(at index: Int) -> EnglishPhrase? { index < phrases.count ? phrases[index] : nil }

    /// The phrase at a piece with what is coordinated to it: «A, B, and C».
    func list(at index: Int) -> EnglishPhrase? { index < lists.count ? lists[index] : nil }

    /// The piece where the phrase that holds a noun piece begins.
    func root(_ index: Int) -> Int { roots[index] }

    private func findRoot(_ index: Int) -> Int {
        var best = index
        var at = index - 1
        while at >= 0 {
            if let verb = pieces[at].verb, !isGiven(verb) { break }
            if pieces[at].noun != nil, let whole = phrases[at] {
                if whole.next > index { best = at } else { break }
            } else if let cue = pieces[at].small, [.relative, .turn, .subordinate, .report].contains(cue) {
                break
            }
            at -= 1
        }
        return best
    }

    /// The aspect of «mutations in A», which are found in genes and then in patients.
    static let variant = "sequence"

    // MARK: One chunk and what hangs on it

    private func readPhrase(at index: Int) -> EnglishPhrase? {
        guard let chunk = pieces[index].noun else { return nil }
        var out = EnglishPhrase(
            phrase: Phrase(nominals: chunk.nominals, range: chunk.range), next: index + 1, headRange: chunk.headRange)
        out.isNegated = chunk.isNegated
        out.agents = chunk.agents
        out.conditions = chunk.conditions
        var takesOf = false
        var aspect: String?
        var direction = chunk.direction
        switch chunk.head {
        case .mention: break
        case .aspect(let name):
            takesOf = chunk.nominals.isEmpty
            aspect = name
        case .carrier: takesOf = chunk.nominals.isEmpty
        case .nominal(let rule):
            out.rule = rule
            out.actors = chunk.nominals.map(\.plain)
            takesOf = true
            if let sign = sign(rule) { direction = direction == 0 ? sign : direction * sign }
        case .role(let rule):
            out.rule = rule
            out.targets = chunk.nominals
            out.phrase.nominals = []
            takesOf = true
        case .population:
            out.isPopulation = true
            out.phrase.nominals = []
        case .unknown: out.phrase.nominals = []
        case .pronoun: out.isPronoun = true
        }
        attach(to: &out, chunk, takesOf, aspect, direction)
        attachGiven(to: &out)
        return out
    }

    /// «patients treated with S», «mice given S».
    private func attachGiven(to out: inout EnglishPhrase) {
        guard out.isPopulation, out.next + 1 < pieces.count, let verb = pieces[out.next].verb, isGiven(verb) else {
            return
        }
        var at = out.next + 1
        if pieces[at].small == .with || pieces[at].small == .to { at += 1 }
        guard let remedy = list(at: at), remedy.isKnown else { return }
        out.agents += remedy.phrase.nominals
        out.next = remedy.next
    }

    /// Whether a verb tells what somebody was given, behind the noun for who it was.
    func isGiven(_ verb: VerbGroup) -> Bool {
        guard verb.form == .participle || verb.form == .gerund else { return false }
        if case .rule(let rule) = verb.sense { return lexis.rules[rule].frame == .therapy }
        return verb.sense == .given
    }

    private func attach(
        to out: inout EnglishPhrase, _ chunk: NounChunk, _ takesOf: Bool, _ aspect: String?, _ direction: Int
    ) {
        var takesOf = takesOf
        while out.next + 1 < pieces.count, let cue = pieces[out.next].small {
            let isRole = if case .role = chunk.head { true } else { false }
            let isNominal = if case .nominal = chunk.head { true } else { false }
            func isOwn(_ cue: Cue) -> Bool {
                switch cue {
                case .of: true
                case .for: isRole || isNominal || aspect == "abundance"
                case .at: isNominal || isRole || aspect == Self.variant && takesOf
                case .to, .on, .against, .between: isNominal
                case .with: isNominal || chunk.head == .carrier
                default: false
                }
            }
            guard pieces[out.next + 1].noun != nil else {
                // «patients treated with S», «the efficacy of treating» end here.
                return
            }
            switch cue {
            case _ where isOwn(cue):
                guard let inner = list(at: out.next + 1) else { return }
                let effect = out.rule.map { lexis.rules[$0].effect }
                if isNominal {
                    bind(&out, inner, cue, effect, direction)
                } else if isRole {
                    out.targets += inner.phrase.nominals
                } else if takesOf {
                    out.phrase.nominals = inner.named.map { nominal in
                        var nominal = nominal
                        if nominal.aspect == nil { nominal.aspect = aspect }
                        if direction != 0 {
                            nominal.direction = nominal.direction == 0 ? direction : nominal.direction * direction
                        }
                        return nominal
                    }
                    out.agents += inner.agents
                    out.conditions += inner.conditions
                    takesOf = false
                } else if chunk.head == .unknown {
                    // «the incidence of A» is known; «the intensity of A» counts as an object only.
                    // «the ability of A to …» is nothing of A.
                    if inner.next < pieces.count,
                        pieces[inner.next].small == .to || pieces[inner.next].verb?.form == .infinitive
                    {
                        return
                    }
                    out.loose = inner.phrase.nominals
                    if direction != 0 { for index in out.loose.indices { out.loose[index].direction = direction } }
                } else if out.isPopulation {
                    out.conditions += inner.phrase.nominals
                }
                out.next = inner.next
                out.phrase.range.end = pieces[inner.next - 1].range.end
            case .by where isNominal:
                guard let inner = list(at: out.next + 1) else { return }
                out.actors = inner.phrase.nominals
                if out.targets.isEmpty { out.targets = chunk.nominals.map(\.plain) }
                out.next = inner.next
            case .with where out.isPopulation:
                guard let inner = list(at: out.next + 1) else { return }
                out.conditions += inner.phrase.nominals
                out.next = inner.next
            case .at:
                // Where something is found: a population, a place, a disease.
                guard let inner = list(at: out.next + 1) else { return }
                if inner.isPopulation {
                    out.agents += inner.agents
                    out.conditions += inner.conditions
                } else if inner.isKnown,
                    !inner.phrase.nominals.allSatisfy({
                        table.isContext($0.concept) || table.isCell($0.concept) || table.isCondition($0.concept)
                    })
                {
                    return
                }
                out.next = inner.next
            default: return
            }
        }
    }

    /// Gives a noun of action what it acts on, or who acts.
    private func bind(
        _ out: inout EnglishPhrase, _ inner: EnglishPhrase, _ cue: Cue, _ effect: Effect?, _ direction: Int
    ) {
        let nominals = inner.phrase.nominals
        func turned(_ nominals: [Nominal]) -> [Nominal] {
            nominals.map { nominal in
                var nominal = nominal
                if direction != 0 {
                    nominal.direction = nominal.direction == 0 ? direction : nominal.direction * direction
                }
                return nominal
            }
        }
        switch effect {
        case .associate, .improve, .prevent:
            // «the effect of S on O», «protection against O».
            if cue == .of, effect != .prevent { out.actors += nominals } else { out.targets += nominals }
            out.phrase.nominals = []
        case .correlate, .correlatePositively, .correlateNegatively, .bind:
            // «between A and B», «of A with B».
            if cue == .between, nominals.count >= 2 {
                out.actors = [nominals[0]]
                out.targets = Array(nominals.dropFirst())
            } else if cue == .of {
                out.actors = nominals
            } else if cue == .with || cue == .to {
                out.targets += nominals
            }
            out.phrase.nominals = []
        case .treat:
            // «treatment of O with S», «treatment with S».
            if cue == .of || cue == .for { out.targets += nominals } else if cue == .with { out.actors = nominals }
            out.phrase.nominals = out.actors
        case .raise, .lower:
            guard cue == .of || cue == .at else { return }
            if out.targets.isEmpty {
                out.targets = nominals
                out.phrase.nominals = turned(nominals)
            }
        default: break
        }
        out.agents += inner.agents
        out.conditions += inner.conditions
    }

    func sign(_ rule: Int) -> Int? {
        switch lexis.rules[rule].effect {
        case .raise: 1
        case .lower: -1
        default: nil
        }
    }

    func isPreposition(_ cue: Cue) -> Bool {
        switch cue {
        case .of, .for, .at, .with, .on, .from, .between, .against, .to, .after, .preposition, .via: true
        default: false
        }
    }

    // MARK: Lists

    /// A noun behind «and» that has a verb of its own begins a new clause and does not belong to the list.
    private func readList(at index: Int) -> EnglishPhrase? {
        guard var out = phrase(at: index) else { return nil }
        var isShared = out.phrase.nominals.count == 1
        while out.next < pieces.count, pieces[out.next].isJoin {
            var next = out.next + 1
            if next < pieces.count, pieces[next].small == .list { next += 1 }
            if next < pieces.count, pieces[next].small == .include { next += 1 }
            guard let member = phrase(at: next), !beginsClause(member, from: index) else { break }
            // «the cause of A and the commonest B»: another noun with its own article.
            if index > 0, pieces[index - 1].small == .of, pieces[next].noun?.isDetermined == true,
                pieces[index].noun?.isDetermined == false
            {
                break
            }
            if pieces[out.next].isComma, !closes(from: out.next) { break }
            // «reduced A and B»: a degree before the list is everybody's.
            if isShared, let first = out.phrase.nominals.first, first.direction != 0,
                let last = member.phrase.nominals.first,
                last.direction == 0, last.aspect != nil || first.aspect == nil, !member.isPopulation
            {
                out.phrase.nominals += member.phrase.nominals.map { nominal in
                    var nominal = nominal
                    nominal.direction = first.direction
                    return nominal
                }
            } else {
                out.phrase.nominals += member.phrase.nominals
                isShared = false
            }
            if member.rule != nil, out.rule == member.rule { out.targets += member.targets }
            out.conditions += member.conditions
            out.phrase.range.end = member.phrase.range.end
            out.isPopulation = out.isPopulation && member.isPopulation
            out.next = member.next
        }
        return out
    }

    /// Whether a verb follows a list's member that needs it as its subject.
    private func beginsClause(_ member: EnglishPhrase, from start: Int) -> Bool {
        guard member.next < pieces.count, let verb = pieces[member.next].verb else { return false }
        guard verb.form == .active || verb.form == .passive else { return false }
        // A subject's own list has no verb before it.
        var at = start - 1
        while at >= 0, pieces[at].noun != nil || pieces[at].isJoin || pieces[at].small == .of { at -= 1 }
        return at >= 0
            && (pieces[at].verb != nil
                || pieces[at].small.map { [.at, .after, .with, .preposition, .by, .for].contains($0) } ?? false)
    }

    /// Whether a comma stands in a list: an «and» closes it before any verb.
    private func closes(from comma: Int) -> Bool {
        var at = comma + 1
        while at < pieces.count {
            switch pieces[at].kind {
            case .noun, .comma: break
            case .small(.list): return true
            case .small(.of), .small(.at), .small(.include): break
            default: return false
            }
            at += 1
        }
        return false
    }
}
