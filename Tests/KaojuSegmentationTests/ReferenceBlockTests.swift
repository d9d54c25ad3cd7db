import Foundation
import KaojuText
import Testing

@Suite struct ReferenceBlockTests {
    @Test func labelledEntriesAreBlocks() {
        let text = SegmentedText.of(
            """
            血磷升高[1]。
            参考文献
            [1] 张三, 李四. 血磷与钙化[J]. 中华某杂志, 2010, 3(2): 1-
            5.
            doi: 10.1000/1
            [2] Doe J. Phosphate. J Test, 2011, 5: 7.
            ［３］　王五．钙化［Ｊ］．某杂志，２０１２．
            """)
        #expect(
            text.outline == """
                ¶ 血磷升高[1]。
                # 参考文献
                reference: [1] 张三, 李四. 血磷与钙化[J]. 中华某杂志, 2010, 3(2): 1-5. doi: 10.1000/1
                reference: [2] Doe J. Phosphate. J Test, 2011, 5: 7.
                reference: [3] 王五.钙化[J].某杂志，2012.
                """)
    }

    @Test func wrappedEntriesKeepTheirLines() {
        let text = SegmentedText.of(
            """
            References
            Adams B, Clark D (2001) Phosphate and the vessels of the very old in a town by
            the sea. J Test Med 3:1–9
            Evans F (2003) Table 2 and other objects. 2nd edn. Publisher of Books, London,
            https://example.org/books
            Figure H, Gray I (2004) A study of forms. Received wisdom and the other ways of
            knowing. J Test Med 4:2–8
            Young K, Old L (2005) Results of a trial. Results of a trial of phosphate in the
            Results. J Test Med 5:3–7
            """)
        #expect(text.blocks.dropFirst().allSatisfy { $0.kind == .reference })
        #expect(text.reading.lineStarts.count == 9)
    }

    @Test func addressesThatComeBackStayInTheList() {
        var source = "Phosphate rose (Adams 2001) as others had found.\nReferences\n"
        for index in 0..<40 {
            source +=
                "Adams B, Clark D (20\(index + 10)) Phosphate and the vessels of the very old. J Test Med 3:1–9.\n"
            source += "https://doi.org/10.1000/j.test.\(index * 7)\n"
            source += "Evans F. A trial of phosphate that went on for years in the town. Int J Test Phosphates\n"
            source += "[Internet]. 2015 [cited 2017 Jul \(index)]; 22: 110–115. Available from:\nhttps://example.org/\n"
        }
        let text = SegmentedText.of(source)
        #expect(text.outline.components(separatedBy: "https://").count == 81)
        #expect(text.outline.components(separatedBy: "[Internet]").count == 41)
    }

    @Test func noSentencesInLists() {
        let text = SegmentedText.of("参考文献\n[1] 张三. 血磷升高. 某杂志, 2010.\n[2] 李四. 血钙. 某杂志, 2011.")
        #expect(text.sentences.isEmpty)
    }
}
