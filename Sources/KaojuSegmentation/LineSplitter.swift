import KaojuText

/// Splits a line at labels that stand inside it, as OCR and flattened layouts leave them: «…)摘要：本文…关键词：…»,
/// «２　讨　论　ＣＲＥＳＴ…».
struct LineSplitter {
    let resources: SegmentationResources
    let bytes: [UInt8]
    let headings: HeadingRecognizer

    init(resources: SegmentationResources, bytes: [UInt8]) {
        self.resources = resources
        self.bytes = bytes
        headings = HeadingRecognizer(resources: resources, bytes: bytes)
    }

    /// The blocks that a line begins, the last of them open to further lines. O(line).
    func plans(of range: ByteRange) -> [BlockPlan] {
        var out: [BlockPlan] = []
        var start = range.start
        if let found = headings.runIn(range) {
            out.append(
                BlockPlan(
                    kind: .heading, parts: [found.words],
                    heading: (found.heading.level, found.heading.kind)))
            start = found.text
        } else if let label = resources.abstractLabels.label(in: bytes, ByteRange(range.start + 1, range.end)) {
            out.append(BlockPlan(kind: .metadata, parts: [ByteRange(range.start, label.start)]))
            out.append(BlockPlan(kind: .heading, parts: [label], heading: (1, .abstract)))
            start = label.end + UTF8Scanner.scalar(bytes, at: label.end).length
        }
        let rest = ByteRange(start, range.end)
        if let label = resources.runInLabels.label(in: bytes, rest)?.start {
            if label > rest.start { out.append(BlockPlan(kind: .paragraph, parts: [ByteRange(rest.start, label)])) }
            out.append(BlockPlan(kind: .metadata, parts: [ByteRange(label, rest.end)]))
        } else if !rest.isEmpty {
            out.append(BlockPlan(kind: .paragraph, parts: [rest]))
        }
        return out
    }
}
