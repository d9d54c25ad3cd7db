import KaojuMatching
import KaojuText

/// Finds names of sequence variants: dbSNP numbers (rs1801133), HGVS (c.677C>T, p.Arg506Gln), and the older ways to
/// write them (Val600Glu, V600E, G-395A, 677C/T, 185delAG).
struct VariantNames {
    private static let list = WordList("variants")
    private static let three = list.set("three")
    private static let stops = list["stop"]
    private static let one = ScalarSet(list["one"].compactMap(\.first).map(UInt32.init))
    private static let bases = ScalarSet(list["base"].compactMap(\.first).map(UInt32.init))
    private static let changes = list["change"]
    private static let not = list.set("not")

    let bytes: [UInt8]
    let sentence: ByteRange

    /// The variants of a sentence, in order. O(n).
    func find() -> [ByteRange] {
        var out: [ByteRange] = []
        var at = sentence.start
        let not = Self.not
        while at < sentence.end {
            guard isStart(at), let end = end(from: at), isEnd(end), !not.contains(bytes, ByteRange(at, end)) else {
                at += 1
                continue
            }
            out.append(ByteRange(at, end))
            at = end
        }
        return out
    }

    private func isStart(_ at: Int) -> Bool {
        let byte = bytes[at]
        guard byte.isASCIIWord || byte == 0x2D else { return false }
        guard at > sentence.start else { return true }
        let before = bytes[at - 1]
        return !before.isASCIIWord && before < 0x80 && before != 0x2D && before != 0x2E && before != 0x2C
    }

    private func isEnd(_ end: Int) -> Bool {
        end >= sentence.end || !bytes[end].isASCIIWord && bytes[end] < 0xC3 && bytes[end] != 0x25
    }

    private func end(from at: Int) -> Int? {
        number(at) ?? standard(at) ?? residue(at) ?? substitution(at) ?? position(at)
    }

    /// rs1801133.
    private func number(_ at: Int) -> Int? {
        guard starts("rs", at) else { return nil }
        let end = digits(at + 2)
        return end - at >= 5 ? end : nil
    }

    /// c.677C>T, p.(Arg506Gln), g.3352delG.
    private func standard(_ at: Int) -> Int? {
        guard at + 4 < sentence.end, [0x63, 0x67, 0x6D, 0x6E, 0x70, 0x72].contains(bytes[at]), bytes[at + 1] == 0x2E
        else { return nil }
        var end = at + 2
        var hasDigit = false
        var hasLetter = false
        while end < sentence.end {
            let byte = bytes[end]
            guard byte.isASCIIWord || [0x3E, 0x5F, 0x2B, 0x2A, 0x2D, 0x3D, 0x28, 0x29].contains(byte) else { break }
            hasDigit = hasDigit || byte.isASCIIDigit
            hasLetter = hasLetter || byte.isASCIILetter
            end += 1
        }
        while end > at, !bytes[end - 1].isASCIIWord, bytes[end - 1] != 0x2A { end -= 1 }
        let opened = bytes[at..<end].contains(0x28)
        if opened, end < sentence.end, bytes[end] == 0x29 { end += 1 }
        return hasDigit && hasLetter && end - at >= 5 ? end : nil
    }

    /// Val600Glu, Cys 282 Tyr, Arg506Ter.
    private func residue(_ at: Int) -> Int? {
        guard let first = residueEnd(at) else { return nil }
        let position = blank(first)
        let behind = digits(position)
        guard behind > position, behind - position <= 5 else { return nil }
        let second = blank(behind)
        return residueEnd(second) ?? word(Self.stops, second)
    }

    /// V600E, F508del, A118G, G-395A.
    private func substitution(_ at: Int) -> Int? {
        guard Self.one.contains(UInt32(bytes[at])) else { return nil }
        let isBase = Self.bases.contains(UInt32(bytes[at]))
        let position = isBase && at + 1 < sentence.end && bytes[at + 1] == 0x2D ? at + 2 : at + 1
        let behind = digits(position)
        guard behind < sentence.end, (2...5).contains(behind - position), bytes[position] != 0x30 else { return nil }
        if position == at + 1, let end = word(Self.changes, behind) { return end }
        let isAllowed =
            position == at + 1
            ? Self.one.contains(UInt32(bytes[behind])) || bytes[behind] == 0x58
            : Self.bases.contains(UInt32(bytes[behind]))
        return isAllowed && bytes[behind] != bytes[at] ? behind + 1 : nil
    }

    /// 677C>T, -511C/T, 185delAG, 1494del6.
    private func position(_ at: Int) -> Int? {
        var start = at
        if bytes[at] == 0x2D { start += 1 }
        var behind = digits(start)
        guard behind - start >= 2, behind < sentence.end else { return nil }
        if bytes[behind] == 0x5F { behind = digits(behind + 1) }
        if let end = word(Self.changes, behind) {
            var tail = end
            while tail < sentence.end, bytes[tail].isASCIIDigit || Self.bases.contains(UInt32(bytes[tail])) {
                tail += 1
            }
            return tail
        }
        guard behind + 2 < sentence.end, Self.bases.contains(UInt32(bytes[behind])),
            bytes[behind + 1] == 0x3E || bytes[behind + 1] == 0x2F, Self.bases.contains(UInt32(bytes[behind + 2]))
        else { return nil }
        return behind + 3
    }

    // MARK: Parts

    private func starts(_ word: StaticString, _ at: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard at + count <= sentence.end else { return false }
        return word.withUTF8Buffer { unsafe bytes[at..<(at + count)].elementsEqual($0) }
    }

    private func residueEnd(_ at: Int) -> Int? {
        Self.three.length(in: bytes, at: at, before: sentence.end).map { at + $0 }
    }

    /// The end of the first of some words that stands at a place.
    private func word(_ words: [[UInt8]], _ at: Int) -> Int? {
        words.first { at + $0.count <= sentence.end && bytes[at..<(at + $0.count)].elementsEqual($0) }.map {
            at + $0.count
        }
    }

    private func digits(_ at: Int) -> Int {
        var end = at
        while end < sentence.end, bytes[end].isASCIIDigit { end += 1 }
        return end
    }

    private func blank(_ at: Int) -> Int {
        at < sentence.end && bytes[at] == 0x20 ? at + 1 : at
    }
}
