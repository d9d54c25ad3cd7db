import KaojuText
import Testing

@Suite struct SentenceTests {
    /// One line each; ‖ parts the sentences, | the clauses.
    @Test(
        arguments: [
            "Binders lower phosphate. ‖Magnesium does,| too.",
            "Jones et al. found less calcium in rats. ‖Mice differ.",
            "Some cells (e.g. smooth muscle cells) change. ‖Others,| i.e. macrophages,| do not.",
            "It is shown in Fig. 2 and in Figs. 3 and 4. ‖It fell.",
            "The trial of J. Smith and A. B. Jones was small. ‖It ended.",
            "The ratio was 0.35 and P < 0.05. ‖It fell.",
            "The difference was clear (p < 0.05). ‖It fell.",
            "Phosphate rose rapidly.6,7 ‖It fell later.",
            "Phosphate rose.[6,7] ‖It fell later [8]. ‖It stayed.",
            "Phosphate rose.⁶,⁷ ‖It fell later.",
            "Did it fall? ‖It did! ‖It rose.",
            "mTOR is active. ‖p53 is not. ‖eNOS is.",
            "It was given vs. placebo in No. 3 of the U.S. trials. ‖It failed.",
            "St. Louis is far. ‖It was 5 p.m. there.",
            "The dose was 20 mg. ‖3 patients died.",
            "(It was small.) ‖We saw it.",
            "\u{201C}It fell.\u{201D} ‖He said so.",
            "Values, i.e., levels (see ref. 3), rose. ‖It fell.".replacing(", ", with: ",| ").replacing(
                "3),| ", with: "3),| "),
            "It is found in E. coli and S. aureus. ‖It kills.",
            "血磷升高。‖血钙降低！‖是否如此？‖尚无定论。",
            "研究显示血磷升高[3]。‖其后下降。[4]‖血钙不变。",
            "他说：|“血磷升高。”‖血钙降低。",
            "患者血磷升高(见表1。详见下文)。‖血钙降低。".replacing("(见表1。详见下文)", with: "(见表1)"),
            "血磷为2.5mmol/L，|血钙为1.9mmol/L。‖两者相关。",
            "２０１５年入院．‖患者好转．‖出院．".folded,
            "其机制为：|(1)螯合钙离子；|(2)抗氧化，|抗炎，|镇痛；|(3)舒张血管。",
            "Smith等(2008年，n = 5)发现血磷升高，|而血钙(总钙，校正后)降低。",
            "TGF-β、IL-6，|以及TNF-α均升高，|P<0.05。",
            "括号(从不闭合，血磷升高，血钙降低。‖下一句，|仍然分开。",
        ])
    func sentencesAndClauses(_ marked: String) {
        let expected = marked.split(separator: "‖").map { String($0.trimmed()) }
        let plain = marked.replacing("‖", with: "").replacing("|", with: "")
        #expect(SegmentedText.of(plain).markedSentences == expected)
    }

    @Test func aBracketThatNeverClosesSwallowsNoParagraph() {
        let tail = String(repeating: "血磷升高，血钙降低，", count: 20)
        let text = SegmentedText.of("钙化(又称矿化，\(tail)结局不良。")
        #expect(text.clauses.count > 20)
    }

    /// Data, not prose: it is parted between characters, and nothing of it is lost.
    @Test(arguments: ["a", "甲", "𠀀b"]) func whatNeverStopsIsParted(_ piece: String) {
        let words = String(repeating: piece, count: 100_000)
        let text = SegmentedText.of(words)
        #expect(text.sentences.count == words.utf8.count / 65_530 + 1)
        #expect(text.sentences.allSatisfy { $0.range.count <= 65_536 })
        #expect(text.sentences.map { text[$0.range] }.joined() == words)
    }

    @Test func languagesAreToldApart() {
        let text = SegmentedText.of("磷结合剂sevelamer hydrochloride降低了血磷水平。\nSevelamer lowers phosphate.")
        #expect(text.sentences.map(\.language) == [.zh, .en])
    }
}

extension String {
    /// Full-width digits and stops as segmentation writes them.
    fileprivate var folded: String { replacing("２０１５", with: "2015").replacing("．", with: ".") }
}
