/// Picks the labels of a list out of everything that looks like one: the best ascending run of numbers.
///
/// A list counts 1, 2, 3, …; an entry's own numbers do not. Best chain by dynamic programming over the numbers, O(n).
struct LabelChain {
    /// The chosen labels, in order.
    var labels: [EntryLabel]
    /// Their score: about three a label.
    var score: Double

    private struct Link {
        var score: Double
        var index: Int
        var previous: Int
    }

    /// The best chain of one form.
    static func best(of candidates: [EntryLabel], form: EntryLabel.Form) -> LabelChain? {
        var best: [Int: Link] = [:]
        var links: [Link] = []
        var top: Link?
        for (index, label) in candidates.enumerated() where label.form == form && label.number <= 5000 {
            let own = label.isAtLineStart ? 3.0 : 1.2
            var link = Link(score: own - 2.0 * Double(min(label.number, 8) - 1), index: index, previous: -1)
            guard label.number <= 6 || !best.isEmpty else { continue }
            if label.number > 6 { link.score = -.infinity }
            for step in 1...6 where label.number - step >= 1 {
                guard let before = best[label.number - step] else { continue }
                let score = links[before.index].score + own - 1.5 * Double(step - 1)
                if score > link.score {
                    link.score = score
                    link.previous = before.index
                }
            }
            guard link.score > 0 else { continue }
            links.append(Link(score: link.score, index: index, previous: link.previous))
            let node = Link(score: link.score, index: links.count - 1, previous: 0)
            if best[label.number].map({ $0.score < link.score }) ?? true { best[label.number] = node }
            if top.map({ $0.score < link.score }) ?? true { top = node }
        }
        guard let top else { return nil }
        var chosen: [EntryLabel] = []
        var at = top.index
        while at >= 0 {
            chosen.append(candidates[links[at].index])
            at = links[at].previous
        }
        return LabelChain(labels: chosen.reversed(), score: top.score)
    }
}
