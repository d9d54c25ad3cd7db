import KaojuText

/// Builds the section tree from headings in order.
struct SectionTreeBuilder {
    /// The sections and the blocks with their sections. O(blocks).
    func build(_ layout: LayoutRepairer.Layout) -> (sections: [Section], blocks: [Block]) {
        let whole = ByteRange(0, layout.reading.bytes.count)
        var sections = [Section(title: "", level: 0, parent: nil, kind: .body, range: whole)]
        var blocks: [Block] = []
        var stack = [0]
        for block in layout.blocks {
            if let heading = block.heading {
                while let top = stack.last, top != 0, sections[top].level >= heading.level {
                    sections[top].range.end = block.range.start
                    stack.removeLast()
                }
                let parent = stack.last ?? 0
                let kind = heading.kind == .body ? sections[parent].kind : heading.kind
                sections.append(
                    Section(
                        title: layout.reading[block.range], level: heading.level, parent: parent, kind: kind,
                        range: ByteRange(block.range.start, whole.end)))
                stack.append(sections.count - 1)
            }
            let section = stack.last ?? 0
            var kind = block.kind
            let about = sections[section].kind
            if kind == .paragraph, about == .metadata || about == .acknowledgements { kind = .metadata }
            blocks.append(Block(kind: kind, range: block.range, section: section))
        }
        return (sections, blocks)
    }
}
