import KaojuText

/// Finds the identifiers that an entry prints.
struct IdentifierReader {
    let bytes: [UInt8]

    /// The DOI in lower case and its place, if one is printed.
    func doi() -> (text: String, range: ByteRange)? {
        var at = 0
        while at + 8 < bytes.count {
            guard bytes[at] == 0x31, bytes[at + 1] == 0x30, bytes[at + 2] == 0x2E,
                at == 0 || !ASCII.isDigit(bytes[at - 1]),
                let registrant = NumberListReader.number(bytes, at: at + 3, to: bytes.count), registrant.digits >= 4
            else {
                at += 1
                continue
            }
            let slash = bytes.skipBlanks(from: registrant.end, to: bytes.count)
            guard slash < bytes.count, bytes[slash] == 0x2F else {
                at += 1
                continue
            }
            var end = slash + 1
            while end < bytes.count, isPartOfDOI(end) { end += 1 }
            while end > slash + 1,
                [0x2E, 0x2C, 0x3B, 0x5D, 0x3A].contains(bytes[end - 1]) || isUnmatched(end - 1, from: slash)
            { end -= 1 }
            let suffix = bytes[(slash + 1)..<max(slash + 1, end)].filter { $0 != 0x20 }
            // A suffix without a digit was cut short; it would make one work of many.
            guard suffix.contains(where: ASCII.isDigit) else { return nil }
            let text = bytes[at..<registrant.end] + [0x2F] + suffix
            return (String(decoding: text.map(ASCII.lowered), as: UTF8.self), ByteRange(at, end))
        }
        return nil
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

    /// Whether the closing parenthesis at `at` has no opening one in the DOI.
    private func isUnmatched(_ at: Int, from start: Int) -> Bool {
        bytes[at] == 0x29
            && bytes[start...at].filter { $0 == 0x28 }.count < bytes[start...at].filter { $0 == 0x29 }.count
    }

    /// The PubMed id, if one is printed.
    func pmid() -> String? {
        let word = Array("pmid".utf8)
        var at = 0
        while at + 5 < bytes.count {
            guard bytes.matches(word, at: at) else {
                at += 1
                continue
            }
            at += 4
            while at < bytes.count, bytes[at] == 0x3A || bytes[at] == 0x20 { at += 1 }
            let start = at
            while at < bytes.count, ASCII.isDigit(bytes[at]), at - start < 9 { at += 1 }
            if at - start >= 4 { return String(decoding: bytes[start..<at], as: UTF8.self) }
        }
        return nil
    }
}
