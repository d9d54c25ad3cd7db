import KaojuText

/// Writes a document's text from its markup: blocks in reading order, white space collapsed, every link and section noted.
///
/// Text goes to the innermost open block of the stream. A block that opens inside another one parts it (a list in a
/// paragraph). A stream of its own (a figure, a footnote) waits until the paragraph around it has ended.
struct MarkupComposer {
    /// A block with its text, not yet written.
    struct Piece {
        var kind: Block.Kind
        var section: Int
        /// The node of its element.
        var node: Int
        /// The section that it is the title of.
        var titled: Int?
        /// The entries that it holds, and where they begin in it, behind their label.
        var entries: Range<Int> = 0..<0
        var labelEnd = 0
        var bytes: [UInt8] = []
        var links: [(range: ByteRange, targets: [String])] = []
    }

    private struct Stream {
        /// The open blocks, without their text but for the last.
        var frames: [Piece] = []
        /// What waits for the end of the open block.
        var held: [Piece] = []
    }

    private(set) var text: [UInt8] = []
    private(set) var markup = Markup()
    /// What the links lead to, by the ids of entries.
    private var entriesByID: [String: [Int]] = [:]
    private var links: [(range: ByteRange, targets: [String])] = []
    private var nodes: [Int] = []
    private var streams = [Stream()]
    private var sections: [(index: Int, isImplied: Bool, level: Int)] = [(0, false, 0)]
    private var linkStart: (offset: Int, targets: [String])?
    private var raisedStarts: [Int] = []
    private var needsBlank = false

    // MARK: Blocks

    /// Whether a block is open in the innermost stream.
    var isInBlock: Bool { !streams[streams.count - 1].frames.isEmpty }

    /// Opens a block; the text of the block around it so far is finished.
    mutating func openBlock(_ kind: Block.Kind, node: Int, titled: Int? = nil) {
        finishText()
        streams[streams.count - 1].frames.append(
            Piece(kind: kind, section: section, node: node, titled: titled))
    }

    /// Closes the innermost block.
    mutating func closeBlock() {
        finishText()
        if isInBlock { streams[streams.count - 1].frames.removeLast() }
    }

    /// Adds a whole block.
    mutating func addBlock(_ kind: Block.Kind, node: Int, text: String, titled: Int? = nil) {
        openBlock(kind, node: node, titled: titled)
        append(text)
        closeBlock()
    }

    /// Opens a stream of its own for what stands aside of the text.
    mutating func openStream() {
        endLink()
        streams.append(Stream())
        needsBlank = false
    }

    /// Closes the stream; what it holds follows the block around it.
    mutating func closeStream() {
        while isInBlock { closeBlock() }
        guard streams.count > 1 else { return }
        let closed = streams.removeLast()
        for piece in closed.held { put(piece) }
        needsBlank = true
    }

    /// Ends the text of the innermost block and lets out what waited for it.
    private mutating func finishText() {
        endLink()
        raisedStarts = []
        needsBlank = false
        let top = streams.count - 1
        if let last = streams[top].frames.indices.last {
            var rest = streams[top].frames[last]
            rest.bytes = []
            rest.links = []
            rest.titled = nil
            rest.entries = 0..<0
            let piece = streams[top].frames[last]
            streams[top].frames[last] = rest
            emit(piece)
        }
        guard top == 0 else { return }
        let held = streams[0].held
        streams[0].held = []
        for piece in held { emit(piece) }
    }

    /// Puts a piece behind the open block of the stream, or writes it where none is open.
    private mutating func put(_ piece: Piece) {
        let top = streams.count - 1
        if top > 0 || streams[top].frames.last.map({ !$0.bytes.isEmpty }) ?? false {
            streams[top].held.append(piece)
        } else {
            emit(piece)
        }
    }

    private mutating func emit(_ piece: Piece) {
        guard !piece.bytes.isEmpty else { return }
        guard streams.count == 1 else {
            streams[streams.count - 1].held.append(piece)
            return
        }
        let dense: Set<Block.Kind> = [.reference, .table]
        if let last = markup.blocks.last {
            text.append(0x0A)
            if last.kind != piece.kind || !dense.contains(piece.kind) { text.append(0x0A) }
        }
        let start = text.count
        text += piece.bytes
        let index = markup.blocks.count
        markup.blocks.append(
            MarkedBlock(kind: piece.kind, range: ByteRange(start, text.count), section: piece.section, path: ""))
        nodes.append(piece.node)
        if let titled = piece.titled { markup.sections[titled].title = index }
        for entry in piece.entries {
            markup.citations.entries[entry].range = ByteRange(start + piece.labelEnd, text.count)
        }
        for link in piece.links {
            links.append((ByteRange(link.range.start + start, link.range.end + start), link.targets))
        }
    }

    // MARK: Text

    /// Appends text to the open block, white space collapsed; without one it is lost. O(n).
    mutating func append(_ text: some StringProtocol) {
        let top = streams.count - 1
        guard let last = streams[top].frames.indices.last else { return }
        for byte in text.utf8 {
            if byte <= 0x20 {
                needsBlank = true
                continue
            }
            if needsBlank {
                needsBlank = false
                if let end = streams[top].frames[last].bytes.last, end != 0x20 {
                    streams[top].frames[last].bytes.append(0x20)
                }
            }
            streams[top].frames[last].bytes.append(byte)
        }
    }

    /// Parts what comes from what was.
    mutating func part() { needsBlank = true }

    /// Appends a separator between parts of the open block; none behind a colon.
    mutating func separate(by separator: String) {
        guard let piece = streams[streams.count - 1].frames.last, piece.bytes.last != UInt8(ascii: ":") else { return }
        append(separator)
    }

    /// Appends a mark where the open block ends with none.
    mutating func endPhrase(with mark: String) {
        guard let bytes = streams[streams.count - 1].frames.last?.bytes,
            let end = UTF8Scanner.scalar(bytes, before: bytes.count)?.value
        else { return }
        let isMark = [0x2E, 0x3A, 0x3F, 0x21, 0x3B, 0x2C, 0x3002, 0xFF1A, 0xFF1F, 0xFF0E].contains(end)
        if isMark { return }
        needsBlank = false
        append(mark)
    }

    /// The offset in the open block where the next character will stand.
    private mutating func settledOffset() -> Int {
        let top = streams.count - 1
        guard let last = streams[top].frames.indices.last else { return 0 }
        if needsBlank, let end = streams[top].frames[last].bytes.last, end != 0x20 {
            streams[top].frames[last].bytes.append(0x20)
        }
        needsBlank = false
        return streams[top].frames[last].bytes.count
    }

    // MARK: Links and raised text

    /// Begins a stretch that leads to entries with these ids.
    mutating func beginLink(_ targets: [String]) {
        endLink()
        guard isInBlock else { return }
        linkStart = (settledOffset(), targets)
    }

    /// Ends the stretch.
    mutating func endLink() {
        guard let start = linkStart else { return }
        linkStart = nil
        let top = streams.count - 1
        guard let last = streams[top].frames.indices.last else { return }
        var range = ByteRange(start.offset, streams[top].frames[last].bytes.count)
        while !range.isEmpty, streams[top].frames[last].bytes[range.start] == 0x20 { range.start += 1 }
        guard !range.isEmpty else { return }
        streams[top].frames[last].links.append((range, start.targets))
        let isGlued = raisedStarts.isEmpty && GluedNumber.isRaised(range, in: streams[top].frames[last].bytes)
        if isGlued { raise(from: range.start) }
    }

    /// Begins raised text.
    mutating func beginRaised() {
        raisedStarts.append(settledOffset())
    }

    /// Ends raised text.
    mutating func endRaised() {
        guard let start = raisedStarts.popLast(), raisedStarts.isEmpty else { return }
        raise(from: start)
    }

    private var blockLength: Int { streams[streams.count - 1].frames.last?.bytes.count ?? 0 }

    /// Rewrites the end of the open block as raised text.
    private mutating func raise(from start: Int) {
        let top = streams.count - 1
        guard let last = streams[top].frames.indices.last, start < streams[top].frames[last].bytes.count else { return }
        let holdsLink = linkStart != nil || (streams[top].frames[last].links.last?.range.end ?? 0) > start
        guard let raised = RaisedText.raised(streams[top].frames[last].bytes[start...], holdsLink: holdsLink) else {
            return
        }
        streams[top].frames[last].bytes.replaceSubrange(start..., with: raised.bytes)
        for index in streams[top].frames[last].links.indices.reversed() {
            let range = streams[top].frames[last].links[index].range
            guard range.end > start else { break }
            streams[top].frames[last].links[index].range = ByteRange(
                range.start < start ? range.start : start + raised.offsets[range.start - start],
                start + raised.offsets[range.end - start])
        }
        if let link = linkStart, link.offset > start {
            linkStart = (start + raised.offsets[link.offset - start], link.targets)
        }
    }

    /// Puts blanks around what was appended since `offset` where it is a sign that stands between terms.
    mutating func spaceSign(from offset: Int) {
        let top = streams.count - 1
        guard let last = streams[top].frames.indices.last, offset <= streams[top].frames[last].bytes.count else {
            return
        }
        let sign = String(decoding: streams[top].frames[last].bytes[offset...], as: UTF8.self).collapsed
        guard MathSigns.spaced.contains(sign) else { return }
        streams[top].frames[last].bytes.removeSubrange(offset...)
        needsBlank = true
        append(sign)
        needsBlank = true
    }

    /// The length of the open block's text so far.
    var offset: Int { blockLength }

    // MARK: Sections

    /// The index of the innermost open section.
    var section: Int { sections[sections.count - 1].index }

    /// Opens a section, which lasts until it is closed.
    mutating func openSection(_ kind: Section.Kind?) {
        push(kind, level: Int.max, isImplied: false)
    }

    /// Opens a section that a heading implies; it lasts until a heading of its level or above it.
    mutating func openImpliedSection(_ kind: Section.Kind?, level: Int) {
        while let top = sections.last, top.isImplied, top.level >= level { sections.removeLast() }
        push(kind, level: level, isImplied: true)
    }

    /// Closes the innermost section that was opened, and those implied inside.
    mutating func closeSection() {
        while sections.count > 1, let top = sections.popLast(), top.isImplied {}
    }

    private mutating func push(_ kind: Section.Kind?, level: Int, isImplied: Bool) {
        let parent = section
        markup.sections.append(
            MarkedSection(level: markup.sections[parent].level + 1, parent: parent, kind: kind))
        sections.append((markup.sections.count - 1, isImplied, level))
    }

    // MARK: References

    /// Adds a block that holds entries of the reference list; each is found by its ids. The label stands before them.
    mutating func addEntries(_ entries: [BibliographyEntry], ids: [[String]], label: String, text: String, node: Int) {
        openBlock(.reference, node: node)
        let first = markup.citations.entries.count
        markup.citations.entries += entries
        for (index, names) in ids.enumerated() {
            for id in names where !id.isEmpty { entriesByID[id, default: []].append(first + index) }
        }
        append(label)
        if !label.isEmpty { part() }
        let top = streams.count - 1
        let last = streams[top].frames.count - 1
        streams[top].frames[last].labelEnd = settledOffset()
        streams[top].frames[last].entries = first..<markup.citations.entries.count
        append(text)
        closeBlock()
    }

    /// What is known of the document itself.
    var work: BibliographicItem {
        get { markup.work }
        set { markup.work = newValue }
    }

    // MARK: Finishing

    /// Writes what still waits, leads the links to their entries, and words the paths of the nodes. `keepsUnknown` says
    /// whether a link stays whose target is no entry.
    mutating func finish(path: (Int) -> String, keepsUnknown: (String) -> Bool = { _ in false }) {
        while streams.count > 1 { closeStream() }
        while isInBlock { closeBlock() }
        finishText()
        for index in markup.blocks.indices { markup.blocks[index].path = path(nodes[index]) }
        for link in links {
            var entries: [Int] = []
            for target in link.targets {
                for entry in entriesByID[target] ?? [] where !entries.contains(entry) { entries.append(entry) }
            }
            if entries.isEmpty, !link.targets.contains(where: keepsUnknown) { continue }
            markup.citations.links.append(CitationLink(range: link.range, entries: entries))
        }
    }
}
