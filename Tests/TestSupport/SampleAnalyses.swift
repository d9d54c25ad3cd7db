import KaojuCitations
import KaojuClaims
import KaojuGraph
import KaojuTerminology
import KaojuText

/// Documents with everything that the stages make of them, made by hand.
package enum SampleAnalyses {
    /// A Chinese text with a line break inside a word, which the reading text leaves out: reading offsets and source
    /// offsets differ after it.
    package static let chinese = analysis(
        lines: ["1 讨论", "补镁可减轻血管", "钙化[1]。", "[1] Li A. Magnesium. J Test 2012;3(2):4-9. doi:10.1000/abc"],
        name: "reviews/magnesium.txt")

    /// The same shape with this name.
    package static func named(_ name: String) -> DocumentAnalysis {
        analysis(lines: ["1 讨论", "补镁可减轻血管", "钙化[1]。", "[1] Li A. Magnesium. 2012"], name: name)
    }

    /// Four lines: a heading, a sentence in two lines, a reference. The reading text joins the second and the third.
    private static func analysis(lines: [String], name: String) -> DocumentAnalysis {
        let document = Document.sample(lines.joined(separator: "\n") + "\n", name: name)
        let lengths = lines.map(\.utf8.count)
        let heading = ByteRange(0, lengths[0])
        let head = lengths[0] + 1
        let cut = head + lengths[1]
        var map = OffsetMap()
        map.appendCopy(reading: ByteRange(0, cut), source: ByteRange(0, cut))
        map.appendCopy(
            reading: ByteRange(cut, document.text.count - 1), source: ByteRange(cut + 1, document.text.count))
        let bytes = Array(document.text[..<cut]) + Array(document.text[(cut + 1)...])
        let sentence = ByteRange(head, cut + lengths[2])
        let entry = ByteRange(sentence.end + 1, sentence.end + 1 + lengths[3])
        let text = SegmentedText(
            document: document, reading: ReadingText(bytes: bytes, map: map), language: .zh,
            sections: [
                Section(title: "", level: 0, parent: nil, kind: .body, range: ByteRange(0, bytes.count)),
                Section(title: lines[0], level: 1, parent: 0, kind: .discussion, range: ByteRange(0, bytes.count)),
            ],
            blocks: [
                Block(kind: .heading, range: heading, section: 1),
                Block(kind: .paragraph, range: sentence, section: 1), Block(kind: .reference, range: entry, section: 1),
            ],
            sentences: [Sentence(range: sentence, block: 1, section: 1, clauses: 0..<1, language: .zh)],
            clauses: [Clause(range: sentence, sentence: 0)])
        let marker = ByteRange(sentence.end - 6, sentence.end - 3)
        let magnesium = ByteRange(head + 3, head + 6)
        let calcification = ByteRange(marker.start - 12, marker.start)
        let trigger = ByteRange(head + 9, head + 15)
        var item = BibliographicItem()
        item.authors = [PersonName(family: "Li", given: "A")]
        item.year = 2012
        item.title = "Magnesium"
        item.container = "J Test"
        item.volume = "3"
        item.issue = "2"
        item.pages = "4-9"
        item.doi = "10.1000/abc"
        let reference = Reference(
            id: "ref:1", number: 1, range: entry, raw: lines[3], item: item, work: "work:10.1000/abc",
            citedAt: [marker])
        func participant(_ concept: Concept, _ range: ByteRange) -> Claim.Participant {
            Claim.Participant(
                concept: concept.id, label: concept.zh, zh: concept.zh, en: concept.en, synonyms: concept.synonyms,
                category: concept.category, surface: text[range], span: text.source(of: range))
        }
        let concepts = [
            Concept(
                id: "CHEBI:25107", zh: "镁", en: "magnesium", synonyms: ["Mg"], category: "biolink:SmallMolecule"),
            Concept(id: "HP:0004934", zh: "血管钙化", category: "biolink:PhenotypicFeature"),
        ]
        let claim = Claim(
            id: Digest.identifier("claim", [name]), document: name, section: [lines[0]],
            quote: Quote(
                text: text[sentence], span: text.source(of: sentence),
                segments: [ByteRange(head, cut), ByteRange(cut + 1, sentence.end + 1)],
                repairs: [Quote.Repair(span: ByteRange(head, head + 3), text: "补")]),
            sentence: text.source(of: sentence), subject: participant(concepts[0], magnesium), predicate: .decreases,
            object: participant(concepts[1], calcification),
            trigger: Claim.Trigger(span: text.source(of: trigger), surface: text[trigger]), rule: "direct",
            citations: [
                Claim.Citation(
                    span: text.source(of: marker), surface: text[marker], numbers: [1], references: ["ref:1"],
                    works: ["work:10.1000/abc"])
            ], attribution: Claim.Attribution(name: "Li A", year: 2012), source: .cited,
            evidence: Claim.Evidence(
                design: .animal, eco: "ECO:0000179", system: "in vivo", species: "rat", sampleSize: 12,
                quantities: [Claim.Quantity(text: "P<0.05", value: 0.05, comparator: "<", role: "p")]),
            confidence: 0.93333)
        return DocumentAnalysis(
            text: text,
            citations: Citations(
                markers: [CitationMarker(range: marker, style: .bracket, numbers: [1], references: ["ref:1"])],
                references: [reference], lists: [entry]),
            mentions: Mentions(
                items: [
                    Mention(range: magnesium, concept: 0, source: .lexicon, score: 0.98),
                    Mention(range: calcification, concept: 1, source: .lexicon, score: 1),
                ], concepts: concepts),
            claims: [claim])
    }
}
