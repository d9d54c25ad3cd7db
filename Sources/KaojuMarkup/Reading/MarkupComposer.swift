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

    struct Stream {
        /// The open blocks, without their text but for the last.
        var frames: [Piece] = []
        /// What waits for the end of the open block.
        var held: [Piece] = []
        /// Whether a blank was to come where the stream interrupted the text.
        var needsBlank = false
    }

    var text: [UInt8] = []
    var markup = Markup()
    /// What the links lead to, by the ids of entries.
    var entriesByID: [String: [Int]] = [:]
    var links: [(range: ByteRange, targets: [String])] = []
    var nodes: [Int] = []
    var streams = [Stream()]
    var sections: [(index: Int, isImplied: Bool, level: Int)] = [(0, false, 0)]
    var linkStart: (offset: Int, targets: [String])?
    var raisedStarts: [Int] = []
    var needsBlank = false

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
        streams.append(Stream(needsBlank: needsBlank))
        needsBlank = false
    }

    /// Closes the stream; what it holds follows the block around it.
    mutating func closeStream() {
        while isInBlock { closeBlock() }
        guard streams.count > 1 else { return }
        let closed = streams.removeLast()
        for piece in closed.held { put(piece) }
        needsBlank = closed.needsBlank
    }

    /// Ends the text of the innermost block and lets out what waited for it.
    mutating func finishText() {
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
    mutating func put(_ piece: Piece) {
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
}
