import KaojuText

/// Something that may be a marker, before the whole document has decided.
struct MarkerCandidate: Sendable {
    var range: ByteRange
    var style: CitationMarker.Style
    /// The numbers, ranges expanded.
    var numbers: [Int]
    /// How much the place looks like a citation, for styles that need it.
    var weight: Double = 1
    /// Whether markup raises it.
    var isRaised = false
    /// Whether it can hardly be anything else, wherever it stands.
    var isCertain = false
    /// Whether only blanks part its numbers: a comma or a dash was lost.
    var isGapped = false
}

/// Finds numbers in brackets or parentheses that may be markers: «[3,4]», «［３－７］», «(12)».
struct EnclosedMarkerScanner {
    let bytes: [UInt8]
    let resources: CitationResources

    /// All candidates of a style in `range`, in order. O(n).
    func candidates(of style: CitationMarker.Style, in range: ByteRange) -> [MarkerCandidate] {
        var out: [MarkerCandidate] = []
        var at = range.start
        while at < range.end {
            guard isOpener(at, style: style), let found = candidate(at, style: style, limit: range.end) else {
                at += 1
                continue
            }
            out.append(found)
            at = found.range.end
        }
        joinRangesOverTwo(&out)
        return out
    }

    private func isOpener(_ at: Int, style: CitationMarker.Style) -> Bool {
        let byte = bytes[at]
        if style == .parenthesis {
            return byte == 0x28
                || byte == 0xEF && at + 2 < bytes.count && bytes[at + 1] == 0xBC && bytes[at + 2] == 0x88
        }
        if byte == 0x5B { return true }
        guard byte == 0xE3 || byte == 0xEF else { return false }
        let value = UTF8Scanner.scalar(bytes, at: at).value
        return value == 0xFF3B || value == 0x3010 || value == 0x3014
    }

    private func candidate(_ start: Int, style: CitationMarker.Style, limit: Int) -> MarkerCandidate? {
        let inside = start + UTF8Scanner.scalar(bytes, at: start).length
        let numbersStart = skipReferenceWord(from: inside, to: limit)
        let isSpelled = numbersStart > inside
        guard let items = items(from: numbersStart, to: min(limit, inside + 240), style: style) else { return nil }
        var close = bytes.skipBlanks(from: items.end, to: limit)
        guard close < limit else { return nil }
        // A separator before the closing bracket («[3,]») lost its number.
        var (closer, width) = UTF8Scanner.scalar(bytes, at: close)
        if closer == 0x2C || closer == 0xFF0C || closer == 0x3001 {
            close = bytes.skipBlanks(from: close + width, to: limit)
            guard close < limit else { return nil }
            (closer, width) = UTF8Scanner.scalar(bytes, at: close)
        }
        let closes =
            style == .parenthesis
            ? closer == 0x29 || closer == 0xFF09
            : closer == 0x5D || closer == 0xFF3D || closer == 0x3011 || closer == 0x3015 || closer == 0x300D
        guard closes, var numbers = items.expanded else { return nil }
        let isGapped = items.hasBlank && items.joints.allSatisfy { $0 == .first || $0 == .blank }
        if items.values.contains(0) {
            // «[ 1 0 ]», as OCR spaces digits.
            guard isGapped, items.digits.allSatisfy({ $0 == 1 }), items.values.count <= 3, items.values[0] > 0 else {
                return nil
            }
            numbers = [items.values.reduce(0) { $0 * 10 + $1 }]
        }
        let range = ByteRange(start, close + width)
        guard isSpelled || isPlausible(items, range, style: style, limit: limit) else { return nil }
        // «334 (19)», «7% (4)»: mostly a number with its spread or count; the order of citation may say otherwise.
        let isDoubtful = style == .parenthesis && !isSpelled && followsQuantity(range.start)
        return MarkerCandidate(
            range: range, style: style, numbers: numbers, weight: isDoubtful ? -1 : 1, isGapped: isGapped)
    }

    /// The numbers at an offset, «and» between them as a comma; in brackets with letters that OCR makes of digits.
    private func items(from start: Int, to limit: Int, style: CitationMarker.Style) -> NumberListReader.Items? {
        guard var items = NumberListReader.read(bytes, from: start, to: limit) else {
            return style == .bracket ? NumberListReader.read(bytes, from: start, to: limit, script: .misread) : nil
        }
        let next = bytes.skipBlanks(from: items.end, to: limit)
        let isWord = { (word: [UInt8]) in word[0] >= 0x80 || word == [0x26] || next > items.end }
        if let word = resources.conjunctions.first(where: { bytes.matches($0, at: next) && isWord($0) }),
            let last = NumberListReader.read(bytes, from: next + word.count, to: limit)
        {
            items.values += last.values
            items.joints += [.list] + last.joints.dropFirst()
            items.digits += last.digits
            items.end = last.end
        } else if style == .bracket, next < limit, next == items.end, [0x6C, 0x49, 0x4F, 0x6F].contains(bytes[next]),
            let misread = NumberListReader.read(bytes, from: start, to: limit, script: .misread)
        {
            items = misread
        }
        return items
    }

    /// The offset behind «refs.», «see ref. »: where the numbers begin.
    private func skipReferenceWord(from start: Int, to limit: Int) -> Int {
        let at = bytes.skipBlanks(from: start, to: min(limit, start + 4))
        guard at < limit, !ASCII.isDigit(bytes[at]),
            let word = resources.referenceWords.filter({ bytes.matches($0, at: at) }).max(by: { $0.count < $1.count })
        else { return start }
        let next = bytes.skipBlanks(from: at + word.count, to: limit)
        return next < limit && ASCII.isDigit(bytes[next]) ? next : start
    }

    /// «(ref. 12)» and «(refs 3, 4)» beside markers of another style. O(n).
    func spelledCandidates(in stretches: [ByteRange]) -> [MarkerCandidate] {
        stretches.flatMap { range in
            candidates(of: .parenthesis, in: range).filter { found in
                skipReferenceWord(from: found.range.start + 1, to: range.end) > found.range.start + 1
            }
        }
    }

    // MARK: What is no marker

    private func isPlausible(
        _ items: NumberListReader.Items, _ range: ByteRange, style: CitationMarker.Style, limit: Int
    ) -> Bool {
        let before = range.start > 0 ? UTF8Scanner.scalar(bytes, before: range.start)?.value ?? 0 : 0
        let after = range.end < limit ? UTF8Scanner.scalar(bytes, at: range.end).value : 0
        if items.hasStop, isDecimal(items, before: before) { return false }
        // «bicyclo[2.2.1]heptane», «[2]rotaxane», «![1]»
        if items.hasStop, ScalarClass.isLetter(before) || ScalarClass.isLetter(after) && !ScalarClass.isHan(before) {
            return false
        }
        if items.hasStop, !isAscending(items.values) { return false }
        if ScalarClass.isLower(after), before == 0x2D || before == 0x20 || before == 0 { return false }
        if before == 0x21 || before == 0x3D || before == 0x2208 { return false }
        if style != .parenthesis { return !followsInterval(range.start) && !followsFigure(range.start) }
        if ScalarClass.isDigit(before) || before == 0x29 || before == 0x5D { return false }
        // «f(3)» is a formula, «systems(3)» lost a blank.
        if ScalarClass.isLetter(before), !followsWord(range.start) { return false }
        if items.hasStop || items.hasBlank { return false }
        if ScalarClass.isLetter(after) || ScalarClass.isDigit(after) || after == 0x2D { return false }
        return !followsLabel(range.start) && !isEnumeration(range, limit: limit)
    }

    /// «[1.2, 3.4]», «[1.5]»: decimals; «[3.4.5]» is «[3,4,5]» misread, «词[1.2]» may be «[1,2]».
    private func isDecimal(_ items: NumberListReader.Items, before: UInt32) -> Bool {
        if items.joints.contains(where: { $0 != .first && $0 != .stop }) {
            return items.values.count % 2 == 0
                && items.joints.indices.allSatisfy { ($0 % 2 == 1) == (items.joints[$0] == .stop) }
        }
        return items.values.count == 2 && !ScalarClass.isHan(before) && !ScalarClass.isLetter(before)
            && !(items.digits[0] == items.digits[1] && items.values[1] == items.values[0] + 1)
    }

    /// «见表[1]», «Eq. [4]».
    private func followsFigure(_ offset: Int) -> Bool {
        let at = bytes.skipBlanks(before: offset, to: max(0, offset - 4))
        return resources.endsWithLabel(resources.figures, in: bytes, at: at)
    }

    private func isAscending(_ values: [Int]) -> Bool {
        zip(values, values.dropFirst()).allSatisfy { $0 < $1 }
    }

    /// «95% CI [1, 3]», «区间为[2, 5]».
    private func followsInterval(_ offset: Int) -> Bool {
        var at = bytes.skipBlanks(before: offset, to: max(0, offset - 8))
        if at > 0, bytes[at - 1] == 0x3A || bytes[at - 1] == 0x2C || bytes[at - 1] == 0x28 { at -= 1 }
        at = bytes.skipBlanks(before: at, to: max(0, at - 4))
        return resources.intervals.contains { endsWith($0, at: at) }
    }

    private func followsWord(_ offset: Int) -> Bool {
        offset >= 4 && bytes[(offset - 4)..<offset].allSatisfy { ASCII.isLetter($0) || $0 >= 0xC0 || $0 & 0xC0 == 0x80 }
            && ASCII.isLower(bytes[offset - 2])
    }

    /// «49.6 (9)», «10 (8–11)»: a number with its spread; a year may be followed by a citation.
    private func followsQuantity(_ offset: Int) -> Bool {
        let end = bytes.skipBlanks(before: offset, to: max(0, offset - 4))
        var at = end
        while at > 0, ASCII.isDigit(bytes[at - 1]) || bytes[at - 1] == 0x2E || bytes[at - 1] == 0x25 { at -= 1 }
        guard end > at, at == 0 || bytes[at - 1] == 0x20 || bytes[at - 1] == 0x0A else { return false }
        // «version 0.11.5 (7)»
        if bytes[at..<end].count(where: { $0 == 0x2E }) > 1 { return false }
        let word = bytes.skipBlanks(before: at, to: max(0, at - 4))
        if resources.versions.contains(where: { endsWith($0, at: word) }) { return false }
        return end - at != 4 || !bytes[at..<end].allSatisfy(ASCII.isDigit) || !EntryClues.isYear(bytes, at)
    }

    private func followsLabel(_ offset: Int) -> Bool {
        let at = bytes.skipBlanks(before: offset, to: max(0, offset - 4))
        return resources.endsWithLabel(resources.labels, in: bytes, at: at)
    }

    private func endsWith(_ word: [UInt8], at end: Int) -> Bool {
        let start = end - word.count
        guard start >= 0, bytes.matches(word, at: start) else { return false }
        return start == 0 || word[0] >= 0x80 || !ASCII.isLetter(bytes[start - 1])
    }

    /// «: (1) first, (2) second»: punctuation or a line's start before it, a word behind it.
    private func isEnumeration(_ range: ByteRange, limit: Int) -> Bool {
        let next = bytes.skipBlanks(from: range.end, to: limit)
        if isEquation(range, next: next, limit: limit) { return true }
        guard next < limit else { return false }
        let after = UTF8Scanner.scalar(bytes, at: next).value
        guard ScalarClass.isLetter(after) || ScalarClass.isHan(after) else { return false }
        let previous = bytes.skipBlanks(before: range.start, to: max(0, range.start - 8))
        guard previous > 0, let (before, _) = UTF8Scanner.scalar(bytes, before: previous) else { return true }
        if bytes[previous..<range.start].contains(0x0A) { return true }
        let stop = before == 0x2E ? previous - 1 : previous
        if resources.others.contains(where: { endsWith($0, at: stop) }) { return false }
        switch before {
        case 0x3A, 0x3B, 0x2C, 0xFF1A, 0xFF1B, 0xFF0C, 0x3001, 0x3002, 0x2E: return true
        default: return resources.conjunctions.contains { endsWith($0, at: previous) } && ScalarClass.isLower(after)
        }
    }

    /// «(4) s2 = …», «E = mc2 (4)»: the number of an equation, before it or at the end of its line.
    private func isEquation(_ range: ByteRange, next: Int, limit: Int) -> Bool {
        var at = next
        while at < limit, at - next < 60, bytes[at] != 0x20, bytes[at] != 0x0A {
            if bytes[at] == 0x3D { return true }
            at += 1
        }
        if at + 2 < limit, bytes[at] == 0x20, bytes[at + 1] == 0x3D { return true }
        guard next >= limit || bytes[range.end..<next].contains(0x0A) else { return false }
        at = range.start
        while at > 0, range.start - at < 80, bytes[at - 1] != 0x0A {
            at -= 1
            if bytes[at] == 0x3D { return true }
            if bytes[at] == 0x2E, bytes[at + 1] == 0x20 { return false }
        }
        return false
    }

    /// «[3]–[7]»: the second bracket stands for 4 to 7.
    private func joinRangesOverTwo(_ candidates: inout [MarkerCandidate]) {
        for index in candidates.indices.dropFirst() {
            let gap = ByteRange(candidates[index - 1].range.end, candidates[index].range.start)
            guard gap.count > 0, gap.count <= 5, let first = candidates[index - 1].numbers.last,
                candidates[index].numbers.count == 1, let last = candidates[index].numbers.first, last > first + 1,
                last - first <= 60
            else { continue }
            let dash = bytes.skipBlanks(from: gap.start, to: gap.end)
            guard dash < gap.end else { continue }
            let (value, length) = UTF8Scanner.scalar(bytes, at: dash)
            let isDash =
                value == 0x2D || value == 0x7E || value == 0xFF5E || value == 0x301C
                || (0x2010...0x2015).contains(value)
            guard isDash, bytes.skipBlanks(from: dash + length, to: gap.end) == gap.end else { continue }
            candidates[index].numbers = Array((first + 1)...last)
        }
    }
}
