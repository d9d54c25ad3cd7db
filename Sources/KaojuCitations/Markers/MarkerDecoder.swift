import KaojuText

/// Decides which style a document cites in, and which candidates are its markers.
struct MarkerDecoder {
    let text: SegmentedText
    let lists: [ReferenceList]
    let resources: CitationResources

    private var bytes: [UInt8] { text.reading.bytes }

    /// The markers with numbers, in document order; empty where the document cites by names or not at all. O(n).
    func markers() -> [MarkerCandidate] {
        let bytes = text.reading.bytes
        let scanner = EnclosedMarkerScanner(bytes: bytes, resources: resources)
        let highest = lists.flatMap(\.entries).compactMap(\.number).max()
        let stretches = body
        var brackets = stretches.flatMap { scanner.candidates(of: .bracket, in: $0) }
        let limit = highest.map { $0 + max(3, $0 / 10) } ?? NumberOrder.limit(of: brackets)
        brackets = settle(brackets, limit: limit)
        guard let highest else { return brackets }
        let cited = coverage(brackets, of: highest)
        if cited >= 0.3 || cited > 0 && highest < 4 { return brackets }

        let parentheses = settle(stretches.flatMap { scanner.candidates(of: .parenthesis, in: $0) }, limit: highest)
        let decoder = SuperscriptDecoder(bytes: bytes, resources: resources)
        var superscripts = decoder.markers(in: prose, highest: highest)
        if coverage(superscripts, of: highest) < 0.5 {
            // Some text layers set raised numbers apart: «microbes 3–7.»
            let detached = decoder.markers(in: prose, highest: highest, detached: true)
            if coverage(detached, of: highest) >= 0.7 { superscripts = detached }
        }
        let byParenthesis = NumberOrder(parentheses).ascent >= 0.6 ? coverage(parentheses, of: highest) : 0
        let bySuperscript = coverage(superscripts, of: highest)
        let best = max(cited, byParenthesis, bySuperscript)
        guard best >= 0.3 else { return brackets }
        if best == byParenthesis { return parentheses }
        return best == bySuperscript ? superscripts : brackets
    }

    /// The text outside the reference lists.
    var body: [ByteRange] {
        var out: [ByteRange] = []
        var start = 0
        for list in lists {
            if list.range.start > start { out.append(ByteRange(start, list.range.start)) }
            start = max(start, list.range.end)
        }
        if start < text.reading.bytes.count { out.append(ByteRange(start, text.reading.bytes.count)) }
        return out
    }

    /// The body without the lines above the abstract: raised numbers there lead to affiliations.
    private var prose: [ByteRange] {
        let openers: [Section.Kind] = [.abstract, .introduction]
        guard let first = text.sections.first(where: { openers.contains($0.kind) })?.range.start,
            first < text.reading.bytes.count / 4
        else { return body }
        return body.compactMap { $0.end <= first ? nil : ByteRange(max($0.start, first), $0.end) }
    }

    /// The share of the list's numbers that are cited.
    private func coverage(_ markers: [MarkerCandidate], of highest: Int) -> Double {
        Double(Set(markers.flatMap(\.numbers).filter { $0 <= highest }).count) / Double(max(1, highest))
    }

    /// Drops what goes beyond the list, and mends ranges whose dash was lost («[37]» for 3–7).
    private func settle(_ candidates: [MarkerCandidate], limit: Int) -> [MarkerCandidate] {
        var mended = candidates
        let ascends = NumberOrder(candidates.filter { $0.numbers.allSatisfy { $0 <= limit } }).ascent >= 0.75
        var highest = 0
        for index in mended.indices {
            if ascends, candidates.count >= 4,
                let numbers = mend(mended[index].numbers, after: highest, limit: limit, next: index, in: candidates)
            {
                mended[index].numbers = numbers
            }
            let top = mended[index].numbers.filter { $0 <= limit }.max() ?? 0
            if top > highest, top - highest <= 12 || highest == 0 { highest = top }
        }
        return mended.filter { marker in
            // One number out of reach may be misprinted; all of them are something else.
            marker.numbers.contains { $0 <= limit } && marker.numbers.allSatisfy { $0 <= limit * 2 + 10 && $0 < 1500 }
        }
    }

    /// «[37]» where 2 was the highest before and 8 comes next was «[3-7]».
    private func mend(
        _ numbers: [Int], after highest: Int, limit: Int, next index: Int, in candidates: [MarkerCandidate]
    ) -> [Int]? {
        guard numbers.count == 1, let value = numbers.first, value > highest + 1, value >= 12 else { return nil }
        let first = highest + 1
        var scale = 10
        while scale < value {
            if value / scale == first, value % scale > first, value % scale * 10 >= scale {
                let last = value % scale
                let following = candidates[(index + 1)...].lazy.flatMap(\.numbers).first { $0 > highest }
                guard last - first <= 12, last <= limit, following == last + 1 || following == nil && value > limit
                else { return nil }
                return Array(first...last)
            }
            scale *= 10
        }
        return nil
    }
}
