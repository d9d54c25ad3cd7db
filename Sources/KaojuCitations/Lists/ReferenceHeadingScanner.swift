import KaojuText

/// Finds the headings that open reference lists.
struct ReferenceHeadingScanner {
    let resources: CitationResources
    let bytes: [UInt8]

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
        for heading in resources.headings {
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
        for heading in resources.headings where heading.isHan && heading.name.count >= 12 {
            var at = line.start
            while at + heading.name.count < line.end {
                guard bytes[at] == heading.name[0], let end = end(of: heading, at: at, to: line.end) else {
                    at += 1
                    continue
                }
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
                at = end
            }
        }
        return nil
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
