import KaojuClaims

/// What a table tells of a topic: no claim of it needs to be made for that.
package struct TopicBrief: Sendable {
    /// The topic, with names, direction, status and grading; of the rest nothing can be relied on.
    package var topic: Topic
    /// The designs of its claims.
    package var designs: Set<StudyDesign>
    /// The documents that dispute it, in order.
    package var disputing: [String]
    /// Its claims, by side, then in their order.
    fileprivate var voices: Voices

    fileprivate enum Voices: Sendable {
        case made([Topic.Stand])
        case counted([Int], ClaimLedger)
    }

    /// Tells what its claims cite and the documents of these, by side, then in the order of the claims; each list once. Stops where it
    /// is told false: few names are enough, and a topic may have thousands.
    package func forEachCited(_ body: (CitedSources, String) -> Bool) {
        switch voices {
        case .made(let stands):
            var seen: Set<ObjectIdentifier> = []
            for place in stands.indices where seen.insert(ObjectIdentifier(stands[place].cited)).inserted {
                if !body(stands[place].cited, stands[place].document) { return }
            }
        case .counted(let claims, let ledger):
            // A list of markers is one document's.
            var seen: Set<Int> = []
            for claim in claims where seen.insert(ledger.claims.list(of: claim)).inserted {
                if !body(ledger.cited(by: claim), ledger.claims.documentName(of: claim)) { return }
            }
        }
    }
}

extension TopicList {
    /// What a table tells of a topic. O(claims).
    package func brief(at index: Int) -> TopicBrief {
        switch storage {
        case .made(let topics):
            let topic = topics[index]
            return TopicBrief(
                topic: topic, designs: designs(at: index), disputing: topic.statements.map(\.document),
                voices: .made(topic.supporting + topic.opposing + topic.undetermined))
        case .assembled(let assembler, let heads, let order):
            return assembler.brief(ofPair: Int(order[index]), heads[Int(order[index])])
        }
    }
}

extension TopicAssembler {
    /// What a table tells of the topic of a pair. O(its claims), but for sorting.
    func brief(ofPair pair: Int, _ head: Head) -> TopicBrief {
        let all = voices(ofPair: pair)
        let rule = TopicRule(all, ledger)
        var topic = outline(ofPair: pair, head)
        topic.direction = rule.direction
        var sides: (supporting: [Int], opposing: [Int], undetermined: [Int]) = ([], [], [])
        for voice in all {
            switch rule.side(of: voice) {
            case .supporting: sides.supporting.append(voice.claim)
            case .opposing: sides.opposing.append(voice.claim)
            case .undetermined: sides.undetermined.append(voice.claim)
            }
        }
        topic.grading = Grading(supporting: sides.supporting, opposing: sides.opposing, in: ledger, by: weights)
        return TopicBrief(
            topic: topic, designs: designs(ofPair: pair),
            disputing: statements(pair, folder.folds(ofPair: pair), all).map(\.document),
            voices: .counted(sides.supporting + sides.opposing + sides.undetermined, ledger))
    }
}
