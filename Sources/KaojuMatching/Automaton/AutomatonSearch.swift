import KaojuText

extension Automaton {
    /// Calls `body` with every occurrence of every pattern, by end, then the longest first. O(n + matches · log matches), a
    /// place at which a pattern may begin costs the length of the longest that fits.
    package func forEachMatch(in bytes: [UInt8], range: ByteRange? = nil, _ body: (Match) -> Void) {
        let range = range ?? ByteRange(0, bytes.count)
        guard range.start >= 0, range.end <= bytes.count else { return }
        var found: [Match] = []
        var isSorted = true
        var limit = Self.window
        unsafe bytes.withUnsafeBufferPointer { text in
            guard let text = text.baseAddress else { return }
            let reader = reader
            for at in range.indices {
                if unsafe reader.passes(text[at]) { continue }
                let first = unsafe Reader.bytes(text, at, range.end)
                guard reader.mayBegin(first) == 1 else { continue }
                let (node, count) = reader.node(of: first)
                guard node > 0, at + count <= range.end else { continue }
                if found.count >= limit {
                    Self.hand(&found, endingBy: at, &isSorted, to: body)
                    limit = max(Self.window, 2 * found.count)
                }
                unsafe reader.walk(from: node, in: text, at + count, range.end) { end, pattern in
                    if let last = found.last, last.range.end >= end { isSorted = false }
                    found.append(Match(range: ByteRange(at, end), pattern: Int(pattern)))
                }
            }
        }
        Self.hand(&found, endingBy: range.end, &isSorted, to: body)
    }

    /// So many matches wait to be put in order; more where more overlap.
    private static var window: Int { 4096 }

    /// Puts the matches in order, and hands on those that end by `end`: none that is found later can come before them.
    private static func hand(
        _ found: inout [Match], endingBy end: Int, _ isSorted: inout Bool, to body: (Match) -> Void
    ) {
        if !isSorted { found.sort { ($0.range.end, $0.range.start) < ($1.range.end, $1.range.start) } }
        isSorted = true
        let count = found.firstIndex { $0.range.end > end } ?? found.count
        for match in found[..<count] { body(match) }
        found.removeFirst(count)
    }

    /// The leftmost-longest, found in the way that is meant for large automata; the same as `matches`. O(n), a place at which a
    /// pattern may begin costs the length of the longest that fits.
    package func leftmostLongestInWindows(in bytes: [UInt8]) -> [Match] {
        unsafe bytes.withUnsafeBufferPointer { text in
            unsafe text.baseAddress.map {
                unsafe BlockSearch(self, $0, ByteRange(0, text.count), isLarge: true).matches()
            } ?? []
        }
    }

    /// Calls `body` with the leftmost-longest of the matches that `accepting` lets pass. O(n), a place at which a pattern may
    /// begin costs the length of the longest that fits.
    func forEachLeftmostLongest(
        in text: UnsafePointer<UInt8>, _ range: ByteRange, accepting: (Match) -> Bool, _ body: (Match) -> Void
    ) {
        let reader = reader
        var at = range.start
        while at < range.end {
            let first = unsafe Reader.bytes(text, at, range.end)
            guard reader.mayBegin(first) == 1 else {
                at += 1
                continue
            }
            let (node, count) = reader.node(of: first)
            var best: Match?
            if node > 0, at + count <= range.end {
                unsafe reader.walk(from: node, in: text, at + count, range.end) { end, pattern in
                    let match = Match(range: ByteRange(at, end), pattern: Int(pattern))
                    if accepting(match) { best = match }
                }
            }
            if let best { body(best) }
            at = best?.range.end ?? at + 1
        }
    }
}
