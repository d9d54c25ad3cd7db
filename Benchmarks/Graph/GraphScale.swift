import Foundation
import KaojuExport
import KaojuXML

/// Writes GraphML of a made-up graph and says what it cost beside the graph itself; `Benchmarks/graph` runs it beside
/// python-igraph.
@main
struct GraphScale {
    static func main() throws {
        let arguments = CommandLine.arguments
        let nodes = arguments.count > 2 ? Int(arguments[2]) ?? 100_000 : 100_000
        let edges = arguments.count > 3 ? Int(arguments[3]) ?? 500_000 : 500_000
        guard arguments.count > 1 else {
            print("kaoju-graph-scale OUT.graphml [NODES] [EDGES]")
            return
        }
        let graph = graph(nodes: nodes, edges: edges)
        let before = peak()
        let start = clock()
        var writer = try XMLWriter(path: arguments[1])
        try GraphMLFormat.write(graph, to: &writer)
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        print("cpu \(seconds) peak-above \(peak() - before)")
    }

    /// The largest resident memory so far, in KiB; 0 where the system does not say (Linux does).
    private static func peak() -> Int {
        guard let text = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = text.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
        else { return 0 }
        return line.split(separator: " ").compactMap { Int($0) }.first ?? 0
    }

    private static func graph(nodes: Int, edges: Int) -> PropertyGraph {
        var state: UInt64 = 1
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        var out = PropertyGraph(
            nodeAttributes: [
                .init("kind"), .init("name"), .init("label"), .init("label_zh"), .init("label_en"), .init("curie"),
                .init("category"), .init("claims", .int),
            ],
            edgeAttributes: [
                .init("id"), .init("interaction"), .init("polarity"), .init("supporting", .int),
                .init("opposing", .int), .init("hedged", .int), .init("works", .list), .init("belief", .double),
                .init("weight", .double), .init("status"), .init("designs", .list), .init("claims", .list),
                .init("label"), .init("topic"),
            ])
        out.nodes = (0..<nodes).map { index in
            PropertyGraph.Node(
                id: "kaoju:concept-\(index)", label: "概念 \(index)", category: "biolink:Drug", weight: 1,
                values: [
                    .string("concept"), .string("概念 \(index)"), .string("概念 \(index)"), .string("概念 \(index)"),
                    .string("concept <\(index)> & more"), .string("kaoju:concept-\(index)"), .string("biolink:Drug"),
                    .int(next(90)),
                ])
        }
        out.edges = (0..<edges).map { index in
            let number = next(1 << 30)
            return PropertyGraph.Edge(
                id: "edge:\(number)", source: next(nodes), target: next(nodes), interaction: "decreases",
                polarity: "negative", weight: 2,
                values: [
                    .string("edge:\(number)"), .string("decreases"), .string("negative"), .int(next(9)), .int(next(3)),
                    .int(0), .list(["work:\(next(5000))", "work:\(next(5000))"]),
                    .double(Double(next(10_000)) / 10_000),
                    .double(2), .string("single_source"), .list(["rct", "animal"]), .list(["claim:\(number)"]),
                    .string("抑制 & 降低"), .string("topic:\(number % 7919)"),
                ])
        }
        return out
    }
}
