import KaojuText

/// The prepositional phrases of a clause: before its subject and behind its verb.
extension EnglishReader {
    /// «In patients with D, …», «After S, …»: what stands before the clause's subject, with its preposition.
    func fronted(before index: Int) -> (cue: Cue, phrase: EnglishPhrase)? {
        var start = 0
        for at in pieces[..<index].indices.reversed() {
            if pieces[at].isBreak || pieces[at].small.map({ [.turn, .report, .relative].contains($0) }) == true {
                start = at + 1
                break
            }
        }
        while start < index, pieces[start].isComma || pieces[start].small == .then { start += 1 }
        guard start + 1 < index, let cue = pieces[start].small, phrases.isPreposition(cue) || cue == .by,
            let found = phrases.list(at: start + 1), found.next < index, pieces[found.next].isComma
        else { return nil }
        return (cue, found)
    }

    /// The prepositional phrases behind a verb, up to a comma, a comparison or another verb.
    func places(after index: Int) -> [(cue: Cue, phrase: EnglishPhrase)] {
        var out: [(cue: Cue, phrase: EnglishPhrase)] = []
        var at = index + 1
        // «in 30 % of patients»: what the number is of stands where the number does.
        var counted: Cue?
        while at < pieces.count, let small = pieces[at].small, phrases.isPreposition(small) || small == .by {
            let cue = small == .of ? counted ?? small : small
            counted = nil
            if at + 1 < pieces.count, let found = phrases.list(at: at + 1) {
                out.append((cue, found))
                at = found.next
            } else if at + 2 < pieces.count, let verb = pieces[at + 1].verb, phrases.isGiven(verb) {
                // «after receiving S», «after being treated with S».
                let next = pieces[at + 2].small == .with ? at + 3 : at + 2
                guard let given = phrases.list(at: next) else { break }
                out.append((cue, given))
                at = given.next
            } else {
                // «by 40 %», «in 3 of 20 …».
                counted = cue
                at += 1
            }
        }
        return out
    }
}
