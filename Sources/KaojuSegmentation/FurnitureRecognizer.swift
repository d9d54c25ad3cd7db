import KaojuText

/// Recognises what belongs to the page and not to the text: page numbers, DOI lines, running heads and feet.
struct FurnitureRecognizer {
    let resources: SegmentationResources
    let bytes: [UInt8]
    /// The columns at which the document's lines are wrapped; nil where lines are whole paragraphs.
    let wrapWidth: Int?

    /// Whether a line is furniture by what it says. O(line).
    func isFurniture(_ range: ByteRange) -> Bool {
        if let length = resources.furniturePrefixes.length(in: bytes, range) {
            // «https://…» is furniture alone on its line, not where a sentence goes on behind it.
            return range.count < 200 && !hasSentence(ByteRange(range.start + length, range.end))
        }
        return isPageNumber(range)
    }

    /// Whether a line begins as DOI lines and addresses do. O(1).
    func isAddress(_ range: ByteRange) -> Bool { resources.furniturePrefixes.length(in: bytes, range) != nil }

    /// Digits between dots, dashes, «第 … 页» or «Page … of …», nothing else; «1188–94.» and «2014.» end an entry of a
    /// reference list, as their full stop shows.
    func isPageNumber(_ range: ByteRange) -> Bool {
        guard range.count <= 40, !range.isEmpty, bytes[range.end - 1] != UInt8(ascii: ".") else { return false }
        var digits = 0
        var others = 0
        var marks = 0
        var at = range.start
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            at += length
            switch value {
            case _ where ScalarClass.isAnyDigit(value): digits += 1
            case 0xB7, 0x2022, 0x2D, 0x2013, 0x2014, 0x7C, 0x2F, 0xFF0D: marks += 1
            case 0x20, 0x3000, 0x2E: break
            case 0x7B2C, 0x9875, 0x5171: marks += 1  // 第, 页, 共
            default: others += 1
            }
            if others > 6 { return false }
        }
        guard digits > 0, digits <= 8 else { return false }
        if others == 0 { return marks > 0 || digits <= 4 && wrapWidth != nil }
        guard let page = Self.page.length(in: bytes, range) else { return false }
        return others == 4 || others == 6 && bytes[(range.start + page)..<range.end].contains(UInt8(ascii: "f"))
    }

    private static let page = PrefixTable([Array("page ".utf8)])

    /// Which lines come back three times or more, digits aside: running heads and feet. O(n).
    func repeated(_ lines: [SourceLine]) -> [Bool] {
        var seen: [UInt64: (count: Int, spread: Int, last: Int)] = [:]
        let keys = lines.map(key(of:))
        for (index, key) in keys.enumerated() where key != 0 {
            guard let found = seen[key] else {
                seen[key] = (1, 0, index)
                continue
            }
            // Neighbours are a list or a table, not a page's head.
            seen[key] = (found.count + 1, found.spread + (index - found.last > 8 ? 1 : 0), index)
        }
        var out = keys.map { key in
            guard key != 0, let found = seen[key] else { return false }
            return found.count >= 3 && found.spread >= 2
        }
        // A page's head has few lines: a longer stretch that comes back is a text that was copied.
        var start = 0
        while start < out.count {
            var end = start
            while end < out.count, out[end] { end += 1 }
            if end - start > 4 { for index in start..<end { out[index] = false } }
            start = max(end, start + 1)
        }
        return out
    }

    /// A hash of a line without its digits and blanks; 0 where the line is no candidate.
    private func key(of line: SourceLine) -> UInt64 {
        guard line.width <= 90, line.width >= 6 else { return 0 }
        // What ends in a comma or colon («Available from:») goes on; a page's head does not.
        if [UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: ";")].contains(bytes[line.range.end - 1]) { return 0 }
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var count = 0
        var at = line.range.start
        while at < line.range.end {
            let byte = bytes[at]
            if byte == 0xEF, at + 2 < line.range.end, bytes[at + 1] == 0xBC, (0x90...0x99).contains(bytes[at + 2]) {
                at += 3
                continue
            }
            at += 1
            if byte == 0x20 || byte >= 0x30 && byte <= 0x39 { continue }
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            count += 1
        }
        return count >= 8 && count * 2 > line.range.count ? hash | 1 : 0
    }

    /// Marks short lines that stand with furniture in the middle of a sentence («李明 等» over a page's head), and those
    /// between two furniture lines; headings stay. O(n).
    func markLoose(_ lines: inout [SourceLine], except isHeading: [Bool]) {
        var last: Int?
        for index in lines.indices where lines[index].isFurniture {
            if let previous = last, index - previous > 1, index - previous <= 4 {
                let between = (previous + 1)..<index
                if between.allSatisfy({ isLoose(lines[$0], within: 50) && !isHeading[$0] }) {
                    for inner in between { lines[inner].kind = .furniture }
                }
            }
            last = index
        }
        guard let wrapWidth else { return }
        let isAtFurniture = lines.indices.map { index in
            (index > 0 && lines[index - 1].isFurniture) || (index + 1 < lines.count && lines[index + 1].isFurniture)
        }
        var lastText: Int?
        for index in lines.indices where lines[index].isText {
            if let before = lastText, isAtFurniture[index], !isHeading[index],
                isLoose(lines[index], within: min(30, wrapWidth / 3)),
                lines[before].width * 100 >= wrapWidth * 85, !LineEnding.isTerminal(bytes, lines[before].range),
                !LineEnding.isMarker(bytes, lines[index].range), !EntryLabelRecognizer.begins(bytes, lines[index].range)
            {
                lines[index].kind = .furniture
            } else {
                lastText = index
            }
        }
    }

    private func isLoose(_ line: SourceLine, within width: Int) -> Bool {
        line.width <= width && !LineEnding.isTerminal(bytes, line.range)
    }

    private func hasSentence(_ range: ByteRange) -> Bool {
        var han = 0
        var words = 0
        for at in range.indices {
            if bytes[at] >= 0xE4 { han += 1 }
            if bytes[at] == 0x20 { words += 1 }
        }
        return han > 24 || words > 14
    }

    /// The DOI that a line prints, from «10.» to the next blank. O(line).
    func doi(in range: ByteRange) -> [UInt8]? {
        var at = range.start
        while at + 8 < range.end {
            if bytes[at] == UInt8(ascii: "1"), bytes[at + 1] == UInt8(ascii: "0"), bytes[at + 2] == UInt8(ascii: "."),
                bytes[at + 3] >= 0x30, bytes[at + 3] <= 0x39
            {
                var end = at
                while end < range.end, bytes[end] > 0x20, bytes[end] < 0x80 { end += 1 }
                return bytes[at..<end].contains(UInt8(ascii: "/")) ? Array(bytes[at..<end]) : nil
            }
            at += 1
        }
        return nil
    }
}
