import KaojuText

/// Which numbers the entries of a bibliography file are cited by.
struct EntryNumbering {
    let entries: [BibliographyEntry]
    /// The numbers that the file itself says: of the entries, or of all keys («ref1», «ref2», …).
    private let stated: [Int]?

    init(entries: [BibliographyEntry]) {
        self.entries = entries
        let numbers = entries.compactMap(\.number)
        stated =
            numbers.count == entries.count && Set(numbers).count == numbers.count
            ? numbers : Self.numbers(ofKeys: entries.compactMap(\.key), count: entries.count)
    }

    /// The numbers that markers may have.
    var candidates: [Int] { stated ?? Array(1...max(1, entries.count)) }

    /// The number of each entry, where it is certain: the file says it, or the entries stand in the order that the text
    /// cites them by. A file in the order of names is such a list only where the text does not cite in ascending order.
    func numbers(citedBy markers: [MarkerCandidate]) -> [Int]? {
        if let stated { return stated }
        let cited = Set(markers.flatMap(\.numbers))
        guard let highest = cited.max(), highest <= entries.count, highest * 10 >= entries.count * 8,
            cited.count * 2 >= entries.count
        else { return nil }
        if isAlphabetical, NumberOrder(markers).ascent >= 0.75 { return nil }
        return Array(1...entries.count)
    }

    /// Whether a file of some length is sorted by name or by key.
    private var isAlphabetical: Bool {
        guard entries.count >= 5 else { return false }
        func ascends(_ words: [String]) -> Bool { zip(words, words.dropFirst()).allSatisfy { $0 <= $1 } }
        return ascends(entries.map { $0.item.authors.first?.leading.lowercased() ?? "" })
            || entries.allSatisfy { $0.key != nil } && ascends(entries.map { $0.key?.lowercased() ?? "" })
    }

    /// The digits of keys that have one prefix; nil where they are no numbering.
    private static func numbers(ofKeys keys: [String], count: Int) -> [Int]? {
        guard keys.count == count, let first = keys.first else { return nil }
        let prefix = first.prefix { !$0.isNumber }
        var out: [Int] = []
        for key in keys {
            guard key.hasPrefix(prefix), let number = Int(key.dropFirst(prefix.count)), number > 0, number < 10_000
            else { return nil }
            out.append(number)
        }
        // Years or PubMed ids are no numbering.
        return Set(out).count == count && (out.max() ?? 0) <= count * 2 + 10 ? out : nil
    }
}
