import KaojuText
import Testing

@Suite struct SegmentationPropertyTests {
    static let pieces = [
        "血磷", "升高", "。", "，", "；", "：", "．", "(", ")", "（", "［", "[", "]", "1", "２", "12", ".", ",", "-", "\n", "\n\n",
        "\r\n", "\r", "\u{C}", "\u{0}", " ", "　", "\t", "\u{E011}", "**", "*", "_", "`", "```\n", "---\n", "|",
        "| a | b |\n",
        "#", "# ", "## 结论\n", "$", "$\\beta$", "$^{[3]}$", "\\", "<sup>", "</sup>", "<", "![", "](", "<!--", "-->", "艹",
        "卓",
        "phos-\nphate", "Fig. ", "et al. ", "J. ", "e.g. ", "0.05", "6,7 It", "参考文献\n", "[1] ", "摘要：", "关键词：", "图1 ",
        "doi: 10.1/x\n", "第 3 页\n", "基金项目：", "\u{FEFF}", "e\u{301}", "ﬁ", "⾎", "𝛼", "🧪", "\u{200B}", "µ", "℃", "２　讨　论　",
    ]

    static func document(_ seed: Int) -> (source: String, format: Document.Format) {
        var random = Seeded(seed)
        let isWild = seed.isMultiple(of: 4)
        let count = Int.random(in: 0...300, using: &random)
        let source = (0..<count).map { _ in
            guard isWild else { return pieces.randomElement(using: &random) ?? "" }
            let value = UInt32.random(in: 0...0x1_10FF, using: &random)
            return Unicode.Scalar(value).map { String($0) } ?? "\n"
        }.joined()
        return (source, seed.isMultiple(of: 3) ? .markdown : .plainText)
    }

    @Test(arguments: 0..<200)
    func holdsOnAnyText(_ seed: Int) {
        let (source, format) = Self.document(seed)
        Self.check(SegmentedText.of(source, format))
    }

    @Test(arguments: 0..<40)
    func holdsOnAnyBytes(_ seed: Int) {
        var random = Seeded(seed)
        let bytes = (0..<600).map { _ in UInt8.random(in: 0...255, using: &random) }
        let text = SegmentedText.of(String(decoding: bytes, as: UTF8.self))
        Self.check(text)
    }

    static func check(_ text: SegmentedText) {
        let all = ByteRange(0, text.reading.bytes.count)
        let source = ByteRange(0, text.document.text.count)
        // Runs cover the reading text without a gap.
        var end = 0
        for run in text.reading.map.runs {
            #expect(run.reading.start == end && !run.reading.isEmpty && source.contains(run.source))
            #expect(!run.isCopy || run.reading.count == run.source.count)
            #expect(run.kind != .narrowed || run.reading.count * 3 == run.source.count)
            end = run.reading.end
        }
        #expect(end == all.end)
        #expect(String(validating: text.reading.bytes, as: UTF8.self) != nil)
        expectAscending(text.blocks.map(\.range), within: all)
        expectAscending(text.sentences.map(\.range), within: all)
        expectAscending(text.clauses.map(\.range), within: all)
        #expect(text.reading.lineStarts == text.reading.lineStarts.sorted())
        #expect(text.reading.lineStarts.allSatisfy { $0 < all.end })
        for block in text.blocks {
            #expect(text.sections.indices.contains(block.section))
            #expect(text.sections[block.section].range.contains(block.range))
            // Inside a block nothing changes places.
            let runs = text.reading.map.runs(of: block.range)
            for (one, next) in zip(runs, runs.dropFirst()) { #expect(one.source.end <= next.source.start) }
        }
        for (index, sentence) in text.sentences.enumerated() {
            #expect(text.blocks[sentence.block].range.contains(sentence.range))
            #expect(text.blocks[sentence.block].section == sentence.section)
            let own = text.clauses[sentence.clauses]
            #expect(own.first?.range.start == sentence.range.start && own.last?.range.end == sentence.range.end)
            for (one, next) in zip(own, own.dropFirst()) { #expect(one.range.end == next.range.start) }
            #expect(own.allSatisfy { $0.sentence == index })
            #expect(text.sentenceIndex(at: sentence.range.start) == index)
            #expect(QuoteTests.holds(text.quote(of: sentence.range), in: text.document), "\(text[sentence.range])")
        }
        for (index, section) in text.sections.enumerated().dropFirst() {
            let parent = section.parent ?? -1
            #expect(parent >= 0 && parent < index && text.sections[parent].range.contains(section.range))
            #expect(text.sections[parent].level < section.level)
        }
    }

    private static func expectAscending(_ ranges: [ByteRange], within all: ByteRange) {
        var end = 0
        for range in ranges {
            #expect(range.start >= end && !range.isEmpty && all.contains(range))
            end = range.end
        }
    }

    static let samples = [
        "血磷升高，血钙降低[1]。\n镁抑制钙化。\n\n1. 机制\n其机制不明；有待研究。\n参考文献\n[1] 张三. 某文[J]. 某刊, 2010.",
        "Phosphate rose. Calcium, in turn, fell.\nFig. 1 Levels of both\nBoth were low (p < 0.05).\n",
        "**目的** 探讨`x`与$\\beta$的关系。\n\n| a | b |\n\n![x](y)\n\n## 结论\n无关。\n",
    ]

    @Test(arguments: samples)
    func aParagraphInFrontShiftsEverySpan(_ source: String) {
        let front = "本文另有一段前言，与下文无关。\n\n"
        let plain = SegmentedText.of(source, .markdown)
        let shifted = SegmentedText.of(front + source, .markdown)
        let by = front.utf8.count
        let moved = plain.sentences.map { plain.source(of: $0.range) }.map { ByteRange($0.start + by, $0.end + by) }
        #expect(shifted.sentences.dropFirst().map { shifted.source(of: $0.range) } == moved)
        #expect(shifted.blocks.dropFirst().map(\.kind) == plain.blocks.map(\.kind))
        #expect(shifted.clauses.dropFirst(2).map { shifted[$0.range] } == plain.clauses.map { plain[$0.range] })
    }

    @Test(arguments: 0..<20)
    func theSameTextGivesTheSameResult(_ seed: Int) {
        let (source, format) = Self.document(seed)
        let one = SegmentedText.of(source, format)
        let other = SegmentedText.of(source, format)
        #expect(one.reading.bytes == other.reading.bytes && one.reading.map.runs == other.reading.map.runs)
        #expect(one.blocks == other.blocks && one.sentences == other.sentences && one.clauses == other.clauses)
    }

    /// Whether the time grows with the text is measured by `make hostile`: a test has no clock.
    @Test(arguments: ["(", "*", "$", "<sup>", "1.", "[1", "# ", "|", "摘要：", "。", "\\"])
    func hugeAndDeepTextsAreRead(_ piece: String) {
        let source = String(repeating: piece, count: 40_000)
        let text = SegmentedText.of(source)
        #expect(text.document.text.count == source.utf8.count && text.reading.bytes.count <= source.utf8.count)
    }
}
