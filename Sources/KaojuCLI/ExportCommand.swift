import ArgumentParser
import Kaoju

/// `kaoju export`.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Take one format out of a finished build.",
        discussion: """
            EXAMPLES
              kaoju export Output --format graphml -o review.graphml
              kaoju export Output --format dot -o review.dot
            """)

    @Argument(help: "The output folder of a build.", completion: .directory)
    var folder: String

    @Option(help: "The format: \(Exporter.formats.joined(separator: ", ")).")
    var format: String

    @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
    var output: String

    func run() throws {
        do throws(BuildError) {
            try Exporter(output: folder).export(format, to: output)
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
