import KaojuText

/// Recognises the first lines of captions: «图 1 …», «表2…», «Figure 3. …».
struct CaptionRecognizer {
    let resources: SegmentationResources
    let bytes: [UInt8]
    let wrapWidth: Int?

    /// Whether a line is a label, a number and words, and no sentence that merely begins so. O(line).
    func isCaption(_ line: SourceLine) -> Bool {
        var range = line.range
        while range.start < range.end - 1, bytes[range.start] == UInt8(ascii: "#") || bytes[range.start] == 0x20 {
            range.start += 1
        }
        guard let label = resources.captionLabels.length(in: bytes, range) else { return false }
        var at = blanksSkipped(from: range.start + label, to: range.end)
        let number = at
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            guard ScalarClass.isAnyDigit(value) else { break }
            at += length
        }
        guard at > number else { return false }
        guard at < range.end else { return true }
        let next = UTF8Scanner.scalar(bytes, at: at).value
        if next == 0x2E || next == 0xFF0E || next == 0x3A || next == 0xFF1A {
            // «表 2.1 …» counts on; «Fig. 3. However, …» may be a wrapped sentence, but seldom is.
            return true
        }
        let isTerminal = LineEnding.isTerminal(bytes, range)
        if ScalarClass.isSpace(next) {
            at = blanksSkipped(from: at, to: range.end)
            guard at < range.end else { return true }
            // «Figure 1 shows …», «图 1 显示 …» go on as a sentence.
            if ScalarClass.isLower(UTF8Scanner.scalar(bytes, at: at).value) { return false }
            return resources.captionVerbs.length(in: bytes, ByteRange(at, range.end)) == nil
                && (!isTerminal || line.width < 300)
        }
        // «表1基础饲粮组成»: no blank, so the line must stand for itself.
        let isName = ScalarClass.isUpper(next) && at + 1 < range.end && ScalarClass.isLower(UInt32(bytes[at + 1]))
        let limit = wrapWidth.map { $0 * 3 / 4 } ?? (isName ? 180 : 90)
        guard ScalarClass.isHan(next) || isName, !isTerminal, line.width <= limit else { return false }
        return resources.captionVerbs.length(in: bytes, ByteRange(at, range.end)) == nil
            && !bytes[range.indices].containsTriple(0xEF, 0xBC, 0x8C)
            && !bytes[range.indices].containsTriple(0xE3, 0x80, 0x82)
    }

    /// Whether a range is a label with its number and nothing else: «Table 2», «图 1», «Figure S3:». O(range).
    func isBareLabel(_ line: ByteRange) -> Bool {
        var range = line
        while range.start < range.end - 1, [0x23, 0x20, 0x2A].contains(bytes[range.start]) { range.start += 1 }
        guard let label = resources.captionLabels.length(in: bytes, range) else { return false }
        var digits = 0
        var at = range.start + label
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            at += length
            if ScalarClass.isAnyDigit(value) {
                digits += 1
            } else if !ScalarClass.isSpace(value), ![0x2E, 0x3A, 0x2A, 0x2D, 0x53, 0xFF1A, 0xFF0E].contains(value) {
                return false
            }
        }
        return digits > 0
    }

    private func blanksSkipped(from start: Int, to end: Int) -> Int {
        var at = start
        while at < end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            guard ScalarClass.isSpace(value) else { break }
            at += length
        }
        return at
    }
}

extension ArraySlice<UInt8> {
    /// Whether a scalar of these three bytes stands in the slice. O(n).
    fileprivate func containsTriple(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Bool {
        var at = startIndex
        while at + 2 < endIndex {
            if self[at] == a, self[at + 1] == b, self[at + 2] == c { return true }
            at += 1
        }
        return false
    }
}
