import KaojuText

/// Joins the lines of a page into blocks: paragraphs closed over hard line breaks and page furniture, headings and
/// captions apart.
struct LayoutRepairer {
    /// Blocks before their sections are known.
    struct Layout {
        var reading: ReadingText
        var blocks: [LaidBlock]
    }

    /// A block, and what its heading says.
    struct LaidBlock {
        var kind: Block.Kind
        var range: ByteRange
        var heading: (level: Int, kind: Section.Kind)?
    }

    let resources: SegmentationResources
    let document: Document

    /// Repairs a document's text. O(n).
    func layout() -> Layout {
        let bytes = document.text
        var lines = LineScanner().lines(of: bytes)
        let wrapWidth = WrapEstimator(bytes: bytes).wrapWidth(of: lines)
        let isMarkdown = document.format == .markdown
        LineClassifier(resources: resources, bytes: bytes, wrapWidth: wrapWidth, isMarkdown: isMarkdown)
            .classify(&lines)
        let plans = BlockPlanner(
            resources: resources, bytes: bytes, lines: lines, wrapWidth: wrapWidth, isMarkdown: isMarkdown
        ).plans()
        var folder = TextFolder(
            source: bytes, resources: resources, evidence: HyphenEvidence(bytes: bytes, lines: lines),
            isMarkdown: isMarkdown)
        var blocks: [LaidBlock] = []
        for plan in plans {
            let start = folder.openBlock()
            for (index, part) in plan.parts.enumerated() {
                if index > 0 { folder.breakLine(at: part.start) }
                folder.append(part)
            }
            let end = folder.bytes.count
            if end > start {
                blocks.append(LaidBlock(kind: plan.kind, range: ByteRange(start, end), heading: plan.heading))
            }
        }
        let reading = ReadingText(bytes: folder.bytes, map: folder.map, lineStarts: folder.lineStarts)
        return Layout(reading: reading, blocks: blocks)
    }
}
