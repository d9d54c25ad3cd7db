import KaojuText

/// Finds the leftmost-longest in a text block by block, in rounds: which places may begin a pattern, which of them do begin
/// with a prefix of one, how far each can be read. No place waits for another, so that the processor has many looks into
/// memory under way at once.
struct BlockSearch {
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
        reader = Automaton.Reader(automaton.parts)
        self.text = text
        self.range = range
        isSmall = !isLarge && automaton.parts.tree.count * 4 < Self.smallTree
    }

    /// The matches in order. O(n), a place at which a pattern may begin costs the length of the longest that fits.
    func matches() -> [Automaton.Match] {
        var out: [Automaton.Match] = []
        let capacity = min(Self.blockCount, range.count) + 1
        withUnsafeTemporaryAllocation(of: Place.self, capacity: capacity) { buffer in
            guard let places = buffer.baseAddress else { return }
            var at = range.start
            while at < range.end {
                let end = min(at + Self.blockCount, range.end)
                let count = lookUp(places, filter(at, end, into: places))
                var isRead = 0
                for index in 0..<count where places[index].start >= at {
                    if isSmall {
                        read(&places[index])
                    } else if index >= isRead {
                        isRead = min(index + Self.windowCount, count)
                        readAll(places, index, isRead)
                    }
                    let place = places[index]
                    if place.end > 0 {
                        out.append(.init(range: ByteRange(place.start, place.end), pattern: Int(place.pattern)))
                        at = place.end
                    }
                }
                at = max(end, at)
            }
        }
        return out
    }

    /// Reads a place to its end.
    @inline(__always)
    private func read(_ place: inout Place) {
        var (end, pattern) = (0, UInt32(0))
        reader.walk(from: place.node, in: text, place.at, range.end) { (end, pattern) = ($0, $1) }
        place.end = end
        place.pattern = pattern
    }

    /// Reads all places, a node of each in turn.
    @inline(__always)
    private func readAll(_ places: UnsafeMutablePointer<Place>, _ low: Int, _ count: Int) {
        // A chain through those that are left; the last points behind all.
        for index in low..<count { places[index].next = UInt32(index + 1) }
        var first = low
        while first < count {
            var before = -1
            var index = first
            while index < count {
                var at = places[index].at
                let node = reader.step(from: places[index].node, in: text, &at, range.end) {
                    places[index].end = $0
                    places[index].pattern = $1
                }
                let next = Int(places[index].next)
                if node > 0 {
                    reader.prefetch(node: node)
                    places[index].at = at
                    places[index].node = node
                    before = index
                } else if before < 0 {
                    first = next
                } else {
                    places[before].next = UInt32(next)
                }
                index = next
            }
        }
    }

    /// Notes the places that may begin a pattern, and returns their number.
    @inline(__always)
    private func filter(_ start: Int, _ end: Int, into places: UnsafeMutablePointer<Place>) -> Int {
        var count = 0
        var at = start
        let safe = min(end, range.end - 7)
        while at < safe {
            let bytes = UnsafeRawPointer(text + at).loadUnaligned(as: UInt64.self).littleEndian
            places[count].start = at
            count &+= reader.mayBegin(bytes)
            at &+= 1
        }
        while at < end {
            places[count].start = at
            count &+= reader.mayBegin(Automaton.Reader.bytes(text, at, range.end))
            at &+= 1
        }
        return count
    }

    /// Keeps the places at which patterns' prefixes stand, and returns their number.
    @inline(__always)
    private func lookUp(_ places: UnsafeMutablePointer<Place>, _ count: Int) -> Int {
        if !isSmall {
            for index in 0..<count { reader.prefetch(Automaton.Reader.bytes(text, places[index].start, range.end)) }
        }
        var kept = 0
        for index in 0..<count {
            let start = places[index].start
            let (node, length) = reader.node(of: Automaton.Reader.bytes(text, start, range.end))
            if !isSmall { reader.prefetch(node: node) }
            places[kept] = Place(start: start, at: start &+ length, node: node, end: 0, pattern: 0, next: 0)
            if node > 0, start &+ length <= range.end { kept &+= 1 }
        }
        return kept
    }
}
