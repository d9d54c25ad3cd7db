import KaojuText

extension TextFolder {
    /// Decides what white space between two characters becomes: nothing between Chinese, one blank between words; and
    /// whether a hyphen at a line's end goes.
    mutating func settleGap(before offset: Int, _ next: UInt32) {
        guard let gap else { return }
        self.gap = nil
        guard previous != 0 else { return }
        if gap.isBreak {
            if Self.isChinese(previous) || Self.isChinese(next) { return }
            if previous == 0x2D || previous == 0x2010 {
                if ScalarClass.isLower(next), breaksWord(before: offset) { removeHyphen() }
                return
            }
            if previous == 0x2F || previous == 0x28 || previous == 0x5B || previous == 0x2013 || previous == 0x2014 {
                return
            }
            if next == 0x29 || next == 0x5D || next == 0x2C || next == 0x2E || next == 0x3B || next == 0x25 { return }
        } else if Self.isChinese(previous), Self.isChinese(next) {
            return
        } else if Self.isPunctuation(previous) || Self.isPunctuation(next) {
            return
        }
        let at = bytes.count
        bytes.append(0x20)
        if gap.range.count == 1, source[gap.range.start] == 0x20 {
            map.appendCopy(reading: ByteRange(at, at + 1), source: gap.range)
        } else {
            map.appendReplacement(reading: ByteRange(at, at + 1), source: gap.range)
        }
    }

    private static func isChinese(_ value: UInt32) -> Bool {
        ScalarClass.isHan(value) || isPunctuation(value)
    }

    private static func isPunctuation(_ value: UInt32) -> Bool {
        (0x3001...0x3002).contains(value) || (0x3008...0x3011).contains(value) || value == 0xFF0C || value == 0xFF1B
            || value == 0xFF1A || value == 0xFF1F || value == 0xFF01
    }

    /// Whether the hyphen written last breaks a word («recom-/mended») and does not belong to it («anti-/inflammatory»).
    private func breaksWord(before offset: Int) -> Bool {
        let first = HyphenEvidence.wordBefore(bytes.count - (previous == 0x2D ? 1 : 3), bytes, from: 0)
        let second = HyphenEvidence.wordFrom(offset, source)
        guard first.count >= 2 else { return false }
        if first.start > 0, bytes[first.start - 1] == UInt8(ascii: "-") { return false }
        // «TNF-/alpha»: a hyphen behind capitals is the name's own.
        if bytes[first.end - 1] < 0x61 { return false }
        if let isJoined = evidence?.isJoined(bytes[first.indices], source[second.indices]) { return isJoined }
        return !resources.hyphens.keeps(
            bytes[first.indices].map { $0 | 0x20 }, source[second.indices].map { $0 | 0x20 })
    }

    private mutating func removeHyphen() {
        let length = previous == 0x2D ? 1 : 3
        bytes.removeLast(length)
        map.removeLast(length)
        previous = UTF8Scanner.scalar(bytes, before: bytes.count)?.value ?? 0
    }
}
