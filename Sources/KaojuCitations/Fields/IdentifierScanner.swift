import KaojuText

/// Finds the identifiers that an entry prints, GB/T 7714's marks and dates of access.
struct IdentifierScanner {
    let bytes: [UInt8]

    /// The identifiers in order; ranges do not overlap. O(n).
    func identifiers() -> [Identifier] {
        var out: [Identifier] = []
        var at = 0
        while at < bytes.count {
            if let found = identifier(at: at), found.range.end > at {
                out.append(found)
                at = found.range.end
            } else {
                at += 1
            }
        }
        return out
    }

    private func identifier(at offset: Int) -> Identifier? {
        let byte = ASCII.lowered(bytes[offset])
        switch byte {
        case 0x5B: return mark(at: offset)
        case 0x68: return isWordStart(offset) ? url(at: offset) : nil
        case 0x77: return isWordStart(offset) ? url(at: offset) : nil
        case 0x64: return isWordStart(offset) ? prefixedDOI(at: offset) : nil
        case 0x70: return isWordStart(offset) ? pubmed(at: offset) : nil
        case 0x61: return isWordStart(offset) ? arxiv(at: offset) : nil
        case 0x69: return isWordStart(offset) ? isbn(at: offset) : nil
        case 0x31: return isWordStart(offset) ? doi(at: offset, from: offset) : nil
        default: return nil
        }
    }

    private func isWordStart(_ at: Int) -> Bool {
        at == 0 || !ASCII.isLetter(bytes[at - 1]) && !ASCII.isDigit(bytes[at - 1])
    }

    // MARK: Marks in brackets

    /// «[J]», «[EB/OL]», «[M∥CD]», «[2014-06-25]», «[cited 2014-06-25]» is left to the model.
    private func mark(at offset: Int) -> Identifier? {
        var at = bytes.skipBlanks(from: offset + 1, to: bytes.count)
        guard at < bytes.count else { return nil }
        if ASCII.isDigit(bytes[at]) { return accessDate(at: offset) }
        let first = bytes[at]
        var code: [UInt8] = []
        var isCarrier = false
        var letters = 0
        while at < bytes.count, at - offset < 10 {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if value == 0x5D { break }
            guard value < 0x80 ? ASCII.isUpper(bytes[at]) || value == 0x2F || value == 0x20 : value == 0x2215 else {
                return nil
            }
            if value < 0x80, ASCII.isUpper(bytes[at]) {
                letters += 1
                // The carrier («/OL») says nothing of the kind.
                if !isCarrier { code.append(bytes[at]) }
            } else if value != 0x20 {
                isCarrier = true
            }
            at += length
        }
        guard at < bytes.count, bytes[at] == 0x5D, letters > 0, letters <= 4, "JMCDNPSRGEKABZ".utf8.contains(first)
        else { return nil }
        return Identifier(kind: .genre, range: ByteRange(offset, at + 1), text: String(decoding: code, as: UTF8.self))
    }

    private func accessDate(at offset: Int) -> Identifier? {
        let start = bytes.skipBlanks(from: offset + 1, to: bytes.count)
        guard let year = NumberListReader.number(bytes, at: start, to: bytes.count), year.digits == 4,
            EntryClues.isYear(bytes, start), year.end < bytes.count, isDateMark(bytes[year.end])
        else { return nil }
        let monthStart = year.end + 1
        guard let month = NumberListReader.number(bytes, at: monthStart, to: bytes.count),
            (1...12).contains(month.value)
        else { return nil }
        var date = PartialDate(year: year.value, month: month.value)
        var end = month.end
        if end < bytes.count, isDateMark(bytes[end]),
            let day = NumberListReader.number(bytes, at: end + 1, to: bytes.count), (1...31).contains(day.value)
        {
            date.day = day.value
            end = day.end
        }
        end = bytes.skipBlanks(from: end, to: bytes.count)
        guard end < bytes.count, bytes[end] == 0x5D else { return nil }
        return Identifier(kind: .accessDate, range: ByteRange(offset, end + 1), text: "", date: date)
    }

    private func isDateMark(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x2E || byte == 0x2F }

    // MARK: DOI

    /// «doi:10.…», «DOI 10.…», «doi.org/10.…»
    private func prefixedDOI(at offset: Int) -> Identifier? {
        guard bytes.matches(Array("doi".utf8), at: offset) else { return nil }
        var at = offset + 3
        if bytes.matches(Array(".org/".utf8), at: at) { at += 5 }
        while at < bytes.count, bytes[at] == 0x3A || bytes[at] == 0x20 || bytes[at] == 0x2E || bytes[at] == 0x5D {
            at += 1
        }
        if let inner = urlDOI(at: at) { return doi(at: inner, from: offset) }
        return doi(at: at, from: offset)
    }

    /// Where the DOI begins in «https://doi.org/10.…».
    private func urlDOI(at offset: Int) -> Int? {
        for prefix in ["https://doi.org/", "http://doi.org/", "https://dx.doi.org/", "http://dx.doi.org/", "doi.org/"]
        where bytes.matches(Array(prefix.utf8), at: offset) { return offset + prefix.utf8.count }
        return nil
    }

    /// The DOI whose «10.» stands at `at`; its prefix begins at `start`.
    private func doi(at: Int, from start: Int) -> Identifier? {
        guard at + 8 < bytes.count, bytes[at] == 0x31, bytes[at + 1] == 0x30, bytes[at + 2] == 0x2E,
            let registrant = NumberListReader.number(bytes, at: at + 3, to: bytes.count), registrant.digits >= 4
        else { return nil }
        var slash = registrant.end
        while slash + 1 < bytes.count, bytes[slash] == 0x2E, ASCII.isDigit(bytes[slash + 1]) {
            slash += 1
            while slash < bytes.count, ASCII.isDigit(bytes[slash]) { slash += 1 }
        }
        let registrantEnd = slash
        slash = bytes.skipBlanks(from: slash, to: bytes.count)
        guard slash < bytes.count, bytes[slash] == 0x2F else { return nil }
        var end = slash + 1
        while end < bytes.count, isPartOfDOI(end) { end += 1 }
        // «…/S0140-6736(15)00008-9https://…»
        if let glued = Self.first("http", in: bytes, from: slash + 1, to: end) { end = glued }
        end = trimmed(from: slash + 1, to: end)
        let suffix = bytes[(slash + 1)..<max(slash + 1, end)].filter { $0 != 0x20 }
        // A suffix without a digit was cut short; it would make one work of many.
        guard suffix.contains(where: ASCII.isDigit) else { return nil }
        let text = bytes[at..<registrantEnd] + [0x2F] + suffix
        return Identifier(
            kind: .doi, range: ByteRange(start, end), text: String(decoding: text.map(ASCII.lowered), as: UTF8.self))
    }

    /// Visible ASCII; a blank behind a stop where OCR put it («10.3760/cma. j.issn»).
    private func isPartOfDOI(_ at: Int) -> Bool {
        let byte = bytes[at]
        if byte == 0x20 {
            return bytes[at - 1] == 0x2E && at + 2 < bytes.count && ASCII.isLower(bytes[at + 1])
                && bytes[at + 2] == 0x2E
        }
        return byte > 0x20 && byte < 0x7F && byte != 0x3E && byte != 0x22
    }

    /// The end without the sentence's own marks: stops, and closing parentheses that nothing opens. O(length).
    private func trimmed(from start: Int, to limit: Int) -> Int {
        var end = limit
        var open = bytes[start..<max(start, limit)].count { $0 == 0x28 }
        var closed = bytes[start..<max(start, limit)].count { $0 == 0x29 }
        while end > start {
            let byte = bytes[end - 1]
            if byte == 0x29, closed > open {
                closed -= 1
            } else if ![0x2E, 0x2C, 0x3B, 0x5D, 0x3A].contains(byte) {
                break
            }
            if byte == 0x28 { open -= 1 }
            end -= 1
        }
        return end
    }

    private static func first(_ word: String, in bytes: [UInt8], from start: Int, to end: Int) -> Int? {
        let word = Array(word.utf8)
        var at = start
        while at + word.count <= end {
            if bytes.matches(word, at: at) { return at }
            at += 1
        }
        return nil
    }

    // MARK: Others

    /// «http://…», «www.…»; a DOI where it is doi.org's.
    private func url(at offset: Int) -> Identifier? {
        if let inner = urlDOI(at: offset), let found = doi(at: inner, from: offset) { return found }
        let isURL =
            bytes.matches(Array("http://".utf8), at: offset) || bytes.matches(Array("https://".utf8), at: offset)
            || bytes.matches(Array("www.".utf8), at: offset)
        guard isURL else { return nil }
        var end = offset + 4
        while end < bytes.count, bytes[end] > 0x20, bytes[end] < 0x7F, bytes[end] != 0x3E, bytes[end] != 0x22,
            bytes[end] != 0x5B || end + 1 < bytes.count && bytes[end + 1] == 0x5D
        { end += 1 }
        end = trimmed(from: offset + 4, to: end)
        guard end > offset + 7 else { return nil }
        return Identifier(
            kind: .url, range: ByteRange(offset, end), text: String(decoding: bytes[offset..<end], as: UTF8.self))
    }

    /// «PMID: 123456», «PMC123456», «PMCID: PMC123456», «pubmed: 123456».
    private func pubmed(at offset: Int) -> Identifier? {
        var at = offset
        var isCentral = false
        if bytes.matches(Array("pmcid".utf8), at: at) {
            at += 5
            isCentral = true
        } else if bytes.matches(Array("pmid".utf8), at: at) {
            at += 4
        } else if !bytes.matches(Array("pmc".utf8), at: at) {
            return nil
        }
        while at < bytes.count, bytes[at] == 0x3A || bytes[at] == 0x20 { at += 1 }
        if bytes.matches(Array("pmc".utf8), at: at) {
            at += 3
            isCentral = true
        }
        let start = at
        while at < bytes.count, ASCII.isDigit(bytes[at]), at - start < 9 { at += 1 }
        guard at - start >= 4 else { return nil }
        let digits = String(decoding: bytes[start..<at], as: UTF8.self)
        return Identifier(
            kind: isCentral ? .pmcid : .pmid, range: ByteRange(offset, at), text: isCentral ? "PMC" + digits : digits)
    }

    /// «arXiv:1706.03762v2», «arXiv: hep-th/9901001», «arXiv preprint arXiv:…».
    private func arxiv(at offset: Int) -> Identifier? {
        guard bytes.matches(Array("arxiv".utf8), at: offset) else { return nil }
        var at = offset + 5
        while at < bytes.count, bytes[at] == 0x3A || bytes[at] == 0x20 { at += 1 }
        let start = at
        while at < bytes.count, ASCII.isLetter(bytes[at]) || bytes[at] == 0x2D || bytes[at] == 0x2E && at > start,
            at - start < 18
        { at += 1 }
        if at > start {
            guard at < bytes.count, bytes[at] == 0x2F else { return nil }
            at += 1
        }
        let digits = at
        while at < bytes.count, ASCII.isDigit(bytes[at]) || bytes[at] == 0x2E { at += 1 }
        while at > digits, bytes[at - 1] == 0x2E { at -= 1 }
        guard at - digits >= 7 else { return nil }
        let end = at
        if at < bytes.count, ASCII.lowered(bytes[at]) == 0x76 {
            at += 1
            while at < bytes.count, ASCII.isDigit(bytes[at]) { at += 1 }
        }
        return Identifier(
            kind: .arxiv, range: ByteRange(offset, at), text: String(decoding: bytes[start..<end], as: UTF8.self))
    }

    /// «ISBN 978-…», «ISBN: 0-13-…X».
    private func isbn(at offset: Int) -> Identifier? {
        guard bytes.matches(Array("isbn".utf8), at: offset) else { return nil }
        var at = offset + 4
        while at < bytes.count, bytes[at] == 0x3A || bytes[at] == 0x20 { at += 1 }
        let start = at
        var digits = 0
        while at < bytes.count, ASCII.isDigit(bytes[at]) || bytes[at] == 0x2D || ASCII.lowered(bytes[at]) == 0x78 {
            if bytes[at] != 0x2D { digits += 1 }
            at += 1
        }
        guard digits == 10 || digits == 13 else { return nil }
        return Identifier(
            kind: .isbn, range: ByteRange(offset, at), text: String(decoding: bytes[start..<at], as: UTF8.self))
    }
}
