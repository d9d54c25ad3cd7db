import KaojuText

/// Clauses that repeat what the clause before said, of something else: examples, what stands out, the opposite.
extension ClauseReader {
    /// «…，如 A、B», «…，以 A 最常见»: examples of the object before stand where it stands.
    mutating func readExamples(_ discourse: inout Discourse) {
        guard let opener = exampleOpener, opener + 1 < parts.count, let phrase = parts[opener + 1].phrase,
            !phrase.isContext, !parts.contains(where: { $0.trigger != nil })
        else { return }
        var repeated = false
        for relation in discourse.last {
            // Examples are of what was named last.
            var isOfSubject = relation.subject.range.start > relation.object.range.start
            // «D 多由 A 引起，以 B 最常见»: B is a kind of what the sentence is about.
            if parts[opener].cue == .as, let topic = discourse.topic {
                isOfSubject = topic.nominals.map(\.concept) == relation.subject.nominals.map(\.concept)
            }
            let named = isOfSubject ? relation.subject : relation.object
            guard isOneKind(named, phrase) else { continue }
            var examples = phrase
            for at in examples.nominals.indices where examples.nominals[at].direction == 0 {
                examples.nominals[at].direction = named.nominals.last?.direction ?? 0
            }
            emit(
                isOfSubject ? examples : relation.subject, isOfSubject ? relation.object : examples, relation.effect,
                relation.rule, relation.trigger, negated: relation.isNegated, doubt: 0.1)
            repeated = true
        }
        // «…，如 A，可抑制…»: the example acts; «包括 A、B» only describes.
        let isExample = parts[opener].range.count <= 6 && parts[opener].cue != .as
        if !repeated, discourse.topic == nil || isExample { discourse.topic = phrase }
    }

    /// «如», «包括», a list mark, or «以» of «以 A 最常见».
    private var exampleOpener: Int? {
        guard let first = parts.indices.first(where: { parts[$0].cue != .then && parts[$0].cue != .turn }) else {
            return nil
        }
        if parts[first].cue == .include || parts[first].cue == .list { return first }
        return parts[first].cue == .as && parts.last?.cue == .prominent ? first : nil
    }

    private func isOneKind(_ one: Phrase, _ other: Phrase) -> Bool {
        table.isSubstance(one.nominals[0].concept) == table.isSubstance(other.nominals[0].concept)
    }

    /// «A 抑制 O，B 则相反»: B does the opposite.
    mutating func readContrast(_ discourse: Discourse) {
        guard let at = parts.firstIndex(where: { $0.cue == .opposite }),
            let phrase = parts[..<at].last(where: { $0.phrase != nil })?.phrase,
            !parts.contains(where: { $0.trigger != nil })
        else { return }
        for relation in discourse.last where !relation.isStep {
            guard let effect = SignArithmetic.opposite(of: relation.effect) else { continue }
            emit(
                phrase, relation.object, effect, relation.rule, parts[at].range, negated: relation.isNegated,
                doubt: 0.1)
        }
    }
}
