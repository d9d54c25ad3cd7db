extension Automaton {
    private static let numbers = SectionedFile.Tag("ANUM")
    private static let lengths = SectionedFile.Tag("ALEN")
    private static let filter = SectionedFile.Tag("AFIL")
    private static let slots = SectionedFile.Tag("ASLT")
    private static let tree = SectionedFile.Tag("ATRE")

    /// Adds the automaton's arrays to a file. O(1).
    package func add(to writer: inout SectionWriter) {
        writer.add(Self.numbers, parts.numbers)
        writer.add(Self.lengths, parts.lengths)
        writer.add(Self.filter, parts.filter)
        writer.add(Self.slots, parts.slots)
        writer.add(Self.tree, parts.tree)
    }

    /// The automaton in a file; its arrays are looked at when they are used. O(1).
    package convenience init(_ file: SectionedFile) throws(SectionedFile.Problem) {
        try self.init(
            Parts(
                numbers: try file.array(Self.numbers), lengths: try file.array(Self.lengths),
                filter: try file.array(Self.filter), slots: try file.array(Self.slots),
                tree: try file.array(Self.tree)))
    }

    /// Checks that every node and pattern that is named exists, and that every prefix is found. O(size).
    package func verify() throws(SectionedFile.Problem) {
        for pair in 0..<parts.lengths.count where parts.lengths[pair] > 8 { throw .content("prefix \(pair)") }
        let end = parts.tree.count - Reader.padding
        var starts = [Bool](repeating: false, count: max(1, end))
        var node = 1
        while node < end {
            let header = NodeHeader(bits: parts.tree[node])
            guard header.isSound, header.labelCount <= longest, header.childCount <= NodeHeader.mostChildren,
                node + header.size <= end, header.childCount > 0 || header.patternCount > 0,
                header.patternCount == 0 || parts.tree[node + 1] < patternCount
            else { throw .content("node \(node)") }
            starts[node] = true
            node += header.size
        }
        for node in starts.indices where starts[node] {
            let header = NodeHeader(bits: parts.tree[node])
            for index in node + header.size - header.childCount..<node + header.size {
                let child = Int(parts.tree[index])
                guard child > node, child < starts.count, starts[child] else { throw .content("node \(node)") }
            }
        }
        for index in 0..<parts.slots.count {
            let slot = parts.slots[index]
            guard slot.node != 0 else { continue }
            guard slot.node < starts.count, starts[Int(slot.node)], reader.mayBegin(slot.key) == 1,
                reader.node(of: slot.key).node == Int(slot.node)
            else { throw .content("prefix in slot \(index)") }
        }
    }
}
