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
        let own = lines.ranges[lines.index(from: first.range.start)...].prefix { $0.start < range.end }
        let listed = own.prefix { $0.start <= best.labels[best.labels.count - 1].range.start }
        let fill = LineFill(bytes: bytes, lines: listed.count < 3 ? own.prefix(listed.count + 2) : listed)
        for (index, label) in best.labels.enumerated() {
            let isLast = index + 1 == best.labels.count
            let stop = isLast ? range.end : best.labels[index + 1].range.start
            let end =
                isLast ? lastEntryEnd(from: label.range.end, to: stop, fill) : entryEnd(from: label.range.end, to: stop)
            if end > label.range.end {
                entries.append(.init(number: label.number, range: ByteRange(label.range.end, end)))
            }
        }
        addTranslation(to: &entries, before: range.end)
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

    /// The last entry goes on over lines until it is complete: a wrapped one to a line that breaks off early.
    private func lastEntryEnd(from start: Int, to stop: Int, _ fill: LineFill) -> Int {
        var index = lines.index(from: start)
        var line = index > 0 ? ByteRange(lines.ranges[index - 1].start, min(lines.ranges[index - 1].end, stop)) : nil
        if index < lines.ranges.count, lines.ranges[index].start == start {
            line = ByteRange(start, min(lines.ranges[index].end, stop))
            index += 1
        }
        var end = max(line?.end ?? stop, start)
        while index < lines.ranges.count, lines.ranges[index].start < stop {
            let next = lines.ranges[index]
            if isHeading(next.start) || end - start > 1200 { break }
            let soFar = ByteRange(start, end)
            if let line, goesOn(soFar, line, next, fill) {
                end = min(next.end, stop)
            } else {
                break
            }
            line = next
            index += 1
        }
        return bytes.skipBlanks(before: end, to: start)
    }

    /// Where the entries of a list are Chinese with their English translation below, so is the last one.
    private func addTranslation(to entries: inout [ReferenceList.Entry], before stop: Int) {
        guard entries.count >= 3, let last = entries.last else { return }
        let doubled = entries.dropLast().count { translation(in: $0.range) != nil }
        guard doubled * 10 >= (entries.count - 1) * 6, translation(in: last.range) == nil else { return }
        let index = lines.index(from: last.range.end)
        guard index < lines.ranges.count, lines.ranges[index].end <= stop,
            isTranslation(lines.ranges[index], of: last.range)
        else { return }
        entries[entries.count - 1].range.end = lines.ranges[index].end
    }

    /// The line inside a Chinese entry that opens its translation.
    private func translation(in entry: ByteRange) -> ByteRange? {
        var index = lines.index(from: entry.start + 1)
        while index < lines.ranges.count, lines.ranges[index].start < entry.end {
            if isTranslation(lines.ranges[index], of: entry) { return lines.ranges[index] }
            index += 1
        }
        return nil
    }

    private func isTranslation(_ line: ByteRange, of entry: ByteRange) -> Bool {
        ScalarClass.isHan(UTF8Scanner.scalar(bytes, at: entry.start).value) && ASCII.isUpper(bytes[line.start])
            && clues.hasYear(line) && clues.opensWithAuthors(line)
    }

    private func goesOn(_ entry: ByteRange, _ line: ByteRange, _ next: ByteRange, _ fill: LineFill) -> Bool {
        if clues.opensWithAddress(next) { return true }
        if fill.width > 0 {
            switch fill.end(of: line, before: next) {
            case .full: return true
            case .doubtful: return !clues.isComplete(entry)
            case .early:
                return clues.breaksOff(entry) || !clues.hasYear(entry) && !bytes[entry.end..<next.start].contains(0x0A)
            }
        }
        if clues.isComplete(entry) { return false }
        return !bytes[entry.end..<next.start].contains(0x0A) || clues.goesOn(entry)
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
        let first = lines.index(from: range.start)
        let own = lines.ranges[first...].prefix { $0.start < range.end }
        let sample = Array(own.prefix(400))
        let fill = LineFill(bytes: bytes, lines: sample)
        // Hard-wrapped lines are about equally long, whole entries are not, and each of those has a year.
        let isWrapped = fill.width > 0 && sample.count { !clues.hasYear($0) } * 10 >= sample.count * 2
        let found = isWrapped ? wrapped(Array(own), fill) : entries(in: Array(own))
        var entries = found
        while let last = entries.last, !clues.hasYear(last), entries.count > 1 { entries.removeLast() }
        let dated = entries.count { clues.hasYear($0) }
        let named = entries.count { clues.opensWithName($0) }
        guard entries.count >= 2, dated * 3 >= entries.count * 2, named * 3 >= entries.count * 2,
            let last = entries.last
        else { return nil }
        return ReferenceList(
            range: ByteRange(range.start, last.end), entries: entries.map { .init(number: nil, range: $0) },
            isNumbered: false)
    }

    /// Entries over several lines each, up to a heading that stands behind a whole entry.
    private func wrapped(_ own: [ByteRange], _ fill: LineFill) -> [ByteRange] {
        let splitter = WrappedEntrySplitter(bytes: bytes, clues: clues, fill: fill)
        let stop = own.indices.first { index in
            isHeading(own[index].start) && !clues.hasYear(own[index]) && index > 0
                && clues.closes(ByteRange(own[0].start, own[index - 1].end))
                && fill.end(of: own[index - 1], before: own[index]) != .full && !clues.opensWithAuthors(own[index])
        }
        return splitter.entries(of: Array(own[..<(stop ?? own.count)]))
    }

    /// Entries of a line each; a line that breaks off takes the next.
    private func entries(in own: [ByteRange]) -> [ByteRange] {
        var out: [ByteRange] = []
        var strays = 0
        for line in own {
            if isHeading(line.start), !clues.hasYear(line) { break }
            if let last = out.last {
                let begins =
                    clues.hasYear(last) || !clues.goesOn(last) || clues.opensWithSeveralAuthors(line)
                    || clues.opensWithAuthors(line) && clues.hasYear(line)
                if !begins, last.count < 1500 {
                    out[out.count - 1].end = line.end
                    continue
                }
            }
            guard clues.opensEntry(line) || clues.hasYear(line) else {
                strays += 1
                if strays > 2 { break }
                continue
            }
            out.append(line)
        }
        return out
    }
}
