import KaojuText

/// Decides which source lines make one block.
struct BlockPlanner {
    private let bytes: [UInt8]
    private let lines: [SourceLine]
    private let wrapWidth: Int?
    private let isMarkdown: Bool
    private let splitter: LineSplitter
    private let paragraphs: ParagraphRule
    private let captions: CaptionRecognizer

    private var out: [BlockPlan] = []
    /// The paragraph or entry that further lines may join.
    private var open: BlockPlan?
    /// Captions and footnotes that interrupted it.
    private var held: [BlockPlan] = []
    /// The columns of the line before, its indentation included; marker lines aside.
    private var lastWidth = 0
    private var list: EntryRule?

    /// A planner for classified lines.
    init(
        resources: SegmentationResources, bytes: [UInt8], lines: [SourceLine], wrapWidth: Int?, isMarkdown: Bool
    ) {
        self.bytes = bytes
        self.lines = lines
        self.wrapWidth = wrapWidth
        self.isMarkdown = isMarkdown
        splitter = LineSplitter(resources: resources, bytes: bytes)
        captions = CaptionRecognizer(resources: resources, bytes: bytes, wrapWidth: wrapWidth)
        paragraphs = ParagraphRule(bytes: bytes, lines: lines, wrapWidth: wrapWidth, isMarkdown: isMarkdown)
    }

    /// All blocks, in reading order. A caption or a footnote that interrupts a sentence comes after it. O(n).
    consuming func plans() -> [BlockPlan] {
        var index = 0
        while index < lines.count {
            let line = lines[index]
            switch line.kind {
            case .furniture, .markup: break
            case .heading(let level, let kind):
                close()
                out.append(BlockPlan(kind: .heading, parts: [unmarked(line.range)], heading: (level, kind)))
                list = kind == .references ? EntryRule(bytes: bytes) : nil
            case .caption: index = addAside(.caption, from: index)
            case .metadata: index = addAside(.metadata, from: index)
            case .table: index = addTable(from: index)
            case .text:
                if list != nil { addEntryLine(line) } else { addTextLine(line) }
                if !LineEnding.isMarker(bytes, line.range) { lastWidth = line.width + line.indent }
            }
            index += 1
        }
        close()
        return out
    }

    private mutating func close() {
        if let open { out.append(open) }
        open = nil
        out.append(contentsOf: held)
        held = []
    }

    // MARK: Kinds of lines

    private mutating func addTextLine(_ line: SourceLine) {
        if let plan = open, plan.kind == .paragraph, !paragraphs.starts(line, after: plan, lastWidth: lastWidth) {
            open?.parts.append(line.range)
            return
        }
        close()
        var plans = splitter.plans(of: line.range)
        open = plans.popLast()
        out.append(contentsOf: plans)
    }

    private mutating func addEntryLine(_ line: SourceLine) {
        let plan = open?.kind == .reference ? open : nil
        let startsParagraph = plan.map { paragraphs.starts(line, after: $0, lastWidth: lastWidth) } ?? true
        if list?.starts(line, isFirst: plan == nil, startsParagraph: startsParagraph) ?? true {
            close()
            open = BlockPlan(kind: .reference, parts: [line.range])
        } else {
            open?.parts.append(line.range)
        }
    }

    /// A caption or a footnote from its first line on; the index of its last one.
    private mutating func addAside(_ kind: Block.Kind, from first: Int) -> Int {
        var index = first
        var parts = [unmarked(lines[index].range)]
        while goesOn(kind, index), lines[index + 1].isText || lines[index + 1].isFurniture {
            index += 1
            if lines[index].isText { parts.append(lines[index].range) }
        }
        add(BlockPlan(kind: kind, parts: parts))
        return index
    }

    /// The rows of a table; the index of the last one.
    private mutating func addTable(from first: Int) -> Int {
        var index = first
        while index + 1 < lines.count, lines[index + 1].isTable { index += 1 }
        add(BlockPlan(kind: .table, parts: lines[first...index].map(\.range)))
        return index
    }

    /// Adds a block that stands aside: behind the sentence that it interrupts.
    private mutating func add(_ plan: BlockPlan) {
        if let open, open.kind == .paragraph, let last = open.parts.last, !LineEnding.isTerminal(bytes, last) {
            held.append(plan)
        } else {
            close()
            out.append(plan)
        }
    }

    /// Whether a caption or a footnote goes on in the next line.
    private func goesOn(_ kind: Block.Kind, _ index: Int) -> Bool {
        guard index + 1 < lines.count else { return false }
        let line = lines[index]
        if kind == .caption, names(line, nextLine: lines[index + 1]) { return true }
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

    /// Whether a label stands alone on its line, so that the caption's words are in the next one: right below it, or
    /// behind a blank line where they are no whole sentence.
    private func names(_ line: SourceLine, nextLine next: SourceLine) -> Bool {
        guard next.isText, line.range.count <= 24, captions.isBareLabel(line.range) else { return false }
        return next.blanksBefore == 0 || !LineEnding.isTerminal(bytes, next.range)
    }

    /// A heading without Markdown's number signs.
    private func unmarked(_ range: ByteRange) -> ByteRange {
        var start = range.start
        while start < range.end - 1, bytes[start] == UInt8(ascii: "#") || bytes[start] == 0x20 { start += 1 }
        return ByteRange(start, range.end)
    }
}
