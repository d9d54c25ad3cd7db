import KaojuText

/// Takes blocks, sections and citations from a document's markup; only characters are folded, no layout is repaired.
struct MarkupOutliner {
    let resources: SegmentationResources
    let document: Document
    let markup: Markup

    /// The outline. O(n).
    func outline() -> Outline {
        var folder = TextFolder(source: document.text, resources: resources, isExtracted: true)
        var blocks: [Block] = []
        /// The block that each marked one became.
        var places: [Int?] = []
        for marked in markup.blocks {
            let start = folder.openBlock()
            folder.append(marked.range)
            let range = ByteRange(start, folder.bytes.count)
            places.append(range.isEmpty ? nil : blocks.count)
            guard !range.isEmpty else { continue }
            blocks.append(
                Block(
                    kind: marked.kind, range: range, section: marked.section,
                    element: marked.path.isEmpty ? nil : marked.path))
        }
        let reading = ReadingText(bytes: folder.bytes, map: folder.map, lineStarts: folder.lineStarts)
        let sections = sections(of: blocks, places, reading)
        for index in blocks.indices where blocks[index].kind == .paragraph {
            let kind = sections[blocks[index].section].kind
            if kind == .metadata || kind == .acknowledgements { blocks[index].kind = .metadata }
        }
        return Outline(reading: reading, sections: sections, blocks: blocks, given: given(in: reading.map))
    }

    // MARK: Sections

    private func sections(of blocks: [Block], _ places: [Int?], _ reading: ReadingText) -> [Section] {
        let recognizer = HeadingRecognizer(resources: resources, bytes: reading.bytes)
        var sections: [Section] = []
        for (index, marked) in markup.sections.enumerated() {
            let title = marked.title.flatMap { places[$0] }.map { blocks[$0].range }
            let parent = marked.parent.flatMap { $0 < index ? $0 : nil } ?? (index == 0 ? nil : 0)
            let around = parent.map { sections[$0].kind } ?? .body
            var kind = marked.kind ?? title.flatMap(recognizer.kind) ?? around
            // Nothing that stands in an abstract, in notes or in a list becomes prose by its title.
            if [.abstract, .metadata, .references, .acknowledgements].contains(around), marked.kind == nil {
                kind = around
            }
            sections.append(
                Section(
                    title: title.map { reading[$0] } ?? "", level: marked.level, parent: parent, kind: kind,
                    range: ByteRange(0, 0)))
        }
        settleRanges(of: &sections, blocks, whole: reading.bytes.count)
        return sections
    }

    /// A section reaches from its first block to the end of its last, those of the sections inside included.
    private func settleRanges(of sections: inout [Section], _ blocks: [Block], whole: Int) {
        var found = [ByteRange?](repeating: nil, count: sections.count)
        for block in blocks { found[block.section] = found[block.section]?.union(block.range) ?? block.range }
        for index in sections.indices.reversed() {
            guard let range = found[index] else { continue }
            sections[index].range = range
            if let parent = sections[index].parent { found[parent] = found[parent]?.union(range) ?? range }
        }
        if !sections.isEmpty { sections[0].range = ByteRange(0, whole) }
    }

    // MARK: Citations

    private func given(in map: OffsetMap) -> GivenCitations {
        var given = markup.citations
        for (index, range) in map.readings(ofAscending: given.links.map(\.range)).enumerated() {
            given.links[index].range = range
        }
        given.links.removeAll { $0.range.isEmpty }
        let placed = given.entries.indices.filter { given.entries[$0].range != nil }
        let ranges = map.readings(ofAscending: placed.compactMap { given.entries[$0].range })
        for (index, range) in zip(placed, ranges) { given.entries[index].range = range }
        return given
    }
}
