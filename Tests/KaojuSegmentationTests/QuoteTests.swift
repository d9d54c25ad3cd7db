import KaojuText
import Testing

@Suite struct QuoteTests {
    static let chinese = [
        "血管钙化是慢性肾脏病患者常见的并发症，它与心血管事件的发生率和死亡率密切相关，因此受到临床医生的广泛关注。",
        "有研究者认为镁离子可以抑制钙化，但是证据等级不高，而且样本量普遍较小，随访时间也不够长，需要更多研究加以证实。",
        "维生素K缺乏导致基质蛋白羧化不足，从而失去对钙化的抑制作用，华法林会加重这一过程，所以应当谨慎地使用这种药物。",
        "炎症因子激活核因子通路，诱导肝星状细胞变成肌成纤维样的细胞，同时降低了内源性抑制物的表达水平，促进钙盐沉积在血管壁。",
    ]
    static let english = [
        "Phosphate induces the transdifferentiation of smooth muscle cells, and magnesium counteracts this change in vitro.",
        "Several observational studies reported associations between hypomagnesaemia and calcification, but none was large.",
        "Warfarin inhibits the carboxylation of proteins that protect vessels, hence alternatives should be considered soon.",
        "Inflammation accelerates calcification through the activation of nuclear factors, which promote mineral deposition.",
    ]

    /// What the contract says of a quote, checked against the source.
    static func holds(_ quote: Quote, in document: Document) -> Bool {
        let segments = quote.segments.isEmpty ? [quote.span] : quote.segments
        var out: [UInt8] = []
        for segment in segments {
            var at = segment.start
            for repair in quote.repairs where repair.span.start >= at && repair.span.end <= segment.end {
                out += document.text[at..<repair.span.start] + Array(repair.text.utf8)
                at = repair.span.end
            }
            out += document.text[at..<segment.end]
        }
        return String(decoding: out, as: UTF8.self).squeezed == quote.text.squeezed
    }

    @Test(arguments: 0..<60)
    func spoiltTextReadsClean(_ seed: Int) {
        var random = Seeded(seed)
        let pool = seed.isMultiple(of: 2) ? Self.chinese : Self.english
        let sentences = (0..<12).map { _ in pool.randomElement(using: &random) ?? "" }
        var noise = Noise(random: random)
        let source = noise.spoil(sentences.joined(separator: seed.isMultiple(of: 2) ? "" : " "))
        let text = SegmentedText.of(source)
        #expect(text.sentences.map { text[$0.range] } == sentences, "\(source)")
        for range in text.sentences.map(\.range) + text.clauses.map(\.range) {
            let quote = text.quote(of: range)
            #expect(Self.holds(quote, in: text.document))
            #expect(quote.repairs.isEmpty)
            #expect(quote.text == text[text.trimming(range)])
        }
    }

    @Test func repairsAreNamed() {
        let text = SegmentedText.of("服用地尔硫艹卓与$\\beta$受体阻滞剂[３\u{E011}７]。")
        let quote = text.quote(of: text.sentences[0].range)
        #expect(quote.text == "服用地尔硫䓬与β受体阻滞剂[3-7]。")
        #expect(quote.repairs.map(\.text) == ["䓬", "β"])
        #expect(
            quote.repairs.map { String(decoding: text.document.text[$0.span.indices], as: UTF8.self) } == [
                "艹卓", "\\beta",
            ])
        #expect(Self.holds(quote, in: text.document))
    }

    @Test func furnitureIsNoPartOfTheQuote() {
        let text = SegmentedText.of(
            Self.chinese[0].prefix(27) + "\n第 3 页\n" + Self.chinese[0].dropFirst(27) + "\n"
                + Self.chinese[1].prefix(27) + "\n" + Self.chinese[1].dropFirst(27))
        let quote = text.quote(of: text.sentences[0].range)
        #expect(quote.text == QuoteTests.chinese[0])
        #expect(quote.segments.count == 2)
        #expect(Self.holds(quote, in: text.document))
    }

    @Test func plainTextIsOneSpan() {
        let text = SegmentedText.of("血磷升高。血钙降低。")
        let quote = text.quote(of: text.sentences[1].range)
        #expect(quote == Quote(text: "血钙降低。", span: ByteRange(15, 30)))
    }
}
