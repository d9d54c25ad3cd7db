import KaojuText

extension Automaton {
    /// Calls `body` with every occurrence of every pattern, by end, then the longest first. O(n + matches).
    package func forEachMatch(in bytes: [UInt8], range: ByteRange? = nil, _ body: (Match) -> Void) {
        let range = range ?? ByteRange(0, bytes.count)
        guard range.start >= 0, range.end <= bytes.count else { return }
        let reader = Reader(parts, longest)
        bytes.withUnsafeBufferPointer { text in
            guard let text = text.baseAddress else { return }
            var state: UInt32 = 0
            for at in range.indices {
                state = reader.step(state, text[at])
                guard state >= Self.matched else { continue }
                state &= ~Self.matched
                var next = reader.head(of: state)
                while let output = reader.output(next) {
                    next = Int(output.next)
                    let start = at + 1 - Int(output.count)
                    guard start >= range.start else { continue }
                    body(Match(range: ByteRange(start, at + 1), pattern: Int(output.pattern)))
                }
            }
        }
    }

    /// The leftmost-longest in `range`. O(n + matches) unless long patterns overlap much.
    func leftmostLongest(in bytes: [UInt8], _ range: ByteRange) -> [Match] {
        bytes.withUnsafeBufferPointer { text in
            guard let start = text.baseAddress else { return [] }
            if range.count >= LaneSearch.shortest, byteCount >= LaneSearch.smallestAutomaton {
                return LaneSearch(self, start, range).matches()
            }
            var out: [Match] = []
            forEachLeftmostLongest(in: start, range, accepting: { _ in true }) {
                out.append($0)
                return true
            }
            return out
        }
    }

    /// The leftmost-longest, found in the way that is meant for large automata and long texts; the same as `matches`. O(n +
    /// matches) unless long patterns overlap much.
    package func leftmostLongestInLanes(in bytes: [UInt8]) -> [Match] {
        bytes.withUnsafeBufferPointer { text in
            guard let start = text.baseAddress, !text.isEmpty else { return [] }
            return LaneSearch(self, start, ByteRange(0, text.count)).matches()
        }
    }

    /// The leftmost-longest alone. O(n).
    func firstMatch(in text: UnsafePointer<UInt8>, _ range: ByteRange) -> Match? {
        var first: Match?
        forEachLeftmostLongest(in: text, range, accepting: { _ in true }) {
            first = $0
            return false
        }
        return first
    }

    /// Calls `body` with the leftmost-longest of the matches that `accepting` lets pass, until it returns false. O(n +
    /// matches) unless long patterns overlap much.
    @inline(__always)
    func forEachLeftmostLongest(
        in text: UnsafePointer<UInt8>, _ range: ByteRange, accepting: (Match) -> Bool, _ body: (Match) -> Bool
    ) {
        let reader = Reader(parts, longest)
        var state: UInt32 = 0
        var at = range.start
        while at < range.end {
            state = reader.step(state, text[at])
            at += 1
            guard state >= Self.matched else { continue }
            state &= ~Self.matched
            guard var best = Self.first(of: reader.head(of: state), reader, at, range.start, accepting) else {
                continue
            }
            // What is still open may begin before it, or at its start and be longer. Where it is all of the state's bytes,
            // a byte that leads to no child decides it; else the depth says where the state begins.
            var isWhole = reader.depth(of: state) == best.range.count
            while at < range.end {
                let next: UInt32
                if isWhole, state >= reader.rowsEnd {
                    guard let child = reader.child(of: state, text[at]) else { break }
                    next = child
                    state = next & ~Self.matched
                } else {
                    next = reader.step(state, text[at])
                    state = next & ~Self.matched
                    if at + 1 - reader.depth(of: state) > best.range.start { break }
                }
                at += 1
                guard next >= Self.matched else { continue }
                let found = Self.first(of: reader.head(of: state), reader, at, range.start) {
                    $0.range.start <= best.range.start && accepting($0)
                }
                if let found {
                    best = found
                    isWhole = reader.depth(of: state) == best.range.count
                }
            }
            guard body(best) else { return }
            at = best.range.end
            state = 0
        }
    }

    /// The longest of the patterns that end at `end`, of those that are accepted.
    @inline(__always)
    private static func first(
        of head: Int, _ reader: Reader, _ end: Int, _ from: Int, _ accepting: (Match) -> Bool
    ) -> Match? {
        var next = head
        while let output = reader.output(next) {
            next = Int(output.next)
            let start = end - Int(output.count)
            guard start >= from else { continue }
            let match = Match(range: ByteRange(start, end), pattern: Int(output.pattern))
            if accepting(match) { return match }
        }
        return nil
    }
}
