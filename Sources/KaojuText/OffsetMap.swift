/// Where each byte of a repaired text stands in its source (tantivy's rule: no filter ever loses an offset).
///
/// The map is a list of runs in order. A run copies bytes one to one, or narrows full-width characters to ASCII, or
/// replaces a source range as a whole by other bytes; source bytes between two runs were left out (page furniture, line
/// breaks inside a word).
package struct OffsetMap: Sendable {
    /// One run of the map.
    package struct Run: Sendable, Hashable {
        /// How the source's bytes became the reading's.
        package enum Kind: UInt8, Sendable {
            /// One for one.
            case copied = 1
            /// Each reading byte stands for three source bytes: full-width forms written in ASCII.
            case narrowed = 3
            /// The whole for the whole.
            case replaced = 0
        }

        /// Where the run stands in the repaired text.
        package var reading: ByteRange
        /// Where it stands in the source.
        package var source: ByteRange
        /// How the one became the other.
        package var kind: Kind

        /// Whether the bytes were copied unchanged.
        package var isCopy: Bool { kind == .copied }
        /// Source bytes for each reading byte; 0 where only the whole stands for the whole.
        fileprivate var step: Int { Int(kind.rawValue) }

        /// What a source range that overlaps the run's became in it.
        fileprivate func reading(of range: ByteRange) -> ByteRange {
            guard step > 0 else { return reading }
            return ByteRange(
                reading.start + max(0, range.start - source.start) / step,
                reading.end - max(0, source.end - range.end) / step)
        }

        /// The source offset where the reading offset's byte begins; the run's start where it is replaced as a whole.
        fileprivate func sourceStart(of offset: Int) -> Int {
            step == 0 ? source.start : source.start + max(0, min((offset - reading.start) * step, source.count))
        }

        /// The source offset where the byte before the reading offset ends.
        fileprivate func sourceEnd(of offset: Int) -> Int {
            step == 0 ? source.end : source.start + max(0, min((offset - reading.start) * step, source.count))
        }
    }

    /// The runs, ascending and adjacent in the repaired text; ascending in the source inside a block.
    package private(set) var runs: [Run] = []

    /// Creates an empty map.
    package init() {}

    /// Adds a run of bytes copied unchanged; merges with the run before where the two are adjacent. O(1).
    package mutating func appendCopy(reading: ByteRange, source: ByteRange) {
        append(Run(reading: reading, source: source, kind: .copied))
    }

    /// Adds ASCII characters written for full-width ones of three bytes each; merges like copies. O(1).
    package mutating func appendNarrowed(reading: ByteRange, source: ByteRange) {
        append(Run(reading: reading, source: source, kind: .narrowed))
    }

    /// Adds a run of bytes that stand for a source range as a whole (which may be empty: an inserted blank). O(1).
    package mutating func appendReplacement(reading: ByteRange, source: ByteRange) {
        guard !reading.isEmpty else { return }
        runs.append(Run(reading: reading, source: source, kind: .replaced))
    }

    private mutating func append(_ run: Run) {
        guard !run.reading.isEmpty else { return }
        let index = runs.count - 1
        if index >= 0, runs[index].kind == run.kind, runs[index].reading.end == run.reading.start,
            runs[index].source.end == run.source.start
        {
            runs[index].reading.end = run.reading.end
            runs[index].source.end = run.source.end
        } else {
            runs.append(run)
        }
    }

    /// Takes back the last `count` reading bytes, a mended hyphen for example. O(count).
    package mutating func removeLast(_ count: Int) {
        var rest = count
        while rest > 0, let last = runs.last {
            if last.kind != .replaced, last.reading.count > rest {
                runs[runs.count - 1].reading.end -= rest
                runs[runs.count - 1].source.end -= rest * last.step
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
        let start = runs[min(runIndex(at: range.start), runs.count - 1)].sourceStart(of: range.start)
        guard !range.isEmpty else { return ByteRange(start, start) }
        let end = runs[min(runIndex(at: range.end - 1), runs.count - 1)].sourceEnd(of: range.end)
        return ByteRange(start, max(start, end))
    }

    /// The runs that the reading range touches, cut to it, in order. O(log runs + result).
    package func runs(of range: ByteRange) -> [Run] {
        var out: [Run] = []
        var index = runIndex(at: range.start)
        while index < runs.count, runs[index].reading.start < range.end {
            var run = runs[index]
            if run.kind != .replaced {
                let cut = ByteRange(max(range.start, run.reading.start), min(range.end, run.reading.end))
                run.source = ByteRange(run.sourceStart(of: cut.start), run.sourceEnd(of: cut.end))
                run.reading = cut
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
            let part = run.reading(of: range)
            found = found?.union(part) ?? part
        }
        return found ?? ByteRange(0, 0)
    }

    /// What the source ranges became, where runs and ranges ascend in the source: ranges of which all was left out are
    /// empty. O(runs + ranges).
    package func readings(ofAscending ranges: [ByteRange]) -> [ByteRange] {
        var first = 0
        return ranges.map { range in
            while first < runs.count, runs[first].source.end <= range.start { first += 1 }
            var found: ByteRange?
            var index = first
            while index < runs.count, runs[index].source.start < range.end {
                let run = runs[index]
                if run.source.overlaps(range) {
                    let part = run.reading(of: range)
                    found = found?.union(part) ?? part
                }
                index += 1
            }
            return found ?? ByteRange(0, 0)
        }
    }
}
