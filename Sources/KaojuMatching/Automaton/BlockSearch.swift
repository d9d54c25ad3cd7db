import KaojuText

/// Finds the leftmost-longest in a text block by block, in rounds: which places may begin a pattern, which of them do begin
/// with a prefix of one, how far each can be read. No place waits for another, so that the processor has many looks into
/// memory under way at once.
@safe struct BlockSearch {
    /// So many places are looked at in a round.
    private static let blockCount = 1024
    /// So many of them are read at once; a match among them covers others that were read in vain.
    private static let windowCount = 64
    /// Trees below so many bytes stand in the caches: there each place is read to its end at once, which spares those that
    /// a match covers.
    private static let smallTree = 2 << 20

    /// A place at which a prefix of patterns stands.
    private struct Place: BitwiseCopyable {
        var start: Int
        /// What has been read.
        var at: Int
        /// What is read next; 0 where nothing is.
        var node: Int
        /// The end of the longest match, 0 for none, and its pattern.
        var end: Int
        var pattern: UInt32
        /// The next place that is not read to its end.
        var next: UInt32
    }

    private let reader: Automaton.Reader
    private let text: UnsafePointer<UInt8>
    private let range: ByteRange
    private let isSmall: Bool

    /// A search that chooses its way by the size of the tree, or takes the one for large trees.
    init(_ automaton: Automaton, _ text: UnsafePointer<UInt8>, _ range: ByteRange, isLarge: Bool = false) {
        reader = automaton.reader
        unsafe self.text = unsafe text
        self.range = range
        isSmall = !isLarge && automaton.parts.tree.count * 4 < Self.smallTree
    }

    /// The matches in order. O(n), a place at which a pattern may begin costs the length of the longest that fits.
    func matches() -> [Automaton.Match] {
        let capacity = min(Self.blockCount, range.count) + 1
        var out: [Automaton.Match] = []
        unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { buffer in
            guard let offsets = buffer.baseAddress else { return }
            if isSmall {
                unsafe forEachBlock(offsets) { block, count, at in unsafe readEach(offsets, count, block, &at, &out) }
                return
            }
            unsafe withUnsafeTemporaryAllocation(of: Place.self, capacity: capacity) { buffer in
                guard let places = buffer.baseAddress else { return }
                unsafe forEachBlock(offsets) { block, count, at in
                    unsafe readWindows(places, lookUp(places, offsets, count, block), &at, &out)
                }
            }
        }
        return out
    }

    /// Calls `body` with each block's start, the number of places in it that may begin a pattern, and where the last match
    /// ended.
    @inline(__always)
    private func forEachBlock(_ offsets: UnsafeMutablePointer<UInt32>, _ body: (Int, Int, inout Int) -> Void) {
        var at = range.start
        while at < range.end {
            let block = at
            let end = min(block + Self.blockCount, range.end)
            unsafe body(block, filter(block, end, into: offsets), &at)
            at = max(end, at)
        }
    }

    /// Reads one place after another to its end.
    @inline(__always)
    private func readEach(
        _ offsets: UnsafeMutablePointer<UInt32>, _ count: Int, _ block: Int, _ at: inout Int,
        _ out: inout [Automaton.Match]
    ) {
        for index in 0..<count {
            let start = unsafe block &+ Int(offsets[index])
            guard start >= at else { continue }
            let (node, length) = unsafe reader.node(of: Automaton.Reader.bytes(text, start, range.end))
            guard node > 0, start &+ length <= range.end else { continue }
            var (end, pattern) = (0, UInt32(0))
            unsafe reader.walk(from: node, in: text, start &+ length, range.end) { (end, pattern) = ($0, $1) }
            guard end > 0 else { continue }
            out.append(.init(range: ByteRange(start, end), pattern: Int(pattern)))
            at = end
        }
    }

    /// Reads the places window by window, and takes those that no match covers.
    @inline(__always)
    private func readWindows(
        _ places: UnsafeMutablePointer<Place>, _ count: Int, _ at: inout Int, _ out: inout [Automaton.Match]
    ) {
        var isRead = 0
        for index in 0..<count where unsafe places[index].start >= at {
            if index >= isRead {
                isRead = min(index + Self.windowCount, count)
                unsafe readAll(places, index, isRead)
            }
            let place = unsafe places[index]
            guard place.end > 0 else { continue }
            out.append(.init(range: ByteRange(place.start, place.end), pattern: Int(place.pattern)))
            at = place.end
        }
    }

    /// Reads all places, a node of each in turn.
    @inline(__always)
    private func readAll(_ places: UnsafeMutablePointer<Place>, _ low: Int, _ count: Int) {
        // A chain through those that are left; the last points behind all.
        for index in low..<count { unsafe places[index].next = UInt32(index + 1) }
        var first = low
        while first < count {
            var before = -1
            var index = first
            while index < count {
                var at = unsafe places[index].at
                let node = unsafe reader.step(from: places[index].node, in: text, &at, range.end) {
                    unsafe places[index].end = $0
                    unsafe places[index].pattern = $1
                }
                let next = unsafe Int(places[index].next)
                if node > 0 {
                    reader.prefetch(node: node)
                    unsafe places[index].at = at
                    unsafe places[index].node = node
                    before = index
                } else if before < 0 {
                    first = next
                } else {
                    unsafe places[before].next = UInt32(next)
                }
                index = next
            }
        }
    }

    /// Notes the places that may begin a pattern, from `start` on, and returns their number.
    @inline(__always)
    private func filter(_ start: Int, _ end: Int, into offsets: UnsafeMutablePointer<UInt32>) -> Int {
        var count = 0
        var at = start
        let safe = min(end, range.end - 7)
        while at < safe {
            if unsafe reader.passes(text[at]) {
                at &+= 1
                continue
            }
            let bytes = unsafe UnsafeRawPointer(text + at).loadUnaligned(as: UInt64.self).littleEndian
            unsafe offsets[count] = UInt32(truncatingIfNeeded: at &- start)
            count &+= reader.mayBegin(bytes)
            at &+= 1
        }
        while at < end {
            unsafe offsets[count] = UInt32(truncatingIfNeeded: at &- start)
            unsafe count &+= reader.mayBegin(Automaton.Reader.bytes(text, at, range.end))
            at &+= 1
        }
        return count
    }

    /// Keeps the places at which patterns' prefixes stand, and returns their number.
    @inline(__always)
    private func lookUp(
        _ places: UnsafeMutablePointer<Place>, _ offsets: UnsafeMutablePointer<UInt32>, _ count: Int, _ block: Int
    ) -> Int {
        for index in 0..<count {
            unsafe reader.prefetch(Automaton.Reader.bytes(text, block &+ Int(offsets[index]), range.end))
        }
        var kept = 0
        for index in 0..<count {
            let start = unsafe block &+ Int(offsets[index])
            let (node, length) = unsafe reader.node(of: Automaton.Reader.bytes(text, start, range.end))
            reader.prefetch(node: node)
            unsafe places[kept] = Place(start: start, at: start &+ length, node: node, end: 0, pattern: 0, next: 0)
            if node > 0, start &+ length <= range.end { kept &+= 1 }
        }
        return kept
    }
}
