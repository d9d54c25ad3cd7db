import KaojuClaims

/// What a table tells of a topic: no claim of it needs to be made for that.
package struct TopicBrief: Sendable {
    /// The topic, with names, direction, status and grading; of the rest nothing can be relied on.
    package var topic: Topic
    /// The designs of its claims.
    package var designs: Set<StudyDesign>
    /// What its claims cite and the documents of these, by side, then in the order of the claims; each list once.
    package var cited: [(sources: CitedSources, document: String)]
    /// The documents that dispute it, in order.
    package var disputing: [String]
}

extension TopicList {
    /// What a table tells of a topic. O(claims).
    package func brief(at index: Int) -> TopicBrief {
        switch storage {
        case .made(let topics):
            let topic = topics[index]
            var seen: Set<ObjectIdentifier> = []
            var cited: [(sources: CitedSources, document: String)] = []
            for side in [topic.supporting, topic.opposing, topic.undetermined] {
                for place in side.indices where seen.insert(ObjectIdentifier(side[place].cited)).inserted {
                    cited.append((side[place].cited, side[place].document))
                }
            }
            return TopicBrief(
                topic: topic, designs: designs(at: index), cited: cited,
                disputing: topic.statements.map(\.document))
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
        // A list of markers is one document's.
        var seen: Set<Int> = []
        var cited: [(sources: CitedSources, document: String)] = []
        for side in [sides.supporting, sides.opposing, sides.undetermined] {
            for claim in side where seen.insert(ledger.claims.list(of: claim)).inserted {
                cited.append((ledger.cited(by: claim), ledger.claims.documentName(of: claim)))
            }
        }
        return TopicBrief(
            topic: topic, designs: designs(ofPair: pair), cited: cited,
            disputing: statements(pair, folder.folds(ofPair: pair), all).map(\.document))
    }
}
