import Foundation
import Kaoju
import Synchronization
import TestSupport
import Testing

/// The rows that were heard of last.
private final class Heard: Sendable {
    let last = Mutex<[Int]>([])
}

@Suite("Exports of a finished build")
struct ExporterTests {
    private func folder() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        try folder.write(
            "Papers/note.txt",
            """
            阿司匹林可抑制血小板聚集[1]。但阿司匹林不影响血小板聚集[2]。二甲双胍治疗糖尿病[2]。

            参考文献
            [1] 甲某. 某药[J]. 某杂志, 2011, 1(1): 1-2.
            [2] Ames R. Platelets. Some J. 2012;3(4):5-6. doi:10.1234/some.5

            """)
        _ = try await Build(.init(inputs: [folder["Papers"]], output: folder["Output"])).run()
        return folder
    }

    @Test("every format of every view is written, and one that is not there is named")
    func formats() async throws {
        let folder = try await folder()
        let exporter = Exporter(output: folder["Output"])
        for format in Exporter.formats {
            try exporter.export(format, to: folder["out/" + format])
            #expect(FileManager.default.fileExists(atPath: folder["out/" + format]), "\(format)")
        }
        for view in Exporter.views {
            for format in ["graphml", "gexf", "cx2", "cytoscape", "nodelink", "neo4j"] {
                var options = Exporter.Options()
                options.view = view
                try exporter.export(format, to: folder["views/\(view)-\(format)"], options)
            }
        }
        let claims = try folder.text("views/claims-graphml")
        #expect(claims.contains(">claim</data>") && claims.contains(">cites</data>"))
        let citations = try folder.text("views/citations-graphml")
        #expect(citations.contains(">document</data>") && citations.contains("work:doi:10.1234/some.5"))
        for (format, view, path) in [
            ("nothing", "concepts", "x"), ("graphml", "nothing", "x"), ("csv", "full", "x"),
            ("kgx", "concepts", "x.gz"),
        ] {
            var options = Exporter.Options()
            options.view = view
            do throws(BuildError) {
                try exporter.export(format, to: folder[path], options)
                Issue.record("\(format) \(view) was exported")
            } catch {
                #expect(error.kind == .usage)
            }
        }
        do throws(BuildError) {
            try Exporter(output: folder["Papers"]).export("gexf", to: folder["x"])
            Issue.record("no build was exported")
        } catch {
            #expect(error.kind == .input)
        }
    }

    @Test("compressed files hold the same bytes", .enabled(if: Programs.has("gzip"), "gzip is not installed"))
    func compressed() async throws {
        let folder = try await folder()
        let exporter = Exporter(output: folder["Output"])
        try exporter.export("graphml", to: folder["g.graphml.gz"])
        let (plain, status) = try Programs.run("gzip", ["-dc", folder["g.graphml.gz"]])
        #expect(status == 0)
        #expect(plain == (try folder.text("Output/graph.graphml")))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder[""]).allSatisfy { !$0.hasPrefix(".kaoju") })
    }

    @Test("formats of several files fit into an archive", .enabled(if: Programs.has("tar"), "tar is not installed"))
    func archives() async throws {
        let folder = try await folder()
        let exporter = Exporter(output: folder["Output"])
        for format in ["kgx", "neo4j", "brat", "bioc"] {
            try exporter.export(format, to: folder[format])
            try exporter.export(format, to: folder[format + ".tar.gz"])
            try FileManager.default.createDirectory(atPath: folder["out-" + format], withIntermediateDirectories: true)
            let (_, status) = try Programs.run(
                "tar", ["-xzf", folder[format + ".tar.gz"], "-C", folder["out-" + format]])
            #expect(status == 0)
            #expect(try folder.files(below: format) == folder.files(below: "out-" + format), "\(format)")
            try exporter.export(format, to: folder["again.tar.gz"])
            #expect(try folder.bytes("again.tar.gz") == folder.bytes(format + ".tar.gz"))
        }
    }

    @Test("a build writes further formats, and removes those of the build before")
    func formatsOfABuild() async throws {
        let folder = try await folder()
        var options = Build.Options(inputs: [folder["Papers"]], output: folder["Output"])
        options.formats = ["gexf", "kgx", "graphml"]
        _ = try await Build(options).run()
        try folder.write("Output/exports/mine.txt", "mine")
        let first = try folder.files(below: "Output/exports")
        #expect(
            Set(first.keys) == [
                "graph.gexf", "kgx/nodes.tsv", "kgx/edges.tsv", "kgx/nodes.jsonl", "kgx/edges.jsonl", "mine.txt",
            ])
        options.formats = ["csv"]
        _ = try await Build(options).run()
        #expect(Set(try folder.files(below: "Output/exports").keys) == ["claims.csv", "mine.txt"])
        options.formats = ["nothing"]
        let wrong = options
        await #expect(throws: BuildError.self) { _ = try await Build(wrong).run() }
    }

    @Test("progress ends with the last row")
    func progress() async throws {
        let folder = try await folder()
        let heard = Heard()
        var options = Exporter.Options()
        options.progress = { done, total in heard.last.withLock { $0 = [done, total] } }
        for format in ["gexf", "cx2", "cytoscape", "nodelink", "kgx", "neo4j", "nanopub", "turtle", "csv", "tsv"] {
            heard.last.withLock { $0 = [] }
            try Exporter(output: folder["Output"]).export(format, to: folder["out/" + format], options)
            let seen = heard.last.withLock { $0 }
            #expect(seen.count == 2 && seen[0] == seen[1] && seen[1] > 0, "\(format)")
        }
    }

    @Test("negated claims are no plain triples, and negation reaches every format")
    func negation() async throws {
        let folder = try await folder()
        let exporter = Exporter(output: folder["Output"])
        try exporter.export("turtle", to: folder["t.ttl"])
        try exporter.export("kgx", to: folder["kgx"])
        try exporter.export("csv", to: folder["c.csv"])
        let turtle = try folder.text("t.ttl")
        #expect(turtle.contains("biolink:negated true"))
        #expect(turtle.contains("cito:citesAsEvidence <https://doi.org/10.1234/some.5>"))
        #expect(try folder.text("kgx/edges.tsv").contains("\ttrue\t"))
        #expect(try folder.text("kgx/edges.jsonl").contains("\"negated\": true"))
        #expect(try folder.text("c.csv").contains(",true,"))
    }

    @Test("RDF is read by rdflib", .enabled(if: Programs.python(has: "rdflib"), "rdflib is not installed"))
    func rdf() async throws {
        let folder = try await folder()
        let exporter = Exporter(output: folder["Output"])
        try exporter.export("turtle", to: folder["t.ttl"])
        try exporter.export("nanopub", to: folder["n.trig"])
        let script = try Programs.file(
            """
            import sys, rdflib
            t = rdflib.Graph(); t.parse(sys.argv[1], format='turtle')
            d = rdflib.Dataset(); d.parse(sys.argv[2], format='trig')
            oa = rdflib.Namespace('http://www.w3.org/ns/oa#')
            print(len(list(t.subject_objects(oa.exact))), len({str(g.identifier).split('#')[0] for g in d.graphs() if '#head' in str(g.identifier)}))
            """)
        let (output, status) = try Programs.run("python3", [script, folder["t.ttl"], folder["n.trig"]])
        #expect(status == 0)
        let claims = try folder.text("Output/claims.jsonl").split(separator: "\n").count
        #expect(claims >= 2)
        #expect(output == "\(claims) \(claims)\n")
    }
}
