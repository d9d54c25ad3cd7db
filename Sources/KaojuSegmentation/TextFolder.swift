import Foundation
import KaojuText

/// Writes repaired text: widths folded, broken characters mended, blanks and line breaks put right, every byte mapped.
///
/// Forms are folded as NFKC folds them (Unicode Standard Annex 15) where Chinese typesetting uses them for Latin;
/// Chinese commas, semicolons and stops stay as they are.
struct TextFolder {
    let source: [UInt8]
    let resources: SegmentationResources
    private(set) var bytes: [UInt8] = []
    private(set) var map = OffsetMap()
    private(set) var lineStarts: [Int] = []

    /// White space that has been read and not yet written: its place, and whether it holds a line break.
    private var gap: (range: ByteRange, isBreak: Bool)?
    /// The scalar written last; 0 at the start of a block.
    private var previous: UInt32 = 0

    init(source: [UInt8], resources: SegmentationResources) {
        self.source = source
        self.resources = resources
        bytes.reserveCapacity(source.count)
    }

    /// Starts a new block; returns the reading offset where it begins.
    mutating func openBlock() -> Int {
        gap = nil
        previous = 0
        if !bytes.isEmpty {
            let at = bytes.count
            bytes.append(0x0A)
            let source = map.runs.last?.source.end ?? 0
            map.appendReplacement(reading: ByteRange(at, at + 1), source: ByteRange(source, source))
        }
        return bytes.count
    }

    /// Says that the next text begins a new line of the source.
    mutating func breakLine(at offset: Int) {
        gap = (ByteRange(offset, offset), true)
    }

    /// Appends a source range. O(n).
    mutating func append(_ range: ByteRange) {
        var at = range.start
        atLineStart = true
        while at < range.end {
            let byte = source[at]
            if byte < 0x80 {
                if byte == 0x20 || byte == 0x09 {
                    noteGap(ByteRange(at, at + 1))
                    at += 1
                } else if byte < 0x20 || byte == 0x7F {
                    at += 1
                } else if byte == UInt8(ascii: "$"), let end = FormulaReader.end(of: at, in: source, before: range.end)
                {
                    appendFormula(ByteRange(at, end))
                    at = end
                } else if byte == UInt8(ascii: "\\"), at + 1 < range.end, Self.escapable.contains(source[at + 1]) {
                    at += 1
                    write(UInt32(source[at]), source: ByteRange(at, at + 1))
                    at += 1
                } else if byte == UInt8(ascii: "<"), let tag = TagReader.superscript(at, in: source, before: range.end)
                {
                    appendSuperscript(tag.inner)
                    at = tag.end
                } else if byte == UInt8(ascii: "<"), let end = TagReader.styleTag(at, in: source, before: range.end) {
                    at = end
                } else {
                    write(UInt32(byte), source: ByteRange(at, at + 1))
                    at += 1
                }
            } else {
                at = appendScalar(at, before: range.end)
            }
        }
        atLineStart = false
    }

    /// Whether the next character written is the first of a source line.
    private var atLineStart = false
    private static let escapable = Set("\\`*_{}[]()#+-.!|$%&~<>\"".utf8)

    // MARK: One scalar

    private mutating func appendScalar(_ at: Int, before end: Int) -> Int {
        let (value, length) = UTF8Scanner.scalar(source, at: at)
        let here = ByteRange(at, at + length)
        if let candidates = resources.repairs[value] {
            for (broken, repaired) in candidates
            where at + broken.count <= end && source[at..<(at + broken.count)].elementsEqual(broken) {
                writeReplacement(repaired, source: ByteRange(at, at + broken.count))
                return at + broken.count
            }
        }
        switch value {
        case _ where ScalarClass.isSpace(value): noteGap(here)
        case 0x80...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFFFC: break
        case 0xFF0C, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01: write(value, source: here)
        case 0xFF01...0xFF5E: writeReplacement([UInt8(value - 0xFF01 + 0x21)], source: here)
        case 0xE000...0xF8FF:
            if ScalarClass.isDigit(previous), at + length < end,
                Self.isAnyDigit(UTF8Scanner.scalar(source, at: at + length).value)
            {
                writeReplacement([UInt8(ascii: "-")], source: here)
            }
        case 0x2E80...0x2FDF, 0xF900...0xFAFF, 0xFB00...0xFB4F, 0xFE30...0xFE6F, 0xFF5F...0xFFEF, 0x3300...0x33FF,
            0x1D400...0x1D7FF, 0x2100...0x214F, 0xB5:
            let folded = Unicode.Scalar(value).map { String($0).precomposedStringWithCompatibilityMapping } ?? ""
            writeReplacement(Array(folded.utf8), source: here)
        default: write(value, source: here)
        }
        return at + length
    }

    private static func isAnyDigit(_ value: UInt32) -> Bool {
        ScalarClass.isDigit(value) || (0xFF10...0xFF19).contains(value)
    }

    private mutating func noteGap(_ range: ByteRange) {
        if let gap { self.gap = (gap.range.union(range), gap.isBreak) } else { gap = (range, false) }
    }

    // MARK: Writing

    /// Writes a scalar that stays as it is.
    private mutating func write(_ value: UInt32, source range: ByteRange) {
        settleGap(before: value)
        let at = noteLineStart()
        bytes.append(contentsOf: source[range.indices])
        map.appendCopy(reading: ByteRange(at, bytes.count), source: range)
        previous = value
    }

    /// Writes other bytes in place of a source range.
    private mutating func writeReplacement(_ replacement: [UInt8], source range: ByteRange) {
        guard !replacement.isEmpty else { return }
        settleGap(before: UTF8Scanner.scalar(replacement, at: 0).value)
        let at = noteLineStart()
        bytes.append(contentsOf: replacement)
        map.appendReplacement(reading: ByteRange(at, bytes.count), source: range)
        previous = UTF8Scanner.scalar(bytes, before: bytes.count)?.value ?? 0
    }

    /// The offset of the next byte, noted where it begins a line.
    private mutating func noteLineStart() -> Int {
        if atLineStart {
            lineStarts.append(bytes.count)
            atLineStart = false
        }
        return bytes.count
    }

    /// Decides what white space between two characters becomes: nothing between Chinese, one blank between words.
    private mutating func settleGap(before next: UInt32) {
        guard let gap else { return }
        self.gap = nil
        guard previous != 0 else { return }
        let chinese = Self.isChinese(previous) || Self.isChinese(next)
        if gap.isBreak {
            if chinese { return }
            if previous == 0x2D || previous == 0x2010 {
                if ScalarClass.isLower(next), isWordHyphen() { removeLast() }
                return
            }
            if previous == 0x2F || previous == 0x28 || previous == 0x5B || previous == 0x2013 || previous == 0x2014 {
                return
            }
            if next == 0x29 || next == 0x5D || next == 0x2C || next == 0x2E || next == 0x3B || next == 0x25 { return }
        } else if Self.isChinese(previous), Self.isChinese(next) {
            return
        } else if Self.isPunctuation(previous) || Self.isPunctuation(next) {
            return
        }
        let at = bytes.count
        bytes.append(0x20)
        if gap.range.count == 1, source[gap.range.start] == 0x20 {
            map.appendCopy(reading: ByteRange(at, at + 1), source: gap.range)
        } else {
            map.appendReplacement(reading: ByteRange(at, at + 1), source: gap.range)
        }
    }

    private static func isChinese(_ value: UInt32) -> Bool {
        ScalarClass.isHan(value) || isPunctuation(value)
    }

    private static func isPunctuation(_ value: UInt32) -> Bool {
        (0x3001...0x3002).contains(value) || (0x3008...0x3011).contains(value) || value == 0xFF0C || value == 0xFF1B
            || value == 0xFF1A || value == 0xFF1F || value == 0xFF01
    }

    /// Whether the hyphen written last breaks a word («recom-/mended») and does not belong to it («anti-/inflammatory»).
    private func isWordHyphen() -> Bool {
        let end = bytes.count - (previous == 0x2D ? 1 : 3)
        var start = end
        while start > 0, (bytes[start - 1] | 0x20) >= 0x61, (bytes[start - 1] | 0x20) <= 0x7A { start -= 1 }
        guard end - start >= 2 else { return false }
        if start > 0, bytes[start - 1] == UInt8(ascii: "-") { return false }
        let word = bytes[start..<end].map { $0 | 0x20 }
        // «TNF-/alpha»: a hyphen behind capitals is the name's own.
        if bytes[(end - 1)..<end].allSatisfy({ $0 < 0x61 }) { return false }
        return !resources.hyphenPrefixes.contains(word)
    }

    private mutating func removeLast() {
        let length = previous == 0x2D ? 1 : 3
        bytes.removeLast(length)
        map.removeLast(length)
        previous = UTF8Scanner.scalar(bytes, before: bytes.count)?.value ?? 0
    }

    // MARK: Markup inside text

    /// A formula of a Markdown text, flattened: `$\beta$` is β, `$^{[3]}$` is [3].
    private mutating func appendFormula(_ range: ByteRange) {
        for piece in FormulaReader.pieces(of: range, in: source) {
            switch piece {
            case .copy(let part): write(UTF8Scanner.scalar(source, at: part.start).value, source: part)
            case .replacement(let text, let part): writeReplacement(text, source: part)
            }
        }
    }

    /// A superscript tag's text in superscript digits, so that citation decoding still sees it; a bracketed one as it is.
    private mutating func appendSuperscript(_ range: ByteRange) {
        let isBracketed = source[range.start] == UInt8(ascii: "[") || source[range.start] == UInt8(ascii: "(")
        for at in range.indices {
            let byte = source[at]
            if !isBracketed, let superscript = TagReader.superscripts[byte] {
                writeReplacement(superscript, source: ByteRange(at, at + 1))
            } else if byte > 0x20 {
                let length = UTF8Scanner.scalar(source, at: at).length
                if byte & 0xC0 != 0x80 {
                    write(UTF8Scanner.scalar(source, at: at).value, source: ByteRange(at, at + length))
                }
            }
        }
    }
}
