import Foundation
import KaojuGraph
import KaojuText
import TestSupport
import Testing

@testable import KaojuExport

@Suite("explorer.html")
struct ExplorerTests {
    /// The record inside the page.
    private func record(_ page: [UInt8]) throws -> [String: Any] {
        let text = String(decoding: page, as: UTF8.self)
        let start = try #require(text.range(of: "id=\"data\">"))
        let end = try #require(text.range(of: "</script>", range: start.upperBound..<text.endIndex))
        let json = try JSONSerialization.jsonObject(with: Data(text[start.upperBound..<end.lowerBound].utf8))
        return try #require(json as? [String: Any])
    }

    private static let hasLibrary = Resource.bytes("library/d3.min.js") != nil

    @Test(
        "holds every concept, relation and quotation, with the places that Graphviz found",
        .enabled(if: hasLibrary, "this build has no D3"))
    func holdsTheGraph() throws {
        var page = try #require(ExplorerPage(SampleGraphs.small, language: .zh))
        page.add(DocumentEvidence(SampleAnalyses.chinese))
        let count = SampleGraphs.small.nodes.count { $0.kind == .concept }
        let plain = (0..<count).map { "node n\($0) \($0).5 2 0.1 0.1 \"\" solid point black lightgrey" }
        var sink = MemorySink()
        try page.write(plain: Array(("graph 1 9 9\n" + plain.joined(separator: "\n")).utf8), to: &sink)
        let record = try record(sink.bytes)
        let nodes = try #require(record["nodes"] as? [[Any]])
        #expect(nodes.count == count)
        #expect(nodes.compactMap { $0[4] as? Double } == (0..<count).map { (Double($0) + 0.5) * 72 })
        let edges = try #require(record["edges"] as? [[Any]])
        #expect(edges.count == SampleGraphs.small.edges.count)
        let words = try #require((record["words"] as? [String: [String: String]])?["en"])
        #expect(words["explorer.reset"] == "Clear filters")
    }

    @Test("carries the strongest relations of a large graph, and each quotation once")
    func isLimited() throws {
        let graph = SampleGraphs.small
        let contested = graph.edges.count { $0.status == .contested || $0.status == .disputed }
        let limit = contested + 1
        var record = ExplorerRecord(graph, language: .en, limit: limit)
        var analysis = SampleAnalyses.chinese
        for index in analysis.claims.indices { analysis.claims[index].quote.text = "same" }
        record.add(DocumentEvidence(analysis))
        var sink = MemorySink()
        try record.write(record.nodes.map { _ in .init(x: 0, y: 0) }, to: &sink)
        let json = try #require(try JSONSerialization.jsonObject(with: Data(sink.bytes)) as? [String: Any])
        #expect((json["edges"] as? [[Any]])?.count == min(limit, graph.edges.count))
        let topics = try #require(json["topics"] as? [[Any]])
        let open = graph.topics.filter { $0.status == .contested || $0.status == .disputed }
        #expect(
            topics.map { $0[6] as? Int } == open.map { $0.direction == .plus ? 1 : $0.direction == .minus ? -1 : 0 })
        #expect(json["total"] as? Int == graph.edges.count)
        let quotes = try #require(json["quotes"] as? [String])
        let claims = try #require(json["claims"] as? [[Any]])
        #expect(quotes == (claims.isEmpty ? [] : ["same"]))
        for edge in try #require(json["edges"] as? [[Any]]) {
            #expect((edge[0] as? Int).map(record.nodes.indices.contains) == true)
        }
    }

    @Test("has places without Graphviz, too")
    func placesWithoutGraphviz() {
        let places = ExplorerLayout.lanes([(0, 3), (0, 9), (2, 1)])
        #expect(places.map(\.x) == [0, 0, 840])
        #expect(places[1].y == 0)
        #expect(Set(places).count == 3)
        #expect(ExplorerLayout.places(plain: Array("node n0 1 2 3 4".utf8), count: 2) == nil)
    }

    @Test("no text of a paper ends the record or becomes markup", .enabled(if: hasLibrary, "this build has no D3"))
    func hostileTexts() throws {
        var page = try #require(ExplorerPage(SampleGraphs.hostileGraph, language: .en))
        for name in SampleGraphs.hostile {
            var analysis = SampleAnalyses.named(name)
            for index in analysis.claims.indices { analysis.claims[index].quote.text = name + "</script><!--" }
            page.add(DocumentEvidence(analysis))
        }
        var sink = MemorySink()
        try page.write(plain: nil, to: &sink)
        let bytes = sink.bytes
        let record = try record(bytes)
        #expect((record["edges"] as? [Any])?.count == SampleGraphs.hostileGraph.edges.count)
        let text = String(decoding: bytes, as: UTF8.self)
        #expect(text.components(separatedBy: "</script>").count == 4)
        #expect(!text.contains("<script>alert"))
    }
}
