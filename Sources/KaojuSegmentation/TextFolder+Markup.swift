import KaojuText

extension TextFolder {
    private static let escapable = Set("\\`*_{}[]()#+-.!|$%&~<>\"".utf8)

    /// Appends what begins at an ASCII character that may be markup; the offset behind it.
    mutating func appendMarkup(_ at: Int, line: ByteRange) -> Int {
        switch source[at] {
        case UInt8(ascii: "$"):
            guard let end = FormulaReader.end(of: at, in: source, before: line.end) else { break }
            appendFormula(ByteRange(at, end))
            return end
        case UInt8(ascii: "\\"):
            guard at + 1 < line.end, Self.escapable.contains(source[at + 1]) else { break }
            copy(ByteRange(at + 1, at + 2), last: UInt32(source[at + 1]))
            return at + 2
        case UInt8(ascii: "<"):
            if let end = appendTag(at, before: line.end) { return end }
        case UInt8(ascii: "*"): return appendMarks(at, line: line)
        case UInt8(ascii: "_"), UInt8(ascii: "`"): if isMarkdown { return appendMarks(at, line: line) }
        case UInt8(ascii: "!"):
            guard at + 1 < line.end, source[at + 1] == UInt8(ascii: "["),
                let image = LinkReader.link(at: at + 1, in: source, before: line.end)
            else { break }
            return image.end
        case UInt8(ascii: "["):
            guard let link = LinkReader.link(at: at, in: source, before: line.end) else { break }
            // A linked citation marker keeps its brackets.
            let isNumber = source[link.words.indices].allSatisfy { $0 < 0x41 }
            if isNumber { copy(ByteRange(at, at + 1), last: 0x5B) }
            appendInside(link.words)
            if isNumber { copy(ByteRange(link.words.end, link.words.end + 1), last: 0x5D) }
            return link.end
        default: break
        }
        copy(ByteRange(at, at + 1), last: UInt32(source[at]))
        return at + 1
    }

    /// Appends a run of asterisks, underscores or backticks: nothing where they mark a stretch of text.
    private mutating func appendMarks(_ at: Int, line: ByteRange) -> Int {
        let run = EmphasisReader.run(at: at, in: source, before: line.end)
        if let index = closers.firstIndex(of: at) {
            closers.remove(at: index)
        } else if let closer = EmphasisReader.closer(of: run, in: source, line: line) {
            closers.append(closer)
        } else {
            copy(run, last: UInt32(source[at]))
        }
        return run.end
    }

    /// Appends what a tag holds; nil where no tag begins.
    private mutating func appendTag(_ at: Int, before limit: Int) -> Int? {
        if let tag = TagReader.superscript(at, in: source, before: limit) {
            appendSuperscript(tag.inner)
            return tag.end
        }
        guard let end = TagReader.styleTag(at, in: source, before: limit) else { return nil }
        if source[at + 1] == UInt8(ascii: "b"), source[at + 2] == UInt8(ascii: "r") { noteGap(ByteRange(at, end)) }
        return end
    }

    /// A formula of a Markdown text, flattened: `$\beta$` is β, `$^{[3]}$` is [3].
    private mutating func appendFormula(_ range: ByteRange) {
        if let inner = FormulaReader.superscript(of: range, in: source) { return appendSuperscript(inner) }
        for piece in FormulaReader.pieces(of: range, in: source) {
            switch piece {
            case .copy(let part): copy(part, last: UTF8Scanner.scalar(source, at: part.start).value)
            case .replacement(let text, let part): write(text, for: part)
            }
        }
    }

    /// A superscript tag's text in superscript digits, so that citation decoding still sees it; a bracketed one as it is.
    private mutating func appendSuperscript(_ range: ByteRange) {
        let isBracketed = source[range.start] == UInt8(ascii: "[") || source[range.start] == UInt8(ascii: "(")
        var at = range.start
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(source, at: at)
            let here = ByteRange(at, at + length)
            if !isBracketed, let raised = TagReader.superscripts[source[at]] {
                write(raised, for: here)
            } else if value > 0x20 {
                copy(here, last: value)
            }
            at += length
        }
    }
}
