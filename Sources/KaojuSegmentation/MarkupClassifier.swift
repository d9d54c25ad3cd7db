import KaojuText

/// Tells Markdown's and HTML's own lines from text: front matter, code fences, images, comments, rules, tables, items.
struct MarkupClassifier {
    let bytes: [UInt8]
    let isMarkdown: Bool

    /// Marks lines that are markup, and takes the marks of items and quotations off the others. O(n).
    func classify(_ lines: inout [SourceLine]) {
        var closer: Closer?
        for index in lines.indices {
            let range = lines[index].range
            if let open = closer {
                lines[index].kind = .markup
                if ends(open, range) { closer = nil }
                continue
            }
            if let open = opener(range, isFirst: index == 0) {
                lines[index].kind = .markup
                if !(open == .comment && contains(range, "-->")) { closer = open }
            } else if isImage(range) || isMarkdown && isRule(range) {
                lines[index].kind = .markup
            } else if isTableRow(range) {
                lines[index].kind = .table
            } else if isMarkdown, isDelimiterRow(range) {
                markTable(around: index, &lines)
            } else {
                stripMarks(&lines[index])
            }
        }
        // What never closes was no fence.
        if let closer { reopen(closer, &lines) }
    }

    private enum Closer { case frontMatter, fence, tildeFence, comment }

    private func opener(_ range: ByteRange, isFirst: Bool) -> Closer? {
        if isMarkdown, isFirst, range.count == 3, begins(range, "---") { return .frontMatter }
        if begins(range, "```") { return .fence }
        if isMarkdown, begins(range, "~~~") { return .tildeFence }
        return begins(range, "<!--") ? .comment : nil
    }

    private func ends(_ closer: Closer, _ range: ByteRange) -> Bool {
        switch closer {
        case .frontMatter: range.count == 3 && (begins(range, "---") || begins(range, "..."))
        case .fence: begins(range, "```")
        case .tildeFence: begins(range, "~~~")
        case .comment: contains(range, "-->")
        }
    }

    /// Gives lines back to the text behind an opener that has no end.
    private func reopen(_ closer: Closer, _ lines: inout [SourceLine]) {
        var index = lines.count - 1
        while index > 0, lines[index].isMarkup, opener(lines[index].range, isFirst: false) != closer { index -= 1 }
        for inner in (index + 1)..<max(index + 1, lines.count) where lines[inner].isMarkup {
            lines[inner].kind = .text
            stripMarks(&lines[inner])
        }
    }

    /// «![…](…)» alone on its line, images in HTML.
    private func isImage(_ range: ByteRange) -> Bool {
        begins(range, "![") && bytes[range.end - 1] == UInt8(ascii: ")") || begins(range, "<img ")
    }

    /// «***», «---», «- - -».
    private func isRule(_ range: ByteRange) -> Bool {
        let first = bytes[range.start]
        guard range.count >= 3, "*-_".utf8.contains(first) else { return false }
        return bytes[range.indices].allSatisfy { $0 == first || $0 == 0x20 }
    }

    private func isTableRow(_ range: ByteRange) -> Bool {
        if bytes[range.start] == UInt8(ascii: "|"), bytes[range.end - 1] == UInt8(ascii: "|"), range.count > 1 {
            return true
        }
        return begins(range, "<html><body><table") || begins(range, "<table") || begins(range, "<tr")
            || begins(range, "</t")
    }

    /// «---|:--:» under the head of a table without outer bars.
    private func isDelimiterRow(_ range: ByteRange) -> Bool {
        var bars = 0
        var dashes = 0
        for at in range.indices {
            switch bytes[at] {
            case UInt8(ascii: "|"): bars += 1
            case UInt8(ascii: "-"): dashes += 1
            case UInt8(ascii: ":"), 0x20: break
            default: return false
            }
        }
        return bars > 0 && dashes >= 3
    }

    private func markTable(around index: Int, _ lines: inout [SourceLine]) {
        lines[index].kind = .table
        let hasBar = { (line: SourceLine) in bytes[line.range.indices].contains(UInt8(ascii: "|")) }
        if index > 0, hasBar(lines[index - 1]) { lines[index - 1].kind = .table }
        var next = index + 1
        while next < lines.count, lines[next].blanksBefore == 0, hasBar(lines[next]) {
            lines[next].kind = .table
            next += 1
        }
    }

    /// Takes off «> », «- », «• » and notes that an item begins.
    private func stripMarks(_ line: inout SourceLine) {
        if isMarkdown {
            while line.range.count > 2, bytes[line.range.start] == UInt8(ascii: ">") { skip(1, &line) }
            if line.range.count > 2, "-*+".utf8.contains(bytes[line.range.start]), bytes[line.range.start + 1] == 0x20 {
                line.startsItem = true
                skip(2, &line)
            }
        }
        let (value, length) = UTF8Scanner.scalar(bytes, at: line.range.start)
        if Self.bullets.contains(value), line.range.count > length + 2 {
            line.startsItem = true
            skip(length, &line)
        }
    }

    private static let bullets: [UInt32] = [0x2022, 0x25CF, 0x25A0, 0x25C6, 0x25AA, 0x27A2]

    private func skip(_ count: Int, _ line: inout SourceLine) {
        var start = line.range.start + count
        while start < line.range.end - 1, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        line.range.start = start
    }

    private func begins(_ range: ByteRange, _ prefix: StaticString) -> Bool {
        guard range.count >= prefix.utf8CodeUnitCount else { return false }
        for offset in 0..<prefix.utf8CodeUnitCount where unsafe bytes[range.start + offset] != prefix.utf8Start[offset]
        {
            return false
        }
        return true
    }

    private func contains(_ range: ByteRange, _ part: StaticString) -> Bool {
        range.indices.contains { begins(ByteRange($0, range.end), part) }
    }
}
