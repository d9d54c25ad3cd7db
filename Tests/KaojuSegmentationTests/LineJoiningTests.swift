import KaojuText
import Testing

@Suite struct LineJoiningTests {
    @Test func chineseSentencesCloseOverBlankLines() {
        let text = SegmentedText.of(
            """
            　　高磷血症是慢性肾脏病患者常见的代谢紊乱之一，血磷长期偏高会使中膜里的平滑肌细胞获得

            成骨的性状，并且与心血管死亡率相关。低磷饮食、磷结合剂和透析是目前控制血磷的三种主要手段，但

            患者的依从性往往较差。有研究认为，维生素K缺乏会使基质Gla蛋白不能羧化，从而失去抑制钙化的能

            力，这一假说仍需更多的临床试验来证实。
            """)
        #expect(
            text.outline == """
                ¶ 高磷血症是慢性肾脏病患者常见的代谢紊乱之一，|血磷长期偏高会使中膜里的平滑肌细胞获得成骨的性状，|并且与心血管死亡率相关。
                  低磷饮食、磷结合剂和透析是目前控制血磷的三种主要手段，|但患者的依从性往往较差。
                  有研究认为，|维生素K缺乏会使基质Gla蛋白不能羧化，|从而失去抑制钙化的能力，|这一假说仍需更多的临床试验来证实。
                """)
    }

    @Test(
        arguments: [
            ("Binders are rec-\nommended in such cases.", "Binders are recommended in such cases."),
            ("It has anti-\ninflammatory effects.", "It has anti-inflammatory effects."),
            ("Serum TNF-\nα rose quickly.", "Serum TNF-α rose quickly."),
            ("Serum IL-\n6 rose quickly.", "Serum IL-6 rose quickly."),
            ("These pro-\nteins bind calcium.", "These proteins bind calcium."),
            ("Bone meta-\nbolism was slow.", "Bone metabolism was slow."),
            ("A meta-\nanalysis was done.", "A meta-analysis was done."),
            ("The pro-\ninflammatory milieu grew.", "The pro-inflammatory milieu grew."),
            ("The antibodies were anti-\nbodies to DNA.", "The antibodies were antibodies to DNA."),
            ("A low-dose arm and a low-\ndose control.", "A low-dose arm and a low-dose control."),
            ("Patients with end-\nstage disease.", "Patients with end-stage disease."),
            ("Over-\nexpression of it grew.", "Overexpression of it grew."),
            ("The half life (see\nbelow) was short.", "The half life (see below) was short."),
            ("Doses of 5 mg/\nkg were given.", "Doses of 5 mg/kg were given."),
        ])
    func englishWordsCloseOverHyphens(_ source: String, _ expected: String) {
        #expect(SegmentedText.of(source + Self.filler).markedSentences.first == expected)
    }

    /// Enough wrapped lines that the text is seen to be wrapped.
    static let filler = """
        \nThe next lines are only here so that the text as a whole is seen to be
        wrapped by hand at some seventy columns, as text copied out of a printed
        page usually is, with words that run over from one line to the line next
        to it and paragraphs that end with a shorter one, because the reader of
        layouts looks at the widths of all lines before it joins any of them to
        their neighbours, and a handful of lines would say nothing about this.
        """

    @Test func wrappedEnglishParagraphsEndAtShortLines() {
        let text = SegmentedText.of(
            """
            Vascular calcification is common in patients on dialysis, and it predicts
            death from cardiac causes. Phosphate drives the change of smooth muscle
            cells into bone-like cells.
            Magnesium slows this change in vitro. Whether it does so in patients has
            been tested in two small trials, which found less progression of aortic
            calcification over one year of treatment with oral magnesium oxide, but
            no difference in mortality.

            Larger trials are under way.
            """)
        #expect(
            text.outline == """
                ¶ Vascular calcification is common in patients on dialysis,| and it predicts death from cardiac causes.
                  Phosphate drives the change of smooth muscle cells into bone-like cells.
                ¶ Magnesium slows this change in vitro.
                  Whether it does so in patients has been tested in two small trials,| which found less progression of aortic calcification over one year of treatment with oral magnesium oxide,| but no difference in mortality.
                ¶ Larger trials are under way.
                """)
    }

    @Test func unwrappedLinesAreParagraphs() {
        let text = SegmentedText.of("Iron is stored in ferritin.\nCopper is not.\nZinc is bound by albumin.")
        #expect(text.outline == "¶ Iron is stored in ferritin.\n¶ Copper is not.\n¶ Zinc is bound by albumin.")
    }

    @Test(arguments: ["\n", "\r\n", "\r", "\u{2028}"])
    func anyLineBreakWillDo(_ breakWith: String) {
        let lines = ["1. 引言", "血磷升高。", "2. 结论", "应当控制血磷。"]
        #expect(
            SegmentedText.of(lines.joined(separator: breakWith)).outline
                == "# 1. 引言\n¶ 血磷升高。\n# 2. 结论\n¶ 应当控制血磷。")
    }

    @Test func controlsAndMarksOfOrderVanish() {
        let text = SegmentedText.of("\u{FEFF}血\u{0}磷\u{200B}升\u{AD}高\u{7}。\u{FEFF}")
        #expect(text.outline == "¶ 血磷升高。")
        #expect(
            text.source(of: text.sentences[0].range) == ByteRange(3, 3 + "血\u{0}磷\u{200B}升\u{AD}高\u{7}。".utf8.count))
    }
}
