import KaojuText
import Testing

@Suite struct HeadingTests {
    @Test func numberedHeadingsMakeATree() {
        let text = SegmentedText.of(
            """
            1. 引言
            血磷升高很常见。
            2. 机制
            2.1. 细胞机制
            2.1.1 成骨转化
            细胞表型改变。
            2.2. 全身因素
            炎症参与其中。
            3. 结论
            应控制血磷。
            """)
        #expect(
            text.outline == """
                # 1. 引言
                ¶ 血磷升高很常见。
                # 2. 机制
                # 2.1. 细胞机制
                # 2.1.1 成骨转化
                ¶ 细胞表型改变。
                # 2.2. 全身因素
                ¶ 炎症参与其中。
                # 3. 结论
                ¶ 应控制血磷。
                """)
        let section = text.sentences.map { text.titles(ofSection: $0.section) }
        #expect(section == [["1. 引言"], ["2. 机制", "2.1. 细胞机制", "2.1.1 成骨转化"], ["2. 机制", "2.2. 全身因素"], ["3. 结论"]])
        #expect(text.sentences.map { text.sections[$0.section].kind } == [.introduction, .body, .body, .conclusion])
    }

    @Test(
        arguments: [
            ("摘  要", Section.Kind.abstract), ("【摘要】", .abstract), ("Abstract", .abstract), ("ABSTRACT", .abstract),
            ("一、前言", .introduction), ("1　资料与方法", .methods), ("１．２　方法", .methods), ("3 Results", .results),
            ("4. Discussion", .discussion), ("结　语", .conclusion), ("## 5. Conclusions", .conclusion),
            ("**致谢**", .acknowledgements), ("Methods:", .methods), ("参 考 文 献", .references),
        ])
    func knownNames(_ line: String, _ kind: Section.Kind) {
        let text = SegmentedText.of("\(line)\n血磷升高。")
        #expect(text.blocks.first?.kind == .heading)
        #expect(text.sections.last?.kind == kind)
    }

    @Test(
        arguments: [
            "1 例患者在用药后死亡。", "2. 血磷升高，血钙降低。", "3.5 mmol/L was the upper limit.", "12 周后复查。",
            "Results were mixed.", "结果显示血磷下降。", "方法简便可行。",
        ])
    func sentencesAreNoHeadings(_ line: String) {
        #expect(SegmentedText.of("血磷升高。\n\(line)\n血钙降低。").blocks.allSatisfy { $0.kind == .paragraph })
    }

    @Test func headingsRunIntoTheirText() {
        let text = SegmentedText.of("２　讨　论　钙化防御罕见。病死率高。\n３　结　论　应早期诊断。")
        #expect(text.outline == "# 2 讨论\n¶ 钙化防御罕见。\n  病死率高。\n# 3 结论\n¶ 应早期诊断。")
        #expect(text.sections.map(\.kind) == [.body, .discussion, .conclusion])
    }

    @Test func abstractAndKeywordsRunInOneLine() {
        let text = SegmentedText.of("摘要：目的是探讨镁与钙化的关系。镁抑制钙化。关键词：镁；血管钙化 中图分类号：R692")
        #expect(text.outline == "# 摘要\n¶ 目的是探讨镁与钙化的关系。\n  镁抑制钙化。\nmetadata: 关键词：镁；血管钙化中图分类号：R692")
    }

    @Test func structuredAbstractsKeepTheirParts() {
        let text = SegmentedText.of(
            "Background: Phosphate is high in uraemia.\nMethods: We measured it in 20 rats.\nResults: It was high.")
        #expect(text.sentences.map { text.sections[$0.section].kind } == [.introduction, .methods, .results])
    }

    @Test func enumerationsStayText() {
        let text = SegmentedText.of("其机制包括：\n1) 螯合钙离子；\n2) 抗氧化应激；\n3) 舒张血管。\n(2) 另有抗炎作用。")
        #expect(text.blocks.allSatisfy { $0.kind == .paragraph })
        #expect(text.outline.contains("(2) 另有抗炎作用。"))
    }
}
