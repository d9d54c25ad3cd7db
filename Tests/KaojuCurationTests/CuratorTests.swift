import KaojuCitations
import KaojuClaims
import KaojuCuration
import KaojuGraph
import KaojuSegmentation
import KaojuTerminology
import KaojuText
import Testing

@Suite("Decisions are applied") struct CuratorTests {
    static let first = "阿司匹林可抑制血小板聚集[1]。"
    static let second = "瑞舒伐他汀不能降低死亡率[2]。"

    /// What the stages make of a text.
    static func analysis(_ text: String, name: String = "a.txt") -> DocumentAnalysis {
        let document = Document(name: name, text: Array(text.utf8), digest: "")
        let segmented = Segmenter().segment(document)
        let citations = CitationResolver().citations(in: segmented)
        let mentions = Recognizer().mentions(in: segmented)
        let claims = ClaimExtractor().claims(about: mentions, citing: citations, in: segmented)
        return DocumentAnalysis(text: segmented, citations: citations, mentions: mentions, claims: claims)
    }

    private static let text = "引言\n" + first + "另有报道。" + second + "\n"

    private func row(
        _ status: CurationRow.Status, of claim: Claim, _ change: (inout CuratedStatement) -> Void = { _ in }
    ) -> CurationRow {
        let said = CuratedStatement(
            subject: claim.subject.surface, predicate: claim.predicate, object: claim.object.surface,
            stance: .init(isNegated: claim.negated, certainty: claim.certainty))
        var meant = said
        change(&meant)
        return CurationRow(
            status: status, claim: claim.id, document: claim.document, quote: claim.quote.text, said: said,
            meant: meant == said ? nil : meant)
    }

    private func apply(
        _ rows: [CurationRow], to analyses: [DocumentAnalysis]
    ) -> (analyses: [DocumentAnalysis], diagnostics: [Diagnostic]) {
        var table = CurationTable()
        table.rows = rows
        return Curator(table, lexicon: .builtIn).curated(analyses)
    }

    @Test("accepted, rejected, corrected: ids stay, what was changed is kept")
    func byID() throws {
        let analysis = Self.analysis(Self.text)
        try #require(analysis.claims.count == 2)
        let (aspirin, statin) = (analysis.claims[0], analysis.claims[1])
        let (found, diagnostics) = apply([row(.accepted, of: aspirin), row(.rejected, of: statin)], to: [analysis])
        #expect(diagnostics.isEmpty)
        #expect(found[0].claims.map(\.id) == [aspirin.id])
        #expect(found[0].claims[0].curation == Claim.Curation(status: "accepted", changed: []))
        #expect(found[0].rejected.map(\.id) == [statin.id])
        let corrected = apply(
            [
                row(.corrected, of: aspirin) {
                    $0.predicate = .increases
                    $0.object = "血栓形成"
                    $0.stance.certainty = .hedged
                }
            ], to: [analysis]
        ).analyses[0].claims[0]
        #expect(corrected.id == aspirin.id && corrected.predicate == .increases && corrected.certainty == .hedged)
        #expect(corrected.object.label == "血栓形成" && corrected.object.surface == aspirin.object.surface)
        #expect(
            corrected.curation?.changed.map { "\($0.member)=\($0.old)" }
                == ["predicate=decreases", "object=\(aspirin.object.concept)", "certainty=asserted"])
        #expect(corrected.citations == aspirin.citations)
    }

    @Test("after the text around, the numbering and the rules have changed")
    func reanchored() throws {
        let before = Self.analysis(Self.text)
        var rows = [row(.accepted, of: before.claims[0]), row(.rejected, of: before.claims[1])]
        // The ids are another rule set's; a marker was renumbered; text was put before.
        rows[0].claim = "claim:old0"
        rows[1].claim = "claim:old1"
        let after = Self.analysis(
            "新的一段。\n" + Self.first.split(separator: "[").joined(separator: "[1").replacing("11]", with: "3]") + "\n"
                + Self.second)
        let (found, diagnostics) = apply(rows, to: [after])
        #expect(diagnostics.isEmpty)
        #expect(found[0].claims.map(\.id) == ["claim:old0"])
        #expect(found[0].rejected.map(\.id) == ["claim:old1"])
        #expect(found[0].claims[0].citations.flatMap(\.numbers) == [3])
    }

    @Test("what is no longer extracted is put back, what is not in any text is listed")
    func nothingIsDropped() throws {
        let before = Self.analysis(Self.text)
        var without = before
        without.claims = []
        let rows = [row(.accepted, of: before.claims[0]), row(.rejected, of: before.claims[1])]
        let (found, diagnostics) = apply(rows, to: [without])
        #expect(diagnostics.map(\.code) == ["curation.restored", "curation.obsolete"])
        let restored = try #require(found[0].claims.first)
        #expect(restored.id == before.claims[0].id && restored.subject.concept == before.claims[0].subject.concept)
        #expect(restored.quote == before.claims[0].quote && restored.citations.flatMap(\.numbers) == [1])
        #expect(restored.sentence == before.claims[0].sentence)

        let elsewhere = Self.analysis("完全不同的文字。")
        let lost = apply(rows, to: [elsewhere])
        #expect(lost.diagnostics.map(\.code) == ["curation.unplaced", "curation.unplaced"])
        #expect(lost.diagnostics[0].message.en.contains("阿司匹林"))
        // The document was renamed: the quotation tells.
        let renamed = apply(rows, to: [elsewhere, Self.analysis(Self.text, name: "b.txt")])
        #expect(renamed.diagnostics.map(\.code) == ["curation.moved", "curation.moved"])
        #expect(renamed.analyses[1].claims.count == 1 && renamed.analyses[1].rejected.count == 1)
    }

    @Test("a claim that was missed")
    func added() throws {
        let analysis = Self.analysis(Self.text)
        let statement = CuratedStatement(
            subject: "阿司匹林", predicate: .treats, object: "新病", stance: .init(isNegated: true, certainty: .hedged))
        let missed = CurationRow(status: .added, claim: "", document: "a.txt", quote: Self.first, said: statement)
        let found = apply([missed, missed], to: [analysis]).analyses[0]
        #expect(found.claims.count == 3, "the same row twice adds once")
        let claim = try #require(found.claims.first { $0.predicate == .treats })
        #expect(claim.negated && claim.certainty == .hedged && claim.object.concept == "kaoju:新病")
        #expect(
            claim.subject == analysis.claims[0].subject || claim.subject.concept == analysis.claims[0].subject.concept)
        #expect(claim.curation?.status == "added" && claim.id.hasPrefix("claim:"))
        // What the rules find by now is the same claim.
        var known = row(.added, of: analysis.claims[0])
        known.claim = ""
        let same = apply([known], to: [analysis]).analyses[0].claims
        #expect(same.count == 2 && same[0].id == analysis.claims[0].id && same[0].curation?.status == "added")
    }

    @Test("a prefix of any length changes nothing but the spans")
    func shift() {
        let plain = Self.analysis(Self.text)
        let rows = plain.claims.map { row(.corrected, of: $0) { $0.stance.certainty = .disputed } }
        let shifted = Self.analysis("无关的话。\n\n" + Self.text)
        let (a, b) = (apply(rows, to: [plain]).analyses[0].claims, apply(rows, to: [shifted]).analyses[0].claims)
        let offset = "无关的话。\n\n".utf8.count
        #expect(a.map(\.id) == b.map(\.id) && a.map(\.curation) == b.map(\.curation))
        #expect(a.map { $0.quote.span.start + offset } == b.map(\.quote.span.start))
    }
}
