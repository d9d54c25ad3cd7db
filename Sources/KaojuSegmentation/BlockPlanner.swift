import KaojuText

/// Decides which source lines make one block.
struct BlockPlanner {
    /// The source ranges of one block, in order.
    struct Plan {
        var kind: Block.Kind
        var parts: [ByteRange]
        var heading: (level: Int, kind: Section.Kind)?
    }

    let resources: SegmentationResources
    let bytes: [UInt8]
    let wrapWidth: Int?
    let isMarkdown: Bool

    /// Plans all blocks, in reading order. A caption or a footnote that interrupts a sentence comes after it. O(n).
    func plans(for lines: [SourceLine]) -> [Plan] {
        var out: [Plan] = []
        var open: Plan?
        var held: [Plan] = []
        var inReferences = false
        var lastWidth = 0
        var index = 0
        let doubleSpaced = isDoubleSpaced(lines)

        func close() {
            if let plan = open { out.append(plan) }
            open = nil
            out.append(contentsOf: held)
            held = []
        }

        while index < lines.count {
            let line = lines[index]
            switch line.kind {
            case .furniture: break
            case .heading(let level, let kind):
                close()
                if let plan = open { out.append(plan) }
                out.append(Plan(kind: .heading, parts: [stripped(line.range)], heading: (level, kind)))
                inReferences = kind == .references
            case .caption, .metadata, .table:
                let kind: Block.Kind =
                    if case .caption = line.kind { .caption } else if case .table = line.kind { .table } else {
                        .metadata
                    }
                var parts = [line.range]
                while goesOn(kind, lines, index), index + 1 < lines.count,
                    lines[index + 1].isText || lines[index + 1].isFurniture
                {
                    index += 1
                    if lines[index].isText { parts.append(lines[index].range) }
                }
                let plan = Plan(kind: kind, parts: parts)
                if isOpen(open) { held.append(plan) } else { close(); out.append(plan) }
            case .text:
                if inReferences {
                    if startsEntry(line.range) || open?.kind != .reference
                        || startsParagraph(line, lastWidth, doubleSpaced, open)
                    {
                        close()
                        open = Plan(kind: .reference, parts: [line.range])
                    } else {
                        open?.parts.append(line.range)
                    }
                } else if let plan = open, plan.kind == .paragraph,
                    !startsParagraph(line, lastWidth, doubleSpaced, plan)
                {
                    open?.parts.append(line.range)
                } else {
                    close()
                    for plan in split(line.range) {
                        if let previous = open { out.append(previous) }
                        open = plan
                    }
                }
                lastWidth = line.width + line.indent
            }
            index += 1
        }
        close()
        return out
    }

    /// Whether a paragraph stops before its sentence does.
    private func isOpen(_ plan: Plan?) -> Bool {
        guard let plan, plan.kind == .paragraph, let last = plan.parts.last else { return false }
        return !LineEnding.isTerminal(bytes, last)
    }

    /// Whether a line begins a new paragraph behind the open one.
    private func startsParagraph(_ line: SourceLine, _ lastWidth: Int, _ doubleSpaced: Bool, _ open: Plan?) -> Bool {
        guard let last = open?.parts.last else { return true }
        let ended = LineEnding.isTerminal(bytes, last)
        if !ended {
            // A short line without a stop, with a blank line behind it, in a text that is not double-spaced: a title.
            if let wrapWidth, line.blanksBefore > 0, !doubleSpaced, lastWidth < wrapWidth * 3 / 5 { return true }
            return wrapWidth == nil && !interrupts(last, line.range)
        }
        if line.indent >= 2, line.indent <= 8 { return true }
        guard let wrapWidth else { return true }
        if line.blanksBefore > (doubleSpaced ? 1 : 0) { return true }
        return lastWidth < wrapWidth * 85 / 100
    }

    /// In a text whose lines are paragraphs, whether a sentence was broken between two of them.
    private func interrupts(_ last: ByteRange, _ next: ByteRange) -> Bool {
        guard let end = UTF8Scanner.scalar(bytes, before: last.end)?.value else { return false }
        let begin = UTF8Scanner.scalar(bytes, at: next.start).value
        if end == 0xFF0C || end == 0x3001 || end == 0x2C { return true }
        if last.count > 120, ScalarClass.isHan(end), ScalarClass.isHan(begin) { return true }
        return last.count > 120 && (ScalarClass.isLower(end) || end == 0x2D) && ScalarClass.isLower(begin)
    }

    /// Whether almost every line is followed by a blank one, so that blank lines say nothing.
    private func isDoubleSpaced(_ lines: [SourceLine]) -> Bool {
        let spaced = lines.dropFirst().filter { $0.blanksBefore > 0 }.count
        return spaced * 2 > lines.count
    }

    /// Whether a caption or a footnote goes on in the next line.
    private func goesOn(_ kind: Block.Kind, _ lines: [SourceLine], _ index: Int) -> Bool {
        guard kind != .table, index + 1 < lines.count else { return false }
        let line = lines[index]
        guard let wrapWidth else {
            // Footnotes of a page are wrapped even where its paragraphs are not.
            let next = lines[index + 1]
            return kind == .metadata && next.blanksBefore == 0 && !LineEnding.isTerminal(bytes, line.range)
                && line.width >= 40 && next.width <= line.width * 13 / 10
        }
        if LineEnding.isTerminal(bytes, line.range), kind == .caption { return false }
        guard let end = UTF8Scanner.scalar(bytes, before: line.range.end)?.value else { return false }
        // 和 与 及 、 ， , and a hyphen leave it open.
        if [0x548C, 0x4E0E, 0x53CA, 0x3001, 0xFF0C, 0x2C, 0x2D].contains(end) { return true }
        return line.width >= wrapWidth * 9 / 10 && !lines[index + 1].isFurniture
    }

    /// Whether a line begins with a list label: «[12]», «［１２］», «12.», «12、».
    private func startsEntry(_ range: ByteRange) -> Bool {
        var at = range.start
        var (value, length) = UTF8Scanner.scalar(bytes, at: at)
        if value == 0x5C, at + 1 < range.end {  // Markdown's escape: «\[1\]»
            at += 1
            (value, length) = UTF8Scanner.scalar(bytes, at: at)
        }
        let bracketed =
            value == 0x5B || value == 0xFF3B || value == 0x3014 || value == 0x28 || value == 0xFF08 || value == 0x3010
        if bracketed { at += length }
        var digits = 0
        while at < range.end {
            (value, length) = UTF8Scanner.scalar(bytes, at: at)
            guard ScalarClass.isDigit(value) || (0xFF10...0xFF19).contains(value) else { break }
            digits += 1
            at += length
        }
        guard digits > 0, digits <= 4, at < range.end else { return false }
        if bracketed {
            return value == 0x5D || value == 0xFF3D || value == 0x3015 || value == 0x29 || value == 0xFF09
                || value == 0x5C || value == 0x3011
        }
        return digits <= 3 && (value == 0x2E || value == 0xFF0E || value == 0x3001 || value == 0x29)
            && at + 1 < range.end && !ScalarClass.isDigit(UInt32(bytes[at + 1]))
    }

    /// Splits a line at labels that stand inside it: «…)摘要：本文…关键词：…», «２　讨　论　ＣＲＥＳＴ…».
    private func split(_ range: ByteRange) -> [Plan] {
        var out: [Plan] = []
        var start = range.start
        let recognizer = HeadingRecognizer(resources: resources, bytes: bytes)
        if let found = recognizer.runIn(range) {
            out.append(
                Plan(
                    kind: .heading, parts: [ByteRange(range.start, found.end)],
                    heading: (found.heading.level, found.heading.kind)))
            start = found.text
        } else if let at = RunInScanner(resources: resources, bytes: bytes).abstractLabel(in: range) {
            out.append(Plan(kind: .metadata, parts: [ByteRange(range.start, at.start)]))
            out.append(Plan(kind: .heading, parts: [ByteRange(at.start, at.end)], heading: (1, .abstract)))
            start = at.end + UTF8Scanner.scalar(bytes, at: at.end).length
        }
        let rest = ByteRange(start, range.end)
        if let label = RunInScanner(resources: resources, bytes: bytes).metadataLabel(in: rest) {
            if label > rest.start { out.append(Plan(kind: .paragraph, parts: [ByteRange(rest.start, label)])) }
            out.append(Plan(kind: .metadata, parts: [ByteRange(label, rest.end)]))
        } else if !rest.isEmpty {
            out.append(Plan(kind: .paragraph, parts: [rest]))
        }
        return out
    }

    private func stripped(_ range: ByteRange) -> ByteRange {
        var start = range.start
        while start < range.end, bytes[start] == UInt8(ascii: "#") || bytes[start] == 0x20 { start += 1 }
        return ByteRange(start, range.end)
    }
}
