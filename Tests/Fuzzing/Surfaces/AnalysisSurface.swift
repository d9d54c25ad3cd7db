import Foundation
import Kaoju
import KaojuClaims
import KaojuExport
import KaojuGraph
import KaojuText

/// The first byte says whether the text is Markdown.
enum AnalysisSurface {
    private static let analyzer = DocumentAnalyzer()

    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let analysis = analyzer.analysis(of: .of(bytes.dropFirst(), markdown: first & 1 == 1))
        SegmentationSurface.check(analysis.text)
        CitationSurface.check(analysis.citations, in: analysis.text)
        let count = analysis.text.reading.bytes.count
        for mention in analysis.mentions.items {
            promise(mention.range.end <= count && !mention.range.isEmpty, "a mention lies in the text")
            promise(analysis.mentions.concepts.indices.contains(mention.concept), "a mention has a concept")
        }
        promise(Set(analysis.claims.map(\.id)).count == analysis.claims.count, "ids of claims are distinct")
        for claim in analysis.claims { check(claim, in: analysis.text.document.text) }
        guard !analysis.claims.isEmpty else { return }
        let corpus = CorpusMerger().merge([DocumentEvidence(analysis)])
        let graph = GraphAssembler().graph(of: corpus, language: .zh)
        let nodes = Set(graph.nodes.map(\.id))
        for edge in graph.edges {
            promise(nodes.contains(edge.subject) && nodes.contains(edge.object), "an edge has both its nodes")
            promise(edge.belief >= 0 && edge.belief <= 1, "a belief is from 0 to 1")
        }
        var json = JSONWriter()
        ClaimRecords.write(analysis, to: &json)
        ExportSurface.checkLines(json.drain())
    }

    /// A claim's places lie in the source, and its quotation is made of the source's words.
    private static func check(_ claim: Claim, in source: [UInt8]) {
        for range in [claim.quote.span, claim.sentence, claim.subject.span, claim.object.span, claim.trigger.span] {
            promise(range.start <= range.end && range.end <= source.count, "a claim's places lie in the source")
        }
        promise(!claim.quote.text.isEmpty, "a claim has a quotation")
        promise((0...1).contains(claim.confidence), "a confidence is from 0 to 1")
        guard claim.quote.repairs.isEmpty else { return }
        let segments = claim.quote.segments.isEmpty ? [claim.quote.span] : claim.quote.segments
        let bytes = segments.flatMap { source[$0.start..<$0.end] }
        promise(
            String(decoding: bytes, as: UTF8.self).squeezed == claim.quote.text.squeezed,
            "a quotation is what stands in its segments")
    }
}
