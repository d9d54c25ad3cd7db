import KaojuText

/// Splits the text behind a list's heading into entries, by labels where the list is numbered, else by lines.
struct ReferenceListSplitter {
    let text: SegmentedText
    let lines: TextLines
    let bytes: [UInt8]
    let clues: EntryClues

    init(text: SegmentedText, lines: TextLines, resources: CitationResources) {
        self.text = text
        self.lines = lines
        bytes = text.reading.bytes
        clues = EntryClues(bytes: text.reading.bytes, particles: resources.particles)
    }

    /// The list in `range`; `isAnnounced` where a heading stands before it. O(n).
    func list(in range: ByteRange, isAnnounced: Bool) -> ReferenceList? {
        let numbered = numberedList(in: range, isAnnounced: isAnnounced)
        if let numbered { return numbered }
        return isAnnounced ? unnumberedList(in: range) : nil
    }

    // MARK: Numbered

    private func numberedList(in range: ByteRange, isAnnounced: Bool) -> ReferenceList? {
        var candidates = EntryLabelScanner(bytes: bytes).labels(in: range, lines: lines)
        if !isAnnounced { candidates.removeAll { !$0.isAtLineStart } }
        var best: LabelChain?
        for form in EntryLabel.Form.allCases {
            guard let chain = LabelChain.best(of: candidates, form: form) else { continue }
            if best.map({ $0.score < chain.score }) ?? true { best = chain }
        }
        guard let best, let first = best.labels.first else { return nil }
        // The list begins right behind its heading.
        if isAnnounced, first.range.start - range.start > 600 { return nil }
        var entries: [ReferenceList.Entry] = []
        for (index, label) in best.labels.enumerated() {
            let isLast = index + 1 == best.labels.count
            let stop = isLast ? range.end : best.labels[index + 1].range.start
            let end = isLast ? lastEntryEnd(from: label.range.end, to: stop) : entryEnd(from: label.range.end, to: stop)
            if end > label.range.end {
                entries.append(.init(number: label.number, range: ByteRange(label.range.end, end)))
            }
        }
        let dated = entries.filter { clues.hasYear($0.range) || clues.hasTypeMark($0.range) }.count
        if isAnnounced {
            guard !entries.isEmpty, dated * 3 >= entries.count else { return nil }
        } else {
            guard entries.count >= 5, dated * 10 >= entries.count * 7, first.number == 1 else { return nil }
            guard entries.allSatisfy({ $0.range.count < 1500 }) else { return nil }
        }
        guard let last = entries.last else { return nil }
        let start = isAnnounced ? range.start : first.range.start
        return ReferenceList(range: ByteRange(start, last.range.end), entries: entries, isNumbered: true)
    }

    /// An entry between two labels ends before the next label, or before a heading that came between.
    private func entryEnd(from start: Int, to stop: Int) -> Int {
        var end = stop
        var index = lines.index(from: start)
        while index < lines.ranges.count, lines.ranges[index].start < stop {
            if isHeading(lines.ranges[index].start), lines.ranges[index].start > start {
                end = lines.ranges[index].start
                break
            }
            index += 1
        }
        return bytes.skipBlanks(before: end, to: start)
    }

    /// The last entry goes on over lines until it is complete.
    private func lastEntryEnd(from start: Int, to stop: Int) -> Int {
        var index = lines.index(from: start)
        var end = index > 0 ? min(lines.ranges[index - 1].end, stop) : stop
        if index < lines.ranges.count, lines.ranges[index].start == start {
            end = min(lines.ranges[index].end, stop)
            index += 1
        }
        end = max(end, start)
        while index < lines.ranges.count, lines.ranges[index].start < stop {
            let line = lines.ranges[index]
            if isHeading(line.start) || clues.isComplete(ByteRange(start, end)) || end - start > 1200 { break }
            let crossesBlock = bytes[end..<line.start].contains(0x0A)
            if crossesBlock, !clues.goesOn(ByteRange(start, end)) { break }
            end = min(line.end, stop)
            index += 1
        }
        return bytes.skipBlanks(before: end, to: start)
    }

    private func isHeading(_ offset: Int) -> Bool {
        guard let block = block(at: offset) else { return false }
        return text.blocks[block].kind == .heading && text.blocks[block].range.start == offset
    }

    private func block(at offset: Int) -> Int? {
        var low = 0
        var high = text.blocks.count
        while low < high {
            let middle = (low + high) / 2
            if text.blocks[middle].range.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low < text.blocks.count && text.blocks[low].range.contains(offset) ? low : nil
    }

    // MARK: Unnumbered

    private func unnumberedList(in range: ByteRange) -> ReferenceList? {
        var entries: [ReferenceList.Entry] = []
        var strays = 0
        var index = lines.index(from: range.start)
        let sample = lines.ranges[index...].prefix { $0.start < range.end }.prefix(400)
        let widths = sample.map(\.count).sorted()
        // Hard-wrapped lines are about equally long, whole entries are not, and each of those has a year.
        let wrap = widths.isEmpty ? 0 : widths[widths.count * 9 / 10]
        let undated = sample.count { !clues.hasYear($0) }
        let isWrapped =
            !widths.isEmpty && wrap < 130
            && (widths[widths.count / 2] * 10 >= wrap * 7 || undated * 10 >= sample.count * 3)
        while index < lines.ranges.count, lines.ranges[index].start < range.end {
            let line = lines.ranges[index]
            if isHeading(line.start), !clues.hasYear(line),
                !isWrapped || entries.last.map({ clues.isComplete($0.range) }) ?? true
            {
                break
            }
            index += 1
            if let last = entries.last {
                let isShort = lines.ranges[index - 2].count * 10 < wrap * 8 && clues.hasYear(last.range)
                let begins =
                    isWrapped
                    ? isShort && clues.opensEntry(line)
                        || clues.hasYear(last.range) && clues.opensWithSeveralAuthors(line)
                        || clues.isComplete(last.range) && (clues.opensWithAuthors(line) || clues.opensWithYear(line))
                    : clues.hasYear(last.range) || !clues.goesOn(last.range)
                if !begins, last.range.count < 1500 {
                    entries[entries.count - 1].range.end = line.end
                    continue
                }
            }
            guard clues.opensEntry(line) || clues.hasYear(line) else {
                strays += 1
                if strays > 2 { break }
                continue
            }
            entries.append(.init(number: nil, range: line))
        }
        while let last = entries.last, !clues.hasYear(last.range) { entries.removeLast() }
        let dated = entries.filter { clues.hasYear($0.range) }.count
        let named = entries.filter { clues.opensWithName($0.range) }.count
        guard entries.count >= 2, dated * 3 >= entries.count * 2, named * 3 >= entries.count * 2,
            let last = entries.last
        else {
            return nil
        }
        return ReferenceList(range: ByteRange(range.start, last.range.end), entries: entries, isNumbered: false)
    }
}
