import KaojuText

/// Finds the headings that open reference lists.
struct ReferenceHeadingScanner {
    let resources: CitationResources
    let bytes: [UInt8]
    /// Where a Chinese heading that may stand in the middle of a line could begin, in order.
    private let openings: [Int]

    /// A scanner of a text. O(n).
    init(resources: CitationResources, bytes: [UInt8]) {
        self.resources = resources
        self.bytes = bytes
        let first = Set(
            resources.headings.filter(Self.isInline).map { UTF8Scanner.scalar($0.name, at: 0).value })
        let scalars = ScalarSet(first)
        var openings: [Int] = []
        var at = 0
        while at < bytes.count {
            if bytes[at] < 0x80 {
                at += 1
                continue
            }
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if scalars.contains(value) { openings.append(at) }
            at += length
        }
        self.openings = openings
    }

    /// Whether a heading may stand in the middle of a line.
    private static func isInline(_ heading: CitationResources.Heading) -> Bool {
        heading.isHan && heading.name.count >= 12
    }

    /// From each heading's first byte to the first byte behind it, in order. O(n).
    func headings(in lines: TextLines) -> [ByteRange] {
        lines.ranges.compactMap(heading(in:))
    }

    private func heading(in line: ByteRange) -> ByteRange? {
        var at = line.start
        // Markup, a chapter number, brackets before the name.
        while at < line.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            switch value {
            case 0x20, 0x09, 0x3000, 0xA0, 0x23, 0x2A, 0x5F, 0x3010, 0x5B, 0x2E, 0x3001, 0x30...0x39, 0xFF3B:
                at += length
            default:
                return name(at, line: line)
                    ?? inline(line)
            }
            if at - line.start > 24 { break }
        }
        return inline(line)
    }

    private func name(_ start: Int, line: ByteRange) -> ByteRange? {
        let first = ASCII.lowered(bytes[start])
        for index in resources.headings.indices
        where resources.headings[index].name[0] == first
            || resources.headings[index].isHan && (first >= 0x80 || first <= 0x20)
        {
            let heading = resources.headings[index]
            guard var at = end(of: heading, at: start, to: line.end) else { continue }
            var closers = 0
            var hasColon = false
            while at < line.end {
                let (value, length) = UTF8Scanner.scalar(bytes, at: at)
                switch value {
                case 0x3A, 0xFF1A: hasColon = true
                case 0x20, 0x3000, 0xA0, 0x2A, 0x5F, 0x3011, 0x23, 0x5D, 0x2E, 0xFF3D: break
                default: closers = -1
                }
                if closers < 0 { break }
                at += length
            }
            if at >= line.end { return ByteRange(line.start, line.end) }
            // The first entry may stand on the heading's own line.
            let scanner = EntryLabelScanner(bytes: bytes)
            if let label = scanner.label(at: at, to: line.end, isAtLineStart: true), label.number == 1,
                hasColon || label.form == .bracket && heading.isHan == (bytes[start] >= 0xE3)
            {
                return ByteRange(line.start, at)
            }
            return nil
        }
        return nil
    }

    /// A Chinese heading in the middle of a line that was joined with its neighbours: «…意义。参考文献 [1] 张…».
    private func inline(_ line: ByteRange) -> ByteRange? {
        guard line.count > 40 else { return nil }
        let first = firstOpening(from: line.start)
        guard first < openings.count, openings[first] < line.end else { return nil }
        for heading in resources.headings where Self.isInline(heading) {
            var behind = line.start
            for at in openings[first...] {
                guard at + heading.name.count < line.end else { break }
                guard at >= behind, let end = end(of: heading, at: at, to: line.end) else { continue }
                var content = bytes.skipBlanks(from: end, to: line.end)
                if content < line.end {
                    let (value, length) = UTF8Scanner.scalar(bytes, at: content)
                    if value == 0x3A || value == 0xFF1A {
                        content = bytes.skipBlanks(from: content + length, to: line.end)
                    }
                }
                let scanner = EntryLabelScanner(bytes: bytes)
                if let label = scanner.label(at: content, to: line.end, isAtLineStart: false), label.number == 1,
                    label.form == .bracket, hasSecondLabel(behind: label.range.end, to: line.end)
                {
                    return ByteRange(at, content)
                }
                behind = end
            }
        }
        return nil
    }

    /// The index of the first opening at or behind an offset. O(log n).
    private func firstOpening(from offset: Int) -> Int {
        var low = 0
        var high = openings.count
        while low < high {
            let middle = (low + high) / 2
            if openings[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }

    private func hasSecondLabel(behind start: Int, to limit: Int) -> Bool {
        let scanner = EntryLabelScanner(bytes: bytes)
        for at in start..<max(start, min(limit, start + 1200)) where bytes[at] == 0x5B || bytes[at] == 0xEF {
            if let label = scanner.label(at: at, to: limit, isAtLineStart: false), label.number == 2,
                label.form == .bracket
            {
                return true
            }
        }
        return limit > start + 1200
    }

    /// The offset behind a heading's name at `start`; blanks inside a Chinese name are passed over.
    private func end(of heading: CitationResources.Heading, at start: Int, to limit: Int) -> Int? {
        var at = start
        if heading.isHan {
            var index = 0
            while index < heading.name.count {
                if index % 3 == 0 { at = bytes.skipBlanks(from: at, to: limit) }
                guard at < limit, bytes[at] == heading.name[index] else { return nil }
                at += 1
                index += 1
            }
            return at
        }
        guard start + heading.name.count <= limit, bytes.matches(heading.name, at: start) else { return nil }
        at = start + heading.name.count
        return at < limit && ASCII.isLetter(bytes[at]) ? nil : at
    }
}
