import Foundation
import KaojuText

/// Writes repaired text: widths folded, broken characters mended, blanks and line breaks put right, every byte mapped.
///
/// Forms are folded as NFKC folds them (Unicode Standard Annex 15) where Chinese typesetting uses them for Latin;
/// Chinese commas, semicolons and stops stay as they are. Stretches that need nothing are copied at once.
struct TextFolder {
    let source: [UInt8]
    let resources: SegmentationResources
    let isMarkdown: Bool
    /// Whether the text was taken out of markup, so that nothing in it is markup.
    let isExtracted: Bool
    /// What the document says of words that line ends break.
    let evidence: HyphenEvidence?
    var bytes: [UInt8] = []
    var map = OffsetMap()
    private(set) var lineStarts: [Int] = []

    /// White space that has been read and not yet written: its place, and whether it holds a line break.
    var gap: (range: ByteRange, isBreak: Bool)?
    /// The scalar written last; 0 at the start of a block.
    var previous: UInt32 = 0
    /// Where marks of emphasis close that were opened.
    var closers: [Int] = []
    /// Whether the next character written is the first of a source line.
    private var atLineStart = false

    init(
        source: [UInt8], resources: SegmentationResources, evidence: HyphenEvidence? = nil, isMarkdown: Bool = false,
        isExtracted: Bool = false
    ) {
        self.source = source
        self.resources = resources
        self.evidence = evidence
        self.isMarkdown = isMarkdown
        self.isExtracted = isExtracted
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

    /// Appends a line or a part of one. O(n).
    mutating func append(_ range: ByteRange) {
        atLineStart = true
        appendInside(range)
        closers.removeAll(keepingCapacity: true)
        atLineStart = false
    }

    /// Appends a stretch inside a line. O(n).
    mutating func appendInside(_ range: ByteRange) {
        var at = range.start
        while at < range.end {
            let plain = resources.plainScalars.end(from: at, in: source, before: range.end)
            if plain.end > at {
                copy(ByteRange(at, plain.end), last: plain.last)
                at = plain.end
                continue
            }
            let byte = source[at]
            if byte == 0x20 || byte == 0x09 {
                noteGap(ByteRange(at, at + 1))
                at += 1
            } else if byte < 0x20 || byte == 0x7F {
                at += 1
            } else if byte < 0x80, isExtracted {
                copy(ByteRange(at, at + 1), last: UInt32(byte))
                at += 1
            } else if byte < 0x80 {
                at = appendMarkup(at, line: range)
            } else {
                at = appendScalar(at, before: range.end)
            }
        }
    }

    // MARK: One scalar

    private mutating func appendScalar(_ at: Int, before end: Int) -> Int {
        let (value, length) = UTF8Scanner.scalar(source, at: at)
        let here = ByteRange(at, at + length)
        if value >= 0x2E80, let candidates = resources.repairs[value] {
            for (broken, repaired) in candidates
            where at + broken.count <= end && source[at..<(at + broken.count)].elementsEqual(broken) {
                write(repaired, for: ByteRange(at, at + broken.count))
                return at + broken.count
            }
        }
        switch value {
        case _ where ScalarClass.isSpace(value): noteGap(here)
        case 0x80...0x9F, 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0xFEFF, 0xFFFC: break
        case 0xFF0C, 0xFF1B, 0xFF1A, 0xFF1F, 0xFF01: copy(here, last: value)
        case 0xFF01...0xFF5E: writeNarrow(UInt8(value - 0xFF01 + 0x21), for: here)
        case 0xE000...0xF8FF:
            if ScalarClass.isDigit(previous), here.end < end,
                ScalarClass.isAnyDigit(UTF8Scanner.scalar(source, at: here.end).value)
            {
                writeNarrow(UInt8(ascii: "-"), for: here)
            }
        case 0x2E80...0x2FDF, 0xF900...0xFAFF, 0xFB00...0xFB4F, 0xFE30...0xFE6F, 0xFF5F...0xFFEF, 0x3300...0x33FF,
            0x1D400...0x1D7FF, 0x2100...0x214F, 0xB5:
            let folded = Unicode.Scalar(value).map { String($0).precomposedStringWithCompatibilityMapping } ?? ""
            write(Array(folded.utf8), for: here)
        default: copy(here, last: value)
        }
        return at + length
    }

    mutating func noteGap(_ range: ByteRange) {
        if let gap { self.gap = (gap.range.union(range), gap.isBreak) } else { gap = (range, false) }
    }

    // MARK: Writing

    /// Copies a stretch that stays as it is.
    mutating func copy(_ range: ByteRange, last: UInt32) {
        settleGap(before: range.start, UTF8Scanner.scalar(source, at: range.start).value)
        let at = noteLineStart()
        bytes.append(contentsOf: source[range.indices])
        map.appendCopy(reading: ByteRange(at, bytes.count), source: range)
        previous = last
    }

    /// Writes other bytes in place of a source range.
    mutating func write(_ replacement: [UInt8], for range: ByteRange) {
        guard !replacement.isEmpty else { return }
        settleGap(before: range.start, UTF8Scanner.scalar(replacement, at: 0).value)
        let at = noteLineStart()
        bytes.append(contentsOf: replacement)
        map.appendReplacement(reading: ByteRange(at, bytes.count), source: range)
        previous = UTF8Scanner.scalar(bytes, before: bytes.count)?.value ?? 0
    }

    /// Writes an ASCII character in place of a wide one.
    private mutating func writeNarrow(_ byte: UInt8, for range: ByteRange) {
        settleGap(before: range.start, UInt32(byte))
        let at = noteLineStart()
        bytes.append(byte)
        map.appendNarrowed(reading: ByteRange(at, at + 1), source: range)
        previous = UInt32(byte)
    }

    /// The offset of the next byte, noted where it begins a line.
    private mutating func noteLineStart() -> Int {
        if atLineStart {
            lineStarts.append(bytes.count)
            atLineStart = false
        }
        return bytes.count
    }
}
