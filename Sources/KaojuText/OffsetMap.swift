/// Where each byte of a repaired text stands in its source (tantivy's rule: no filter ever loses an offset).
///
/// The map is a list of runs in order. A run copies bytes one to one, or replaces a source range as a whole by other
/// bytes; source bytes between two runs were left out (page furniture, line breaks inside a word).
package struct OffsetMap: Sendable {
    /// One run of the map.
    package struct Run: Sendable, Hashable {
        /// Where the run stands in the repaired text.
        package var reading: ByteRange
        /// Where it stands in the source; same length where `isCopy`.
        package var source: ByteRange
        /// Whether the bytes were copied unchanged.
        package var isCopy: Bool
    }

    /// The runs, ascending and adjacent in the repaired text, ascending in the source.
    package private(set) var runs: [Run] = []

    package init() {}

    /// Adds a run of bytes copied unchanged; merges with the run before where the two are adjacent.
    package mutating func appendCopy(reading: ByteRange, source: ByteRange) {
        if let last = runs.last, last.isCopy, last.reading.end == reading.start, last.source.end == source.start {
            runs[runs.count - 1].reading.end = reading.end
            runs[runs.count - 1].source.end = source.end
        } else if !reading.isEmpty {
            runs.append(Run(reading: reading, source: source, isCopy: true))
        }
    }

    /// Adds a run of bytes that stand for a source range as a whole (which may be empty: an inserted blank).
    package mutating func appendReplacement(reading: ByteRange, source: ByteRange) {
        guard !reading.isEmpty else { return }
        runs.append(Run(reading: reading, source: source, isCopy: false))
    }

    /// Takes back the last `count` reading bytes, a mended hyphen for example.
    package mutating func removeLast(_ count: Int) {
        var rest = count
        while rest > 0, let last = runs.last {
            if last.isCopy, last.reading.count > rest {
                runs[runs.count - 1].reading.end -= rest
                runs[runs.count - 1].source.end -= rest
                return
            }
            rest -= last.reading.count
            runs.removeLast()
        }
    }

    /// The index of the run that holds the reading offset. O(log runs).
    package func runIndex(at offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].reading.end <= offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// The smallest source range that holds what the reading range was made of. O(log runs).
    package func source(of range: ByteRange) -> ByteRange {
        guard !runs.isEmpty else { return ByteRange(0, 0) }
        let first = min(runIndex(at: range.start), runs.count - 1)
        let start =
            runs[first].isCopy
            ? runs[first].source.start + max(0, min(range.start - runs[first].reading.start, runs[first].source.count))
            : runs[first].source.start
        guard !range.isEmpty else { return ByteRange(start, start) }
        let last = min(runIndex(at: range.end - 1), runs.count - 1)
        let end =
            runs[last].isCopy
            ? runs[last].source.start + min(range.end - runs[last].reading.start, runs[last].source.count)
            : runs[last].source.end
        return ByteRange(start, max(start, end))
    }

    /// The runs that the reading range touches, cut to it, in order.
    package func runs(of range: ByteRange) -> [Run] {
        var out: [Run] = []
        var index = runIndex(at: range.start)
        while index < runs.count, runs[index].reading.start < range.end {
            var run = runs[index]
            if run.isCopy {
                let head = max(0, range.start - run.reading.start)
                let tail = max(0, run.reading.end - range.end)
                run.reading = ByteRange(run.reading.start + head, run.reading.end - tail)
                run.source = ByteRange(run.source.start + head, run.source.end - tail)
            }
            out.append(run)
            index += 1
        }
        return out
    }

    /// The reading range that the source range became: empty where all of it was left out. O(runs): blocks may stand in
    /// another order than in the source.
    package func reading(of range: ByteRange) -> ByteRange {
        var found: ByteRange?
        for run in runs where run.source.overlaps(range) {
            let start = run.isCopy ? run.reading.start + max(0, range.start - run.source.start) : run.reading.start
            let end = run.isCopy ? run.reading.end - max(0, run.source.end - range.end) : run.reading.end
            found = found?.union(ByteRange(start, end)) ?? ByteRange(start, end)
        }
        return found ?? ByteRange(0, 0)
    }
}
