import KaojuCitations
import KaojuText

/// Whom a text credits with the work that one marker leads to: «Pasch 等(2008)[10]».
package struct Attribution: Sendable, Hashable {
    /// The name as printed, without «et al.» and «等».
    package var name: String
    /// The year that stands at the name.
    package var year: Int?
    /// The only reference, or number, that the marker leads to.
    package var reference: String
    /// The marker as printed.
    package var marker: String
    /// From the name to the marker, in the document's text (bytes).
    package var span: ByteRange
}

/// Reads attributions from names and markers alone, so that no claims have to be extracted.
package struct AttributionReader: Sendable {
    /// Creates a reader.
    package init() {}

    /// The attributions, in document order: a name that its marker follows within the clause. A marker of several
    /// references tells nothing about one of them. O(n).
    package func attributions(in text: SegmentedText, citing citations: Citations) -> [Attribution] {
        let names = NameScanner(bytes: text.reading.bytes)
        var out: [Attribution] = []
        for sentence in text.sentences {
            let markers = citations.markers(in: sentence.range)
            if markers.isEmpty { continue }
            var at = sentence.range.start
            var next = markers.startIndex
            while at < sentence.range.end, let name = names.name(in: ByteRange(at, sentence.range.end)) {
                at = max(name.end, at + 1)
                while next < markers.endIndex, citations.markers[markers[next]].range.start < name.end { next += 1 }
                guard next < markers.endIndex else { break }
                let index = markers[next]
                let marker = citations.markers[index]
                guard marker.style != .authorYear, isAttached(ByteRange(name.end, marker.range.start), text) else {
                    continue
                }
                // «[3][4]»: the next marker is glued to it, and the two are one list.
                if index + 1 < citations.markers.count, citations.markers[index + 1].range.start <= marker.range.end + 1
                {
                    continue
                }
                let cited = marker.references.isEmpty ? marker.numbers.map { "#\($0)" } : marker.references
                guard cited.count == 1, marker.numbers.count <= 1 else { continue }
                out.append(
                    Attribution(
                        name: name.text,
                        year: year(after: name.end, marker.range.start, text) ?? year(before: name.range.start, text),
                        reference: cited[0], marker: text[marker.range],
                        span: text.source(of: ByteRange(name.range.start, marker.range.end))))
            }
        }
        return out
    }

    /// Whether nothing but a few words without a stop stands between a name and a marker.
    private func isAttached(_ gap: ByteRange, _ text: SegmentedText) -> Bool {
        guard gap.count <= 30 else { return false }
        var at = gap.start
        while at < gap.end {
            let (value, length) = UTF8Scanner.scalar(text.reading.bytes, at: at)
            switch value {
            case 0x2C, 0x3B, 0x3A, 0x0A, 0xFF0C, 0xFF1B, 0x3002, 0x3001, 0xFF1A: return false
            case 0x2E where at + 1 < gap.end && at > gap.start: return false
            default: at += length
            }
        }
        return true
    }

    /// «(2008)» or «（2008年）» behind a name.
    private func year(after start: Int, _ limit: Int, _ text: SegmentedText) -> Int? {
        let bytes = text.reading.bytes
        var at = start
        while at < min(limit, start + 9), !(bytes[at] >= 0x30 && bytes[at] <= 0x39) { at += 1 }
        guard at > start, at < limit else { return nil }
        let opening = UTF8Scanner.scalar(bytes, before: at)?.value
        return opening == 0x28 || opening == 0xFF08 ? year(at, bytes) : nil
    }

    /// «2008年», «In 2008,» before a name.
    private func year(before end: Int, _ text: SegmentedText) -> Int? {
        let bytes = text.reading.bytes
        var at = end
        while at > 0, end - at < 8, let (value, length) = UTF8Scanner.scalar(bytes, before: at),
            value == 0x20 || value == 0x2C || value == 0xFF0C || value == 0x5E74
        {
            at -= length
        }
        guard at < end, at >= 4 else { return nil }
        // In English the words tell («in 2008, …»); a figure before a name may be anything else.
        let hasYearWord = text[ByteRange(at, end)].contains("年")
        let opening = at >= 7 && (bytes[at - 7] | 0x20) == 0x69 && bytes[at - 6] == 0x6E && bytes[at - 5] == 0x20
        return hasYearWord || opening ? year(at - 4, bytes) : nil
    }

    private func year(_ start: Int, _ bytes: [UInt8]) -> Int? {
        guard start >= 0, start + 4 <= bytes.count else { return nil }
        func isDigit(_ at: Int) -> Bool { at >= 0 && at < bytes.count && bytes[at] >= 0x30 && bytes[at] <= 0x39 }
        guard (0..<4).allSatisfy({ isDigit(start + $0) }), !isDigit(start - 1), !isDigit(start + 4) else { return nil }
        let value = (0..<4).reduce(0) { $0 * 10 + Int(bytes[start + $1]) - 0x30 }
        return (1900...2099).contains(value) ? value : nil
    }
}
