import KaojuText

/// Reads the simple fields of an entry: GB/T 7714 («作者. 题名[J]. 刊名, 年, 卷(期): 页.»), Vancouver and author–year forms.
struct EntryReader {
    let bytes: [UInt8]
    let conjunctions: [[UInt8]]

    /// The fields of the entry that `bytes` is. O(n).
    func fields() -> BibliographicItem {
        var out = BibliographicItem()
        let doi = IdentifierReader(bytes: bytes).doi()
        out.doi = doi?.text
        out.pmid = IdentifierReader(bytes: bytes).pmid()
        let end = doi?.range.start ?? bytes.count
        let mark = typeMark(before: end)
        if let mark { out.type = Self.types[mark.kind] ?? "article-journal" }
        let early = earlyYear(before: mark?.range.start ?? end).flatMap { standsBehindAuthors($0.open) ? $0 : nil }
        var authorsEnd: Int
        var titleStart: Int
        if let early {
            authorsEnd = early.open
            titleStart = early.close
            out.year = early.year
            out.yearSuffix = early.suffix
        } else {
            (authorsEnd, titleStart) = authorsStop(before: mark?.range.start ?? end)
            let names = NameListReader(bytes: bytes, conjunctions: conjunctions)
            if !names.isNameList(ByteRange(0, authorsEnd)), let run = names.leadingRun(to: end) {
                // «Smith J, Doe A Title of the work …»
                (authorsEnd, titleStart) = (run, run)
            }
        }
        if authorsEnd > 0, authorsEnd < bytes.count {
            out.authors = NameListReader(bytes: bytes, conjunctions: conjunctions).names(in: ByteRange(0, authorsEnd))
        } else {
            titleStart = 0
            authorsEnd = 0
        }
        titleStart = skipMarks(from: titleStart, to: end)
        let titleEnd = mark.map(\.range.start) ?? sentenceEnd(from: titleStart, to: end)
        if titleEnd > titleStart { out.title = trimmed(ByteRange(titleStart, titleEnd)) }
        let rest = ByteRange(min(end, skipMarks(from: mark?.range.end ?? titleEnd, to: end)), end)
        readSource(rest, into: &out)
        if out.year == nil { out.year = lastYear(ByteRange(titleEnd, end)) ?? lastYear(ByteRange(0, end)) }
        return out
    }

    // MARK: Marks and stops

    private static let types: [UInt8: String] = [
        UInt8(ascii: "J"): "article-journal", UInt8(ascii: "M"): "book", UInt8(ascii: "D"): "thesis",
        UInt8(ascii: "C"): "paper-conference", UInt8(ascii: "R"): "report", UInt8(ascii: "P"): "patent",
        UInt8(ascii: "S"): "standard", UInt8(ascii: "N"): "article-newspaper", UInt8(ascii: "E"): "webpage",
    ]

    private func typeMark(before end: Int) -> (range: ByteRange, kind: UInt8)? {
        var at = 1
        while at + 1 < end {
            if ASCII.isUpper(bytes[at]), bytes[at - 1] == 0x5B {
                var close = at + 1
                while close < end, close - at < 6, ASCII.isUpper(bytes[close]) || bytes[close] == 0x2F { close += 1 }
                if close < end, bytes[close] == 0x5D { return (ByteRange(at - 1, close + 1), bytes[at]) }
            }
            at += 1
        }
        return nil
    }

    /// The year behind the authors, in parentheses or bare: «Smith J, Doe A (2012) Title», «Smith J 1993 Title».
    private func earlyYear(before end: Int) -> (open: Int, close: Int, year: Int, suffix: UInt8)? {
        var at = 1
        let limit = min(end, 700)
        while at + 4 <= limit {
            guard ASCII.isDigit(bytes[at]), !ASCII.isDigit(bytes[at - 1]) else {
                at += 1
                continue
            }
            guard let number = NumberListReader.number(bytes, at: at, to: limit), number.digits == 4,
                EntryClues.isYear(bytes, at)
            else { return nil }
            var close = at + 4
            var suffix: UInt8 = 0
            if close < limit, ASCII.isLower(bytes[close]), close + 1 >= limit || !ASCII.isLetter(bytes[close + 1]) {
                suffix = bytes[close]
                close += 1
            }
            let isEnclosed = bytes[at - 1] == 0x28 || at >= 3 && UTF8Scanner.scalar(bytes, before: at)?.value == 0xFF08
            if isEnclosed {
                let open = bytes.skipBlanks(before: at - (bytes[at - 1] == 0x28 ? 1 : 3), to: 0)
                // «(2010, May)», «(2008年)»
                while close < limit, bytes[close] != 0x29, bytes[close] != 0x89, close - at < 24 { close += 1 }
                return (open, min(close + 1, limit), number.value, suffix)
            }
            guard bytes[at - 1] == 0x20, close < limit, bytes[close] == 0x20 || bytes[close] == 0x2E else { return nil }
            let open = bytes.skipBlanks(before: at, to: 0)
            guard NameListReader(bytes: bytes, conjunctions: conjunctions).isNameList(ByteRange(0, open)) else {
                return nil
            }
            return (open, close, number.value, suffix)
        }
        return nil
    }

    /// Whether only authors stand before `offset`: «Smith J. Title. Journal (2012) 5:1» has its year behind the journal.
    private func standsBehindAuthors(_ offset: Int) -> Bool {
        let stop = authorsStop(before: offset).0
        guard stop > 0, offset - stop > 12 else { return true }
        return !NameListReader(bytes: bytes, conjunctions: conjunctions).isNameList(ByteRange(0, stop))
    }

    /// Where the authors end and the title begins: the first stop that belongs to no initial.
    private func authorsStop(before end: Int) -> (Int, Int) {
        var at = 0
        while at < min(end, 900) {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            switch value {
            case 0xFF0E, 0x3002, 0xFF1A: return (at, at + length)
            case 0x3A where NameListReader(bytes: bytes, conjunctions: conjunctions).isNameList(ByteRange(0, at)):
                return (at, at + length)
            case 0x2E:
                if !isInitial(endingAt: at) || !goesOnWithNames(at + 1, to: end) { return (at, at + 1) }
            default: break
            }
            at += length
        }
        return (0, 0)
    }

    private func isInitial(endingAt at: Int) -> Bool {
        guard at > 0, ASCII.isUpper(bytes[at - 1]) else { return false }
        return at == 1 || !ASCII.isLetter(bytes[at - 2])
    }

    /// Whether another name or initial follows: «, & Doe», « A.», «, Doe».
    private func goesOnWithNames(_ start: Int, to end: Int) -> Bool {
        let at = bytes.skipBlanks(from: start, to: end)
        guard at < end else { return false }
        if bytes[at] == 0x2C || bytes[at] == 0x26 || bytes[at] == 0x2D || bytes[at] == 0x3B { return true }
        if ASCII.isUpper(bytes[at]), at + 1 < end, bytes[at + 1] == 0x2E { return true }
        // «J. Smith, …»: the family name stands behind its initials.
        var stop = at
        while stop < end, ASCII.isLetter(bytes[stop]) || bytes[stop] >= 0x80 { stop += 1 }
        return stop > at && ASCII.isUpper(bytes[at]) && stop < end && bytes[stop] == 0x2C && stop - at < 20
    }

    private func sentenceEnd(from start: Int, to end: Int) -> Int {
        var at = start
        while at < end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if value == 0x3002 || value == 0xFF0E { return at }
            if value == 0x2E || value == 0x3F {
                let next = bytes.skipBlanks(from: at + 1, to: end)
                let isStop =
                    next >= end || next > at + 1 && !ASCII.isLower(bytes[next]) && !isInitial(endingAt: at)
                    || bytes[next] >= 0xE4
                if isStop { return value == 0x3F ? at + 1 : at }
            }
            at += length
        }
        return end
    }

    private func skipMarks(from start: Int, to end: Int) -> Int {
        var at = start
        while at < end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            switch value {
            case 0x20, 0x2E, 0x2C, 0x3A, 0x3B, 0x0A, 0x29, 0xFF09, 0xFF0E, 0x3002, 0xFF0C, 0xFF1A: at += length
            default: return at
            }
        }
        return end
    }

    // MARK: Journal, volume, issue, pages

    /// «刊名,2008,23(4):120-125», «Journal. 2008;23(4):120–5», «Journal, 23(4), 120–125».
    private func readSource(_ range: ByteRange, into out: inout BibliographicItem) {
        var at = range.start
        var container = range.start
        // The name goes to the first comma or stop that a number follows, or to the number itself.
        while at < range.end, !ASCII.isDigit(bytes[at]) { at += 1 }
        container = at
        while container > range.start, [0x20, 0x2C, 0x2E, 0x3B, 0x28, 0x3A].contains(bytes[container - 1]) {
            container -= 1
        }
        if container >= range.start + 3, bytes[(container - 3)..<container].elementsEqual([0xEF, 0xBC, 0x8C]) {
            container -= 3
        }
        if container > range.start, container - range.start < 160, out.type == "article-journal", at < range.end {
            out.container = trimmed(ByteRange(range.start, container))
        }
        guard let first = NumberListReader.number(bytes, at: min(at, bytes.count), to: range.end) else { return }
        var isYear = first.digits == 4 && EntryClues.isYear(bytes, at)
        if isYear, out.year == nil || bytes[max(0, at - 1)] == 0x28 { out.year = first.value }
        if isYear, out.year != first.value { isYear = false }
        let start = isYear ? first.end : at
        readVolume(ByteRange(start, range.end), into: &out)
    }

    private func readVolume(_ range: ByteRange, into out: inout BibliographicItem) {
        var at = range.start
        while at < range.end {
            guard ASCII.isDigit(bytes[at]) || bytes[at] == 0x28 else {
                at += 1
                continue
            }
            let start = at
            while at < range.end, ASCII.isDigit(bytes[at]) || ASCII.isLetter(bytes[at]) { at += 1 }
            let volume = ByteRange(start, at)
            var issue: ByteRange?
            at = bytes.skipBlanks(from: at, to: range.end)
            if at < range.end, bytes[at] == 0x28 {
                let open = at + 1
                while at < range.end, bytes[at] != 0x29 { at += 1 }
                issue = ByteRange(open, at)
                at = min(at + 1, range.end)
            }
            at = bytes.skipBlanks(from: at, to: range.end)
            guard at < range.end else { return }
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            guard value == 0x3A || value == 0xFF1A || (value == 0x2C || value == 0xFF0C) && out.year != nil else {
                if issue == nil { continue }
                return
            }
            var page = bytes.skipBlanks(from: at + length, to: range.end)
            let first = page
            while page < range.end, isPage(page, from: first) { page += UTF8Scanner.scalar(bytes, at: page).length }
            guard page > first, bytes[first..<page].contains(where: ASCII.isDigit) else { continue }
            if !volume.isEmpty { out.volume = trimmed(volume) }
            if let issue, !issue.isEmpty { out.issue = trimmed(issue) }
            out.pages = trimmed(ByteRange(first, page))
            return
        }
    }

    private func isPage(_ at: Int, from first: Int) -> Bool {
        let (value, _) = UTF8Scanner.scalar(bytes, at: at)
        return ScalarClass.isDigit(value) || value < 0x80 && ScalarClass.isLetter(value) || value == 0x2D
            || (0x2010...0x2014).contains(value) || value == 0x7E || value == 0x2B || value == 0x2212
    }

    private func lastYear(_ range: ByteRange) -> Int? {
        var found: Int?
        var at = range.start
        while at < range.end {
            guard ASCII.isDigit(bytes[at]), let number = NumberListReader.number(bytes, at: at, to: range.end) else {
                at += ASCII.isDigit(bytes[at]) ? 6 : 1
                continue
            }
            let isPage = at > 0 && [0x2D, 0x3A, 0x2F, 0x93].contains(bytes[at - 1])
            if number.digits == 4, EntryClues.isYear(bytes, at), !isPage { found = found ?? number.value }
            at = max(number.end, at + 1)
        }
        return found
    }

    private func trimmed(_ range: ByteRange) -> String {
        String(decoding: bytes[range.indices], as: UTF8.self).trimmed()
    }
}
