import KaojuText

/// The citation stage: markers in the text, reference lists, and which marker leads to which reference.
///
/// Total: every text yields a result. Linear in the text's length, but for raised markers (see `SuperscriptDecoder`).
package struct CitationResolver: Sendable {
    private let resources = CitationResources.embedded

    /// Creates a resolver with the built-in resources.
    package init() {}

    /// The markers and references of one document.
    package func citations(in text: SegmentedText) -> Citations {
        if !text.given.entries.isEmpty { return GivenCitationResolver(text: text, resources: resources).citations() }
        var lists = ReferenceListFinder(resources: resources).lists(in: text)
        let decoder = MarkerDecoder(text: text, lists: lists, resources: resources)
        let candidates = decoder.markers()
        numberByOrder(&lists, cited: candidates)

        var builder = ReferenceBuilder(text: text, resources: resources)
        builder.add(lists)
        var markers: [CitationMarker] = []
        if candidates.isEmpty
            || !lists.contains(where: \.isNumbered) && !builder.references.contains(where: { $0.number != nil })
        {
            markers = named(decoder.body, in: text, references: &builder)
        }
        if markers.count < max(3, candidates.count) {
            if lists.isEmpty { builder.addCited(candidates.flatMap(\.numbers)) }
            markers = candidates.map { candidate in
                CitationMarker(
                    range: candidate.range, style: candidate.style, numbers: candidate.numbers,
                    references: builder.references(for: candidate.numbers, citedAt: candidate.range))
            }
        }
        var out = Citations(markers: markers, references: builder.references, lists: lists.map(\.range))
        out.diagnostics = CitationAuditor(text: text, citations: out, hasList: !lists.isEmpty).findings()
        return out
    }

    /// A list that lost its labels counts by order where the text cites by numbers.
    private func numberByOrder(_ lists: inout [ReferenceList], cited: [MarkerCandidate]) {
        guard lists.count == 1, !lists[0].isNumbered else { return }
        let count = lists[0].entries.count
        let numbers = Set(cited.flatMap(\.numbers).filter { $0 <= count + 2 })
        guard numbers.count * 2 >= count, numbers.contains(1) || numbers.count * 10 >= count * 8 else { return }
        for index in lists[0].entries.indices { lists[0].entries[index].number = index + 1 }
        lists[0].isNumbered = true
    }

    private func named(_ body: [ByteRange], in text: SegmentedText, references: inout ReferenceBuilder)
        -> [CitationMarker]
    {
        let scanner = AuthorYearScanner(bytes: text.reading.bytes, keys: references.keys)
        return body.flatMap(scanner.hits(in:)).map { hit in
            CitationMarker(
                range: hit.range, style: .authorYear, numbers: [],
                references: [references.cite(hit.reference, at: hit.range)])
        }
    }
}
