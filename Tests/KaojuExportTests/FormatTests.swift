import Foundation
import KaojuExport
import KaojuRecords
import KaojuText
import KaojuXML
import TestSupport
import Testing

/// Graphs with names that break careless writers, made from a seed.
private struct HostileGraphs {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1 }

    private mutating func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(limit))
    }

    private static let pieces = [
        "血管钙化", "]]>", "<b>&amp;", "\"quoted\"", "it's", "a\nb", "tab\there", "עברית \u{202E}rtl", "\u{0}\u{1}\u{B}",
        "=1+1",
        "emoji 😀", "\u{FFFE}x\u{FFFF}", "back\\slash", "bar|bar", "%7C", "{brace}", "--", "é\u{301}", " ", "\r\n", "#",
        ",;", "-",
        "0", "NaN",
    ]

    private mutating func text() -> String {
        (0...next(3)).map { _ in Self.pieces[next(Self.pieces.count)] }.joined()
    }

    mutating func graph() -> PropertyGraph {
        var graph = PropertyGraph(
            nodeAttributes: [.init("curie"), .init("label"), .init("count", .int), .init("names", .list)],
            edgeAttributes: [.init("id"), .init("interaction"), .init("belief", .double), .init("works", .list)])
        let count = 1 + next(8)
        for index in 0..<count {
            let (id, label) = ("\(index) " + text(), text())
            graph.nodes.append(
                .init(
                    id: id, label: label, category: "biolink:Drug", weight: Double(next(9)),
                    values: [
                        .string(id), .string(label), .int(next(1000) - 500),
                        next(3) == 0 ? .absent : .list((0...next(3)).map { "\($0)" + text() }),
                    ]))
        }
        for index in 0..<next(12) {
            let id = "edge \(index) " + text()
            graph.edges.append(
                .init(
                    id: id, source: next(count), target: next(count), interaction: "r\(next(3))" + text(),
                    polarity: "positive", weight: 1,
                    values: [
                        .string(id), .string("r" + text()), .double(Double(next(10_000)) / 10_000),
                        next(3) == 0 ? .absent : .list(["w" + text()]),
                    ]))
        }
        return graph
    }

    /// What a reader must find: characters that XML forbids are U+FFFD in every format, so that all say the same.
    static func clean(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.value {
                    case 0x09, 0x0A, 0x0D: scalar
                    case 0..<0x20, 0xFFFE, 0xFFFF: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }

    static func truth(_ graph: PropertyGraph) throws -> Data {
        func row(_ values: [PropertyGraph.Value], _ attributes: [PropertyGraph.Attribute]) -> [String: Any] {
            zip(values, attributes).reduce(into: [:]) { out, pair in
                switch pair.0 {
                case .absent: break
                case .int(let number): out[pair.1.name] = number
                case .double(let number): out[pair.1.name] = number
                default: if let text = pair.0.text { out[pair.1.name] = clean(text) }
                }
            }
        }
        let nodes = graph.nodes.map { row($0.values, graph.nodeAttributes) }
        let edges = graph.edges.map { edge in
            [
                "ends": [clean(graph.nodes[edge.source].id), clean(graph.nodes[edge.target].id)],
                "values": row(edge.values, graph.edgeAttributes),
            ] as [String: Any]
        }
        return try JSONSerialization.data(withJSONObject: ["nodes": nodes, "edges": edges])
    }
}

@Suite("Formats of graphs") struct FormatTests {
    private func memory(_ write: (inout MemorySink) throws -> Void) rethrows -> [UInt8] {
        var sink = MemorySink()
        try write(&sink)
        return sink.bytes
    }

    private func graphml(_ graph: PropertyGraph, _ flavor: GraphMLFormat.Flavor) throws -> [UInt8] {
        var xml = try XMLWriter()
        return try GraphMLFormat.write(graph, flavor: flavor, to: &xml)
    }

    private func gexf(_ graph: PropertyGraph) throws -> [UInt8] {
        var xml = try XMLWriter()
        return try GEXFFormat.write(graph, to: &xml)
    }

    /// Reads every file with networkx (and igraph, where it is there) and compares node by node, edge by edge.
    private static let reader = """
        import glob, json, os, sys, warnings
        import networkx as nx
        folder = sys.argv[1]
        def flat(v):
            if isinstance(v, list): v = '|'.join(x.replace('|', '%7C') for x in v)
            if isinstance(v, (int, float)): return float(v)
            if not isinstance(v, str): return v
            # JSON holds what XML forbids.
            return ''.join('\\ufffd' if ord(c) < 32 and c not in '\\t\\n\\r' or ord(c) in (0xfffe, 0xffff) else c for c in v)
        def rows(g, left=()):
            names = {n: flat(d.get('curie')) for n, d in g.nodes(data=True)}
            nodes = sorted(json.dumps({k: flat(d[k]) for k in d if k in ('curie', 'label', 'count', 'names')}, sort_keys=True)
                           for _, d in g.nodes(data=True))
            edges = sorted(json.dumps([names[a], names[b], {('id' if k == 'edge_id' else k): flat(d[k]) for k in d
                           if k in ('id', 'edge_id', 'interaction', 'belief', 'works') and k not in left}], sort_keys=True)
                           for a, b, d in g.edges(data=True))
            return nodes, edges
        def without(want, name):
            edges = [json.loads(e) for e in want[1]]
            for e in edges: e[2].pop(name, None)
            return want[0], sorted(json.dumps(e, sort_keys=True) for e in edges)
        def exchange(data):
            blocks = {k: v for block in data for k, v in block.items()}
            g = nx.MultiDiGraph()
            for n in blocks['nodes']: g.add_node(n['id'], **n['v'])
            for e in blocks['edges']: g.add_edge(e['s'], e['t'], **e['v'])
            return g
        def elements(data):
            g = nx.MultiDiGraph()
            for n in data['elements']['nodes']: g.add_node(n['data']['id'], **n['data'])
            for e in data['elements']['edges']:
                d = dict(e['data']); d.pop('id')
                g.add_edge(d.pop('source'), d.pop('target'), **d)
            return g
        wrong = graphs_read = 0
        for path in sorted(glob.glob(folder + '/*.truth')):
            t = json.load(open(path, encoding='utf-8'))
            num = lambda d: {k: float(v) if isinstance(v, (int, float)) else v for k, v in d.items()}
            want = (sorted(json.dumps(num(n), sort_keys=True) for n in t['nodes']),
                    sorted(json.dumps([*e['ends'], num(e['values'])], sort_keys=True) for e in t['edges']))
            stem = path[:-6]
            graphs = {'graphml': nx.read_graphml(stem + '.graphml', force_multigraph=True),
                      'nodelink': nx.node_link_graph(json.load(open(stem + '.json', encoding='utf-8')), edges='edges'),
                      'cytoscape': elements(json.load(open(stem + '.cyjs', encoding='utf-8'))),
                      'cx2': exchange(json.load(open(stem + '.cx2', encoding='utf-8')))}
            for name, g in graphs.items():
                if rows(g) != want:
                    wrong += 1
                    if wrong < 4: print(name, stem, rows(g), want)
            for other in ('gephi', 'yed'):
                g = nx.read_graphml(stem + '.' + other, force_multigraph=True)
                if (len(g), g.number_of_edges()) != (len(t['nodes']), len(t['edges'])): wrong += 1; print(other, stem)
            with warnings.catch_warnings():
                warnings.simplefilter('ignore')
                g = nx.read_gexf(stem + '.gexf', version='1.3')
            # networkx puts GEXF's own id of an edge over the attribute of that name.
            if rows(g, ('id',)) != without(want, 'id'): wrong += 1; print('gexf', stem, rows(g, ('id',)), without(want, 'id'))
            graphs_read += 1
        print('read', graphs_read, 'wrong', wrong)
        """

    @Test(
        "come back node by node and edge by edge from networkx, whatever the names are",
        .enabled(if: Programs.python(has: "networkx"), "networkx is not installed"))
    func roundTrips() throws {
        let folder = FileManager.default.temporaryDirectory.path + "/kaoju-formats-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        for seed in 0..<500 {
            var source = HostileGraphs(seed: seed)
            let graph = source.graph()
            func write(_ bytes: [UInt8], _ name: String) throws {
                try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/\(seed).\(name)"))
            }
            try write(Array(try HostileGraphs.truth(graph)), "truth")
            try write(try graphml(graph, .plain), "graphml")
            try write(try graphml(graph, .gephi), "gephi")
            try write(try graphml(graph, .yed), "yed")
            try write(try gexf(graph), "gexf")
            try write(try memory { try NodeLinkFormat.write(graph, to: &$0) }, "json")
            try write(try memory { try CX2Format.write(graph, to: &$0) }, "cx2")
            try write(try memory { try CytoscapeFormat.write(graph, to: &$0) }, "cyjs")
        }
        let script = try Programs.file(Self.reader)
        let (output, status) = try Programs.run("python3", [script, folder])
        #expect(status == 0, "\(output)")
        #expect(output.hasSuffix("read 500 wrong 0\n"), "\(output)")
    }

    private static let schemas = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/schemas").path

    @Test(
        "are valid by the published schemas",
        .enabled(if: FileManager.default.fileExists(atPath: schemas), "the schemas are not beside the repository"))
    func areValid() throws {
        let graphSchema = try XMLSchema(path: Self.schemas + "/graphml/graphml.xsd")
        let exchangeSchema = try XMLSchema(path: Self.schemas + "/gexf-1.3/gexf.xsd")
        for seed in 0..<40 {
            var source = HostileGraphs(seed: seed)
            let graph = source.graph()
            #expect(try graphSchema.problems(in: try graphml(graph, .plain)) == [])
            #expect(try graphSchema.problems(in: try graphml(graph, .gephi)) == [])
            #expect(try exchangeSchema.problems(in: try gexf(graph)) == [])
        }
    }

    @Test func aLabelOfAMegabyte() throws {
        var source = HostileGraphs(seed: 3)
        var graph = source.graph()
        let long = String(repeating: "钙]]>&", count: 150_000)
        graph.nodes[0].values[1] = .string(long)
        var reader = try XMLReader(try graphml(graph, .plain))
        var text = ""
        while let event = try reader.next() { if case .text(let part) = event { text += part } }
        #expect(text.contains(long))
    }

    @Test func cypherNamesItsLimit() throws {
        var graph = PropertyGraph(nodeAttributes: [], edgeAttributes: [])
        graph.nodes = (0...Neo4jFormat.cypherLimit).map {
            .init(id: "n\($0)", label: "", category: "", weight: 1, values: [])
        }
        var sink = MemorySink()
        do throws(ExportError) {
            try Neo4jFormat.cypher(graph, to: &sink)
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.code == "export.limit" && error.cause.en.contains("\(Neo4jFormat.cypherLimit)"))
        }
        #expect(!Neo4jFormat.parts(graph).contains { $0.name == "graph.cypher" })
        graph.nodes.removeLast()
        #expect(Neo4jFormat.parts(graph).contains { $0.name == "graph.cypher" })
    }

    @Test func cellsOfTables() {
        #expect(DelimitedText.comma("=cmd|' /C calc'!A0") == "'=cmd|' /C calc'!A0")
        #expect(DelimitedText.comma("a,\"b\"\n") == "\"a,\"\"b\"\"\n\"")
        #expect(DelimitedText.comma("+1, 2") == "\"'+1, 2\"")
        #expect(DelimitedText.comma("plain") == "plain")
        #expect(DelimitedText.tab("a\tb\nc\u{2028}d") == "a b c d")
    }

    @Test func placesDependOnTheGraphAlone() {
        var source = HostileGraphs(seed: 9)
        let graph = source.graph()
        let looks = GraphPlacement(graph).looks
        #expect(looks == GraphPlacement(graph).looks)
        #expect(Set(looks.map { "\($0.x) \($0.y)" }).count == graph.nodes.count)
    }
}
