import KaojuText

/// Weighs digits without markup: how much a place looks like the end of a word or sentence that a marker follows, and what
/// tells them from doses, genes, formulas, years and names.
struct GluedDigitRules {
    let bytes: [UInt8]
    let resources: CitationResources
    let names: EntryNames
    let highest: Int

    // MARK: Set apart

    /// A number between a blank and a stop: «microbes 3–7.», «inhibitors 1 .»; behind the name of its entry's author, or
    /// between two words, with less weight.
    func apart(_ at: Int, in range: ByteRange) -> MarkerCandidate? {
        guard at >= range.start + 2, bytes[at - 1] == 0x20 || bytes[at - 1] == 0x0A else { return nil }
        let before = bytes[at - 2]
        guard ASCII.isLetter(before) || before == 0x29 || before >= 0x80, !followsLabel(at - 1),
            !resources.endsWithLabel(resources.items, in: bytes, at: at - 1)
        else { return nil }
        guard let items = NumberListReader.read(bytes, from: at, to: range.end), !items.hasStop, !items.hasBlank,
            let numbers = items.plausible(upTo: highest)
        else { return nil }
        let next = bytes.skipBlanks(from: items.end, to: range.end)
        let isClosed = next >= range.end || [0x2E, 0x2C, 0x3B, 0x29].contains(bytes[next]) || bytes[next - 1] == 0x0A
        if next + 1 < range.end, ASCII.isDigit(bytes[next + 1]) { return nil }
        let agrees = names.agree(with: numbers, before: at)
        guard isClosed || agrees else { return nil }
        var weight = agrees ? 1.5 : -0.2
        let word = Self.wordLength(bytes, before: at - 1)
        if isClosed, word >= 4, bytes[(at - 1 - word)..<(at - 1)].allSatisfy({ $0 >= 0x80 || ASCII.isLower($0) }) {
            weight += 0.5
        }
        return MarkerCandidate(range: ByteRange(at, items.end), style: .superscript, numbers: numbers, weight: weight)
    }

    // MARK: Glued

    /// Digits that nothing parts from the word or the stop before them.
    func glued(_ at: Int, in range: ByteRange) -> MarkerCandidate? {
        guard let (before, length) = UTF8Scanner.scalar(bytes, before: at) else { return nil }
        guard var weight = weight(before: before, at: at, length: length, in: range) else { return nil }
        guard var items = NumberListReader.read(bytes, from: at, to: range.end, blanks: false) else { return nil }
        while items.hasStop { items = items.droppingLast(bytes) ?? NumberListReader.Items(end: at) }
        if let wide = NumberListReader.read(bytes, from: at, to: range.end), wide.end > items.end,
            isAscending(wide, over: items), wide.plausible(upTo: highest) != nil
        {
            items = wide
        }
        guard !items.values.isEmpty, let numbers = items.plausible(upTo: highest) else { return nil }
        guard let penalty = penalty(behind: items.end, in: range, before: before, weight) else { return nil }
        weight -= penalty
        let agrees = names.agree(with: numbers, before: at)
        if agrees { weight += 2 }
        // «一致2,8。»: nothing counts so behind a Chinese word.
        if ScalarClass.isHan(before), items.joints.contains(.list), items.end - at < 12 { weight += 0.5 }
        if before == 0x2E, !agrees, goesOnInLowerCase(items.end, in: range), !followsOthers(at - 1) { weight -= 1 }
        return MarkerCandidate(
            range: ByteRange(at, items.end), style: .superscript, numbers: numbers, weight: weight,
            isCertain: agrees && weight >= 2 || weight >= 2.2 && (before == 0x2E || before == 0x2C))
    }

    /// What follows the digits: nil where it makes them a part of something else.
    private func penalty(behind end: Int, in range: ByteRange, before: UInt32, _ weight: Double) -> Double? {
        guard end < range.end else { return 0 }
        let (after, length) = UTF8Scanner.scalar(bytes, at: end)
        let following = end + length < range.end ? bytes[end + length] : 0x20
        switch after {
        case 0x25, 0xB0, 0x2F, 0x3D, 0xD7, 0x2B, 0x2212, 0x207A, 0x207B, 0x2032, 0x5F, 0x2103: return nil
        case 0x2D: return nil
        case 0x2E, 0x2C, 0x3A:
            // «5.2», «3,000», «prepare4.py»
            if ASCII.isDigit(following) { return nil }
            return after == 0x2E && ASCII.isLower(following) ? nil : 0
        case 0x28: return 0.6
        case _ where ScalarClass.isDigit(after): return nil
        case _ where ScalarClass.isUpper(after) && ASCII.isLower(following) && (before == 0x2E || before == 0x2C):
            return 0.7  // «problem.14,21However» lost a blank
        case _ where ScalarClass.isLetter(after): return nil
        case _ where ScalarClass.isHan(after):
            let rest = bytes[end..<min(range.end, end + 6)]
            if resources.counters.contains(where: { rest.starts(with: $0) }) { return nil }
            return ScalarClass.isHan(before) ? 0.9 : 1.2
        default: return 0
        }
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
                return Self.wordLength(bytes, before: previous) == 1 && before == 0x2E ? -0.5 : 2.2
            }
            return second == 0x29 || second == 0x201D || second == 0x2019 || second == 0x25 || second == 0x5D
                || ScalarClass.isHan(second) ? 2.2 : nil
        case 0x29, 0x5D, 0x201D, 0x2019, 0x22: return closesFormula(at - length, in: range) ? nil : 1.2
        case 0x3002, 0xFF0C: return 0.8
        case 0xFF1B, 0x3001: return 0.4
        case _ where ScalarClass.isHan(before): return followsLabel(at) ? nil : 0.2
        case _ where ScalarClass.isLetter(before): return weightBehindWord(at, in: range)
        default: return nil
        }
    }

    private func weightBehindWord(_ at: Int, in range: ByteRange) -> Double? {
        if followsLabel(at) { return nil }
        let word = Self.wordLength(bytes, before: at)
        let start = at - word
        // «H2O2», «Zn(OH)2»: a formula.
        if start > range.start, ASCII.isDigit(bytes[start - 1]) { return nil }
        if followsOthers(at) { return 2 }
        if word <= 6, resources.stems.contains(Array(bytes[start..<at])) { return -2.5 }
        if start > range.start, bytes[start - 1] == 0x2D, word < 4 { return -1 }
        if start > range.start, bytes[start - 1] >= 0x80, !followsHan(start) { return -1.5 }
        let isLower = bytes[start..<at].allSatisfy { $0 >= 0x80 || ASCII.isLower($0) }
        if isLower {
            if resources.units.contains(Array(bytes[start..<at])) { return -2.5 }
            return word >= 4 ? 1.4 : word == 3 ? -0.6 : -0.8
        }
        let isName =
            ASCII.isUpper(bytes[start]) && bytes[(start + 1)..<at].allSatisfy { $0 >= 0x80 || ASCII.isLower($0) }
        return isName && word >= 4 ? 0.9 : word >= 3 ? -0.4 : -1.5
    }

    private func followsHan(_ at: Int) -> Bool {
        UTF8Scanner.scalar(bytes, before: at).map {
            ScalarClass.isHan($0.value) || ScalarClass.isHanPunctuation($0.value)
        }
            ?? false
    }

    /// «Zn(OH)2», «(PPh3)4»: a short group of capitals and digits in parentheses, glued to an element.
    private func closesFormula(_ close: Int, in range: ByteRange) -> Bool {
        var at = close
        while at > range.start, close - at < 8, bytes[at - 1] != 0x28 { at -= 1 }
        guard at > range.start + 1, bytes[at - 1] == 0x28, at < close, ASCII.isLetter(bytes[at - 2]) else {
            return false
        }
        return bytes[at..<close].allSatisfy { ASCII.isLetter($0) || ASCII.isDigit($0) } && ASCII.isUpper(bytes[at])
    }

    /// «heatmap.2 function»: no sentence begins behind the number.
    private func goesOnInLowerCase(_ end: Int, in range: ByteRange) -> Bool {
        end + 1 < range.end && bytes[end] == 0x20 && ASCII.isLower(bytes[end + 1])
    }

    private func followsOthers(_ at: Int) -> Bool {
        resources.others.contains { at - $0.count >= 0 && bytes.matches($0, at: at - $0.count) }
    }

    // MARK: Names with numbers

    /// A word that comes with a number glued to it again and again, and never without one, is a name («Toolbox2»); so is an
    /// acronym that is always numbered («BMP2», «BMP7»). What also stands bare («sex12») is not discounted. O(n).
    func discountNames(_ candidates: inout [MarkerCandidate]) {
        struct Use { var numbered = 0, same: [UInt64: Int] = [:], bare = 0 }
        var uses: [UInt64: Use] = [:]
        func stem(_ candidate: MarkerCandidate) -> UInt64? {
            let start = candidate.range.start
            let word = Self.wordLength(bytes, before: start)
            guard word > 0, ASCII.isDigit(bytes[start]) else { return nil }
            return Self.hash(bytes[(start - word)..<start])
        }
        func whole(_ candidate: MarkerCandidate) -> UInt64 { Self.hash(bytes[candidate.range.indices]) }
        for candidate in candidates {
            guard let stem = stem(candidate) else { continue }
            uses[stem, default: Use()].numbered += 1
            uses[stem, default: Use()].same[whole(candidate), default: 0] += 1
        }
        guard !uses.isEmpty else { return }
        var start: Int?
        for at in 0...bytes.count {
            if at < bytes.count, ASCII.isLetter(bytes[at]) || bytes[at] >= 0x80 && isLatinByte(at) {
                if start == nil { start = at }
            } else if let from = start {
                start = nil
                guard at >= bytes.count || !ASCII.isDigit(bytes[at]) && bytes[at] != 0x2D else { continue }
                let hash = Self.hash(bytes[from..<at])
                if uses[hash] != nil { uses[hash, default: Use()].bare += 1 }
            }
        }
        for index in candidates.indices {
            guard candidates[index].weight < 2, let stem = stem(candidates[index]), let use = uses[stem] else {
                continue
            }
            let same = use.same[whole(candidates[index])] ?? 0
            if use.bare == 0, same >= 2 || use.numbered >= 3 {
                candidates[index].weight -= 2.5
            } else if use.bare < same, same >= 3 {
                candidates[index].weight -= 2.5
            } else if use.bare >= 3, use.bare >= 3 * use.numbered, isWordOrLarge(candidates[index]) {
                // «TYLCV33» where TYLCV mostly stands bare.
                candidates[index].weight = max(candidates[index].weight, 0.6)
            }
        }
    }

    /// A word in lower case of three letters or more, or an acronym with a number that few genes have.
    private func isWordOrLarge(_ candidate: MarkerCandidate) -> Bool {
        let word = Self.wordLength(bytes, before: candidate.range.start)
        guard word >= 3 else { return false }
        let start = candidate.range.start - word
        return bytes[start..<candidate.range.start].allSatisfy(ASCII.isLower) || (candidate.numbers.min() ?? 0) >= 10
    }

    private static func hash(_ word: ArraySlice<UInt8>) -> UInt64 { word.reduce(NameFolder.seed, NameFolder.mixed) }

    // MARK: Words

    /// A byte of a letter with an accent; Greek letters open the names of mutants («Δmac1»).
    private func isLatinByte(_ at: Int) -> Bool { Self.isLatinByte(bytes, at) }

    private static func isLatinByte(_ bytes: [UInt8], _ at: Int) -> Bool {
        bytes[at] == 0xC3 || bytes[at] & 0xC0 == 0x80 && at > 0 && bytes[at - 1] == 0xC3
    }

    /// The bytes of the word that ends at `end`.
    static func wordLength(_ bytes: [UInt8], before end: Int) -> Int {
        var at = end
        while at > 0, end - at < 200, ASCII.isLetter(bytes[at - 1]) || isLatinByte(bytes, at - 1) { at -= 1 }
        return end - at
    }

    private func followsYear(_ end: Int, in range: ByteRange) -> Bool {
        guard end - 4 >= range.start, bytes[(end - 4)..<end].allSatisfy(ASCII.isDigit) else { return false }
        return EntryClues.isYear(bytes, end - 4) && (end - 5 < range.start || !ASCII.isDigit(bytes[end - 5]))
    }

    private func followsLabel(_ at: Int) -> Bool { resources.endsWithLabel(resources.labels, in: bytes, at: at) }

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
