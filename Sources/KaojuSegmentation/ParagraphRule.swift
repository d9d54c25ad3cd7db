import KaojuText

/// Says where paragraphs begin.
struct ParagraphRule {
    private let bytes: [UInt8]
    private let wrapWidth: Int?
    private let isMarkdown: Bool
    /// Almost every line is followed by a blank one, so that blank lines say nothing.
    private let isDoubleSpaced: Bool

    init(bytes: [UInt8], lines: [SourceLine], wrapWidth: Int?, isMarkdown: Bool) {
        self.bytes = bytes
        self.wrapWidth = wrapWidth
        self.isMarkdown = isMarkdown
        isDoubleSpaced = lines.dropFirst().count { $0.blanksBefore > 0 } * 2 > lines.count
    }

    /// Whether a line begins a new paragraph behind an open one, whose last line has `lastWidth` columns. O(1).
    func starts(_ line: SourceLine, after open: BlockPlan, lastWidth: Int) -> Bool {
        guard let last = open.parts.last else { return true }
        if LineEnding.isMarker(bytes, line.range) || beginsInside(line.range) { return false }
        let isMarker = LineEnding.isMarker(bytes, last)
        let ended = LineEnding.isTerminal(
            bytes, isMarker && open.parts.count > 1 ? open.parts[open.parts.count - 2] : last)
        if line.startsItem { return isMarkdown || ended || wrapWidth == nil }
        if isMarker, !ended { return false }
        // Markdown's paragraphs end at blank lines; long lines are paragraphs by themselves.
        if isMarkdown, wrapWidth == nil, line.blanksBefore == 0, lastWidth <= 120 { return false }
        if !ended {
            // A short line without a stop, with a blank line behind it, in a text that is not double-spaced: a title.
            if let wrapWidth, line.blanksBefore > 0, !isDoubleSpaced, lastWidth < wrapWidth * 3 / 5 { return true }
            return wrapWidth == nil && !isBroken(last, line.range)
        }
        if line.indent >= 2, line.indent <= 8 { return true }
        guard let wrapWidth else { return true }
        if line.blanksBefore > (isDoubleSpaced ? 1 : 0) { return true }
        return lastWidth < wrapWidth * 85 / 100
    }

    /// Whether a line begins with what never begins a paragraph: «，», «。», «；», «、», «）».
    private func beginsInside(_ range: ByteRange) -> Bool {
        switch UTF8Scanner.scalar(bytes, at: range.start).value {
        case 0xFF0C, 0x3002, 0xFF1B, 0x3001, 0xFF09, 0x2C, 0x3B: true
        default: false
        }
    }

    /// In a text whose lines are paragraphs, whether a sentence was broken between two of them.
    private func isBroken(_ last: ByteRange, _ next: ByteRange) -> Bool {
        guard let end = UTF8Scanner.scalar(bytes, before: last.end)?.value else { return false }
        let begin = UTF8Scanner.scalar(bytes, at: next.start).value
        if end == 0xFF0C || end == 0x3001 || end == 0x2C { return true }
        if last.count > 120, ScalarClass.isHan(end), ScalarClass.isHan(begin) { return true }
        return last.count > 120 && (ScalarClass.isLower(end) || end == 0x2D) && ScalarClass.isLower(begin)
    }
}

/// Says where the entries of a reference list begin.
struct EntryRule {
    let bytes: [UInt8]
    /// Whether the list's entries carry labels; nil before its first line.
    private var isLabelled: Bool?
    /// The indentation of the first line and of the one before.
    private var firstIndent = 0
    private var lastIndent = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// Whether a line begins a new entry. O(1).
    mutating func starts(_ line: SourceLine, isFirst: Bool, startsParagraph: Bool) -> Bool {
        defer { lastIndent = line.indent }
        let begins =
            EntryLabelRecognizer.begins(bytes, line.range)
            || isLabelled == true && EntryLabelRecognizer.beginsMisread(bytes, line.range)
        guard let isLabelled else {
            isLabelled = begins
            firstIndent = line.indent
            return true
        }
        if isFirst || begins { return true }
        // In a labelled list only a gap, which may end the list, parts lines without labels.
        if isLabelled { return line.blanksBefore > 0 && startsParagraph }
        // A hanging indent: what stands further in goes on, what comes back out begins.
        if line.indent > firstIndent + 1 { return false }
        return startsParagraph || lastIndent > firstIndent + 1
    }
}
