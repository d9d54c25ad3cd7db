import KaojuText

/// Finds raised markers: Unicode superscripts, `^1,2^`, and bare digits glued to a word, as a PDF's text layer has them
/// («rapidly,6,7 it is»).
///
/// One place says little; the whole document decides: first citations ascend from 1 to the list's end. A Viterbi pass over the
/// highest number so far keeps the candidates that fit. O(candidates × list length).
struct SuperscriptDecoder {
    let bytes: [UInt8]
    let resources: CitationResources

    /// The markers in `stretches`, in order.
    func markers(in stretches: [ByteRange], highest: Int, detached: Bool = false) -> [MarkerCandidate] {
        var candidates = stretches.flatMap { self.candidates(in: $0, highest: highest, detached: detached) }
        discountNames(&candidates)
        guard highest > 0, highest < 10_000, candidates.count >= 3, candidates.count * (highest + 1) <= 16_000_000
        else { return [] }
        return decode(candidates, highest: highest)
    }

    /// A word that comes again and again with the same number glued to it is a name («Toolbox2», «Moypel1»).
    private func discountNames(_ candidates: inout [MarkerCandidate]) {
        func key(_ candidate: MarkerCandidate) -> [UInt8]? {
            let word = wordLength(before: candidate.range.start)
            guard word > 0, bytes[candidate.range.start] < 0x80 else { return nil }
            return Array(bytes[(candidate.range.start - word)..<candidate.range.end])
        }
        var counts: [[UInt8]: Int] = [:]
        for candidate in candidates { if let key = key(candidate) { counts[key, default: 0] += 1 } }
        for index in candidates.indices {
            if candidates[index].weight < 2, let key = key(candidates[index]), counts[key, default: 0] >= 3 {
                candidates[index].weight -= 2.5
            }
        }
    }

    // MARK: Candidates

    private func candidates(in range: ByteRange, highest: Int, detached: Bool) -> [MarkerCandidate] {
        var out: [MarkerCandidate] = []
        var at = range.start
        while at < range.end {
            guard
                let found = candidate(at, in: range, highest: highest)
                    ?? (detached ? apart(at, in: range, highest: highest) : nil)
            else {
                at += 1
                continue
            }
            out.append(found)
            at = found.range.end
        }
        return out
    }

    /// A number between a blank and a stop: «microbes 3–7.», «inhibitors 1 .»
    private func apart(_ at: Int, in range: ByteRange, highest: Int) -> MarkerCandidate? {
        guard ASCII.isDigit(bytes[at]), bytes[at] != 0x30, at >= range.start + 2, bytes[at - 1] == 0x20 else {
            return nil
        }
        let before = bytes[at - 2]
        guard ASCII.isLetter(before) || before == 0x29 || before >= 0x80, !followsLabel(at - 1) else { return nil }
        guard let items = NumberListReader.read(bytes, from: at, to: range.end), !items.hasStop, !items.hasBlank,
            let numbers = plausible(items, highest: highest)
        else { return nil }
        let next = bytes.skipBlanks(from: items.end, to: range.end)
        guard next >= range.end || [0x2E, 0x2C, 0x3B, 0x29].contains(bytes[next]) || bytes[next - 1] == 0x0A else {
            return nil
        }
        if next + 1 < range.end, ASCII.isDigit(bytes[next + 1]) { return nil }
        return MarkerCandidate(range: ByteRange(at, items.end), style: .superscript, numbers: numbers, weight: -0.2)
    }

    private func candidate(_ at: Int, in range: ByteRange, highest: Int) -> MarkerCandidate? {
        let byte = bytes[at]
        if byte == 0xC2 || byte == 0xE2 { return raised(at, in: range, highest: highest) }
        if byte == 0x5E { return careted(at, in: range, highest: highest) }
        guard ASCII.isDigit(byte), at > range.start, byte != 0x30 else { return nil }
        return glued(at, in: range, highest: highest)
    }

    private func raised(_ at: Int, in range: ByteRange, highest: Int) -> MarkerCandidate? {
        guard let items = NumberListReader.read(bytes, from: at, to: range.end, script: .superscript, blanks: false),
            let numbers = plausible(items, highest: highest)
        else { return nil }
        // «kg/m²», «10⁶», «Ca²⁺»
        guard at > range.start, let (before, _) = UTF8Scanner.scalar(bytes, before: at) else { return nil }
        let after = items.end < range.end ? UTF8Scanner.scalar(bytes, at: items.end).value : 0
        if ScalarClass.isDigit(before) || before == 0xD7 || after == 0x207A || after == 0x207B { return nil }
        var weight = 2.5
        if ScalarClass.isLetter(before), wordLength(before: at) <= 2 {
            weight = numbers == [2] || numbers == [3] ? -1.5 : 0.5
        }
        return MarkerCandidate(range: ByteRange(at, items.end), style: .superscript, numbers: numbers, weight: weight)
    }

    private func careted(_ at: Int, in range: ByteRange, highest: Int) -> MarkerCandidate? {
        guard let items = NumberListReader.read(bytes, from: at + 1, to: range.end), items.end < range.end,
            bytes[items.end] == 0x5E, let numbers = plausible(items, highest: highest)
        else { return nil }
        return MarkerCandidate(range: ByteRange(at, items.end + 1), style: .superscript, numbers: numbers, weight: 3)
    }

    private func glued(_ at: Int, in range: ByteRange, highest: Int) -> MarkerCandidate? {
        guard let (before, length) = UTF8Scanner.scalar(bytes, before: at) else { return nil }
        guard let weight = weight(before: before, at: at, length: length, in: range) else { return nil }
        guard var items = NumberListReader.read(bytes, from: at, to: range.end, blanks: false) else { return nil }
        while items.hasStop { items = items.droppingLast(bytes) ?? NumberListReader.Items(end: at) }
        if let wide = NumberListReader.read(bytes, from: at, to: range.end), wide.end > items.end,
            isAscending(wide, over: items)
        {
            items = wide
        }
        guard !items.values.isEmpty, let numbers = plausible(items, highest: highest) else { return nil }
        let after = items.end < range.end ? UTF8Scanner.scalar(bytes, at: items.end).value : 0
        if ScalarClass.isLetter(after) || ScalarClass.isDigit(after) || after == 0x25 || after == 0xB0 || after == 0x2F
            || after == 0x3D || after == 0xD7
        {
            return nil
        }
        // «5.2», «3,000», «7-year»
        if after == 0x2E || after == 0x2C || after == 0x2D || after == 0x3A, items.end + 1 < range.end,
            ASCII.isDigit(bytes[items.end + 1])
        {
            return nil
        }
        if after == 0x2D { return nil }
        return MarkerCandidate(range: ByteRange(at, items.end), style: .superscript, numbers: numbers, weight: weight)
    }

    /// How much the place before glued digits looks like the end of a word or sentence; nil where it cannot be.
    private func weight(before: UInt32, at: Int, length: Int, in range: ByteRange) -> Double? {
        let previous = at - length
        switch before {
        case 0x2E, 0x2C, 0x3B, 0x3A, 0x3F:
            guard previous > range.start, let second = UTF8Scanner.scalar(bytes, before: previous)?.value else {
                return nil
            }
            if ScalarClass.isDigit(second) {
                // «in 2015,3 and» and «CD4.12 The»: only what no number can be.
                return followsYear(previous, in: range) ? 0.6 : nil
            }
            if ScalarClass.isLetter(second) {
                if followsLabel(at) { return nil }
                return wordLength(before: previous) == 1 && before == 0x2E ? -0.5 : 2.2
            }
            return second == 0x29 || second == 0x201D || second == 0x2019 || second == 0x25 || second == 0x5D
                || ScalarClass.isHan(second) ? 2.2 : nil
        case 0x29, 0x5D, 0x201D, 0x2019, 0x22: return 1.2
        case 0x3002, 0xFF0C: return 0.8
        case _ where ScalarClass.isHan(before): return 0
        case _ where ScalarClass.isLetter(before):
            if followsLabel(at) { return nil }
            let word = wordLength(before: at)
            let start = at - word
            if start > range.start, bytes[start - 1] == 0x2D, word < 4 { return -1 }
            if start > range.start, bytes[start - 1] >= 0x80 { return -1.5 }
            let isLower = bytes[start..<at].allSatisfy { $0 >= 0x80 || ASCII.isLower($0) }
            if resources.others.contains(where: { at - $0.count >= 0 && bytes.matches($0, at: at - $0.count) }) {
                return 2
            }
            if isLower { return word >= 4 ? 1.4 : word == 3 ? -0.6 : -0.8 }
            let isName =
                ASCII.isUpper(bytes[start]) && bytes[(start + 1)..<at].allSatisfy { $0 >= 0x80 || ASCII.isLower($0) }
            return isName && word >= 4 ? 0.9 : word >= 3 ? -0.4 : -1.5
        default: return nil
        }
    }

    /// A byte of a letter with an accent; Greek letters open the names of mutants («Δmac1»).
    private func isLatinByte(_ at: Int) -> Bool {
        bytes[at] == 0xC3 || bytes[at] & 0xC0 == 0x80 && at > 0 && bytes[at - 1] == 0xC3
    }

    private func wordLength(before end: Int) -> Int {
        var at = end
        while at > 0, ASCII.isLetter(bytes[at - 1]) || isLatinByte(at - 1) { at -= 1 }
        return end - at
    }

    private func followsYear(_ end: Int, in range: ByteRange) -> Bool {
        guard end - 4 >= range.start, bytes[(end - 4)..<end].allSatisfy(ASCII.isDigit) else { return false }
        return EntryClues.isYear(bytes, end - 4) && (end - 5 < range.start || !ASCII.isDigit(bytes[end - 5]))
    }

    private func followsLabel(_ at: Int) -> Bool {
        resources.labels.contains { label in
            let start = at - label.count
            return start >= 0 && bytes.matches(label, at: start) && (start == 0 || !ASCII.isLetter(bytes[start - 1]))
        }
    }

    private func plausible(_ items: NumberListReader.Items, highest: Int) -> [Int]? {
        guard !items.hasStop, !items.values.contains(0), let numbers = items.expanded, let top = numbers.max(),
            top <= highest, numbers.count <= 40
        else { return nil }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $0 != $1 } ? numbers : nil
    }

    /// «6, 7» and «10 12 13» behind a word, where blanks stand between: numbers that ascend, and no word that counts them.
    private func isAscending(_ wide: NumberListReader.Items, over items: NumberListReader.Items) -> Bool {
        guard !wide.hasStop, zip(wide.values, wide.values.dropFirst()).allSatisfy({ $0 < $1 }) else { return false }
        let after = wide.end < bytes.count ? bytes[wide.end] : 0x20
        if ASCII.isLetter(after) || after == 0x25 || after == 0x2D { return false }
        // «miR482 12 weeks»: what follows a bare number is counted by it.
        let next = bytes.skipBlanks(from: wide.end, to: bytes.count)
        guard wide.hasBlank, next < bytes.count else { return true }
        return (wide.values.last ?? 0) - (items.values.first ?? 0) <= 40
            && !(ASCII.isLower(bytes[next]) && wide.values.count > 4)
    }

    // MARK: Decoding

    private func decode(_ candidates: [MarkerCandidate], highest: Int) -> [MarkerCandidate] {
        let states = highest + 1
        var score = [Double](repeating: -.infinity, count: states)
        score[0] = 0
        // back[i][m]: the state before candidate i, plus one where the candidate was taken; 0 where it was left.
        var back = [Int16](repeating: 0, count: states * candidates.count)
        var next = score
        for (index, candidate) in candidates.enumerated() {
            let numbers = Set(candidate.numbers).sorted()
            guard let top = numbers.last else { continue }
            // A place that can hardly be anything else is left at a cost.
            let loss = candidate.weight >= 2 ? 2.0 : 0
            next = score.map { $0 - loss }
            for state in 0..<states where score[state] > -.infinity {
                let fresh = numbers.filter { $0 > state }
                var gain = candidate.weight
                if let lowest = fresh.first {
                    let gap = (lowest - state - 1) + (top - lowest + 1 - fresh.count)
                    guard gap <= 6 else { continue }
                    gain += 1.6 * Double(fresh.count) - 1.3 * Double(gap)
                    if numbers.count > 1 { gain += 0.6 }
                } else {
                    gain -= 0.25
                }
                let target = max(state, top)
                let total = score[state] + gain
                if total > next[target] {
                    next[target] = total
                    back[index * states + target] = Int16(state + 1)
                }
            }
            swap(&score, &next)
        }
        var state = score.indices.max { score[$0] < score[$1] } ?? 0
        var chosen: [MarkerCandidate] = []
        for index in candidates.indices.reversed() {
            let step = back[index * states + state]
            guard step > 0 else { continue }
            chosen.append(candidates[index])
            state = Int(step) - 1
        }
        return chosen.reversed()
    }
}

extension NumberListReader.Items {
    /// The items without the last one, ending behind the number before it.
    fileprivate func droppingLast(_ bytes: [UInt8]) -> Self? {
        guard values.count > 1 else { return nil }
        var copy = self
        copy.values.removeLast()
        copy.joints.removeLast()
        var end = self.end - (digits.last ?? 0)
        copy.digits.removeLast()
        while end > 0, !ASCII.isDigit(bytes[end - 1]) { end -= 1 }
        copy.end = end
        return copy
    }
}
