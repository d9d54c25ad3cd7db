import ArgumentParser
import Kaoju

/// `kaoju export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Take one format out of a finished build.",
        discussion: """
            Formats of several files (kgx, neo4j, brat, bioc) write a folder, or a tar archive where the name ends in .tar or \
            .tar.gz; all others a file, a compressed one where its name ends in .gz. «-» is standard output for all.

            bibtex, ris and csl-json are the works that the documents cite, one entry a work, for reference managers.

            VIEWS
              concepts   concepts and what is claimed between them
              claims     claims as nodes, with their concepts and the works that they cite
              citations  documents and the works that they cite
              full       all of these

            EXAMPLES
              kaoju export Output --format graphml -o review.graphml
              kaoju export Output --format graphml --flavor gephi -o review-gephi.graphml
              kaoju export Output --format gexf --view full -o review.gexf.gz
              kaoju export Output --format kgx -o KGX
              kaoju export Output --format kgx -o kgx.tar.gz
              kaoju export Output --format csv -o - | head
              kaoju export Output --format bibtex -o cited.bib
              kaoju export Output --format ris --all -o lists.ris
            """)

    @Argument(help: "The output folder of a build.", completion: .directory)
    var folder: String

    @Option(help: "The format: \(Exporter.formats.joined(separator: ", ")).")
    var format: String

    @Option(help: "The graph: \(Exporter.views.joined(separator: ", ")).")
    var view = "concepts"

    @Option(help: "The dialect of GraphML: \(Exporter.flavors.joined(separator: ", ")).")
    var flavor = "plain"

    @Option(name: .shortAndLong, help: "The file or folder to write; «-» for standard output.", completion: .file())
    var output: String

    @Flag(help: "Bibliographies: also the entries of reference lists that are never cited.")
    var all = false

    @Flag(help: "No progress.")
    var quiet = false

    func run() throws {
        let line = !quiet && Terminal.isWatched ? ProgressLine(wording: Wording(language: .en)) : nil
        do throws(BuildError) {
            var options = Exporter.Options()
            options.view = view
            options.flavor = flavor
            options.includesUncited = all
            if let line { options.progress = { if $1 >= 100_000 { line.show($0, of: $1) } } }
            defer { line?.clear() }
            try Exporter(output: folder).export(format, to: output, options)
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
