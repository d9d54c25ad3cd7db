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
        let wrapWidth = WrapEstimator().wrapWidth(of: lines)
        LineClassifier(resources: resources, bytes: bytes, wrapWidth: wrapWidth).classify(&lines)
        let plans = BlockPlanner(
            resources: resources, bytes: bytes, wrapWidth: wrapWidth, isMarkdown: document.format == .markdown
        ).plans(for: lines)
        var folder = TextFolder(source: bytes, resources: resources)
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

/// Finds out whether a text is wrapped by hand, and where.
struct WrapEstimator {
    /// The columns at which lines break; nil where a line is a paragraph. O(n).
    func wrapWidth(of lines: [SourceLine]) -> Int? {
        let widths = lines.map(\.width).filter { $0 > 20 }.sorted()
        guard widths.count >= 6 else { return nil }
        let high = widths[widths.count * 85 / 100]
        guard high <= 220 else { return nil }
        let full = widths.filter { $0 >= high * 85 / 100 && $0 <= high * 115 / 100 }.count
        return full * 100 >= widths.count * 35 ? high : nil
    }
}
