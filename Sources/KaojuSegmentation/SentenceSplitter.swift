import KaojuText

/// Splits a block into sentences at full stops, question and exclamation marks of both scripts.
struct SentenceSplitter {
    /// No sentence is longer: what has no stop for so many bytes is data, and is parted, so that memory stays with it.
    static let longest = 1 << 16

    let resources: SegmentationResources
    let bytes: [UInt8]

    /// The sentences of a block, without white space around them. O(n).
    func sentences(in block: ByteRange) -> [ByteRange] {
        var out: [ByteRange] = []
        var start = block.start
        var at = block.start
        while at < block.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            at += length
            guard isStop(value, endingAt: at, from: start, block: block) else { continue }
            at = tail(from: at, block: block)
            append(ByteRange(start, at), to: &out)
            start = at
        }
        append(ByteRange(start, block.end), to: &out)
        return out
    }

    private func append(_ range: ByteRange, to out: inout [ByteRange]) {
        var start = range.start
        var end = range.end
        while start < end, bytes[start] == 0x20 || bytes[start] == 0x0A { start += 1 }
        while end > start, bytes[end - 1] == 0x20 || bytes[end - 1] == 0x0A { end -= 1 }
        while end - start > Self.longest {
            var cut = start + Self.longest
            while bytes[cut] & 0xC0 == 0x80 { cut -= 1 }
            out.append(ByteRange(start, cut))
            start = cut
        }
        if end > start { out.append(ByteRange(start, end)) }
    }

    /// Whether the scalar that ends at `end` ends a sentence.
    private func isStop(_ value: UInt32, endingAt end: Int, from start: Int, block: ByteRange) -> Bool {
        switch value {
        case 0x3002, 0xFF01, 0xFF1F, 0xFF61: return true
        case 0x21, 0x3F: return end >= block.end || bytes[end] == 0x20 || bytes[end] >= 0xE3
        case 0x2E: return isFullStop(at: end - 1, from: start, block: block)
        default: return false
        }
    }

    /// Whether the full stop at `at` ends a sentence: not a decimal point, an initial or an abbreviation.
    private func isFullStop(at: Int, from start: Int, block: ByteRange) -> Bool {
        let next = at + 1 < block.end ? UTF8Scanner.scalar(bytes, at: at + 1).value : 0x20
        let before = UTF8Scanner.scalar(bytes, before: at)?.value ?? 0
        if ScalarClass.isDigit(before), isLabel(ByteRange(start, at)) { return false }
        if ScalarClass.isHan(before) || before == 0x29 && ScalarClass.isHan(next) {
            return !ScalarClass.isDigit(next)
        }
        if ScalarClass.isHan(next) {
            return !ScalarClass.isDigit(before) && at - start > 20 && !isAbbreviation(at, from: start)
        }
        guard
            next == 0x20 || next == 0x22 || next == 0x201D || next == 0x29 || next == 0x5B || isRaised(next)
                || gluedMarker(at + 1, block.end) != nil
        else { return false }
        if at + 1 >= block.end { return true }
        // What follows must look like a beginning: a capital, a digit, a bracket, Chinese.
        var follow = at + 1
        if let end = gluedMarker(at + 1, block.end) { follow = end }
        while follow < block.end, bytes[follow] == 0x20 || bytes[follow] == 0x22 || bytes[follow] == 0x29 {
            follow += 1
        }
        guard follow < block.end else { return true }
        let begin = UTF8Scanner.scalar(bytes, at: follow).value
        if ScalarClass.isLower(begin) {
            return startsLowerName(follow, block.end)
        }
        if before == 0x2E { return false }
        return !isAbbreviation(at, from: start)
    }

    /// Whether a stretch is but a number, alone or behind a caption's label: «1», «图 1», «Figure 2».
    private func isLabel(_ range: ByteRange) -> Bool {
        guard range.count <= 14 else { return false }
        var at = range.start
        while at < range.end, bytes[at] == 0x20 || bytes[at] == 0x0A { at += 1 }
        at += resources.captionLabels.length(in: bytes, ByteRange(at, range.end)) ?? 0
        return bytes[at..<range.end].allSatisfy { $0 == 0x20 || $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2E }
    }

    /// Sentences begin in lower case with names like «mTOR», «p53», «eNOS».
    private func startsLowerName(_ at: Int, _ end: Int) -> Bool {
        at + 1 < end && (ScalarClass.isUpper(UInt32(bytes[at + 1])) || ScalarClass.isDigit(UInt32(bytes[at + 1])))
    }

    private func isRaised(_ value: UInt32) -> Bool {
        (0x2070...0x2079).contains(value) || value == 0xB9 || value == 0xB2 || value == 0xB3
    }

    /// The end of digits glued to a stop («rapidly.6,7 It»), which flattened superscripts leave.
    private func gluedMarker(_ start: Int, _ end: Int) -> Int? {
        var at = start
        while at < end, at < start + 24,
            bytes[at] >= 0x30 && bytes[at] <= 0x39 || bytes[at] == 0x2C || bytes[at] == 0x2D || bytes[at] == 0xE2
                || bytes[at] == 0x80 || bytes[at] == 0x93
        {
            at += 1
        }
        guard at > start, bytes[start] >= 0x30, bytes[start] <= 0x39 else { return nil }
        if at >= end { return at }
        guard bytes[at] == 0x20, at + 1 < end else { return nil }
        // «p = 0.05 In» is a decimal: a glued marker has a letter or a bracket before its stop.
        guard start >= 2 else { return nil }
        let before = UTF8Scanner.scalar(bytes, before: start - 1)?.value ?? 0
        guard ScalarClass.isLetter(before) || before == 0x29 || before == 0x25 else { return nil }
        let next = UTF8Scanner.scalar(bytes, at: at + 1).value
        return ScalarClass.isUpper(next) ? at : nil
    }

    /// Whether the word before the stop is an abbreviation or an initial.
    private func isAbbreviation(_ at: Int, from start: Int) -> Bool {
        var word = at
        while word > start, bytes[word - 1] != 0x20, bytes[word - 1] != 0x28, bytes[word - 1] != 0x5B, at - word < 12 {
            word -= 1
        }
        let letters = bytes[word..<at].map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 32 : $0 }
        if letters.count == 1, bytes[word] >= 0x41, bytes[word] <= 0x5A { return true }
        return resources.abbreviations.contains(Array(letters))
    }

    /// Takes in closing quotes and brackets and the citation markers that stand behind a stop.
    private func tail(from start: Int, block: ByteRange) -> Int {
        var at = start
        if let end = gluedMarker(at, block.end), bytes[at - 1] == 0x2E { at = end }
        while at < block.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            switch value {
            case 0x201D, 0x2019, 0x22, 0x29, 0xFF09, 0x300D, 0x300F, 0x300B: at += length
            case 0x5B: if let end = marker(at, block.end) { at = end } else { return at }
            case _ where isRaised(value) || value == 0x207B: at += length
            // «rose.⁶,⁷»: a comma between raised digits.
            case 0x2C, 0x2D, 0x2013:
                guard at + length < block.end, let before = UTF8Scanner.scalar(bytes, before: at)?.value,
                    isRaised(before),
                    isRaised(UTF8Scanner.scalar(bytes, at: at + length).value)
                else { return at }
                at += length
            case 0x20:
                if at + 1 < block.end, bytes[at + 1] == 0x5B, let end = marker(at + 1, block.end),
                    end >= block.end || bytes[end] == 0x20 || bytes[end] >= 0xE3
                {
                    at = end
                } else {
                    return at
                }
            default: return at
            }
        }
        return at
    }

    /// The end of a bracket that holds only numbers, or keys («[@smith2010; @doe2011]»), if one begins at `start`.
    private func marker(_ start: Int, _ end: Int) -> Int? {
        if start + 2 < end, bytes[start + 1] == 0x40 || bytes[start + 1] == 0x2D && bytes[start + 2] == 0x40 {
            return bytes[start..<min(end, start + 240)].firstIndex(of: 0x5D).map { $0 + 1 }
        }
        var at = start + 1
        var digits = 0
        while at < end, at < start + 60 {
            let byte = bytes[at]
            if byte == 0x5D { return digits > 0 ? at + 1 : nil }
            if byte >= 0x30, byte <= 0x39 {
                digits += 1
            } else if byte < 0x80, byte != 0x2C, byte != 0x2D, byte != 0x20, byte != 0x7E, byte != 0x3B {
                return nil
            }
            at += 1
        }
        return nil
    }
}
