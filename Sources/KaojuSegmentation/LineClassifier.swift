import KaojuText

/// Decides what each line is for, from the line itself, its neighbours and the whole document.
struct LineClassifier {
    let resources: SegmentationResources
    let bytes: [UInt8]
    /// The columns at which the document's lines are wrapped; nil where lines are whole paragraphs.
    let wrapWidth: Int?
    let isMarkdown: Bool
    private let headings: HeadingRecognizer

    init(resources: SegmentationResources, bytes: [UInt8], wrapWidth: Int?, isMarkdown: Bool) {
        self.resources = resources
        self.bytes = bytes
        self.wrapWidth = wrapWidth
        self.isMarkdown = isMarkdown
        headings = HeadingRecognizer(resources: resources, bytes: bytes)
    }

    /// Marks markup, furniture, captions, metadata and headings. O(n).
    func classify(_ lines: inout [SourceLine]) {
        MarkupClassifier(bytes: bytes, isMarkdown: isMarkdown).classify(&lines)
        let furniture = FurnitureRecognizer(resources: resources, bytes: bytes, wrapWidth: wrapWidth)
        let captions = CaptionRecognizer(resources: resources, bytes: bytes, wrapWidth: wrapWidth)
        let repeated = furniture.repeated(lines)
        var inList = false
        // The document's own DOI, which its pages print at their foot, in the reference list too.
        var ownAddresses: Set<[UInt8]> = []
        var isNamed = [Bool](repeating: false, count: lines.count)
        for index in lines.indices where lines[index].isText {
            let range = lines[index].range
            let heading = range.count < 60 ? headings.heading(in: range) : nil
            if let heading, heading.isNamed {
                inList = heading.kind == .references
                isNamed[index] = true
            }
            let isBehindEnd =
                index == 0 || lines[index - 1].isFurniture || LineEnding.isTerminal(bytes, lines[index - 1].range)
            // In the middle of a list's entry a line may be all DOI, URL or pages, and may come back («[cited 2017]»).
            let isInEntry = inList && !isBehindEnd
            if isInEntry, lines[index].blanksBefore == 0, !lines[index].pageBreakBefore,
                furniture.doi(in: range).map({ !ownAddresses.contains($0) }) ?? true
            {
                continue
            }
            let address = furniture.isFurniture(range) ? furniture.doi(in: range) : nil
            let isOwn = address.map { ownAddresses.contains($0) } ?? false
            if let address, !inList { ownAddresses.insert(address) }
            let goesOn = inList && !isOwn && !(isBehindEnd && furniture.isPageNumber(range))
            let isRepeated = repeated[index] && !isNamed[index] && !(goesOn && furniture.isAddress(range))
            if furniture.isFurniture(range) && !goesOn || isRepeated {
                lines[index].kind = .furniture
            } else if captions.isCaption(lines[index]) {
                lines[index].kind = .caption
            } else if isMetadata(range) {
                lines[index].kind = .metadata
            }
        }
        furniture.markLoose(&lines, except: isNamed)
        markHeadings(&lines)
    }

    private func markHeadings(_ lines: inout [SourceLine]) {
        var inReferences = false
        for index in lines.indices where lines[index].isText && !lines[index].startsItem {
            let range = lines[index].range
            // «２　讨　论　ＣＲＥＳＴ…»: a heading that runs into its text is split later.
            if let runIn = headings.runIn(range), runIn.text < range.end { continue }
            guard let heading = headings.heading(in: range) else { continue }
            if heading.isNamed
                ? !inReferences || mayEndList(before: index, in: lines)
                : !inReferences && closes(before: index, in: lines)
            {
                inReferences = heading.kind == .references
                lines[index].kind = .heading(level: heading.level, kind: heading.kind)
            }
        }
    }

    /// Whether the text before a line has come to an end, so that a heading may follow.
    private func closes(before index: Int, in lines: [SourceLine]) -> Bool {
        var at = index - 1
        while at >= 0, lines[at].isFurniture { at -= 1 }
        guard at >= 0 else { return true }
        guard lines[at].isText else { return true }
        if LineEnding.isTerminal(bytes, lines[at].range) { return true }
        // Without hard wrapping a line that stands alone is closed by its own end.
        guard let wrapWidth else { return true }
        return lines[at].width < wrapWidth * 3 / 5
    }

    /// Whether a section's name may end a reference list here: not in the middle of a wrapped entry.
    private func mayEndList(before index: Int, in lines: [SourceLine]) -> Bool {
        guard let wrapWidth, index > 0, lines[index].blanksBefore == 0, lines[index - 1].isText else { return true }
        return lines[index - 1].width * 100 < wrapWidth * 85 || LineEnding.isTerminal(bytes, lines[index - 1].range)
    }

    /// A label of the paper's own data, with a colon or a blank behind it: «received by 40 patients» is text.
    private func isMetadata(_ line: ByteRange) -> Bool {
        var range = line
        // «\\*通信作者：», «# 中图分类号：», «【关键词】»: marks before the label say nothing.
        while range.start < range.end, [0x23, 0x20, 0x2A, 0x5C].contains(bytes[range.start]) { range.start += 1 }
        if !range.isEmpty, [0x3010, 0xFF3B].contains(UTF8Scanner.scalar(bytes, at: range.start).value) {
            range.start += 3
        }
        guard !range.isEmpty, let length = resources.metadataPrefixes.length(in: bytes, range) else { return false }
        let isLatin = bytes[range.start] < 0x80
        var at = range.start + length
        var steps = 0
        while at < range.end, steps < (isLatin ? 12 : 1) {
            let (value, width) = UTF8Scanner.scalar(bytes, at: at)
            if value == 0x3A || value == 0xFF1A || value == 0x3011 || value == 0x5D || value == 0xFF3D { return true }
            if !isLatin, ScalarClass.isSpace(value) || value == 0x2A { return true }
            at += width
            steps += 1
        }
        return at >= range.end && range.count == length
    }
}
