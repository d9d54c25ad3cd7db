import KaojuText
import Testing

@Suite struct FurnitureTests {
    @Test func aPagesFootInMidSentenceIsLeftOut() {
        let text = SegmentedText.of(
            """
            骨化三醇可以抑制甲状旁腺激素的合成与分泌，但是剂量过大会升高血钙和血磷，加重血管钙化的进

            李明 等

            DOI: 10.99999/smp.2023.1312345 20011 示例医学杂志

            程，因此需要定期监测血钙、血磷和甲状旁腺激素的水平。新型的维生素D类似物对肠道钙磷吸收的影

            响较小，帕立骨化醇在动物实验中减轻了主动脉的钙化，其机制可能与抑制炎症因子的表达有关联。
            """)
        #expect(
            text.outline == """
                ¶ 骨化三醇可以抑制甲状旁腺激素的合成与分泌，|但是剂量过大会升高血钙和血磷，|加重血管钙化的进程，|因此需要定期监测血钙、血磷和甲状旁腺激素的水平。
                  新型的维生素D类似物对肠道钙磷吸收的影响较小，|帕立骨化醇在动物实验中减轻了主动脉的钙化，|其机制可能与抑制炎症因子的表达有关联。
                """)
    }

    @Test(
        arguments: [
            "12", "· 12 ·", "- 12 -", "— 12 —", "第 12 页", "第 3 页 共 12 页", "Page 3 of 12", "page 3", "３４５",
            "doi: 10.1000/182", "https://doi.org/10.1000/182", "ISSN 1000-0000", "万方数据", "© 2020 The Authors",
            "Downloaded from example.org by guest on 3 May 2020",
        ])
    func furnitureInMidSentence(_ line: String) {
        let text = SegmentedText.of(
            """
            Phosphate binders lower serum phosphate in patients on dialysis, and the
            choice among them depends on cost, on the number of tablets that have to
            \(line)
            be taken each day, and on what each of them does to the calcium balance.
            Whether any of them prolongs life has not been shown in a trial that was
            large enough to answer the question beyond doubt, so far as is known now.
            """)
        #expect(
            text.markedSentences.first?.replacing("|", with: "")
                == "Phosphate binders lower serum phosphate in patients on dialysis, and the choice among them depends on cost,"
                + " on the number of tablets that have to be taken each day, and on what each of them does to the calcium"
                + " balance.")
    }

    @Test func runningHeadsThatComeBackAreLeftOut() {
        var source = ""
        for page in 1...5 {
            source += "Mineral Metabolism Letters, Vol. 7, \(page + 310)\n"
            for line in 0..<11 {
                source += "line \(line) of page \(page) of a text about the \(line * page) ways in which minerals move"
                source += line == 10 && page == 5 ? " on.\n" : " on\n"
            }
        }
        let text = SegmentedText.of(source)
        #expect(!text.outline.contains("Letters"))
        #expect(text.sentences.count == 1)
    }

    @Test func formFeedsAndPageNumbersVanish() {
        let text = SegmentedText.of(
            """
            维生素K依赖的基质Gla蛋白是一种很强的钙化抑制物，它在血管平滑肌细胞中合成，羧化之后才有活
            3
            \u{C}性，而华法林会阻断羧化，所以长期服用华法林的透析患者更容易发生血管钙化，这一点已经在多个队
            列研究中得到证实，因此有学者主张用直接口服抗凝药来代替华法林，但是证据仍不够充分，还需研究。
            """)
        #expect(text.sentences.count == 1)
        #expect(text.outline.contains("羧化之后才有活性，|而华法林"))
    }

    @Test func captionsInMidSentenceComeAfterIt() {
        let text = SegmentedText.of(
            """
            焦磷酸盐是体内天然存在的羟基磷灰石结晶抑制物，透析患者的血浆焦磷酸盐水平降低，并且与血管钙
            图 1. 焦磷酸盐的代谢途径
            化的程度呈负相关，补充外源性的焦磷酸盐可以预防尿毒症大鼠的主动脉钙化，但是对骨骼没有影响。
            Figure 2. Pathways of pyrophosphate
            在另一项研究之中，腹腔注射焦磷酸盐减少了小鼠主动脉的钙含量，其作用的大小与给药的频率有关。
            """)
        #expect(
            text.outline == """
                ¶ 焦磷酸盐是体内天然存在的羟基磷灰石结晶抑制物，|透析患者的血浆焦磷酸盐水平降低，|并且与血管钙化的程度呈负相关，|补充外源性的焦磷酸盐可以预防尿毒症大鼠的主动脉钙化，|但是对骨骼没有影响。
                caption: 图 1. 焦磷酸盐的代谢途径
                caption: Figure 2. Pathways of pyrophosphate
                ¶ 在另一项研究之中，|腹腔注射焦磷酸盐减少了小鼠主动脉的钙含量，|其作用的大小与给药的频率有关。
                """)
    }

    @Test func aLabelAloneOnItsLineTakesTheNextOne() {
        let text = SegmentedText.of(
            """
            Serum phosphate fell in all patients who were given the binder for a year.
            Fig. 4
            Expression of osteopontin in the media. Arrows show nodules caused by phosphate
            表 2

            司维拉姆对血磷的影响
            图 3

            血磷与钙化呈正相关，这一结果在所有患者中一致。
            """)
        #expect(
            text.blocks.map(\.kind) == [.paragraph, .caption, .caption, .caption, .paragraph], "\(text.outline)")
    }

    @Test(arguments: [
        "Fig.2Relation between serum phosphate and the number of calcified nodules in the media of treated rats at 12 weeks",
        "图2血磷与钙化结节数的关系",
    ])
    func aCaptionMayBeGluedToItsNumber(_ caption: String) {
        let text = SegmentedText.of("Phosphate fell in all rats.\n\(caption)\n")
        #expect(text.blocks.map(\.kind) == [.paragraph, .caption], "\(text.outline)")
    }

    @Test func aSentenceThatNamesAFigureIsNoCaption() {
        let text = SegmentedText.of("如图所示，血磷升高。\n图1显示血磷与血钙呈负相关。\nFigure 1 shows that calcium fell.")
        #expect(text.blocks.allSatisfy { $0.kind == .paragraph })
    }

    @Test func footnotesInMidSentenceComeAfterIt() {
        let text = SegmentedText.of(
            """
            镁离子在体外能够抑制磷酸钙结晶的成熟，并且下调成骨转录因子的表达，因此低镁血症被看作是血管
            基金项目：某省自然科学基金(2019A001)
            收稿日期：2020-01-02
            通信作者：王某，电子邮件 wang@example.org
            钙化的危险因素之一，有小规模的临床试验显示口服氧化镁可以延缓冠状动脉钙化的进展，但是样本量
            小，随访的时间也比较短，结论还需要更大的试验来验证，目前的指南没有推荐常规补镁来预防其发生。
            """)
        #expect(text.sentences.count == 1)
        #expect(text.outline.contains("被看作是血管钙化的危险因素之一"))
        #expect(text.blocks.contains { $0.kind == .metadata })
    }

    @Test func superscriptMarkersAloneOnALineStayWithTheirSentence() {
        let text = SegmentedText.of(
            """
            硫代硫酸钠能与钙离子形成可溶性的复合物，从而促进组织中沉积的钙盐溶解并随着透析液排出体外
            [12]
            ，同时它还是一种抗氧化剂，可以恢复内皮型一氧化氮合酶的功能，使血管舒张，改善皮肤的缺血状态
            [13,14]
            。疼痛往往在用药之后的数周之内得到缓解，但是其中的原因还不清楚，有待于进一步的基础研究阐明。
            """)
        #expect(
            text.markedSentences.first
                == "硫代硫酸钠能与钙离子形成可溶性的复合物，|从而促进组织中沉积的钙盐溶解并随着透析液排出体外[12]，|"
                + "同时它还是一种抗氧化剂，|可以恢复内皮型一氧化氮合酶的功能，|使血管舒张，|改善皮肤的缺血状态[13,14]。")
    }
}
