extension SegmentedText {
    /// The quotation of a reading range: its text, the source ranges it is made of, and where the two differ. O(length).
    package func quote(of range: ByteRange) -> Quote {
        let trimmed = trimming(range)
        let runs = reading.map.runs(of: trimmed)
        var segments: [ByteRange] = []
        var repairs: [Quote.Repair] = []
        for run in runs {
            if !run.isCopy {
                let text = self[run.reading]
                if String(decoding: document.text[run.source.indices], as: UTF8.self).squeezed != text.squeezed {
                    repairs.append(Quote.Repair(span: run.source, text: text))
                }
            }
            if let last = segments.last, run.source.start >= last.start, isIgnorable(last.end, run.source.start) {
                segments[segments.count - 1].end = max(last.end, run.source.end)
            } else {
                segments.append(run.source)
            }
        }
        let span = segments.reduce(segments.first ?? source(of: trimmed)) { $0.union($1) }
        return Quote(
            text: self[trimmed], span: span, segments: segments.count > 1 ? segments : [], repairs: repairs)
    }

    /// The range without white space at its ends.
    package func trimming(_ range: ByteRange) -> ByteRange {
        var start = range.start
        var end = range.end
        while start < end, reading.bytes[start] == 0x20 || reading.bytes[start] == 0x0A { start += 1 }
        while end > start, reading.bytes[end - 1] == 0x20 || reading.bytes[end - 1] == 0x0A { end -= 1 }
        return ByteRange(start, end)
    }

    /// Whether the source bytes between two runs vanish when quotes are compared: white space, dashes, controls.
    private func isIgnorable(_ start: Int, _ end: Int) -> Bool {
        if start >= end { return true }
        if end - start > 64 { return document.text[start..<end].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D } }
        return String(decoding: document.text[start..<end], as: UTF8.self).squeezed.isEmpty
    }
}
