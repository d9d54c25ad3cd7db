import KaojuText
import Testing

@Suite struct MarkdownTests {
    @Test func onlyProseBecomesSentences() {
        let text = SegmentedText.of(
            """
            ---
            title: 镁与血管钙化
            date: 2020-01-01
            ---

            # 镁与血管钙化

            ![示意图。很好看。](images/fig.png)

            **镁**抑制钙化[1]。

            | 组别 | 血磷。 |
            |:----|-----:|
            | 对照 | 1.2 |

            ```r
            x <- 1. Then y.
            ```

            <!-- a note. Not text. -->

            - 镁降低血磷。
            - 镁激活TRPM7。

            > 引文也是正文。

            ***

            ## 结论

            应当补镁。
            """, .markdown)
        #expect(
            text.outline == """
                # 镁与血管钙化
                ¶ 镁抑制钙化[1]。
                table: | 组别 | 血磷。| |:----|-----:| | 对照 | 1.2 |
                ¶ 镁降低血磷。
                ¶ 镁激活TRPM7。
                ¶ 引文也是正文。
                # 结论
                ¶ 应当补镁。
                """)
    }

    @Test func headingLevelsMakeTheTree() {
        let text = SegmentedText.of("# 题目\n## 1. 引言\n血磷升高。\n### 细节\n血钙降低。\n", .markdown)
        #expect(
            text.titles(ofSection: text.sentences[0].section) == ["题目", "1. 引言"].suffix(1) || text.sections.count == 4)
        #expect(text.sections.map(\.title) == ["", "题目", "1. 引言", "细节"])
    }

    @Test func wrappedParagraphsEndAtBlankLines() {
        let text = SegmentedText.of("Iron is stored\nin ferritin.\nIt is bound.\n\nCopper is not.\n", .markdown)
        #expect(text.outline == "¶ Iron is stored in ferritin.\n  It is bound.\n¶ Copper is not.")
    }
}
