import KaojuCitations
import KaojuSegmentation
import KaojuText

/// The first byte says whether the text is Markdown.
enum SegmentationSurface {
    private static let segmenter = Segmenter()

    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let text = segmenter.segment(.of(bytes.dropFirst(), markdown: first & 1 == 1))
        check(text)
        for sentence in text.sentences {
            let quote = text.quote(of: sentence.range)
            promise(quote.span.end <= text.document.text.count, "a quotation lies in the source")
        }
    }

    /// Every range lies in its text, ascends, and begins and ends between characters.
    static func check(_ text: SegmentedText) {
        let reading = text.reading.bytes
        promise(isUTF8(reading), "the reading text is UTF-8")
        ascend(text.blocks.map(\.range), reading, "blocks")
        ascend(text.sentences.map(\.range), reading, "sentences")
        ascend(text.clauses.map(\.range), reading, "clauses")
        for sentence in text.sentences {
            promise(text.blocks[sentence.block].range.contains(sentence.range), "a sentence lies in its block")
            let source = text.source(of: sentence.range)
            promise(source.start <= source.end, "a source range ascends")
            promise(source.end <= text.document.text.count, "a sentence lies in the source")
        }
        for (index, clause) in text.clauses.enumerated() {
            promise(text.sentences[clause.sentence].clauses.contains(index), "a clause is its sentence's")
        }
        for section in text.sections {
            promise(section.range.end <= reading.count, "a section lies in the text")
            if let parent = section.parent { promise(text.sections.indices.contains(parent), "a parent exists") }
        }
    }

    private static func ascend(_ ranges: [ByteRange], _ bytes: [UInt8], _ what: String) {
        var end = 0
        for range in ranges {
            promise(range.start >= end && range.end <= bytes.count, "\(what) ascend and lie in the text")
            promise(isBetween(range.start, bytes) && isBetween(range.end, bytes), "\(what) hold whole characters")
            end = range.end
        }
    }

    private static func isBetween(_ offset: Int, _ bytes: [UInt8]) -> Bool {
        offset >= bytes.count || bytes[offset] & 0xC0 != 0x80
    }
}

/// The first byte says whether the text is Markdown.
enum CitationSurface {
    private static let segmenter = Segmenter()
    private static let resolver = CitationResolver()

    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let text = segmenter.segment(.of(bytes.dropFirst(), markdown: first & 1 == 1))
        check(resolver.citations(in: text), in: text)
    }

    /// Every marker and entry lies in the text, and every marker leads to entries that exist.
    static func check(_ citations: Citations, in text: SegmentedText) {
        let count = text.reading.bytes.count
        let ids = Set(citations.references.map(\.id))
        promise(ids.count == citations.references.count, "ids of references are distinct")
        for marker in citations.markers {
            promise(marker.range.end <= count && !marker.range.isEmpty, "a marker lies in the text")
            promise(marker.references.allSatisfy(ids.contains), "a marker leads to entries that exist")
        }
        for reference in citations.references {
            if let range = reference.range { promise(range.end <= count, "an entry lies in the text") }
        }
    }
}

/// One reference string a line.
enum ReferenceSurface {
    private static let parser = ReferenceParser()

    static func run(_ bytes: [UInt8]) {
        for line in bytes.split(separator: 0x0A).prefix(2) {
            _ = parser.reference(of: String(decoding: line, as: UTF8.self))
        }
    }
}
