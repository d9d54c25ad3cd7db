import KaojuText

/// The citation stage: markers in the text, reference lists, and which marker leads to which reference.
///
/// Total: every text yields a result. Linear in the text's length.
package struct CitationResolver: Sendable {
    private let resources = CitationResources.embedded

    /// Creates a resolver with the built-in resources.
    package init() {}

    /// Makes the tables that reading a reference needs, before one is read.
    package static func loadTables() { _ = (FieldWords.embedded, FieldModel.embedded) }

    /// The markers and references of one document.
    package func citations(in text: SegmentedText) -> Citations {
        if !text.given.entries.isEmpty { return GivenCitationResolver(text: text, resources: resources).citations() }
        var lists = ReferenceListFinder(resources: resources).lists(in: text)
        let decoder = MarkerDecoder(text: text, lists: lists, resources: resources)
        let citer = BibliographyCiter(text: text, lists: lists, body: decoder.body, resources: resources)
        if let citations = citer.citations() { return citations }
        let reading = decoder.reading()
        let candidates = reading.markers
        var style = reading.style
        numberByOrder(&lists, cited: candidates)

        var builder = ReferenceBuilder(text: text, resources: resources)
        builder.add(lists)
        var places = candidates.map(Place.init)
        let isNumbered = lists.contains(where: \.isNumbered)
        if lists.isEmpty {
            let shaped = candidates.isEmpty ? shapedPlaces(decoder.body, in: text, references: &builder) : []
            if shaped.count >= 3 { (places, style) = (shaped, CitationStyle(.authorYear, shaped.count, share: 0.8)) }
            builder.addCited(places.flatMap(\.numbers))
        } else {
            let named = namedPlaces(decoder.body, in: text, keys: builder.keys)
            if candidates.isEmpty || !isNumbered, named.count >= max(isNumbered ? 3 : 1, candidates.count) {
                let cited = Set(named.compactMap(\.reference)).count
                let share = Double(cited) / Double(max(1, builder.references.count))
                (places, style) = (named, CitationStyle(.authorYear, named.count, share: share))
            } else {
                places = merged(places, with: named, in: text)
            }
        }
        let notes = footnotes(decoder.body, in: text)
        for note in notes {
            let index = builder.addNote(note.entry)
            places.removeAll { $0.range.overlaps(note.range) }
            places += note.signs.map { Place(range: $0, style: .footnote, reference: index) }
        }
        if !notes.isEmpty { places.sort { $0.range.start < $1.range.start } }
        let markers = places.map { place in
            CitationMarker(
                range: place.range, style: place.style, numbers: place.numbers,
                references: place.reference.map { [builder.cite($0, at: place.range)] }
                    ?? builder.references(for: place.numbers, citedAt: place.range))
        }
        if style == nil, !notes.isEmpty { style = CitationStyle(.footnote, markers.count, share: 1) }
        let ranges = (lists.map(\.range) + notes.map(\.range)).sorted { $0.start < $1.start }
        var out = Citations(markers: markers, references: builder.references, lists: ranges, style: style)
        out.diagnostics = CitationAuditor(text: text, citations: out, hasList: !ranges.isEmpty).findings()
        return out
    }

    /// A marker before it is led to its references: by numbers, or to the reference of a name and year or of a note.
    private struct Place {
        var range: ByteRange
        var style: CitationMarker.Style
        var numbers: [Int] = []
        var reference: Int?

        init(_ candidate: MarkerCandidate) {
            (range, style, numbers) = (candidate.range, candidate.style, candidate.numbers)
        }

        init(range: ByteRange, style: CitationMarker.Style, reference: Int) {
            (self.range, self.style, self.reference) = (range, style, reference)
        }
    }

    /// Numbers with the names and years in parentheses beside them: «(Hale et al., 2003)» in a sentence that cites no number.
    private func merged(_ numbered: [Place], with named: [Place], in text: SegmentedText) -> [Place] {
        guard !numbered.isEmpty, !named.isEmpty else { return numbered }
        let sentences = Set(numbered.compactMap { text.sentenceIndex(at: $0.range.start) })
        let bytes = text.reading.bytes
        let extra = named.filter { place in
            let open = bytes.skipBlanks(before: place.range.start, to: max(0, place.range.start - 4))
            guard !ASCII.isDigit(bytes[place.range.start]), let (before, _) = UTF8Scanner.scalar(bytes, before: open),
                let sentence = text.sentenceIndex(at: place.range.start)
            else { return false }
            return [0x28, 0xFF08, 0x3B, 0xFF1B].contains(before) && !sentences.contains(sentence)
        }
        return extra.isEmpty ? numbered : (numbered + extra).sorted { $0.range.start < $1.range.start }
    }

    private func footnotes(_ body: [ByteRange], in text: SegmentedText) -> [FootnoteScanner.Note] {
        let bytes = text.reading.bytes
        let scanner = FootnoteScanner(bytes: bytes, clues: EntryClues(bytes: bytes, particles: resources.particles))
        return scanner.notes(in: body, lines: TextLines(text.reading))
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

    /// Markers of name and year without a list: each name and year is a reference.
    private func shapedPlaces(_ body: [ByteRange], in text: SegmentedText, references: inout ReferenceBuilder)
        -> [Place]
    {
        let scanner = NamedMarkerScanner(bytes: text.reading.bytes, resources: resources)
        let hits = body.flatMap(scanner.hits(in:))
        guard hits.count >= 3 else { return [] }
        return hits.map { hit in
            Place(
                range: hit.range, style: .authorYear,
                reference: references.addCited(hit.name, year: hit.year, suffix: hit.suffix))
        }
    }

    private func namedPlaces(_ body: [ByteRange], in text: SegmentedText, keys: [AuthorIndex.Key]) -> [Place] {
        let scanner = AuthorYearScanner(bytes: text.reading.bytes, keys: keys, resources: resources)
        return body.flatMap(scanner.hits(in:)).map {
            Place(range: $0.range, style: .authorYear, reference: $0.reference)
        }
    }
}
