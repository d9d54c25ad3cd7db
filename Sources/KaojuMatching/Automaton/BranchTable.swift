/// One table for the children of all states that have several: those of a state stand at its base plus their bytes.
struct BranchTable {
    /// No state's number, so no edge's parent.
    static let free = UInt64(UInt32.max)
    /// So many windows of 64 bases are tried before a new one is begun.
    private static let patience = 12

    private(set) var edges: [UInt64] = []
    /// A bit for each slot that is taken.
    private var taken: [UInt64] = [0, 0, 0, 0, 0, 0]
    /// All windows before this one are nearly full.
    private var firstWindow = 0

    /// Puts children in and returns their base. `children` holds bytes and states.
    mutating func place(_ children: ArraySlice<(label: UInt8, child: UInt32)>, of parent: UInt32) -> UInt32 {
        var window = firstWindow
        var tried = 0
        while true {
            while (window + 6) > taken.count { taken.append(0) }
            var bases = UInt64.max
            if tried < Self.patience {
                for child in children {
                    bases &= ~bits(from: window * 64 + Int(child.label))
                    if bases == 0 { break }
                }
            } else {
                // Behind everything that is taken.
                window = max(window, (edges.count + 63) / 64)
                while (window + 6) > taken.count { taken.append(0) }
            }
            if bases != 0 {
                let base = window * 64 + bases.trailingZeroBitCount
                for child in children {
                    let slot = base + Int(child.label)
                    while edges.count <= slot { edges.append(Self.free) }
                    edges[slot] = UInt64(child.child) << 32 | UInt64(parent)
                    taken[slot >> 6] |= 1 << UInt64(slot & 63)
                }
                if tried >= Self.patience { firstWindow += 1 }
                return UInt32(base)
            }
            tried += 1
            window += 1
        }
    }

    /// The slots in memory of their own; the table is empty afterwards.
    mutating func release() -> FixedArray<UInt64> {
        defer { self = BranchTable() }
        return FixedArray(edges)
    }

    /// The 64 bits from a slot on.
    private func bits(from slot: Int) -> UInt64 {
        let word = slot >> 6
        let shift = UInt64(slot & 63)
        let low = taken[word] >> shift
        return shift == 0 ? low : low | taken[word + 1] << (64 - shift)
    }

    /// Marks the edges to children in which patterns end.
    mutating func mark(where matches: (UInt32) -> Bool) {
        for index in edges.indices where edges[index] != Self.free {
            let child = UInt32(truncatingIfNeeded: edges[index] >> 32)
            if matches(child) { edges[index] |= UInt64(Automaton.matched) << 32 }
        }
    }
}
