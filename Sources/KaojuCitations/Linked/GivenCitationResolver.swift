import KaojuText

/// Leads the markers of a document to the entries that its markup gives: by its links, and where it has none or few, by
/// what the markers print.
struct GivenCitationResolver {
    let text: SegmentedText
    let resources: CitationResources

    /// The markers and references. O(n).
    func citations() -> Citations {
        var builder = ReferenceBuilder(text: text, resources: resources)
        builder.add(text.given.entries)
        let lists = self.lists()
        let numbers = builder.references.map(\.number)
        let scanner = AuthorYearScanner(bytes: text.reading.bytes, keys: builder.keys, resources: resources)
        let linked = LinkedMarkerReader(
            bytes: text.reading.bytes, resources: resources, numbers: numbers, names: scanner
        ).markers(of: text.given.links)
        var markers = linked.map { found in
            var marker = found.marker
            marker.references = found.entries.map { builder.cite($0, at: marker.range) }
            return marker
        }
        let cited = Set(linked.flatMap(\.entries)).count
        if cited * 10 < text.given.entries.count * 3 {
            addPrinted(to: &markers, lists: lists, scanner: scanner, builder: &builder)
        }
        var out = Citations(markers: markers, references: builder.references, lists: lists.map(\.range))
        out.diagnostics = CitationAuditor(text: text, citations: out, hasList: true).findings()
        return out
    }

    /// The entries as lists: one for each stretch of the text that holds nothing else.
    private func lists() -> [ReferenceList] {
        var out: [ReferenceList] = []
        for entry in text.given.entries {
            guard let range = entry.range else { continue }
            let item = ReferenceList.Entry(number: entry.number, range: range)
            if let last = out.last, range.start >= last.range.end, range.start - last.range.end < 80 {
                out[out.count - 1].range.end = range.end
                out[out.count - 1].entries.append(item)
            } else {
                out.append(ReferenceList(range: range, entries: [item], isNumbered: false))
            }
        }
        for index in out.indices { out[index].isNumbered = out[index].entries.allSatisfy { $0.number != nil } }
        return out.sorted { $0.range < $1.range }
    }

    /// Adds the markers that the text prints beside those that are linked.
    private func addPrinted(
        to markers: inout [CitationMarker], lists: [ReferenceList], scanner: AuthorYearScanner,
        builder: inout ReferenceBuilder
    ) {
        var numbered = lists
        for list in numbered.indices where !numbered[list].isNumbered {
            for entry in numbered[list].entries.indices { numbered[list].entries[entry].number = entry + 1 }
        }
        let decoder = MarkerDecoder(text: text, lists: numbered, resources: resources)
        let taken = markers.map(\.range)
        func isFree(_ range: ByteRange) -> Bool { !taken.contains { $0.overlaps(range) } }
        let candidates = decoder.reading().markers.filter { isFree($0.range) }
        let hits = lists.contains(where: \.isNumbered) ? [] : decoder.body.flatMap(scanner.hits(in:))
        if hits.count > candidates.count {
            for hit in hits where isFree(hit.range) {
                markers.append(
                    CitationMarker(
                        range: hit.range, style: .authorYear, numbers: [],
                        references: [builder.cite(hit.reference, at: hit.range)]))
            }
        } else {
            for candidate in candidates {
                markers.append(
                    CitationMarker(
                        range: candidate.range, style: candidate.style, numbers: candidate.numbers,
                        references: builder.references(for: candidate.numbers, citedAt: candidate.range)))
            }
        }
        markers.sort { $0.range < $1.range }
    }
}

extension BibliographicItem {
    /// Takes from another description what this one leaves open.
    mutating func fill(from other: BibliographicItem) {
        let (doi, pmid, pmcid, url) = (self.doi, self.pmid, self.pmcid, self.url)
        let (authors, issued, suffix, volume, issue, pages) = (
            self.authors, self.issued, yearSuffix, self.volume, self.issue, self.pages
        )
        self = other
        self.doi = doi ?? other.doi
        self.pmid = pmid ?? other.pmid
        self.pmcid = pmcid ?? other.pmcid
        self.url = url ?? other.url
        if !authors.isEmpty { self.authors = authors }
        if issued != nil { (self.issued, yearSuffix) = (issued, suffix) }
        self.volume = volume ?? other.volume
        self.issue = issue ?? other.issue
        self.pages = pages ?? other.pages
    }
}
