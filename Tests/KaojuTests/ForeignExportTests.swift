import Foundation
import Kaoju
import TestSupport
import Testing

@Suite("Other programs read all exports")
struct ForeignExportTests {
    private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
    private static let shared = repository.deletingLastPathComponent().appendingPathComponent("shared")

    /// `Tests/Tools/read-exports` has the readers: networkx, igraph, rdflib, ndex2, bioc, KGX, xmllint, Graphviz.
    @Test("without a warning", .enabled(if: Programs.python(has: "networkx"), "networkx is not installed"))
    func read() async throws {
        let folder = try TemporaryFolder()
        let seeds = Self.shared.appendingPathComponent("seeds").path
        let hasSeeds = FileManager.default.fileExists(atPath: seeds)
        let papers = hasSeeds ? seeds : Self.repository.appendingPathComponent("Corpus").path
        _ = try await Build(.init(inputs: [papers], output: folder["Output"])).run()
        let exporter = Exporter(output: folder["Output"])
        for view in Exporter.views {
            var options = Exporter.Options()
            options.view = view
            for (format, ending) in [
                ("graphml", "graphml"), ("gexf", "gexf"), ("cx2", "cx2"), ("cytoscape", "cytoscape.json"),
                ("nodelink", "nodelink.json"),
            ] {
                try exporter.export(format, to: folder["x/\(view).\(ending)"], options)
            }
            for flavor in ["gephi", "yed"] {
                options.flavor = flavor
                try exporter.export("graphml", to: folder["x/\(view).\(flavor).graphml"], options)
            }
        }
        for (format, name) in [
            ("turtle", "claims.ttl"), ("nanopub", "claims.trig"), ("dot", "graph.dot"), ("kgx", "kgx"),
            ("bioc", "bioc"),
        ] {
            try exporter.export(format, to: folder["x/" + name])
        }
        var arguments = [Self.repository.appendingPathComponent("Tests/Tools/read-exports").path, folder["x"]]
        let schemas = Self.shared.appendingPathComponent("schemas").path
        if FileManager.default.fileExists(atPath: schemas) { arguments.append(schemas) }
        let (output, status) = try Programs.run("python3", arguments)
        #expect(status == 0, "\(output)")
        #expect(output.contains("not installed:"), "\(output)")
    }
}
