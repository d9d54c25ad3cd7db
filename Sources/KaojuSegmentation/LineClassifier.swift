import KaojuText

/// Decides what each line is for, from the line itself, its neighbours and the whole document.
struct LineClassifier {
    let resources: SegmentationResources
    let bytes: [UInt8]
    /// The columns at which the document's lines are wrapped; nil where lines are whole paragraphs.
    let wrapWidth: Int?

    /// Marks furniture, captions, metadata and headings. O(n).
    func classify(_ lines: inout [SourceLine]) {
        let repeated = repeatedLines(lines)
        var inList = false
        for index in lines.indices {
            let range = lines[index].range
            if range.count < 60, let heading = HeadingRecognizer(resources: resources, bytes: bytes).heading(in: range), heading.isNamed {
                inList = heading.kind == .references
            }
            // In a reference list a line may be all DOI, URL or pages: an entry goes on, no page's furniture.
            let goesOn = inList && !(isPageNumber(range) && index > 0 && LineEnding.isTerminal(bytes, lines[index - 1].range))
            if isFurniture(range) && !goesOn || repeated.contains(index) {
                lines[index].kind = .furniture
            } else if isCaption(range, width: lines[index].width) {
                lines[index].kind = .caption
            } else if bytes[range.start] == UInt8(ascii: "|"), bytes[range.end - 1] == UInt8(ascii: "|") {
                lines[index].kind = .table
            } else if isMetadata(range) {
                lines[index].kind = .metadata
            }
        }
        markSandwiched(&lines)
        var inReferences = false
        for index in lines.indices where lines[index].isText {
            let recognizer = HeadingRecognizer(resources: resources, bytes: bytes)
            // «２　讨　论　ＣＲＥＳＴ…»: a heading that runs into its text is split later.
            if let runIn = recognizer.runIn(lines[index].range), runIn.text < lines[index].range.end { continue }
            if let heading = recognizer.heading(in: lines[index].range) {
                let mayOpen = heading.isNamed || !inReferences && closes(before: index, in: lines)
                if mayOpen {
                    inReferences = heading.kind == .references
                    lines[index].kind = .heading(level: heading.level, kind: heading.kind)
                }
            }
        }
    }

    /// Whether the text before a line has come to an end, so that a heading may follow.
    private func closes(before index: Int, in lines: [SourceLine]) -> Bool {
        var at = index - 1
        while at >= 0, lines[at].isFurniture { at -= 1 }
        guard at >= 0 else { return true }
        guard lines[at].isText else { return true }
        if LineEnding.isTerminal(bytes, lines[at].range) { return true }
        // Without hard wrapping a line that stands alone is closed by its own end.
        guard let wrapWidth else { return true }
        return lines[at].width < wrapWidth * 3 / 5
    }

    /// A label of the paper's own data, with a colon or a blank behind it: «received by 40 patients» is text.
    private func isMetadata(_ line: ByteRange) -> Bool {
        var range = line
        // «\\*通信作者：», «# 中图分类号：»: marks before the label say nothing.
        while range.start < range.end, [0x23, 0x20, 0x2A, 0x5C].contains(bytes[range.start]) { range.start += 1 }
        guard !range.isEmpty, let length = hasPrefix(range, resources.metadataPrefixes) else { return false }
        let isLatin = bytes[range.start] < 0x80
        var at = range.start + length
        var steps = 0
        while at < range.end, steps < (isLatin ? 12 : 1) {
            let (value, width) = UTF8Scanner.scalar(bytes, at: at)
            if value == 0x3A || value == 0xFF1A || value == 0x3011 || value == 0x5D { return true }
            if !isLatin, ScalarClass.isSpace(value) { return true }
            at += width
            steps += 1
        }
        return at >= range.end && range.count == length
    }

    // MARK: Furniture

    private func isFurniture(_ range: ByteRange) -> Bool {
        if let length = hasPrefix(range, resources.furniturePrefixes) {
            // «https://…» is furniture alone on its line, not where a sentence goes on behind it.
            return range.count < 200 && !hasSentence(ByteRange(range.start + length, range.end))
        }
        return isPageNumber(range)
    }

    /// Digits between dots, dashes, «第 … 页» or «Page … of …», nothing else.
    private func isPageNumber(_ range: ByteRange) -> Bool {
        guard range.count <= 40 else { return false }
        var digits = 0
        var others = 0
        var marks = 0
        var at = range.start
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            at += length
            switch value {
            case 0x30...0x39, 0xFF10...0xFF19: digits += 1
            case 0xB7, 0x2022, 0x2D, 0x2013, 0x2014, 0x7C, 0x2F, 0xFF0D: marks += 1
            case 0x20, 0x3000, 0x2E: break
            case 0x7B2C, 0x9875, 0x5171: break  // 第, 页, 共
            default: others += 1
            }
        }
        guard digits > 0, digits <= 8 else { return false }
        if others == 0 { return marks > 0 || digits <= 4 && wrapWidth != nil }
        let text = String(decoding: bytes[range.indices], as: UTF8.self).lowercased()
        return others == 6 && text.hasPrefix("page ") && text.contains(" of ") || others == 4 && text.hasPrefix("page ")
    }

    /// Lines that come back three times or more, digits aside: running headers and footers.
    private func repeatedLines(_ lines: [SourceLine]) -> Set<Int> {
        var seen: [[UInt8]: [Int]] = [:]
        for (index, line) in lines.enumerated() where line.width <= 90 && line.width >= 6 {
            var key: [UInt8] = []
            for byte in bytes[line.range.indices] where !(byte >= 0x30 && byte <= 0x39) && byte != 0x20 {
                key.append(byte)
            }
            if key.count >= 8, key.count * 2 > line.range.count { seen[key, default: []].append(index) }
        }
        var out: Set<Int> = []
        for (_, indices) in seen where indices.count >= 3 {
            // Neighbours are a list or a table, not a page's head.
            let spread = zip(indices, indices.dropFirst()).filter { $1 - $0 > 8 }.count
            if spread >= 2 { out.formUnion(indices) }
        }
        return out
    }

    /// Short lines between two furniture lines (an author's name over a page's foot) are furniture too.
    private func markSandwiched(_ lines: inout [SourceLine]) {
        var last: Int?
        for index in lines.indices where lines[index].isFurniture {
            if let previous = last, index - previous > 1, index - previous <= 4 {
                let between = (previous + 1)..<index
                if between.allSatisfy({ lines[$0].width <= 50 && !LineEnding.isTerminal(bytes, lines[$0].range) }) {
                    for inner in between { lines[inner].kind = .furniture }
                }
            }
            last = index
        }
    }

    // MARK: Captions and prefixes

    /// «图 1 …», «表 2 …», «Figure 3. …»: a label, a number and no sentence that merely begins so.
    private func isCaption(_ range: ByteRange, width: Int) -> Bool {
        var at = range.start
        let (first, length) = UTF8Scanner.scalar(bytes, at: at)
        if first == 0x56FE || first == 0x8868 {  // 图, 表
            at += length
        } else if let label = hasPrefix(range, Self.captionLabels) {
            at = range.start + label
        } else {
            return false
        }
        while at < range.end, ScalarClass.isSpace(UTF8Scanner.scalar(bytes, at: at).value) {
            at += UTF8Scanner.scalar(bytes, at: at).length
        }
        guard at < range.end else { return false }
        var number = UTF8Scanner.scalar(bytes, at: at)
        guard ScalarClass.isDigit(number.value) || (0xFF10...0xFF19).contains(number.value) else { return false }
        while at < range.end, ScalarClass.isDigit(number.value) || (0xFF10...0xFF19).contains(number.value) {
            at += number.length
            if at < range.end { number = UTF8Scanner.scalar(bytes, at: at) }
        }
        // «图1显示…», «Figure 1 shows …» go on as a sentence; a caption has white space or a stop behind its number.
        guard at < range.end else { return true }
        guard
            ScalarClass.isSpace(number.value) || number.value == 0x2E || number.value == 0x3A || number.value == 0xFF1A
        else { return false }
        return !LineEnding.isTerminal(bytes, range) || width < 300
    }

    private static let captionLabels = ["figure", "fig.", "table"].map { Array($0.utf8) }

    /// The length of the prefix of `prefixes` that the line begins with, case ignored.
    func hasPrefix(_ range: ByteRange, _ prefixes: [[UInt8]]) -> Int? {
        outer: for prefix in prefixes where prefix.count <= range.count {
            for (offset, byte) in prefix.enumerated() {
                var have = bytes[range.start + offset]
                if have >= 0x41, have <= 0x5A { have += 32 }
                if have != byte { continue outer }
            }
            return prefix.count
        }
        return nil
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
}

/// How a line ends.
enum LineEnding {
    /// Whether the last visible character ends a sentence (closing brackets and quotes behind it aside).
    static func isTerminal(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        var end = range.end
        var steps = 0
        while end > range.start, steps < 24, let (value, length) = UTF8Scanner.scalar(bytes, before: end) {
            switch value {
            case 0x3002, 0xFF01, 0xFF1F, 0x21, 0x3F, 0x2E, 0xFF0E, 0xFF61: return true
            case 0x29, 0x5D, 0xFF09, 0xFF3D, 0x201D, 0x2019, 0x22, 0x300D, 0x300F, 0x20, 0x30...0x39, 0xFF10...0xFF19,
                0x2C,
                0x2D, 0x5B, 0xFF3B, 0x2013:
                end -= length  // a marker may stand behind the stop
            default: return false
            }
            steps += 1
        }
        return false
    }
}
