import KaojuText

/// The lines of the source as they stand in the reading text: a list's entries begin where lines began.
struct TextLines: Sendable {
    /// The lines in order; they cover all that is visible.
    let ranges: [ByteRange]

    /// Cuts the reading text at source lines and at block ends. O(n).
    init(_ reading: ReadingText) {
        var starts: [Int] = [0]
        starts.reserveCapacity(reading.lineStarts.count + 1)
        let bytes = reading.bytes
        var next = 0
        for (offset, byte) in bytes.enumerated() where byte == 0x0A {
            while next < reading.lineStarts.count, reading.lineStarts[next] <= offset {
                if let last = starts.last, reading.lineStarts[next] > last { starts.append(reading.lineStarts[next]) }
                next += 1
            }
            starts.append(offset + 1)
        }
        while next < reading.lineStarts.count {
            if let last = starts.last, reading.lineStarts[next] > last, reading.lineStarts[next] < bytes.count {
                starts.append(reading.lineStarts[next])
            }
            next += 1
        }
        var out: [ByteRange] = []
        out.reserveCapacity(starts.count)
        for (index, start) in starts.enumerated() {
            let stop = index + 1 < starts.count ? starts[index + 1] : bytes.count
            let first = bytes.skipBlanks(from: start, to: stop)
            let last = bytes.skipBlanks(before: stop, to: first)
            if first < last { out.append(ByteRange(first, last)) }
        }
        ranges = out
    }

    /// The index of the first line that starts at or after `offset`. O(log n).
    func index(from offset: Int) -> Int {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].start < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
