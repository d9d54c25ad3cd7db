import KaojuText

/// What stands behind a verb: its object, and the head of its relative clause.
extension ClauseReader {
    func object(_ index: Int) -> (phrase: Phrase, index: Int)? {
        var next = index + 1
        while next < parts.count {
            switch parts[next].kind {
            case .phrase(let phrase):
                if phrase.isContext, next + 1 < parts.count, parts[next + 1].phrase != nil { next += 1; continue }
                guard [.free, .make, .via].contains(view.binding[next]), !phrase.isContext else { return nil }
                // «抑制 S 诱导的 O»: the object is the head behind the relative clause.
                var verb = next + 1
                while verb < parts.count, parts[verb].cue == .by { verb += 1 }
                if verb < parts.count, let use = parts[verb].trigger, use.isRelative { return nextPhrase(verb) }
                if let examples = examples(behind: next) {
                    var all = phrase
                    all.nominals += examples.nominals
                    return (all, next)
                }
                // Many unknown words between verb and noun: the noun belongs to something else.
                let between = view.gaps.filter { $0.start >= parts[index].range.end && $0.end <= phrase.range.start }
                if between.reduce(0, { $0 + $1.count }) > 15 { return nil }
                return (phrase, next)
            case .cue(let cue):
                let joins = cue == .list && next + 1 < parts.count && parts[next + 1].trigger != nil
                guard joins || [.skip, .has, .it, .hedge].contains(cue) else { return nil }
            case .trigger:
                // «缓解和控制 O»
                guard parts[next - 1].cue == .list else { return nil }
            }
            next += 1
        }
        return nil
    }

    /// «骨基质蛋白如 A 和 B»: what is named as examples behind a phrase.
    func examples(behind index: Int) -> Phrase? {
        guard index + 2 < parts.count, parts[index + 1].cue == .include, parts[index + 1].range.count <= 6 else {
            return nil
        }
        return parts[index + 2].phrase
    }

    func nextPhrase(_ index: Int) -> (phrase: Phrase, index: Int)? {
        var next = index + 1
        while next < parts.count {
            if let phrase = parts[next].phrase { return (phrase, next) }
            guard let cue = parts[next].cue, cue == .of || cue == .skip || cue == .means else { return nil }
            next += 1
        }
        return nil
    }

    func relativeActor(_ index: Int) -> Phrase? {
        var at = index - 1
        while at >= 0, parts[at].cue == .by || parts[at].cue == .skip { at -= 1 }
        guard at >= 0, let phrase = parts[at].phrase, !phrase.isContext else { return nil }
        return phrase
    }
}
