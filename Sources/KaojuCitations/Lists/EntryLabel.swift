import KaojuText

/// The label that a numbered entry of a reference list begins with: `[1]`, `1.`, `1、`, `(1)`, `1 `.
struct EntryLabel: Sendable {
    /// How a list prints its labels; one list prints them all alike.
    enum Form: Int, Sendable, CaseIterable {
        case bracket, stop, parenthesis, bare
    }

    var number: Int
    var form: Form
    /// From the label's first byte to the entry's first.
    var range: ByteRange
    /// Whether a line of the source begins with it.
    var isAtLineStart: Bool
}

/// Finds everything that may be an entry's label.
struct EntryLabelScanner {
    let bytes: [UInt8]

    /// What OCR makes of a closing bracket: l, I, |, !.
    private static let misreadClosers: [UInt32] = [0x6C, 0x49, 0x7C, 0x21]

    /// All labels in `range`, in order. O(n).
    func labels(in range: ByteRange, lines: TextLines) -> [EntryLabel] {
        var out: [EntryLabel] = []
        var index = lines.index(from: range.start)
        // A list may begin behind its heading in the middle of a line.
        var stretch = ByteRange(range.start, index < lines.ranges.count ? lines.ranges[index].start : range.end)
        let isTail = index > 0 && index <= lines.ranges.count && lines.ranges[index - 1].end > range.start
        if isTail { collect(ByteRange(stretch.start, min(lines.ranges[index - 1].end, range.end)), into: &out) }
        while index < lines.ranges.count, lines.ranges[index].start < range.end {
            stretch = lines.ranges[index]
            collect(ByteRange(stretch.start, min(stretch.end, range.end)), into: &out)
            index += 1
        }
        return out
    }

    private func collect(_ line: ByteRange, into out: inout [EntryLabel]) {
        var at = line.start
        if let label = label(at: at, to: line.end, isAtLineStart: true) {
            out.append(label)
            at = label.range.end
        }
        while at < line.end {
            let byte = bytes[at]
            let isOpener = byte == 0x5B || byte == 0x28 || byte >= 0xE3
            let isDigit = ASCII.isDigit(byte) && at > line.start && endsEntry(before: at, from: line.start)
            if isOpener || isDigit, let label = label(at: at, to: line.end, isAtLineStart: false) {
                out.append(label)
                at = label.range.end
            } else {
                at += 1
            }
        }
    }

    /// Whether what stands before `offset` may end an entry: a stop or a page number, then a blank.
    private func endsEntry(before offset: Int, from start: Int) -> Bool {
        guard bytes[offset - 1] == 0x20 else { return bytes[offset - 1] == 0x82 }
        guard offset - 2 >= start else { return false }
        let byte = bytes[offset - 2]
        return byte == 0x2E || ASCII.isDigit(byte) || byte == 0x29 || byte == 0x82 || byte == 0x8E
    }

    /// The label at `start`, if one stands there.
    func label(at start: Int, to limit: Int, isAtLineStart: Bool) -> EntryLabel? {
        guard start < limit else { return nil }
        var at = start
        var form = EntryLabel.Form.bare
        let (value, length) = UTF8Scanner.scalar(bytes, at: at)
        switch value {
        case 0x5B, 0xFF3B, 0x3010, 0x3014: form = .bracket
        case 0x28, 0xFF08: form = .parenthesis
        case _ where NumberListReader.digit(bytes, at: at, script: .plain) != nil: break
        default: return nil
        }
        let isOpened = form != .bare
        if isOpened { at = bytes.skipBlanks(from: at + length, to: limit) }
        guard var number = number(at, to: limit, isBracketed: form == .bracket && isAtLineStart), number.digits <= 4,
            number.value > 0
        else { return nil }
        if form == .bracket, isAtLineStart { joinSplitDigits(&number, to: limit) }
        at = number.end
        let behind = at
        at = bytes.skipBlanks(from: at, to: limit)
        guard at < limit else { return nil }
        let (closer, width) = UTF8Scanner.scalar(bytes, at: at)
        switch closer {
        case 0x5D, 0xFF3D, 0x3011, 0x3015, 0x300D:
            guard isOpened || isAtLineStart else { return nil }
            form = .bracket  // «46]» lost its opening bracket
            at += width
        case _ where Self.misreadClosers.contains(closer) && form == .bracket && at == behind:
            // «[16l» for «[16]», as OCR reads it.
            guard at + 1 < limit, bytes[at + 1] == 0x20 || opensEntry(at + 1, to: limit) else { return nil }
            at += width
        case 0x29, 0xFF09:
            // «[2)» is a misread bracket; «2)» counts as a parenthesis.
            if !isOpened { form = .parenthesis }
            at += width
        case 0x2E, 0xFF0E, 0x3001, 0xFF61:
            guard !isOpened else { return nil }
            guard at == behind || closer != 0x2E else { return nil }
            at += width
            if at < limit, ASCII.isDigit(bytes[at]), !isYear(at, to: limit) { return nil }
            form = .stop
        default:
            guard isAtLineStart, at > behind else { return nil }
            if isOpened, form != .bracket { return nil }
            if !isOpened, !opensEntry(at, to: limit) { return nil }
        }
        let content = bytes.skipBlanks(from: at, to: limit)
        if !isAtLineStart, form != .bracket, !opensEntry(content, to: limit) { return nil }
        return EntryLabel(
            number: number.value, form: form, range: ByteRange(start, content), isAtLineStart: isAtLineStart)
    }

    /// The label's number; in brackets at a line's start «l» and «I» may be misread ones, «O» a naught.
    private func number(_ at: Int, to limit: Int, isBracketed: Bool) -> (value: Int, digits: Int, end: Int)? {
        let plain = NumberListReader.number(bytes, at: at, to: limit)
        guard isBracketed, let wide = NumberListReader.number(bytes, at: at, to: limit, script: .misread),
            wide.end > plain?.end ?? 0
        else { return plain }
        // «[16l» is 16 with a misread bracket; «[1l]» is 11.
        let next = bytes.skipBlanks(from: wide.end, to: limit)
        guard next < limit, bytes[next] == 0x5D || UTF8Scanner.scalar(bytes, at: next).value == 0xFF3D else {
            return plain
        }
        return wide
    }

    /// «[1 0]» is 10, as OCR spaces digits.
    private func joinSplitDigits(_ number: inout (value: Int, digits: Int, end: Int), to limit: Int) {
        while number.digits < 3 {
            let next = bytes.skipBlanks(from: number.end, to: limit)
            guard next > number.end, let more = NumberListReader.number(bytes, at: next, to: limit), more.digits == 1
            else {
                return
            }
            let close = bytes.skipBlanks(from: more.end, to: limit)
            guard close < limit, bytes[close] == 0x5D || bytes[close] == 0xEF || ASCII.isDigit(bytes[close]) else {
                return
            }
            number = (number.value * 10 + more.value, number.digits + 1, more.end)
        }
    }

    private func isYear(_ at: Int, to limit: Int) -> Bool {
        guard let number = NumberListReader.number(bytes, at: at, to: limit) else { return false }
        return number.digits == 4 && number.value >= 1900 && number.value <= 2099
    }

    /// A capital, a Han character or a particle of a name.
    private func opensEntry(_ at: Int, to limit: Int) -> Bool {
        guard at < limit else { return false }
        let (value, _) = UTF8Scanner.scalar(bytes, at: at)
        return ScalarClass.isUpper(value) || ScalarClass.isHan(value) || value >= 0xC0 && ScalarClass.isLetter(value)
    }
}
