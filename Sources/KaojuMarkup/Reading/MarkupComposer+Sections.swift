import KaojuText

/// Sections, entries of the reference list, and the end of a document.
extension MarkupComposer {
    /// The index of the innermost open section.
    var section: Int { sections[sections.count - 1].index }

    /// Opens a section, which lasts until it is closed; `closingImplied` ends those that headings before it imply.
    mutating func openSection(_ kind: Section.Kind?, closingImplied: Bool = false) {
        while closingImplied, let top = sections.last, top.isImplied { sections.removeLast() }
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
