import KaojuText

/// Makes markers of the citation links that a document's markup gives: links that are printed as one marker are joined,
/// members of ranges that have no link of their own are found by the order of the list.
struct LinkedMarkerReader {
    /// A marker, and the indices of the entries that it leads to.
    struct LinkedMarker {
        var marker: CitationMarker
        var entries: [Int]
    }

    let bytes: [UInt8]
    let resources: CitationResources
    /// The numbers of the entries, in list order.
    let numbers: [Int?]
    /// The entries' names and years, for links without a target.
    let names: AuthorYearScanner

    /// More members than this are not hidden behind one dash.
    private static let longestRange = 100

    /// The markers, in document order. O(links · length).
    func markers(of links: [CitationLink]) -> [LinkedMarker] {
        let highest = max(numbers.count, numbers.compactMap { $0 }.max() ?? 0) + 10
        let reader = PrintedLinkReader(bytes: bytes, highest: min(highest, 1499))
        var out: [LinkedMarker] = []
        var index = 0
        // A dash that is linked itself belongs to the range around it.
        let printed = links.map(reader.link).filter { !reader.isDash($0.range) }
        while index < printed.count {
            guard printed[index].items != nil else {
                let before = index > 0 ? printed[index - 1].range : nil
                out += named(printed[index], after: before)
                index += 1
                continue
            }
            var group = [printed[index]]
            var isRange: [Bool] = [false]
            while index + 1 < printed.count, let joint = joint(group[group.count - 1], printed[index + 1]) {
                index += 1
                group.append(printed[index])
                isRange.append(joint == .range)
            }
            out.append(numbered(group, isRange))
            index += 1
        }
        return out
    }

    // MARK: Numbers

    /// How two links with numbers are printed as one marker; nil where they are two.
    private func joint(_ a: PrintedLink, _ b: PrintedLink) -> NumberListReader.Joint? {
        guard b.items != nil, b.range.start >= a.range.end, b.range.start - a.range.end <= 24 else { return nil }
        let gap = ByteRange(a.range.end, b.range.start)
        if gap.isEmpty { return nil }
        var hasDash = false
        var hasSeparator = false
        var at = gap.start
        while at < gap.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            switch value {
            case 0x20, 0xA0, 0x2009, 0x202F: break
            case 0x2C, 0x3B, 0xFF0C, 0xFF1B, 0x3001: hasSeparator = true
            case 0x2D, 0x7E, 0x2010...0x2015, 0x2212, 0x207B, 0x301C, 0xFF0D, 0xFF5E, 0x81F3: hasDash = true
            default:
                guard let word = resources.conjunctions.first(where: { bytes.matches($0, at: at) }), !a.isEnclosed
                else { return nil }
                hasSeparator = true
                at += word.count
                continue
            }
            at += length
        }
        if hasDash { return hasSeparator ? nil : .range }
        if a.isEnclosed || b.isEnclosed { return nil }
        if hasSeparator { return .list }
        if a.isRaised(in: bytes), b.isRaised(in: bytes) { return .list }
        // «[3 4]», but not «3 4».
        return Brackets.openStyle(before: a.range.start, in: bytes) == nil ? nil : .blank
    }

    private func numbered(_ group: [PrintedLink], _ isRange: [Bool]) -> LinkedMarker {
        var entries: [Int] = []
        var printed: [Int] = []
        for (index, link) in group.enumerated() {
            let own = members(of: link)
            if isRange[index], let from = entries.last, let to = own.entries.first, to > from + 1,
                to - from <= Self.longestRange
            {
                let hidden = Array((from + 1)..<to)
                entries += hidden
                let (low, high) = (printed.last ?? 0, own.numbers.first ?? 0)
                let isPlain = high > low && high - low - 1 == Set(hidden.map { numbers[$0] ?? $0 }).count
                printed += isPlain ? Array((low + 1)..<high) : hidden.compactMap { numbers[$0] }
            }
            entries += own.entries
            printed += own.numbers
        }
        let range = group[0].range.union(group[group.count - 1].range)
        let isEnclosed = group.allSatisfy(\.isEnclosed)
        let whole = isEnclosed ? range : Brackets.around(range, in: bytes) ?? range
        return LinkedMarker(
            marker: CitationMarker(
                range: whole, style: style(of: whole, isRaised: group[0].isRaised(in: bytes)), numbers: printed),
            entries: entries)
    }

    private func style(of range: ByteRange, isRaised: Bool) -> CitationMarker.Style {
        if let style = Brackets.style(at: range.start, in: bytes) { return style }
        if isRaised { return .superscript }
        return Brackets.openStyle(before: range.start, in: bytes) ?? .bracket
    }

    /// The entries that one link leads to, and the numbers that it prints. A range that names only its first entry, or
    /// only its ends, leads to all between them.
    private func members(of link: PrintedLink) -> (entries: [Int], numbers: [Int]) {
        let printed = link.items.map { $0.expanded ?? $0.values } ?? []
        guard let first = link.entries.first else {
            return (printed.compactMap { number in numbers.firstIndex { $0 == number } }, printed)
        }
        guard printed.count > link.entries.count, let base = printed.first, printed.count <= Self.longestRange else {
            return (link.entries, printed)
        }
        var entries: [Int] = []
        for number in printed {
            let place = first + number - base
            if place >= 0, place < numbers.count, !entries.contains(place) { entries.append(place) }
        }
        for entry in link.entries where !entries.contains(entry) { entries.append(entry) }
        return (entries, printed)
    }

    // MARK: Names

    /// The marker of a link that prints a name, a year or both; without a target its words may lead to entries.
    private func named(_ link: PrintedLink, after before: ByteRange?) -> [LinkedMarker] {
        guard link.entries.isEmpty else {
            // «1997a,b»: the letter stands for a year and its name; «*» is a sign.
            let isLetter = link.range.count == 1 && ASCII.isLower(bytes[link.range.start]) && before != nil
            let isSign = !isLetter && link.range.count <= 4 && YearedName.year(in: link.range, of: bytes) == nil
            let range = isSign || isLetter ? link.range : YearedName(bytes: bytes).range(of: link.range, after: before)
            let style = isSign ? self.style(of: link.range, isRaised: true) : .authorYear
            let shown = isSign ? link.entries.compactMap { numbers[$0] } : []
            return [
                LinkedMarker(marker: CitationMarker(range: range, style: style, numbers: shown), entries: link.entries)
            ]
        }
        return names.hits(in: link.range).map {
            LinkedMarker(
                marker: CitationMarker(range: $0.range, style: .authorYear, numbers: []), entries: [$0.reference])
        }
    }
}
