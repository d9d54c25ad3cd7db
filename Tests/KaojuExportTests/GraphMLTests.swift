import Foundation
import KaojuExport
import KaojuGraph
import KaojuText
import KaojuXML
import TestSupport
import Testing

/// Where the repository stands.
private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

@Suite struct GraphMLTests {
    static let published = repository.deletingLastPathComponent()
        .appendingPathComponent("shared/schemas/graphml/graphml.xsd").path
    private static let own = repository.appendingPathComponent("Tests/KaojuExportTests/Fixtures/graphml.xsd").path
    private static let graphs = [SampleGraphs.small, SampleGraphs.hostileGraph, SampleGraphs.synthetic(seed: 4)]

    private func bytes(_ graph: EvidenceGraph) throws -> [UInt8] {
        var xml = try XMLWriter()
        return try GraphMLFormat.write(graph, to: &xml)
    }

    @Test func isWrittenAsExpected() throws {
        try Golden.check(try bytes(SampleGraphs.small), "small.graphml")
    }

    @Test func isValidByItsOwnSchema() throws {
        let schema = try XMLSchema(path: Self.own)
        for graph in Self.graphs { #expect(try schema.problems(in: try bytes(graph)) == []) }
    }

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: GraphMLTests.published),
            "the published schema is not beside the repository"))
    func isValidByThePublishedSchema() throws {
        let schema = try XMLSchema(path: Self.published)
        for graph in Self.graphs { #expect(try schema.problems(in: try bytes(graph)) == []) }
    }

    @Test func theSchemasSeeWhatIsWrong() throws {
        let good = String(decoding: try bytes(SampleGraphs.small), as: UTF8.self)
        let wrong = [
            good.replacingOccurrences(of: "target=\"HGNC:10472\"", with: "target=\"HGNC:0\""),
            good.replacingOccurrences(of: "attr.name=\"name\"", with: "attr.name=\"the name\""),
            good.replacingOccurrences(of: "attr.type=\"int\"", with: "attr.type=\"liststring\""),
        ]
        var paths = [Self.own]
        if FileManager.default.fileExists(atPath: Self.published) { paths.append(Self.published) }
        for path in paths {
            let schema = try XMLSchema(path: path)
            for text in wrong { #expect(try !schema.problems(in: Array(text.utf8)).isEmpty) }
        }
    }

    @Test func nodesComeBeforeEdgesAndCarryEverything() throws {
        for graph in Self.graphs {
            var reader = try XMLReader(try bytes(graph))
            var order: [String] = []
            var data: [Int] = []
            while let event = try reader.next() {
                guard case .start(let name, _) = event else { continue }
                if name == "node" || name == "edge" {
                    order.append(name)
                    data.append(0)
                } else if name == "data" {
                    data[data.count - 1] += 1
                }
            }
            #expect(order == graph.nodes.map { _ in "node" } + graph.edges.map { _ in "edge" })
            #expect(
                data == graph.nodes.map { _ in 8 }
                    + graph.edges.map { 12 - ($0.works.isEmpty ? 1 : 0) - ($0.claims.isEmpty ? 1 : 0) })
        }
    }

    @Test func idsAreNameTokens() {
        #expect(GraphMLFormat.token("MESH:C017717") == "MESH:C017717")
        #expect(GraphMLFormat.token("kaoju:钙化") == "kaoju:钙化")
        #expect(GraphMLFormat.token("work:10.1000/abc").hasPrefix("work:10.1000_abc-"))
        #expect(GraphMLFormat.token("a b") != GraphMLFormat.token("a/b"))
        #expect(PropertyGraph.Value.joined(["a|b", "c"]) == "a%7Cb|c")
    }

    @Test func anEdgeToNowhereIsRefused() throws {
        var graph = SampleGraphs.small
        graph.nodes.removeFirst()
        do {
            _ = try bytes(graph)
            Issue.record("nothing was thrown")
        } catch let error as ExportError {
            #expect(error.code == "export.dangling-edge")
        }
    }

    @Test(.enabled(if: Programs.python(has: "networkx"), "networkx is not installed for python3"))
    func networkxReadsTheSame() throws {
        let script = """
            import sys, json, io, networkx as nx
            g = nx.read_graphml(io.BytesIO(sys.stdin.buffer.read()), force_multigraph=True)
            print(json.dumps({"directed": g.is_directed(), "nodes": [[i, d] for i, d in g.nodes(data=True)],
              "edges": [[a, b, k, d] for a, b, k, d in g.edges(keys=True, data=True)]}))
            """
        for graph in Self.graphs {
            let (output, status) = try Programs.run("python3", ["-c", script], input: try bytes(graph))
            #expect(status == 0)
            let read = try #require(try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
            #expect(read["directed"] as? Bool == true)
            let nodes = try #require(read["nodes"] as? [[Any]])
            #expect(nodes.count == graph.nodes.count)
            for (row, node) in zip(nodes, graph.nodes) {
                let data = try #require(row[1] as? [String: Any])
                #expect(row[0] as? String == GraphMLFormat.token(node.id))
                #expect(data["curie"] as? String == node.id.cleanedForXML)
                #expect(data["kind"] as? String == node.kind.rawValue)
                #expect(data["name"] as? String == node.name.cleanedForXML)
                #expect(data["label_en"] as? String == (node.en.isEmpty ? node.name : node.en).cleanedForXML)
                #expect(data["category"] as? String == node.category)
                #expect(data["claims"] as? Int == node.claims)
            }
            let edges = try #require(read["edges"] as? [[Any]])
            #expect(edges.count == graph.edges.count)
            var byID: [String: (String, String, [String: Any])] = [:]
            for row in edges {
                let data = try #require(row[3] as? [String: Any])
                byID[try #require(data["id"] as? String)] = (row[0] as? String ?? "", row[1] as? String ?? "", data)
            }
            for edge in graph.edges {
                let (source, target, data) = try #require(byID[edge.id.cleanedForXML])
                #expect(source == GraphMLFormat.token(edge.subject))
                #expect(target == GraphMLFormat.token(edge.object))
                #expect(data["interaction"] as? String == edge.predicate.rawValue)
                #expect(data["polarity"] as? String == edge.polarity)
                #expect(data["supporting"] as? Int == edge.supporting)
                #expect(data["opposing"] as? Int == edge.opposing)
                #expect(data["hedged"] as? Int == edge.hedged)
                #expect((data["works"] as? String ?? "").split(separator: "|").map(String.init) == edge.works)
                #expect(abs((data["belief"] as? Double ?? -1) - edge.belief) <= 0.00005)
                #expect(data["weight"] as? Double == edge.weight)
                #expect(data["status"] as? String == edge.status.rawValue)
                #expect((data["claims"] as? String ?? "").split(separator: "|").map(String.init) == Array(edge.claims))
            }
        }
    }
}

extension String {
    /// The text as XML 1.0 can hold it.
    fileprivate var cleanedForXML: String {
        var out = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            let isForbidden = scalar.value < 0x20 && ![9, 10, 13].contains(scalar.value) || scalar.value & ~1 == 0xFFFE
            out.append(isForbidden ? "\u{FFFD}" : scalar)
        }
        return String(out)
    }
}
