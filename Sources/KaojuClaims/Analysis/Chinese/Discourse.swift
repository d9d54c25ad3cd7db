import KaojuText

/// What reading carries from clause to clause and from sentence to sentence.
struct Discourse {
    /// What the text is about at this place, for dropped subjects and pronouns.
    var topic: Phrase? { didSet { topicIsOld = false } }
    /// Whether the sentence has not named it, nor a pronoun stood for it.
    var topicIsOld = false
    /// Whether the sentence has told something, or names its authors: a subject dropped behind that is not the topic of
    /// the sentence before.
    var hasContent = false
    /// What was given to somebody («应用 STS 治疗…后»): the cause of changes that follow.
    var agent: Phrase? { didSet { if agent != nil { agentIsOld = false } } }
    /// Whether that was in an earlier sentence: what follows may then have other causes.
    var agentIsOld = false
    /// The objects of the last relation, for «这些因素».
    var objects: Phrase? { didSet { if objects != nil { objectsAreOld = false } } }
    /// Whether that was in an earlier sentence.
    var objectsAreOld = false
    /// Whether the clause before spoke of mechanisms, so that a list behind it names them.
    var namesMeans = false
    /// The drug or treatment that was last said to do something, for «不良反应包括…» and «…等机制».
    var remedy: Phrase?
    /// The disease that the text, or a population in it, is about.
    var condition: Phrase?
    /// The disease that was named last, for «其发生率».
    var illness: Phrase?
    /// The diseased population that the clause before named as the place («在 D 患者中，…»).
    var place: Phrase?
    /// «X 每升高 …», «X 越高»: what the next clause goes along with.
    var correlate: Phrase?
    /// What the clause before said to change in an arm of a study («对照组 O 升高，S 组则降低»).
    var measured: Phrase?
    /// The relations of the clause before, for examples that follow («…，如 A、B»).
    var last: [Relation] = []
    /// The last list, for «这些因素».
    var listed: Phrase? { didSet { if listed != nil { listedAge = 0 } } }
    /// How many sentences ago that was.
    var listedAge = 0
    /// The two things that were last named or compared together, for «二者».
    var pair: Phrase?
    /// What the clause before said somebody has («D 患者常伴有 A，进一步加重 B»).
    var had: Phrase?
    /// What the members of an enumeration belong to («机制有两点：一是 A，二是 B»), and the noun that says how.
    var enumerated: (owner: Phrase, rule: Int)?
    /// What side effects were last told of, for «少数患者可出现 Y»; and how many sentences ago.
    var harmful: (remedy: Phrase, age: Int)?
    /// Who brought about the last effect of the sentence, for changes that follow («…，使 A 升高，B 下降»).
    var cause: Phrase?
    /// «与 A 减少，…»: what a relation that stands in a later clause holds between.
    var partner: (left: Phrase?, right: [Phrase])?
    /// The disease that was diagnosed last, for what is given thereupon.
    var diagnosis: Phrase?
    /// How many sentences ago that was.
    var diagnosisAge = 0
    /// What risk factors were last named of, for the list that follows.
    var atRisk: Phrase?
    /// Whether a clause of the sentence spoke of risk factors.
    var namesRisk = false
    /// Whether the sentence began with words that nobody knows, and has named nothing since: its topic is none before.
    var sawUnknown = false
    /// The block that the discourse belongs to.
    var block: Int = -1

    /// What does not outlive its sentence is dropped: a pronoun stands for the thing, not for its rise or fall.
    mutating func openSentence() {
        correlate = nil
        had = nil
        enumerated = nil
        if var harm = harmful {
            harm.age += 1
            harmful = harm.age > 3 ? nil : harm
        }
        agentIsOld = true
        listedAge += 1
        if listedAge > 1 { listed = nil }
        objectsAreOld = true
        sawUnknown = false
        cause = nil
        partner = nil
        atRisk = nil
        namesRisk = false
        diagnosisAge += 1
        if diagnosisAge > 1 { diagnosis = nil }
        place = nil
        measured = nil
        last = []
        namesMeans = false
        topic?.change = nil
        if var phrase = topic {
            for at in phrase.nominals.indices { phrase.nominals[at].direction = 0 }
            topic = phrase
        }
        topicIsOld = true
        hasContent = false
    }
}
