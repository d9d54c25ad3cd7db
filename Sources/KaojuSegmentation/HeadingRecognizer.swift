import KaojuText

/// Recognises headings: numbered («2.4.1. 一氧化氮», «三、…»), by name («摘  要», «References»), and Markdown's.
struct HeadingRecognizer {
    /// What a heading line is.
    struct Heading {
        var level: Int
        var kind: Section.Kind
        /// Whether its words are a known section name.
        var isNamed: Bool
    }

    let resources: SegmentationResources
    let bytes: [UInt8]

    /// The heading that a whole line is, if it is one. O(line).
    func heading(in range: ByteRange) -> Heading? {
        guard range.count <= 240 else { return nil }
        if let heading = markdown(range) { return heading }
        let inner = unemphasised(range)
        if inner != range { return bold(inner) }
        let numbered = number(range)
        let words = ByteRange(numbered?.end ?? range.start, range.end)
        if let kind = name(words) { return Heading(level: numbered?.level ?? 1, kind: kind, isNamed: true) }
        guard let numbered, !words.isEmpty, isTitle(words) else { return nil }
        return Heading(level: numbered.level, kind: .body, isNamed: false)
    }

    /// Where a line that begins with a section name, alone or numbered, goes on with text («２　讨　论　ＣＲＥＳＴ…»,
    /// «摘要：…»): the heading and the offset where its text begins.
    func runIn(_ line: ByteRange) -> (heading: Heading, words: ByteRange, text: Int)? {
        let range = ByteRange(marksSkipped(from: line.start, to: line.end), line.end)
        guard !range.isEmpty else { return nil }
        let numbered = number(range)
        let start = numbered?.end ?? range.start
        // A name is followed by a colon, or by a wide blank where the line is numbered.
        var at = start
        var squeezed = 0
        var bracketed = false
        while at < range.end, squeezed <= 30 {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if value == 0x3010 || value == 0x5B || value == 0xFF3B {
                guard at == start else { return nil }
                bracketed = true
            }
            let closesBracket = bracketed && (value == 0x3011 || value == 0x5D || value == 0xFF3D)
            if value == 0xFF1A || value == 0x3A || closesBracket {
                let from = bracketed ? start + UTF8Scanner.scalar(bytes, at: start).length : start
                guard let kind = name(ByteRange(from, at)) else { return nil }
                return (
                    Heading(level: numbered?.level ?? 1, kind: kind, isNamed: true),
                    ByteRange(range.start, marksSkipped(before: at, from: range.start)),
                    marksSkipped(from: at + length, to: range.end)
                )
            }
            let isWide =
                value == 0x3000
                || value == 0x20 && at + 1 < range.end && bytes[at + 1] == 0x20
            if isWide, numbered != nil || squeezed >= 6, at > start, let kind = name(ByteRange(start, at)),
                at + length < range.end, numbered != nil
            {
                return (
                    Heading(level: numbered?.level ?? 1, kind: kind, isNamed: true), ByteRange(range.start, at),
                    at + length
                )
            }
            if !ScalarClass.isSpace(value) { squeezed += length }
            at += length
        }
        return nil
    }

    /// What the words of a heading say that its section is about, its number aside; nil where they are no known name.
    func kind(of range: ByteRange) -> Section.Kind? {
        name(ByteRange(number(range)?.end ?? range.start, range.end)) ?? name(range)
    }

    // MARK: Parts

    /// The offset behind asterisks: «**目的：**», «**目的**：».
    private func marksSkipped(from start: Int, to end: Int) -> Int {
        var at = start
        while at < end, bytes[at] == UInt8(ascii: "*") { at += 1 }
        return at - start == 1 ? start : at
    }

    private func marksSkipped(before end: Int, from start: Int) -> Int {
        var at = end
        while at > start, bytes[at - 1] == UInt8(ascii: "*") { at -= 1 }
        return end - at == 1 ? end : at
    }

    private func markdown(_ range: ByteRange) -> Heading? {
        var at = range.start
        while at < range.end, bytes[at] == UInt8(ascii: "#") { at += 1 }
        let level = at - range.start
        guard level > 0, level <= 6, at < range.end, bytes[at] == 0x20 || bytes[at] == 0x09 else { return nil }
        while at < range.end, bytes[at] == 0x20 { at += 1 }
        let words = ByteRange(at, range.end)
        let numbered = number(words)
        let kind = name(ByteRange(numbered?.end ?? words.start, words.end))
        return Heading(level: numbered?.level ?? level, kind: kind ?? .body, isNamed: true)
    }

    /// The range inside asterisks that embrace the whole of it.
    private func unemphasised(_ range: ByteRange) -> ByteRange {
        guard range.count > 4, bytes[range.start] == UInt8(ascii: "*"), bytes[range.start + 1] == UInt8(ascii: "*"),
            bytes[range.end - 1] == UInt8(ascii: "*"), bytes[range.end - 2] == UInt8(ascii: "*")
        else { return range }
        let inner = ByteRange(range.start + 2, range.end - 2)
        return bytes[inner.indices].contains(UInt8(ascii: "*")) ? range : inner
    }

    /// The heading that a line in bold type is: below those that carry marks or numbers.
    private func bold(_ range: ByteRange) -> Heading? {
        let numbered = number(range)
        let words = ByteRange(numbered?.end ?? range.start, range.end)
        if let kind = name(words) { return Heading(level: numbered?.level ?? 1, kind: kind, isNamed: true) }
        guard !words.isEmpty, isTitle(words) else { return nil }
        return Heading(level: numbered?.level ?? 5, kind: .body, isNamed: false)
    }

    /// The level that a leading number stands for and the offset behind it.
    private func number(_ range: ByteRange) -> (level: Int, end: Int)? {
        var at = range.start
        var level = 0
        var digits = 0
        var dotted = false
        loop: while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            switch value {
            case 0x30...0x39, 0xFF10...0xFF19:
                if digits == 0 { level += 1 }
                digits += 1
                guard digits <= 2 else { return nil }
                dotted = false
                at += length
            case 0x2E, 0xFF0E:
                guard digits > 0 else { return nil }
                digits = 0
                dotted = true
                at += length
            default: break loop
            }
        }
        if level > 0 {
            guard at < range.end else { return nil }
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if value == 0x3001 { return (level, at + length) }  // «1、»
            let spaced = ScalarClass.isSpace(value)
            guard spaced || dotted || level > 1 && ScalarClass.isHan(value) else { return nil }
            while at < range.end, ScalarClass.isSpace(UTF8Scanner.scalar(bytes, at: at).value) {
                at += UTF8Scanner.scalar(bytes, at: at).length
            }
            return level <= 4 ? (level, at) : nil
        }
        return chineseNumber(range)
    }

    /// «一、…» is level 1, «（一）…» level 2.
    private func chineseNumber(_ range: ByteRange) -> (level: Int, end: Int)? {
        var at = range.start
        var level = 1
        var (value, length) = UTF8Scanner.scalar(bytes, at: at)
        if value == 0xFF08 || value == 0x28 {
            level = 2
            at += length
            guard at < range.end else { return nil }
            (value, length) = UTF8Scanner.scalar(bytes, at: at)
        }
        var count = 0
        while Self.chineseDigits.contains(value), count < 3, at < range.end {
            count += 1
            at += length
            guard at < range.end else { return nil }
            (value, length) = UTF8Scanner.scalar(bytes, at: at)
        }
        guard count > 0 else { return nil }
        let closes = level == 1 ? value == 0x3001 || value == 0xFF0E : value == 0xFF09 || value == 0x29
        return closes ? (level, at + length) : nil
    }

    private static let chineseDigits: Set<UInt32> = [
        0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341,
    ]

    private func name(_ range: ByteRange) -> Section.Kind? {
        guard let key = SectionNameFolder.folded(bytes, range, atMost: resources.longestSectionName) else { return nil }
        return resources.sectionKinds[key]
    }

    /// Whether words read as a title: short, no sentence punctuation, some letters.
    private func isTitle(_ range: ByteRange) -> Bool {
        var columns = 0
        var letters = 0
        var at = range.start
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            switch value {
            case 0x3002, 0xFF0C, 0xFF1B, 0xFF1F, 0x3B, 0x3F, 0x5B, 0xFF3B, 0x3D: return false
            case 0x2C: if at + 1 < range.end, bytes[at + 1] != 0x20 { return false }
            default: break
            }
            if ScalarClass.isHan(value) { letters += 2 } else if ScalarClass.isLetter(value) { letters += 1 }
            columns += length == 3 ? 2 : 1
            at += length
        }
        if bytes[range.end - 1] == UInt8(ascii: ".") { return false }
        return letters >= 2 && columns <= 90
    }
}
