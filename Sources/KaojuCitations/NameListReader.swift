import KaojuText

/// Reads a list of authors: «Smith JA, Doe B, et al», «Baskar, V., & Park, S. W.», «张三,李四,等».
struct NameListReader {
    let bytes: [UInt8]
    let conjunctions: [[UInt8]]

    /// The names in order; what is no name is left out. O(n).
    func names(in range: ByteRange) -> [PersonName] {
        var out: [PersonName] = []
        for part in parts(of: range) {
            let words = part.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
            guard let first = words.first, !Self.isOthers(part) else { continue }
            if words.allSatisfy(Self.isInitials), let last = out.last, last.given.isEmpty,
                part.contains(".") || last.literal.isEmpty
            {
                // «van der Vegt, W.»: what looked like a group is a family name.
                out[out.count - 1] = PersonName(family: last.family + last.literal, given: part)
            } else if Self.isHan(part) {
                out.append(PersonName(literal: words.joined()))
            } else if words.count > 1, words.allSatisfy(Self.isInitials), first.count > 1, !first.contains(".") {
                // «DOE B»: a family name in capitals.
                out.append(PersonName(family: first, given: words.dropFirst().joined(separator: " ")))
            } else if words.count > 1, let given = words.firstIndex(where: Self.isInitials), given > 0,
                words[given...].allSatisfy(Self.isInitials)
            {
                out.append(
                    PersonName(
                        family: words[..<given].joined(separator: " "), given: words[given...].joined(separator: " ")))
            } else if words.count > 1, Self.isInitials(first) {
                let split = words.firstIndex { !Self.isInitials($0) } ?? words.count
                guard split < words.count else { continue }
                out.append(
                    PersonName(
                        family: words[split...].joined(separator: " "), given: words[..<split].joined(separator: " ")))
            } else if words.count == 1 {
                out.append(PersonName(family: first))
            } else {
                out.append(PersonName(literal: words.joined(separator: " ")))
            }
        }
        // A family name alone that no initials follow is a group or an institution.
        return out.map { $0.given.isEmpty && $0.literal.isEmpty ? PersonName(family: $0.family) : $0 }
    }

    /// Whether all parts look like names: capitals, few words, initials.
    func isNameList(_ range: ByteRange) -> Bool {
        let parts = parts(of: range)
        guard !parts.isEmpty else { return false }
        return parts.allSatisfy { part in
            let words = part.split(separator: " ").map(String.init)
            return words.count <= 5
                && (Self.isOthers(part) || Self.isHan(part) || words.contains(where: Self.isInitials))
        }
    }

    /// Where a run of «Family II, Family II» at the start ends and other words follow; nil where there is none.
    func leadingRun(to limit: Int) -> Int? {
        var end: Int?
        var at = 0
        while at < limit {
            var words = 0
            var found: Int?
            while at < limit, words < 5 {
                var stop = at
                while stop < limit, bytes[stop] != 0x20, bytes[stop] != 0x2C { stop += 1 }
                guard stop > at else { break }
                let word = String(decoding: bytes[at..<stop], as: UTF8.self)
                words += 1
                at = stop
                if words > 1, Self.isInitials(word) {
                    found = stop
                    break
                }
                guard at < limit, bytes[at] == 0x20 else { break }
                at += 1
            }
            guard let found else { return end }
            end = found
            guard found + 1 < limit, bytes[found] == 0x2C else { return end }
            at = bytes.skipBlanks(from: found + 1, to: limit)
        }
        return end
    }

    private func parts(of range: ByteRange) -> [String] {
        var out: [String] = []
        var start = range.start
        var at = range.start
        func close(_ end: Int, next: Int) {
            let part = String(decoding: bytes[start..<max(start, end)], as: UTF8.self).trimmed()
            if !part.isEmpty { out.append(part) }
            start = next
        }
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            switch value {
            case 0x2C, 0xFF0C, 0x3001, 0x3B, 0xFF1B, 0x26: close(at, next: at + length)
            case 0x20:
                if let word = conjunctions.first(where: { bytes.matches($0, at: at + 1) }),
                    at + 1 + word.count < range.end,
                    bytes[at + 1 + word.count] == 0x20
                {
                    close(at, next: at + 1 + word.count)
                }
            default: break
            }
            at += length
        }
        close(range.end, next: range.end)
        return out
    }

    private static func isOthers(_ part: String) -> Bool {
        let lowered = part.lowercased()
        return lowered.hasPrefix("et al") || lowered.hasPrefix("etal") || lowered == "等" || lowered == "…"
            || lowered == "al"
    }

    private static func isHan(_ part: String) -> Bool {
        guard let first = part.unicodeScalars.first else { return false }
        return ScalarClass.isHan(first.value)
    }

    /// «J», «JA», «J.A.», «J-P», «A.»: up to four capitals with stops and hyphens.
    private static func isInitials(_ word: String) -> Bool {
        let scalars = word.unicodeScalars
        let capitals = scalars.filter { ScalarClass.isUpper($0.value) || (0xC0...0xDE).contains($0.value) }.count
        guard capitals > 0, capitals <= 4 else { return false }
        return scalars.allSatisfy {
            ScalarClass.isUpper($0.value) || (0xC0...0xDE).contains($0.value) || $0 == "." || $0 == "-" || $0 == "‐"
                || $0 == "–"
        }
    }
}
