import KaojuText

/// Leads markers to the entries of bibliography files: by key; and where the text has no reference list, by number or by
/// author and year.
struct BibliographyCiter {
    let text: SegmentedText
    let lists: [ReferenceList]
    /// The text outside the reference lists.
    let body: [ByteRange]
    let resources: CitationResources

    private var bibliographies: [DocumentBibliography] { text.document.bibliographies }

    /// The citations, or nil where the document does not cite by files. Linear in the text and in the document's own files.
    func citations() -> Citations? {
        if let keyed = byKey() { return keyed }
        guard lists.isEmpty, !bibliographies.isEmpty else { return nil }
        return byNumber() ?? byName()
    }

    // MARK: Keys

    private func byKey() -> Citations? {
        let scanner = KeyMarkerScanner(
            bytes: text.reading.bytes,
            isKnown: { key in bibliographies.contains { $0.library.index(key: key) != nil } },
            takesUnknown: lists.isEmpty && (!bibliographies.isEmpty || text.document.format == .markdown))
        let hits = body.flatMap(scanner.hits(in:))
        // With a list in the text, a stray key is no style.
        guard !hits.isEmpty, lists.isEmpty || hits.count > 2 else { return nil }
        var builder = ReferenceBuilder(text: text, resources: resources)
        var byKey: [String: Int] = [:]
        addOwn(to: &builder) { byKey[$0.key ?? ""] = $1 }
        var unresolved: [KeyMarkerScanner.Hit] = []
        let markers = hits.map { hit in
            var marker = CitationMarker(range: hit.range, style: .authorYear, numbers: [])
            var index = byKey[hit.key]
            if index == nil, let entry = entry(key: hit.key) { index = builder.add(entry, label: hit.key) }
            if index == nil, bibliographies.isEmpty {
                index = builder.add(BibliographyEntry(key: hit.key, item: BibliographicItem()), label: hit.key)
            }
            if let index {
                byKey[hit.key] = index
                marker.references = [builder.cite(index, at: hit.range)]
            } else {
                unresolved.append(hit)
            }
            return marker
        }
        var out = Citations(markers: markers, references: builder.references, lists: lists.map(\.range))
        out.diagnostics =
            bibliographies.isEmpty
            ? CitationAuditor(text: text, citations: out, hasList: false).findings()
            : unresolved.map(noEntry) + neverCited(out.references)
        return out
    }

    private func entry(key: String) -> BibliographyEntry? {
        for bibliography in bibliographies {
            if let index = bibliography.library.index(key: key) { return bibliography.library.entries[index] }
        }
        return nil
    }

    /// Adds all entries of the document's own files; the others come when they are cited.
    private func addOwn(to builder: inout ReferenceBuilder, _ note: (BibliographyEntry, Int) -> Void) {
        for bibliography in bibliographies where bibliography.relation == .own {
            for entry in bibliography.library.entries {
                note(entry, builder.add(entry, label: entry.key))
            }
        }
    }

    // MARK: Numbers

    /// By the number of the entry, or by its place in a file that belongs to this document alone.
    private func byNumber() -> Citations? {
        for bibliography in bibliographies where bibliography.relation != .shared {
            let numbering = EntryNumbering(entries: bibliography.library.entries)
            let end = text.reading.bytes.count
            let list = ReferenceList(
                range: ByteRange(end, end),
                entries: numbering.candidates.map { .init(number: $0, range: ByteRange(end, end)) }, isNumbered: true)
            let candidates = MarkerDecoder(text: text, lists: [list], resources: resources).reading().markers
            guard !candidates.isEmpty, let numbers = numbering.numbers(citedBy: candidates) else { continue }
            var builder = ReferenceBuilder(text: text, resources: resources)
            for (entry, number) in zip(bibliography.library.entries, numbers) {
                builder.add(entry, label: String(number), number: number)
            }
            let markers = candidates.map { candidate in
                CitationMarker(
                    range: candidate.range, style: candidate.style, numbers: candidate.numbers,
                    references: builder.references(for: candidate.numbers, citedAt: candidate.range))
            }
            var out = Citations(markers: markers, references: builder.references)
            out.diagnostics = CitationAuditor(text: text, citations: out, hasList: true).findings()
            if bibliography.relation == .own { out.diagnostics += neverCited(out.references) }
            return out
        }
        return nil
    }

    // MARK: Author and year

    private func byName() -> Citations? {
        var builder = ReferenceBuilder(text: text, resources: resources)
        let names = NamedEntries(bytes: text.reading.bytes)
        for bibliography in bibliographies {
            let entries = bibliography.library.entries
            let indices =
                bibliography.relation == .own
                ? Array(entries.indices) : names.indices(in: bibliography.library, citedIn: body)
            for index in indices { builder.add(entries[index], label: entries[index].key) }
        }
        let scanner = AuthorYearScanner(bytes: text.reading.bytes, keys: builder.distinctKeys, resources: resources)
        let markers = body.flatMap(scanner.hits(in:)).map { hit in
            CitationMarker(
                range: hit.range, style: .authorYear, numbers: [],
                references: [builder.cite(hit.reference, at: hit.range)])
        }
        guard !markers.isEmpty else { return nil }
        let hasOwn = bibliographies.contains { $0.relation == .own }
        var out = Citations(
            markers: markers, references: builder.references.filter { hasOwn || !$0.citedAt.isEmpty })
        if hasOwn { out.diagnostics = neverCited(out.references) }
        return out
    }

    // MARK: Findings

    private func noEntry(_ hit: KeyMarkerScanner.Hit) -> Diagnostic {
        let key = String(hit.key.prefix(80))
        return finding(
            "marker.no-reference", .warning, hit.range, zh: "引用的键「\(key)」在文献目录中没有条目。",
            en: "The key \"\(key)\" is cited, but no bibliography has it.")
    }

    /// Entries of the document's own file that no marker leads to.
    private func neverCited(_ references: [Reference]) -> [Diagnostic] {
        references.filter(\.citedAt.isEmpty).map { reference in
            let name = reference.key ?? reference.item.title.map { String($0.prefix(80)) } ?? ""
            return finding(
                "reference.never-cited", .info, nil, zh: "文献目录中的「\(name)」在正文中没有被引用。",
                en: "The bibliography's entry \"\(name)\" is never cited in the text.")
        }
    }

    private func finding(
        _ code: String, _ severity: Diagnostic.Severity, _ range: ByteRange?, zh: String, en: String
    ) -> Diagnostic {
        Diagnostic(
            code: code, severity: severity, document: text.document.name, span: range.map(text.source(of:)),
            message: LocalizedText(zh: zh, en: en))
    }
}
