import KaojuText
import Testing

@Suite struct FoldingTests {
    @Test(
        arguments: [
            ("给予泼尼松６０ｍｇ／ｄ口服。", "给予泼尼松60mg/d口服。"),
            ("已有报道［３\u{E011}７］。", "已有报道[3-7]。"),
            ("已有报道［１２\u{E011}１５，１８］。", "已有报道[12-15，18]。"),
            ("标志\u{E05C}物升高。", "标志物升高。"),
            ("地尔硫艹卓降低血压。", "地尔硫䓬降低血压。"),
            ("⾎管与⼼脏。", "血管与心脏。"),
            ("the ﬁrst ﬂow", "the first flow"),
            ("水平为５．２ｍｍｏｌ／Ｌ．", "水平为5.2mmol/L."),
            ("Ｐ＜０．０５，差异有统计学意义。", "P<0.05，差异有统计学意义。"),
            ("血 管 钙 化", "血管钙化"),
            ("口服 STS 后  好转", "口服 STS 后好转"),
            ("钙 、磷 代 谢 ， 甲 状 旁 腺", "钙、磷代谢，甲状旁腺"),
            ("约 5 µg 与 5 μg", "约 5 μg 与 5 μg"),
            ("达 37 ℃ 时", "达 37 °C 时"),
        ])
    func repairs(_ source: String, _ expected: String) {
        let text = SegmentedText.of(source)
        #expect(String(decoding: text.reading.bytes, as: UTF8.self) == expected)
    }

    @Test(
        arguments: [
            ("含量为$\\beta$受体", "含量为β受体"),
            ("如前述$^{[3]}$。", "如前述[3]。"),
            ("达到$37.5\\%$左右", "达到37.5%左右"),
            ("price of $20 and $30", "price of $20 and $30"),
            ("H<sub>2</sub>O", "H2O"),
            ("shown before<sup>3,4</sup>.", "shown before³,⁴."),
            ("shown before<sup>[3]</sup>.", "shown before[3]."),
            ("见文献\\[3\\]。", "见文献[3]。"),
            ("**目的** 探讨*机制*。", "目的探讨机制。"),
            ("**Background:** We *then* asked.", "Background\nWe then asked."),
            ("CYP2C19*2 and *3 alleles, 5*10*3", "CYP2C19*2 and *3 alleles, 5*10*3"),
            ("*P<0.05, **P<0.01 versus control", "*P<0.05, **P<0.01 versus control"),
            ("见[指南](https://example.org/a_b(c))一文。", "见指南一文。"),
            ("line one<br>line two", "line one line two"),
        ])
    func markupVanishes(_ source: String, _ expected: String) {
        let text = SegmentedText.of(source, .markdown)
        #expect(String(decoding: text.reading.bytes, as: UTF8.self) == expected)
    }
}
