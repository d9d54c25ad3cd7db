import KaojuText

/// Lists that a noun opens: risk factors, mechanisms told one by one.
extension ClauseReader {
    /// «O 的机制有两点：一是 A，二是 B»: each member stands to O as the noun says.
    mutating func readEnumeration(_ discourse: inout Discourse) {
        guard let open = discourse.enumerated, out.isEmpty, parts.first?.cue == .item || view.isNumbered,
            let member = parts.compactMap(\.phrase).first(where: { !$0.isContext }),
            let opener = parts.first?.range
        else { return }
        let rule = lexis.rules[open.rule]
        if rule.effect == .complication {
            emit(open.owner, member.changed, .cause, rule.name, opener, doubt: 0.15)
        } else {
            emit(member.changed, open.owner, rule.effect, rule.name, opener, doubt: 0.15)
        }
    }

    /// «A、B 等危险因素与 D 有关», «D 的危险因素包括 A、B», «…危险因素，如 A、B»: what is listed goes with the disease.
    mutating func readRiskFactors(_ discourse: inout Discourse) {
        let role = parts.indices.first { index in
            parts[index].trigger.map { lexis.rules[$0.rule].effect == .predict && lexis.rules[$0.rule].frame == .role }
                ?? false
        }
        if let role, out.isEmpty {
            let target = disease(behind: role) ?? discourse.atRisk
            // «如 A、B 等危险因素»: the list stands right before the noun.
            if let list = parts[..<role].last(where: { $0.cue != .etc && $0.cue != .of })?.phrase, !list.isContext,
                list.nominals.count > 1, let target, let use = parts[role].trigger
            {
                emit(list, target, .predict, lexis.rules[use.rule].name, use.range, doubt: 0.15)
            }
            discourse.atRisk = target ?? discourse.atRisk ?? discourse.condition
            discourse.namesRisk = true
        } else if discourse.namesRisk, let first = parts.first, first.cue == .include, parts.count > 1,
            let target = discourse.atRisk, !parts.contains(where: { $0.trigger != nil })
        {
            for phrase in parts.dropFirst().compactMap(\.phrase) where !phrase.isContext {
                emit(phrase, target, .predict, Construction.riskFactors.rule, first.range, doubt: 0.15)
            }
        }
    }

    /// The disease that is named behind a noun.
    private func disease(behind index: Int) -> Phrase? {
        parts[(index + 1)...].compactMap(\.phrase).last { phrase in
            !phrase.isContext && phrase.nominals.allSatisfy { table.isCondition($0.concept) }
        }
    }
}
