import KaojuCitations
import KaojuClaims
import KaojuGraph
import KaojuTerminology
import KaojuText
import TestSupport

/// Claims in a line each: «STS decreases VC [1] rct hedged». Before the numbers subject, predicate (`!` denies it) and
/// object; a bare word is the concept `T:word`. `[1=w7]` cites work `work:w7`, `[1]` a work of the document's own list.
/// Then in any order: a certainty, a design, `own`, `by:Pasch_A`, `year:2008`, `system:`, `species:`, `dose:5`, `of:activity`.
struct ClaimSample {
    /// The analysis of a document that makes these claims, in this order.
    static func analysis(
        _ document: String, _ lines: [String], concepts: [Concept] = [], references: [Reference] = [],
        markers: Bool = true, diagnostics: [Diagnostic] = []
    ) -> DocumentAnalysis {
        let claims = lines.enumerated().map { claim($1, document, place: $0) }
        var known: [String: Reference] = [:]
        for reference in references { known[reference.id] = reference }
        for citation in claims.flatMap(\.citations) {
            for (index, id) in citation.references.enumerated() where known[id] == nil {
                known[id] = Reference(id: id, number: citation.numbers[index], work: citation.works[index])
            }
        }
        let text = SegmentedText(
            document: .sample("x", name: document), reading: ReadingText(bytes: [], map: OffsetMap()), language: .zh,
            sections: [], blocks: [], sentences: [], clauses: [])
        return DocumentAnalysis(
            text: text,
            citations: Citations(
                markers: markers ? [CitationMarker(range: ByteRange(0, 3), style: .bracket, numbers: [1])] : [],
                references: known.values.sorted { $0.id < $1.id }, diagnostics: diagnostics),
            mentions: Mentions(concepts: concepts), claims: claims)
    }

    /// The graph of one document.
    static func graph(_ lines: [String], concepts: [Concept] = []) -> EvidenceGraph {
        GraphAssembler().graph(of: [analysis("a.txt", lines, concepts: concepts)], language: .zh)
    }

    static func claim(_ line: String, _ document: String, place: Int) -> Claim {
        let words = line.split(separator: " ").map(String.init)
        let start = place * 100
        var claim = Claim(
            id: "claim:\(document)#\(place)", document: document, section: [],
            quote: Quote(text: line, span: ByteRange(start, start + 90)), sentence: ByteRange(start, start + 90),
            subject: participant(words[0], ByteRange(start, start + 3)),
            predicate: Predicate(rawValue: words[1].filter { $0 != "!" })!,
            object: participant(words[2], ByteRange(start + 20, start + 23)), negated: words[1].hasPrefix("!"),
            trigger: Claim.Trigger(span: ByteRange(start + 10, start + 12), surface: words[1]), rule: "sample")
        for word in words.dropFirst(3) { apply(word, to: &claim) }
        return claim
    }

    private static func apply(_ word: String, to claim: inout Claim) {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        let value = parts.count > 1 ? parts[1].replacing("_", with: " ") : ""
        if word.hasPrefix("[") {
            let cited = word.filter { $0 != "[" && $0 != "]" }.split(separator: ",").map { $0.split(separator: "=") }
            let numbers = cited.map { Int($0[0])! }
            claim.citations.append(
                Claim.Citation(
                    span: ByteRange(claim.quote.span.end - 5, claim.quote.span.end), surface: word, numbers: numbers,
                    references: numbers.map { "ref:\(claim.document)-\($0)" },
                    works: cited.map { $0.count > 1 ? "work:\($0[1])" : "work:\(claim.document)-\($0[0])" }))
            claim.source = .cited
        } else if let certainty = Certainty(rawValue: word) {
            claim.certainty = certainty
        } else if let design = StudyDesign(rawValue: word) {
            claim.evidence.design = design
        } else if let source = ClaimSource(rawValue: word) {
            claim.source = source
        } else {
            switch parts[0] {
            case "by": claim.attribution = Claim.Attribution(name: value, year: claim.attribution?.year)
            case "year": claim.attribution = Claim.Attribution(name: claim.attribution?.name, year: Int(value))
            case "of": claim.object.aspect = value
            case "system": claim.evidence.system = value
            case "species": claim.evidence.species = value
            case "dose":
                claim.evidence.quantities.append(
                    Claim.Quantity(text: value, value: Double(value)!, unit: "mmol/L", role: "dose"))
            default: fatalError("unknown word in a sample: \(word)")
            }
        }
    }

    private static func participant(_ word: String, _ span: ByteRange) -> Claim.Participant {
        let id = word.contains(":") ? word : "T:" + word
        return Claim.Participant(
            concept: id, label: word, zh: "", en: word, category: "biolink:NamedThing", surface: word, span: span)
    }
}

extension EvidenceGraph {
    /// The topic of two sample concepts.
    func topic(_ subject: String, _ object: String) -> Topic? {
        topics.first { $0.subject.concept == "T:" + subject && $0.object.concept == "T:" + object }
    }

    /// The edge of a sample's subject, predicate and object.
    func edge(_ subject: String, _ predicate: Predicate, _ object: String) -> Edge? {
        edges.first { $0.subject == "T:" + subject && $0.predicate == predicate && $0.object == "T:" + object }
    }
}
