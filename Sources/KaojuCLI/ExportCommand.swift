import ArgumentParser
import Kaoju

/// `kaoju export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Take one format out of a finished build.",
        discussion: """
            graphml and dot are the evidence graph; bibtex, ris and csl-json are the works that the documents cite, one entry
            a work, for reference managers.

            EXAMPLES
              kaoju export Output --format graphml -o review.graphml
              kaoju export Output --format dot -o review.dot
              kaoju export Output --format bibtex -o cited.bib
              kaoju export Output --format ris --all -o lists.ris
            """)

    @Argument(help: "The output folder of a build.", completion: .directory)
    var folder: String

    @Option(help: "The format: \(Exporter.formats.joined(separator: ", ")).")
    var format: String

    @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
    var output: String

    @Flag(help: "Bibliographies: also the entries of reference lists that are never cited.")
    var all = false

    func run() throws {
        do throws(BuildError) {
            try Exporter(output: folder).export(format, to: output, includesUncited: all)
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
