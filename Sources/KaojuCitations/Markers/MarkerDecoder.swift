import KaojuText

/// What a document's numbers were read as: the markers of the style that it cites in, and how sure that is.
struct MarkerReading: Sendable {
    var markers: [MarkerCandidate]
    var style: CitationStyle?
}

/// Decides which style a document cites in, and which candidates are its markers.
struct MarkerDecoder {
    let text: SegmentedText
    let lists: [ReferenceList]
    let resources: CitationResources

    /// The markers with numbers, in document order; empty where the document cites by names or not at all. O(n).
    func reading() -> MarkerReading {
        let bytes = text.reading.bytes
        let enclosed = EnclosedMarkerScanner(bytes: bytes, resources: resources)
        let settler = NumberSettler(bytes: bytes)
        let stretches = body
        let highest = lists.lazy.flatMap(\.entries).compactMap(\.number).max()
        let found = stretches.flatMap { enclosed.candidates(of: .bracket, in: $0) }
        let limit = highest.map { $0 + max(3, $0 / 10) } ?? NumberOrder.limit(of: found)
        let brackets = settler.settled(found, limit: limit)
        let names = EntryNames(bytes: bytes, lists: lists)
        guard let highest else { return withoutList(brackets, names: names) }
        let cited = coverage(brackets, of: highest)
        let scanner = RaisedMarkerScanner(bytes: bytes, resources: resources, names: names, highest: highest)
        if cited >= 0.3 || cited > 0 && highest < 4 {
            let all = merged(brackets, beside(brackets, scanner))
            return MarkerReading(markers: all, style: style(.bracket, brackets, share: cited))
        }

        let parentheses = settler.settled(
            stretches.flatMap { enclosed.candidates(of: .parenthesis, in: $0) }, limit: highest)
        let raised = raisedMarkers(scanner, highest: highest)
        let byParenthesis = NumberOrder(parentheses).ascent >= 0.6 ? coverage(parentheses, of: highest) : 0
        let byRaised = coverage(raised, of: highest)
        let best = max(cited, byParenthesis, byRaised)
        guard best >= 0.3 else {
            return MarkerReading(markers: brackets, style: style(.bracket, brackets, share: cited))
        }
        if best == byParenthesis {
            return MarkerReading(markers: parentheses, style: style(.parenthesis, parentheses, share: best))
        }
        guard best == byRaised else {
            return MarkerReading(markers: brackets, style: style(.bracket, brackets, share: best))
        }
        // «as reviewed (ref. 12)» beside raised numbers.
        let spelled = enclosed.spelledCandidates(in: stretches).filter { $0.numbers.allSatisfy { $0 <= highest } }
        return MarkerReading(markers: merged(raised, spelled), style: style(.superscript, raised, share: best))
    }

    /// Without a list: brackets, or raised markers where these say more and count on from 1.
    private func withoutList(_ brackets: [MarkerCandidate], names: EntryNames) -> MarkerReading {
        let bytes = text.reading.bytes
        let open = RaisedMarkerScanner(bytes: bytes, resources: resources, names: names, highest: 1500)
        let marked = open.marked(in: prose)
        let distinct = Set(brackets.lazy.flatMap(\.numbers)).count
        var raised = decoded(marked, highest: NumberOrder.limit(of: marked))
        if raised.isEmpty, distinct < 3, NumberOrder(brackets).ascent < 0.75 || distinct == 0 {
            let narrow = RaisedMarkerScanner(bytes: bytes, resources: resources, names: names, highest: 300)
            let glued = decoded(narrow.all(in: prose), highest: 300)
            let top = glued.lazy.flatMap(\.numbers).max() ?? 0
            // Bare digits alone must count from 1 without a gap, and some of them stand where nothing else can.
            if top >= 4, coverage(glued, of: top) >= 0.85, glued.count(where: { $0.weight >= 1.4 }) * 2 >= glued.count {
                raised = glued
            }
        }
        let reach = raised.lazy.flatMap(\.numbers).max() ?? 0
        let isBetter = Set(raised.lazy.flatMap(\.numbers)).count > 2 * distinct && coverage(raised, of: reach) >= 0.5
        let chosen = isBetter ? raised : brackets
        guard !chosen.isEmpty else { return MarkerReading(markers: [], style: nil) }
        let share = coverage(chosen, of: chosen.lazy.flatMap(\.numbers).max() ?? 1)
        return MarkerReading(
            markers: chosen, style: style(isBetter ? .superscript : .bracket, chosen, share: share * 0.9))
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

    // MARK: Raised numbers

    private func raisedMarkers(_ scanner: RaisedMarkerScanner, highest: Int) -> [MarkerCandidate] {
        let marked = decoded(scanner.marked(in: prose), highest: highest)
        // Where markup raises the markers, bare digits are none.
        if coverage(marked, of: highest) >= 0.5 { return marked }
        let glued = decoded(scanner.all(in: prose), highest: highest)
        guard coverage(glued, of: highest) < 0.5 else { return glued }
        // Some text layers set raised numbers apart: «microbes 3–7.»
        let candidates = scanner.all(in: prose, apart: true)
        let apart = decoded(candidates, highest: highest)
        guard coverage(apart, of: highest) >= 0.7 else { return glued }
        let closed = candidates.count { bytes(before: $0.range) == 0x20 }
        guard apart.count(where: { bytes(before: $0.range) == 0x20 }) * 10 >= closed * 5 else { return apart }
        // They do so all through the document: then every such place that a stop closes is one.
        let raisedAll = candidates.map { candidate in
            var candidate = candidate
            if bytes(before: candidate.range) == 0x20 { candidate.weight += 1 }
            return candidate
        }
        let again = decoded(raisedAll, highest: highest)
        return coverage(again, of: highest) >= coverage(apart, of: highest) ? again : apart
    }

    private func bytes(before range: ByteRange) -> UInt8 {
        range.start > 0 ? text.reading.bytes[range.start - 1] : 0
    }

    private func decoded(_ candidates: [MarkerCandidate], highest: Int) -> [MarkerCandidate] {
        var decoder = SuperscriptDecoder(highest: highest)
        return decoder.markers(among: candidates)
    }

    /// Raised markers beside brackets: three or more in tables and captions; one may lead to a note below the table.
    private func beside(_ brackets: [MarkerCandidate], _ scanner: RaisedMarkerScanner) -> [MarkerCandidate] {
        let kinds: Set<Block.Kind> = [.table, .caption]
        let blocks = text.blocks.filter { kinds.contains($0.kind) }
        guard !blocks.isEmpty else { return [] }
        let found = scanner.marked(in: prose).filter { candidate in
            candidate.weight >= 2.5 && Self.contains(blocks, candidate.range.start)
                && text.reading.bytes[candidate.range.end...].first != 0x29
        }
        return Set(found.flatMap(\.numbers)).count >= 3 ? found : []
    }

    private static func contains(_ blocks: [Block], _ offset: Int) -> Bool {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].range.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low < blocks.count && blocks[low].range.contains(offset)
    }

    /// Both in document order; what overlaps an earlier one is left out. O(n).
    private func merged(_ first: [MarkerCandidate], _ second: [MarkerCandidate]) -> [MarkerCandidate] {
        guard !second.isEmpty else { return first }
        let all = (first + second).sorted { $0.range.start < $1.range.start }
        var out: [MarkerCandidate] = []
        for candidate in all where candidate.range.start >= out.last?.range.end ?? 0 { out.append(candidate) }
        return out
    }

    // MARK: How sure

    /// The share of the list's numbers that are cited.
    private func coverage(_ markers: [MarkerCandidate], of highest: Int) -> Double {
        Double(Set(markers.lazy.flatMap(\.numbers).filter { $0 <= highest }).count) / Double(max(1, highest))
    }

    private func style(_ style: CitationMarker.Style, _ markers: [MarkerCandidate], share: Double) -> CitationStyle? {
        markers.isEmpty ? nil : CitationStyle(style, markers.count, share: share)
    }
}
