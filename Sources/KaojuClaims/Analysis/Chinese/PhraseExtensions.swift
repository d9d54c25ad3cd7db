import KaojuTerminology
import KaojuText

/// What makes a phrase longer than its noun: «的», lists, and verbs of change.
extension PhraseReader {
    // MARK: «的»

    /// «X 的 Y»: a population, a head, an aspect or a change behind «的»; else the phrase is possessive and ends.
    mutating func readPossession(_ token: Token, _ table: inout ConceptTable) -> Step {
        guard token.has(.of) else { return .notMine }
        var next = index + 1
        var sign = 0
        // «铁蛋白升高的患者», «针对铁蛋白升高的治疗»: the sign is the noun's own.
        if let own = token.degree {
            guard next < clause.count, phrase.nominals.count == 1 else { return .notMine }
            lay(own)
            phrase.range.end = token.range.end
            if clause[next].mention == nil, !clause[next].has(.population) {
                phrase.isPossessive = true
                index = next
                return .stopped
            }
        }
        while next < clause.count, clause[next].isSkip || clause[next].degree != nil && clause[next].trigger == nil {
            sign = clause[next].degree ?? sign
            next += 1
        }
        guard next < clause.count else { return .stopped }
        if clause[next].has(.population) {
            // «合并肥胖的患者»
            phrase.isContext = true
        } else if clause[next].mention != nil {
            return readHead(next, sign, &table)
        } else if let aspect = clause[next].aspect, clause[next].trigger == nil || !clause.hasObject(next),
            !clause[next].has(.of)
        {
            addAspect(aspect, to: &phrase, table)
        } else if let sign = deed(next) {
            lay(sign * valence(clause[next], phrase.nominals[last].concept, table))
        } else {
            phrase.isPossessive = true
            // «X 的相关基因»: X only tells which.
            let isRelated =
                clause[next].has(Frame.relation) && next + 1 < clause.count
                && (clause[next + 1].isGap || clause[next + 1].mention != nil)
            if hasUnknownHead(next) || isRelated {
                phrase.hasUnknownHead = true
                phrase.isContext = true
            }
            return .stopped
        }
        phrase.range.end = clause[next].range.end
        index = next + 1
        return .went
    }

    /// «X 的 Y»: Y is the head, unless it is what X does («H2S 的抗氧化作用»).
    private mutating func readHead(_ next: Int, _ sign: Int, _ table: inout ConceptTable) -> Step {
        let items = clause.mentions.items
        let isAction =
            next + 1 < clause.count && clause[next + 1].has(.means)
            && items.indices.contains(clause[next].mention ?? -1)
            && table.isProcess(items[clause[next].mention ?? 0].concept)
            && table.isSubstance(phrase.nominals[last].concept)
        guard !isAction, combine(with: clause[next], &table) else {
            phrase.isPossessive = true
            index += 1
            return .stopped
        }
        if sign != 0 { phrase.nominals[last].direction = sign }
        index = next + 1
        return .went
    }

    /// «X 的缺乏», «X 的激活»: a noun made of a verb tells how much of it there is.
    private func deed(_ next: Int) -> Int? {
        let isDeed = next + 1 < clause.count && clause[next + 1].has(.means)
        guard let sign = clause.change(clause[next]), !isDeed else { return nil }
        return !clause.hasObject(next) || standsBeforeVerb(next) ? sign : nil
    }

    /// «X 的下调有助于降低 Y»: the object behind belongs to the verb that follows.
    private func standsBeforeVerb(_ next: Int) -> Bool {
        var at = next + 1
        while at < clause.count, clause[at].isSkip || clause[at].has(.hedge) { at += 1 }
        return at > next + 1 && at < clause.count && clause[at].hasTrigger && clause.hasObject(at)
    }

    /// «血液透析前的 pH»: the head is a word that nobody knows, and no word of mechanism or role is behind it.
    private func hasUnknownHead(_ next: Int) -> Bool {
        guard case .gap = clause[next].kind, clause.isWord(clause[next].range) else { return false }
        guard next + 1 < clause.count else { return true }
        let behind = clause[next + 1]
        if behind.has(.means) || behind.has(.include) || behind.has(.copula) { return false }
        return behind.trigger.map { clause.lexis.rules[$0].frame != .role } ?? true
    }

    // MARK: Lists

    /// «A、B 和 C»: one more nominal.
    mutating func readCoordinate(_ token: Token, _ table: inout ConceptTable) -> Step {
        guard token.has(.list) || clause.isComma(token) && token.range.count == 1,
            let member = clause.coordinate(index)
        else { return .notMine }
        guard let mention = member.mention else { return addUnknown(member, &table) }
        var added = nominal(clause[mention], direction: member.direction)
        if member.direction > 0, clause[mention - 1].range.end == added.range.start {
            added.range.start = clause[mention - 1].range.start
        }
        // «血管平滑肌细胞增殖与迁移»: the second process is in the same cell.
        if let modifier = bearer(of: phrase.nominals[last], table), table.isProcess(added.concept),
            phrase.nominals[last].concept != added.concept,
            table.cell(beginning: clause.text(added.range)) == nil, added.modifiers.isEmpty
        {
            added.concept = table.composite(
                modifier, added.concept, surface: table[modifier].label(language) + clause.text(added.range),
                language: language)
            added.modifiers = [modifier]
        }
        if let head = Affixes.builtIn.sharedHead(phrase.nominals[last].range, added.range, clause.bytes) {
            // «促炎和抗炎细胞因子»: factors of both kinds.
            phrase.nominals[last].concept = table.listed(
                clause.text(phrase.nominals[last].range) + clause.text(head), beside: added.concept, language: language)
        }
        // «清除自由基、抗氧化», «诱导凋亡、抗氧化»: an action is no second object.
        let isObject = start > 0 && clause[start - 1].hasTrigger
        if isObject || table.isSubstance(phrase.nominals[last].concept),
            !table.isAction(phrase.nominals[last].concept), table.isAction(added.concept)
        {
            return .stopped
        }
        if phrase.isContext, !table.isContext(added.concept), !shareHead(of: added, &table) { return .stopped }
        phrase.nominals.append(added)
        take(clause[mention])
        index = mention + 1
        return .went
    }

    /// «肝及肾纤维化»: what befalls the last organ befalls those before it; false where there are none.
    private mutating func shareHead(of added: Nominal, _ table: inout ConceptTable) -> Bool {
        guard phrase.nominals.allSatisfy({ table.isOrgan($0.concept) }),
            table.isCondition(added.concept) || table.isProcess(added.concept),
            let head = table.head(behindOrganIn: clause.text(added.range))
        else { return false }
        for at in phrase.nominals.indices {
            let name = clause.text(phrase.nominals[at].range) + head
            phrase.nominals[at].concept =
                table.named(name) ?? table.listed(name, beside: added.concept, language: language)
        }
        phrase.isContext = false
        return true
    }

    /// One more nominal that no lexicon has, of the kind of the one before it.
    private mutating func addUnknown(_ member: ClauseTokens.Member, _ table: inout ConceptTable) -> Step {
        let sibling = phrase.nominals[last].concept
        guard let range = member.unknown, !phrase.isContext, !table.isContext(sibling), !table.isCell(sibling) else {
            return .notMine
        }
        let concept =
            member.isAction
            ? table.action(clause.text(range), language: language)
            : table.listed(clause.text(range), beside: sibling, language: language)
        phrase.nominals.append(Nominal(concept: concept, range: range, direction: member.direction))
        phrase.range.end = clause[member.end - 1].range.end
        index = member.end
        return .went
    }

    // MARK: Changes

    /// «X 升高»: the phrase ends with its change, but where the list goes on the change is its noun's own
    /// («HDL 降低、LDL 升高»).
    mutating func readChange(_ token: Token) -> Step {
        guard let sign = clause.change(token), clause.isIntransitive(token), !clause.hasObject(index),
            !isChangeOfUnknown(token)
        else { return .notMine }
        index += 1
        // «X 过高或过低»: both are harmful, which tells no direction.
        if index + 1 < clause.count, clause[index].has(.list), clause.isIntransitive(clause[index + 1]),
            let other = clause.change(clause[index + 1]), other != sign
        {
            phrase.isContext = true
            phrase.range.end = clause[index + 1].range.end
            index += 2
            return .stopped
        }
        if index < clause.count, clause[index].has(.list), clause.coordinate(index) != nil {
            phrase.nominals[last].direction = combineSigns(phrase.nominals[last].direction, sign)
            phrase.range.end = token.range.end
            return .went
        }
        let rule = token.triggers.first { [.change, .intransitive].contains(clause.lexis.rules[$0].frame) }
        phrase.change = (rule ?? token.triggers[0], sign, token.range)
        // «增加的…» belongs to what follows.
        return .stopped
    }

    /// «X 降低社会负担»: X does not fall, what falls is a word that nobody knows.
    private func isChangeOfUnknown(_ token: Token) -> Bool {
        token.has(Frame.change)
            && (clause.hasUnknownObject(index) || clause.hasModifierBehind(index))
    }

    /// «MGP 敲除的小鼠»: the animals lack it.
    mutating func readLack(_ token: Token, _ table: ConceptTable) -> Step {
        guard let sign = clause.change(token), clause.isIntransitive(token), index + 2 < clause.count,
            clause[index + 1].has(.of)
        else { return .notMine }
        let bearer = clause[index + 2]
        guard
            bearer.has(.population)
                || bearer.mention.map({ table.isContext(clause.mentions.items[$0].concept) }) ?? false
        else { return .notMine }
        lay(sign)
        phrase.range.end = bearer.range.end
        index += 3
        return .went
    }
}
