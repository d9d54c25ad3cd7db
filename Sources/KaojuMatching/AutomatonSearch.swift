import KaojuText

extension Automaton {
    /// Calls `body` with every occurrence of every pattern, by end, then the longest first. O(n + matches).
    package func forEachMatch(in bytes: [UInt8], range: ByteRange? = nil, _ body: (Match) -> Void) {
        let range = range ?? ByteRange(0, bytes.count)
        guard range.start >= 0, range.end <= bytes.count else { return }
        bytes.withUnsafeBufferPointer { text in
            states.withUnsafeBufferPointer { states in
                var state: UInt32 = 0
                for at in range.indices {
                    state = Self.step(states, state, text[at])
                    var output = states[Int(state)].output
                    while output != 0 {
                        let found = outputs[Int(output)]
                        body(Match(range: ByteRange(at + 1 - Int(found.count), at + 1), pattern: Int(found.pattern)))
                        output = found.next
                    }
                }
            }
        }
    }

    /// Calls `body` with the leftmost-longest of the matches that `accepting` lets pass. O(n + matches) unless
    /// long patterns overlap much.
    func forEachLeftmostLongest(
        in bytes: [UInt8], range: ByteRange?, accepting: (Match) -> Bool, _ body: (Match) -> Void
    ) {
        let range = range ?? ByteRange(0, bytes.count)
        guard range.start >= 0, range.end <= bytes.count else { return }
        bytes.withUnsafeBufferPointer { text in
            states.withUnsafeBufferPointer { states in
                var state: UInt32 = 0
                var best: Match?
                var at = range.start
                while true {
                    // Nothing that is still open can begin at or before the best one's start: it stands.
                    if let found = best, at == range.end || at - Int(depths[Int(state)]) > found.range.start {
                        body(found)
                        best = nil
                        at = found.range.end
                        state = 0
                        continue
                    }
                    if at == range.end { break }
                    state = Self.step(states, state, text[at])
                    at += 1
                    var output = states[Int(state)].output
                    while output != 0 {
                        let found = outputs[Int(output)]
                        let match = Match(range: ByteRange(at - Int(found.count), at), pattern: Int(found.pattern))
                        if let best, match.range.start > best.range.start { break }
                        if accepting(match) {
                            best = match
                            break
                        }
                        output = found.next
                    }
                }
            }
        }
    }

    /// The state after `byte`.
    @inline(__always)
    private static func step(_ states: UnsafeBufferPointer<State>, _ from: UInt32, _ byte: UInt8) -> UInt32 {
        var state = from
        while true {
            let next = states[Int(state)].base ^ UInt32(byte)
            if states[Int(next)].check == state { return next }
            if state == 0 { return 0 }
            state = states[Int(state)].fail
        }
    }
}
