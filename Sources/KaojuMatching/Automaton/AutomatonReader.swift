/// The word of a state without a row: its suffix state in the low half, above it 28 bits of payload and four flags.
enum Word {
    /// In the payload is the byte that leads to the only child, the next state.
    static let single: UInt64 = 1 << 61
    /// In the payload is where the children stand in the table of branches.
    static let branching: UInt64 = 1 << 62
    /// Patterns end in the only child.
    static let childMatched: UInt64 = 1 << 60
    /// Where the payload begins, and its width.
    static let payloadShift: UInt64 = 32
    static let payloadMask: UInt32 = (1 << 28) - 1
}

extension Automaton {
    /// The addresses of the arrays, for the loops. Valid as long as the automaton is. Whatever the arrays hold, nothing
    /// outside them is read.
    struct Reader {
        let classes: UnsafePointer<UInt8>
        let rows: UnsafePointer<UInt32>
        let rowsEnd: UInt32
        let classCount: UInt32
        let words: UnsafePointer<UInt64>
        let wordCount: UInt32
        let branches: UnsafePointer<UInt64>
        let branchCount: UInt32
        let longest: Int
        let heads: UnsafePointer<UInt32>
        let outputs: UnsafePointer<Output>
        let outputCount: Int
        private let depths: UnsafePointer<UInt16>

        init(_ parts: Parts, _ longest: Int) {
            self.longest = longest
            classes = parts.classes.start
            rows = parts.rows.start
            rowsEnd = UInt32(parts.rows.count)
            classCount = parts.numbers[2]
            words = parts.words.start
            wordCount = UInt32(parts.words.count)
            branches = parts.branches.start
            heads = parts.heads.start
            outputs = parts.outputs.start
            outputCount = parts.outputs.count
            depths = parts.depths.start
            branchCount = UInt32(truncatingIfNeeded: parts.branches.count)
        }

        /// The state after `byte`, with `matched` set where patterns end in it. Amortised O(1).
        @inline(__always)
        func step(_ from: UInt32, _ byte: UInt8) -> UInt32 {
            let column = UInt32(classes[Int(byte)])
            let slot = from &+ column
            if slot < rowsEnd { return rows[Int(slot)] }
            return stepOff(from, byte, column)
        }

        /// The same from a state without a row.
        @inline(__always)
        private func stepOff(_ from: UInt32, _ byte: UInt8, _ column: UInt32) -> UInt32 {
            var state = from
            // No sound automaton has more suffixes than the longest pattern has bytes.
            var budget = longest
            while budget >= 0 {
                let index = state &- rowsEnd
                guard index < wordCount else { return 0 }
                let word = words[Int(index)]
                let payload = UInt32(truncatingIfNeeded: word >> Word.payloadShift) & Word.payloadMask
                if word & Word.single != 0 {
                    if payload == UInt32(byte) {
                        return (state &+ 1) | UInt32(truncatingIfNeeded: (word & Word.childMatched) >> 29)
                    }
                } else if word & Word.branching != 0 {
                    let slot = payload &+ UInt32(byte)
                    if slot < branchCount {
                        let edge = branches[Int(slot)]
                        if UInt32(truncatingIfNeeded: edge) == state { return UInt32(truncatingIfNeeded: edge >> 32) }
                    }
                }
                state = UInt32(truncatingIfNeeded: word)
                let slot = state &+ column
                if slot < rowsEnd { return rows[Int(slot)] }
                budget -= 1
            }
            return 0
        }

        /// The child of a state without a row, with `matched` set where patterns end in it; nil where there is none. O(1).
        @inline(__always)
        func child(of state: UInt32, _ byte: UInt8) -> UInt32? {
            let index = state &- rowsEnd
            guard index < wordCount else { return nil }
            let word = words[Int(index)]
            let payload = UInt32(truncatingIfNeeded: word >> Word.payloadShift) & Word.payloadMask
            if word & Word.single != 0 {
                return payload == UInt32(byte)
                    ? (state &+ 1) | UInt32(truncatingIfNeeded: (word & Word.childMatched) >> 29) : nil
            }
            let slot = payload &+ UInt32(byte)
            guard word & Word.branching != 0, slot < branchCount else { return nil }
            let edge = branches[Int(slot)]
            return UInt32(truncatingIfNeeded: edge) == state ? UInt32(truncatingIfNeeded: edge >> 32) : nil
        }

        /// The number of bytes that the state stands for. O(1).
        @inline(__always)
        func depth(of state: UInt32) -> Int {
            if state < rowsEnd {
                let slot = Int(state &+ classCount) + 1
                return slot < Int(rowsEnd) ? Int(rows[slot]) : 0
            }
            let index = Int(state &- rowsEnd)
            return index < Int(wordCount) ? Int(depths[index]) : 0
        }

        /// The index of the longest output of a state; 0 for none. O(1).
        @inline(__always)
        func head(of state: UInt32) -> Int {
            if state < rowsEnd {
                let slot = Int(state &+ classCount)
                return slot < Int(rowsEnd) ? Int(rows[slot]) : 0
            }
            let index = Int(state &- rowsEnd)
            return index < Int(wordCount) ? Int(heads[index]) : 0
        }

        /// The output with this index, if there is one, with the index of the next one: lower, so that every chain ends.
        @inline(__always)
        func output(_ index: Int) -> Output? {
            guard index > 0, index < outputCount else { return nil }
            var output = outputs[index]
            // An empty match would be found for ever.
            guard output.count > 0 else { return nil }
            if Int(output.next) >= index { output.next = 0 }
            return output
        }
    }
}
