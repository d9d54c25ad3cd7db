import KaojuText

/// Finds citations by key: Pandoc's «[@smith2010; see @doe2011, p. 3]» and «@smith2010», LaTeX's «\cite{smith2010,doe2011}».
struct KeyMarkerScanner {
    /// A cited key.
    struct Hit: Sendable {
        /// The key as printed, with its `@`.
        var range: ByteRange
        var key: String
    }

    let bytes: [UInt8]
    /// Whether a bibliography has the key: a bare one is a citation only then.
    let isKnown: (String) -> Bool
    /// Whether keys in brackets and commands count that no bibliography has.
    let takesUnknown: Bool

    /// The keys cited in a range, in order. O(n).
    func hits(in range: ByteRange) -> [Hit] {
        var out: [Hit] = []
        var at = range.start
        while at < range.end {
            switch bytes[at] {
            case UInt8(ascii: "["):
                if let end = bracketEnd(at, range.end) {
                    let found = keys(in: ByteRange(at + 1, end), isBracketed: true)
                    if !found.isEmpty {
                        out += found
                        at = end
                    }
                }
            case UInt8(ascii: "@"):
                if let hit = key(at, range, isBracketed: false) {
                    out.append(hit)
                    at = hit.range.end - 1
                }
            case UInt8(ascii: "\\"):
                if let (found, end) = command(at, range.end) {
                    out += found
                    at = end - 1
                }
            default: break
            }
            at += 1
        }
        return out
    }

    // MARK: Pandoc

    /// The closing bracket of a group that holds a key; nil where none closes nearby. O(400).
    private func bracketEnd(_ start: Int, _ limit: Int) -> Int? {
        var depth = 0
        var hasKey = false
        for at in start..<min(limit, start + 400) {
            switch bytes[at] {
            case UInt8(ascii: "["): depth += 1
            case UInt8(ascii: "]"):
                depth -= 1
                if depth == 0 { return hasKey ? at : nil }
            case UInt8(ascii: "@"): hasKey = true
            case 0x0A: return nil
            default: break
            }
        }
        return nil
    }

    private func keys(in range: ByteRange, isBracketed: Bool) -> [Hit] {
        var out: [Hit] = []
        var at = range.start
        while at < range.end {
            if bytes[at] == UInt8(ascii: "@"), let hit = key(at, range, isBracketed: isBracketed) {
                out.append(hit)
                at = hit.range.end
            } else {
                at += 1
            }
        }
        return out
    }

    /// The key behind an `@` that no word stands before (an address has one).
    private func key(_ start: Int, _ range: ByteRange, isBracketed: Bool) -> Hit? {
        if start > range.start, let (before, _) = UTF8Scanner.scalar(bytes, before: start),
            before < 0x80 && ASCII.isLetter(UInt8(before)) || ScalarClass.isDigit(before) || before == 0x5C
                || before == 0x2E || before == 0x5F
        {
            return nil
        }
        var at = start + 1
        guard at < range.end else { return nil }
        if bytes[at] == UInt8(ascii: "{") {
            guard let close = bytes[at..<min(range.end, at + 200)].firstIndex(of: UInt8(ascii: "}")) else { return nil }
            return hit(ByteRange(start, close + 1), ByteRange(at + 1, close), isBracketed)
        }
        var end = at
        while at < range.end, at - start < 200 {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            if isWord(value) {
                at += length
                end = at
            } else if value < 0x80, Self.joints.contains(UInt8(value)), at > start + 1 {
                at += length
            } else {
                break
            }
        }
        return hit(ByteRange(start, end), ByteRange(start + 1, end), isBracketed)
    }

    /// Signs that stand inside of keys, never at their ends.
    private static let joints = Set(":.#$%&-+?<>~/".utf8)

    private func isWord(_ value: UInt32) -> Bool {
        if value < 0x80 { return ASCII.isLetter(UInt8(value)) || ScalarClass.isDigit(value) || value == 0x5F }
        return ScalarClass.isHan(value) || ScalarClass.isLetter(value)
    }

    private func hit(_ range: ByteRange, _ inner: ByteRange, _ isAnnounced: Bool) -> Hit? {
        guard inner.count > 0 else { return nil }
        let key = String(decoding: bytes[inner.indices], as: UTF8.self)
        guard isKnown(key) || isAnnounced && takesUnknown else { return nil }
        return Hit(range: range, key: key)
    }

    // MARK: LaTeX

    /// The keys of «\citep[see][p. 3]{a,b}», and the offset behind it. Whatever cites has «cite» in its name.
    private func command(_ start: Int, _ limit: Int) -> ([Hit], Int)? {
        var at = start + 1
        while at < limit, ASCII.isLetter(bytes[at]), at - start < 24 { at += 1 }
        let name = String(decoding: bytes[(start + 1)..<at], as: UTF8.self).lowercased()
        guard name.contains("cite"), name != "nocite" else { return nil }
        if at < limit, bytes[at] == UInt8(ascii: "*") { at += 1 }
        var out: [Hit] = []
        var end: Int?
        while at < limit {
            let open = bytes[at]
            guard open == UInt8(ascii: "[") || open == UInt8(ascii: "{") else { break }
            let closer = open == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
            guard let close = bytes[at..<min(limit, at + 1000)].firstIndex(of: closer) else { break }
            if open == UInt8(ascii: "{") {
                out += list(ByteRange(at + 1, close))
                end = close + 1
                // «\cites{a}{b}» goes on, «\cite{a}{\it …}» does not.
                if !name.hasSuffix("cites") { break }
            }
            at = close + 1
        }
        return out.isEmpty ? nil : end.map { (out, $0) }
    }

    private func list(_ range: ByteRange) -> [Hit] {
        var out: [Hit] = []
        var start = range.start
        for at in range.start...range.end where at == range.end || bytes[at] == UInt8(ascii: ",") {
            let first = bytes.skipBlanks(from: start, to: at)
            let last = bytes.skipBlanks(before: at, to: first)
            if let hit = hit(ByteRange(first, last), ByteRange(first, last), true) { out.append(hit) }
            start = at + 1
        }
        return out
    }
}
