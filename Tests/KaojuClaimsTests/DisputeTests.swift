import KaojuCitations
import KaojuSegmentation
import KaojuTerminology
import KaojuText
import TestSupport
import Testing

@testable import KaojuClaims

/// Where a text says of itself that something is disputed, and what it is tied to.
@Suite struct DisputeTests {
    /// «kind: subject → object» of each pair, in order.
    private func disputes(_ marked: String) -> [String] {
        found(marked).flatMap { dispute in
            dispute.pairs.map { "\(dispute.kind.rawValue): \($0.subject.surface) → \($0.object.surface)" }
        }
    }

    private func found(_ marked: String) -> [Dispute] {
        let sample = MarkedText(marked)
        let text = Segmenter().segment(.sample(sample.text))
        let claims = ClaimExtractor().claims(
            about: sample.mentions, citing: CitationResolver().citations(in: text), in: text)
        return DisputeReader().disputes(about: claims, naming: sample.mentions, in: text)
    }

    @Test("where a claim joins the two, it says itself that little is meant")
    func directionOfTheClaim() {
        let pairs = found("低⟦甲蛋白⟧与⟦乙病⟧是否有关尚不清楚。").flatMap(\.pairs)
        #expect(pairs.map(\.subject.surface) == ["甲蛋白"])
        #expect(pairs.map(\.subject.direction) == ["decreased"])
    }

    @Test(
        arguments: [
            // The claim of the same clause.
            ("关于⟦甲药⟧能否抑制⟦乙病⟧尚存在争议。", ["conflict: 甲药 → 乙病"]),
            // Names of the same clause that no claim joins.
            ("关于⟦甲蛋白⟧在⟦乙病⟧中的作用，各家结果不一致。", ["conflict: 甲蛋白 → 乙病"]),
            ("但未说明⟦甲蛋白⟧与⟦乙病⟧的发生是否相关，有待进一步研究。", ["open: 甲蛋白 → 乙病"]),
            ("低⟦甲蛋白⟧在⟦乙病⟧中的作用尚不清楚。", ["unclear: 低甲蛋白 → 乙病"]),
            // The clause before, where the statement names nothing.
            ("⟦甲药⟧可减轻⟦乙病⟧，但缺乏高质量的证据。", ["unproven: 甲药 → 乙病"]),
            ("⟦甲药⟧可减轻⟦乙病⟧，但其具体机制尚不明确。", ["unclear: 甲药 → 乙病"]),
            ("⟦甲药⟧可减轻⟦乙病⟧。但目前结论不一。", ["conflict: 甲药 → 乙病"]),
            // A list that waits for what it does.
            ("⟦甲药⟧、⟦丙药⟧和⟦丁药⟧等药物，在治疗⟦乙病⟧中是否有价值，还在进一步研究中。", ["open: 甲药 → 乙病", "open: 丙药 → 乙病", "open: 丁药 → 乙病"]),
            (
                "⟦甲药⟧、⟦丙药⟧以及⟦procedure:静滴⟧⟦丁药⟧等药物，在治疗⟦乙病⟧中是否有价值，还在进一步研究中。",
                ["open: 甲药 → 乙病", "open: 丙药 → 乙病", "open: 丁药 → 乙病"]
            ),
            // Treatments of the paragraph.
            ("⟦甲药⟧可治疗⟦乙病⟧。⟦丙药⟧可治疗⟦乙病⟧。上述治疗方案的疗效均不明确。", ["unclear: 甲药 → 乙病", "unclear: 丙药 → 乙病"]),
            ("但对于⟦乙病⟧的治疗还无公认的标准。", ["unclear: 乙病 → 乙病"]),
            // What may carry an effect.
            (
                "关于⟦甲药⟧抑制⟦乙病⟧是否与降低⟦丙蛋白⟧、⟦丁蛋白⟧相关尚存在争议。",
                ["conflict: 甲药 → 乙病", "conflict: 丙蛋白 → 乙病", "conflict: 丁蛋白 → 乙病"]
            ),
            // Two that go against each other, and two that do not.
            ("⟦甲药⟧具有⟦促凝⟧及⟦抗凝⟧双重作用。", ["conflict: 甲药 → 抗凝", "conflict: 甲药 → 促凝"]),
            ("⟦甲药⟧在高、低浓度时具有⟦抗凝⟧、促凝双重作用。", ["conflict: 甲药 → 抗凝"]),
            ("⟦甲药⟧具有⟦止血⟧及⟦镇痛⟧双重作用。", []),
            // Nothing that can be tied to a pair, or no dispute at all.
            ("⟦甲药⟧可减轻⟦乙病⟧，这一点并无争议。", []),
            ("⟦乙病⟧可引起⟦丁症⟧，其发病机制尚不明确。", []),
            ("⟦甲药⟧可减轻⟦乙病⟧，但其最佳剂量有待进一步研究。", []),
            ("⟦甲药⟧可减轻⟦乙病⟧，但各活性成分的结构与协同关系还不明确。", []),
            ("本文综述⟦甲药⟧治疗⟦乙病⟧的争议。", []),
            ("⟦丙药⟧可减轻⟦丁病⟧；近年又有新的发现，但具体机制尚不明确。", []),
        ] as [(String, [String])])
    func chinese(_ marked: String, _ expected: [String]) {
        #expect(disputes(marked) == expected)
    }

    @Test(
        arguments: [
            (
                "It remains controversial whether ⟦drug:alphanol⟧ reduces ⟦disease:betosis⟧.",
                ["conflict: alphanol → betosis"]
            ),
            ("The role of ⟦GAMMA1⟧ in ⟦disease:betosis⟧ remains unclear.", ["unclear: GAMMA1 → betosis"]),
            // What the question is about is not named.
            ("Whether ⟦GAMMA1⟧ that passes the ⟦DELTA2⟧ makes its way into young seedlings is not known.", []),
            // What stands behind the full stop is another sentence.
            ("The mechanism remains unclear. p⟦GAMMA1⟧ regulates ⟦disease:betosis⟧.", []),
            // What the sentence named before is what it goes on about.
            (
                "⟦DELTA2⟧ causes ⟦disease:betosis⟧. Although the use of ⟦GAMMA1⟧ is known, its role remains unclear.",
                []
            ),
            (
                "⟦drug:Alphanol⟧ reduces ⟦disease:betosis⟧. However, the underlying mechanism remains unclear.",
                ["unclear: Alphanol → betosis"]
            ),
            (
                "There is insufficient evidence on the effect of ⟦drug:alphanol⟧ on ⟦disease:betosis⟧.",
                ["unproven: alphanol → betosis"]
            ),
            ("The pathogenesis of ⟦disease:betosis⟧ is poorly understood.", []),
            ("This review discusses the controversy about ⟦drug:alphanol⟧ in ⟦disease:betosis⟧.", []),
        ] as [(String, [String])])
    func english(_ marked: String, _ expected: [String]) {
        #expect(disputes(marked) == expected)
    }

    @Test func quotesTheClausesThatItTakesIn() throws {
        let sample = MarkedText("序言。⟦甲药⟧可减轻⟦乙病⟧，但缺乏高质量的证据，尚需努力。")
        let text = Segmenter().segment(.sample(sample.text))
        let claims = ClaimExtractor().claims(about: sample.mentions, citing: Citations(), in: text)
        let found = try #require(DisputeReader().disputes(about: claims, naming: sample.mentions, in: text).first)
        #expect(found.quote.text == "甲药可减轻乙病，但缺乏高质量的证据，")
        #expect(found.quote.span == ByteRange(9, 9 + found.quote.text.utf8.count))
        #expect(found.cue == "缺乏高质量的证据")
    }

    @Test func isTotal() {
        let text = Segmenter().segment(.sample("争议。尚不明确；是否，、缺乏证据\n\n其机制不清楚"))
        #expect(DisputeReader().disputes(about: [], naming: Mentions(), in: text).isEmpty)
    }
}
