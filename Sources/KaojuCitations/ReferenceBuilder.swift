import KaojuText

/// Makes references of list entries and of cited numbers, and leads markers to them.
struct ReferenceBuilder {
    let text: SegmentedText
    let resources: CitationResources
    private(set) var references: [Reference] = []
    /// What author–year markers find the entries by.
    private(set) var keys: [AuthorIndex.Key] = []
    /// The indices of the references with a number, in list order.
    private var byNumber: [Int: [Int]] = [:]
    /// Where each reference's entry begins; 0 where there is no list.
    private var starts: [Int] = []
    private var labels: [String: Int] = [:]
    private var works: [ByteKey: String] = [:]
    /// By name and year, the references that the text cites without a list.
    private var cited: [String: Int] = [:]

    init(text: SegmentedText, resources: CitationResources) {
        self.text = text
        self.resources = resources
    }

    /// Adds the entries of the lists. O(n).
    mutating func add(_ lists: [ReferenceList]) {
        for list in lists {
            let raws = list.entries.map { raw($0.range) }
            let items = EntryReader().items(of: raws.map { Array($0.utf8) })
            for (index, entry) in list.entries.enumerated() {
                add(number: entry.number, key: nil, range: entry.range, raw: raws[index], printed: items[index])
            }
        }
    }

    /// Adds the reference that a footnote holds; returns its index.
    mutating func addNote(_ range: ByteRange) -> Int {
        let raw = raw(range)
        add(number: nil, key: nil, range: range, raw: raw, printed: EntryReader().item(of: Array(raw.utf8)))
        return references.count - 1
    }

    /// Adds entries that come with the document, in order; those without a number count by order where none has one. What
    /// their tags leave open is read from the printed entry. O(n).
    mutating func add(_ entries: [BibliographyEntry]) {
        let isNumbered = entries.contains { $0.number != nil }
        for (index, entry) in entries.enumerated() {
            let raw = entry.range.map(raw) ?? ""
            var item = entry.item
            if item.title == nil && item.container == nil, !raw.isEmpty {
                item.fill(from: EntryReader().item(of: Array(raw.utf8)))
            }
            add(
                number: entry.number, order: isNumbered ? nil : index + 1, key: entry.key, range: entry.range, raw: raw,
                printed: item)
        }
    }

    /// The text of an entry, a blank for line feeds between its lines.
    private func raw(_ range: ByteRange) -> String {
        let bytes = text.reading.bytes
        var out: [UInt8] = []
        out.reserveCapacity(range.count)
        var isBehindLine = false
        for at in range.indices {
            // As in a text, a carriage return before it makes another character of a line feed.
            if bytes[at] == 0x0A, at == range.start || bytes[at - 1] != 0x0D {
                isBehindLine = !out.isEmpty
            } else {
                if isBehindLine { out.append(0x20) }
                isBehindLine = false
                out.append(bytes[at])
            }
        }
        return String(decoding: out, as: UTF8.self)
    }

    private mutating func add(
        number: Int?, order: Int? = nil, key source: String?, range: ByteRange?, raw: String, printed: BibliographicItem
    ) {
        let known = EntryEnricher(bibliographies: text.document.bibliographies).entry(for: printed, raw: raw)
        let fields = known.map { EntryEnricher.merged($0.item, with: printed) } ?? printed
        let names = fields.authors.prefix(2).map { Array($0.printed.utf8) }
        // The id follows the printed entry: a bibliography beside the document must not change it.
        let year = printed.year.map {
            String($0) + (printed.yearSuffix == 0 ? "" : String(UnicodeScalar(printed.yearSuffix)))
        }
        let key =
            number.map(String.init)
            ?? [(printed.authors.first?.leading ?? "").lowercased(), year ?? ""].joined(separator: "-")
        let id = identifier(key)
        let index = references.count
        starts.append(range?.start ?? 0)
        references.append(
            Reference(
                id: id, key: source ?? known?.key, number: number ?? order, range: range, raw: raw, item: fields,
                work: work(id: id, raw: raw, fields: fields)))
        if let number = number ?? order { byNumber[number, default: []].append(index) }
        keys.append(
            .init(
                reference: index, names: names, year: fields.year ?? 0, suffix: fields.yearSuffix,
                authors: fields.authors.count,
                head: Array(raw.utf8.prefix(160).prefix { $0 != 0x2C && $0 != 0x2E && $0 != 0x28 && $0 != 0xEF }),
                start: range?.start ?? 0))
    }

    /// Adds an entry of a bibliography file; its index. A label tells it from the document's other entries: a number, a
    /// key, else name and year.
    @discardableResult
    mutating func add(_ entry: BibliographyEntry, label: String?, number: Int? = nil) -> Int {
        let item = entry.item
        let names = item.authors.prefix(2).map { Array($0.printed.utf8) }
        let name = String(decoding: names.first ?? [], as: UTF8.self).lowercased()
        let id = identifier(label ?? "\(name)-\(item.year.map(String.init) ?? "")")
        let index = references.count
        starts.append(0)
        references.append(
            Reference(
                id: id, key: entry.key, number: number, item: item, work: work(id: id, raw: id, fields: item)))
        if let number { byNumber[number, default: []].append(index) }
        if let year = item.year, !names.isEmpty {
            keys.append(
                .init(
                    reference: index, names: names, year: year, suffix: item.yearSuffix, authors: item.authors.count))
        }
        return index
    }

    /// The keys that lead to one reference only: two works of one author and year are not told apart without a letter.
    var distinctKeys: [AuthorIndex.Key] {
        var counts: [String: Int] = [:]
        func name(_ key: AuthorIndex.Key) -> String {
            "\(key.names.map { String(decoding: $0, as: UTF8.self) }) \(key.year) \(key.suffix)"
        }
        for key in keys { counts[name(key), default: 0] += 1 }
        return keys.filter { counts[name($0)] == 1 }
    }

    /// Adds one reference a cited number, in ascending order, where there is no list.
    mutating func addCited(_ numbers: [Int]) {
        for number in Set(numbers).sorted() {
            let id = identifier(String(number))
            byNumber[number] = [references.count]
            starts.append(0)
            references.append(Reference(id: id, number: number, work: Digest.identifier("work", [id])))
        }
    }

    /// The reference of a name and a year that the text cites without a list; added where it is new.
    mutating func addCited(_ name: String, year: Int, suffix: UInt8) -> Int {
        let letter = suffix == 0 ? "" : String(UnicodeScalar(suffix))
        let key = "\(name.lowercased())-\(year)\(letter)"
        if let known = cited[key] { return known }
        var item = BibliographicItem()
        let isHan = name.unicodeScalars.first.map { ScalarClass.isHan($0.value) } ?? false
        item.authors = [isHan ? PersonName(literal: name) : PersonName(family: name)]
        item.year = year
        item.yearSuffix = suffix
        let id = identifier(key)
        cited[key] = references.count
        starts.append(0)
        references.append(Reference(id: id, item: item, work: Digest.identifier("work", [id])))
        return references.count - 1
    }

    /// The ids of the references with these numbers; notes on each that it is cited at `range`.
    mutating func references(for numbers: [Int], citedAt range: ByteRange) -> [String] {
        numbers.compactMap { number in
            guard let indices = byNumber[number], let last = indices.last else { return nil }
            // With a list a chapter, the next list behind the marker holds.
            return cite(firstIndex(of: indices, behind: range.start) ?? last, at: range)
        }
    }

    /// The first of some references, in list order, that stands behind an offset. O(log n): a file that joins many
    /// papers has many lists with the same numbers.
    private func firstIndex(of indices: [Int], behind offset: Int) -> Int? {
        var low = 0
        var high = indices.count
        while low < high {
            let middle = (low + high) / 2
            if starts[indices[middle]] > offset { high = middle } else { low = middle + 1 }
        }
        return low < indices.count ? indices[low] : nil
    }

    /// Notes that a reference is cited at `range`; returns its id.
    mutating func cite(_ index: Int, at range: ByteRange) -> String {
        if references[index].citedAt.last != range { references[index].citedAt.append(range) }
        return references[index].id
    }

    /// The id for a label; a label that comes again counts on.
    private mutating func identifier(_ label: String) -> String {
        let count = labels[label, default: 0] + 1
        labels[label] = count
        return Digest.identifier("ref", [text.document.name, count == 1 ? label : "\(label)#\(count)"])
    }

    /// The work's name: DOI, PMID, else the first entry that is the same work.
    private mutating func work(id: String, raw: String, fields: BibliographicItem) -> String {
        if let doi = fields.doi { return "work:doi:" + doi }
        if let pmid = fields.pmid { return "work:pmid:" + pmid }
        let squeezed = ByteKey(raw.squeezed)
        if let known = works[squeezed] { return known }
        let work = Digest.identifier("work", [id])
        works[squeezed] = work
        return work
    }
}
