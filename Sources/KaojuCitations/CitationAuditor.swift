import KaojuText

/// Finds what is wrong between markers and references: the contract's citation findings.
struct CitationAuditor {
    let text: SegmentedText
    let citations: Citations
    let hasList: Bool

    /// The findings, in the order of their codes, then of the document.
    func findings() -> [Diagnostic] {
        guard !citations.markers.isEmpty || hasList else { return [] }
        guard hasList else { return [noList()] }
        let possible = PossibleMarkers(text: text, citations: citations)
        return unresolved() + neverCited(possible) + outOfOrder(possible)
    }

    private func noList() -> Diagnostic {
        let count = citations.references.count
        return text.finding(
            "references.no-list", .info, nil, zh: "文中引用了 \(count) 条文献，但没有找到参考文献表。",
            en: "The text cites \(count) references, but no reference list was found.")
    }

    private func unresolved() -> [Diagnostic] {
        let known = Set(citations.references.compactMap(\.number))
        return citations.markers.compactMap { marker in
            let missing = marker.numbers.filter { !known.contains($0) }
            // What markup leads to an entry needs no number in the list.
            guard !missing.isEmpty, marker.references.count < marker.numbers.count else { return nil }
            let list = missing.map(String.init).joined(separator: ", ")
            return text.finding(
                "marker.no-reference", .warning, marker.range, zh: "引用标记指向参考文献表中没有的第 \(list) 条。",
                en: "The marker cites \(list), which the reference list does not have.")
        }
    }

    private func neverCited(_ possible: PossibleMarkers) -> [Diagnostic] {
        guard !citations.markers.isEmpty else { return [] }
        let uncited = citations.references.filter { $0.citedAt.isEmpty && $0.range != nil }
        let names = PossibleNames(of: uncited.filter { $0.number == nil }, text: text, lists: citations.lists)
        return uncited.compactMap { reference in
            guard let range = reference.range else { return nil }
            if let number = reference.number {
                if possible.mayStand(number) { return nil }
            } else if names.mayStand(reference) {
                return nil
            }
            let label = reference.label
            return text.finding(
                "reference.never-cited", .info, range, zh: "参考文献\(label)在正文中没有被引用。",
                en: "Reference\(label) is never cited in the text.")
        }
    }

    /// Once a document, at the first marker that breaks an order which most others keep.
    private func outOfOrder(_ possible: PossibleMarkers) -> [Diagnostic] {
        var highest = 0
        var rising = 0
        var breaks: [(range: ByteRange, number: Int, highest: Int)] = []
        var seen: Set<Int> = []
        for marker in citations.markers {
            for number in marker.numbers where seen.insert(number).inserted {
                if number > highest {
                    highest = number
                    rising += 1
                } else if !possible.mayStand(number, before: marker.range.start) {
                    breaks.append((marker.range, number, highest))
                }
            }
        }
        guard let first = breaks.first, rising >= breaks.count * 2 else { return [] }
        return [
            text.finding(
                "references.out-of-order", .info, first.range,
                zh: "文献 [\(first.number)] 首次被引用时，[\(first.highest)] 已经被引用：编号与首次引用的顺序不一致。",
                en:
                    "Reference [\(first.number)] is first cited after [\(first.highest)]: numbers don't follow the order of first citation."
            )
        ]
    }
}
