extension Automaton {
    private static let numbers = SectionedFile.Tag("ANUM")
    private static let classes = SectionedFile.Tag("ACLS")
    private static let rows = SectionedFile.Tag("AROW")
    private static let words = SectionedFile.Tag("AWRD")
    private static let depths = SectionedFile.Tag("ADEP")
    private static let branches = SectionedFile.Tag("ABRA")
    private static let heads = SectionedFile.Tag("AHEA")
    private static let outputs = SectionedFile.Tag("AOUT")

    /// Adds the automaton's arrays to a file. O(1).
    package func add(to writer: inout SectionWriter) {
        writer.add(Self.numbers, parts.numbers)
        writer.add(Self.classes, parts.classes)
        writer.add(Self.rows, parts.rows)
        writer.add(Self.words, parts.words)
        writer.add(Self.depths, parts.depths)
        writer.add(Self.branches, parts.branches)
        writer.add(Self.heads, parts.heads)
        writer.add(Self.outputs, parts.outputs)
    }

    /// The automaton in a file; its arrays are looked at when they are used. O(1).
    package init(_ file: SectionedFile) throws(SectionedFile.Problem) {
        try self.init(
            Parts(
                numbers: try file.array(Self.numbers), classes: try file.array(Self.classes),
                rows: try file.array(Self.rows), words: try file.array(Self.words),
                depths: try file.array(Self.depths), branches: try file.array(Self.branches),
                heads: try file.array(Self.heads), outputs: try file.array(Self.outputs)))
    }

    /// Checks that every state, output and pattern that is named exists, and that every chain ends. O(size).
    package func verify() throws(SectionedFile.Problem) {
        let classCount = Int(parts.numbers[2])
        let rowLength = Int(parts.numbers[3])
        let rowsEnd = parts.rows.count
        let stateEnd = UInt32(rowsEnd + parts.words.count)
        func isState(_ state: UInt32) -> Bool {
            let state = state & ~Self.matched
            return state < stateEnd && (state >= UInt32(rowsEnd) || Int(state) % rowLength == 0)
        }
        for byte in 0..<256 where Int(parts.classes[byte]) >= classCount { throw .content("class of byte \(byte)") }
        for index in 0..<rowsEnd {
            let value = parts.rows[index]
            switch index % rowLength {
            case classCount:
                guard value < parts.outputs.count else { throw .content("output of row \(index / rowLength)") }
            case classCount + 1:
                guard value <= longest else { throw .content("depth of row \(index / rowLength)") }
            case (classCount + 2)...: break
            default:
                guard isState(value) else { throw .content("transition \(index)") }
            }
        }
        for index in 0..<parts.words.count {
            let word = parts.words[index]
            let suffix = UInt32(truncatingIfNeeded: word)
            guard isState(suffix), suffix & Self.matched == 0, depth(of: suffix) < Int(parts.depths[index]),
                Int(parts.depths[index]) <= longest, parts.heads[index] < parts.outputs.count,
                word & Word.single == 0 || index + 1 < parts.words.count
            else { throw .content("state \(index)") }
        }
        for index in 0..<parts.branches.count {
            let edge = parts.branches[index]
            guard edge == BranchTable.free || isState(UInt32(truncatingIfNeeded: edge >> 32)) else {
                throw .content("branch \(index)")
            }
        }
        for index in 1..<max(1, parts.outputs.count) {
            let output = parts.outputs[index]
            guard output.next < index, output.pattern < UInt32(patternCount),
                (1...max(1, longest)).contains(Int(output.count))
            else { throw .content("output \(index)") }
        }
    }

    private func depth(of state: UInt32) -> Int { Reader(parts, longest).depth(of: state) }
}
