import ArgumentParser
import Kaoju
import KaojuText

/// `kaoju diff`.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed from one build to another.",
        discussion: """
            Lists documents, claims, topics and references that came (+), went (-) and changed (~). Claims are paired by id, \
            then by quotation and the words for subject and object, so that a relation that is read otherwise counts as \
            changed.

            EXAMPLES
              kaoju diff Output.old Output
              kaoju diff Output.old Output --format json > difference.json
              kaoju diff Output.old Output --quiet || echo "something changed"

            Exit codes: 0 no difference, 1 some difference, 2 wrong usage, 3 a folder holds no build.
            """)

    @Argument(help: "The output folder of the earlier build.", completion: .directory)
    var old: String

    @Argument(help: "The output folder of the later build.", completion: .directory)
    var new: String

    @Option(help: "The form: text or json.")
    var format = EvidenceQueries.ExplanationFormat.text

    @Option(help: "The language of the report, zh or en.")
    var lang = Language.en

    @Flag(help: "Say nothing; the exit code tells.")
    var quiet = false

    func run() throws {
        let isEmpty: Bool
        do throws(BuildError) {
            let difference = try EvidenceQueries(output: new).difference(from: old, asJSON: format == .json, in: lang)
            if !quiet { Terminal.print(difference.report) }
            isEmpty = difference.isEmpty
        } catch {
            // 1 means a difference here, so what could not be read is 3.
            _ = ExitCode.reporting(error, in: lang)
            throw ExitCode(3)
        }
        if !isEmpty { throw ExitCode(1) }
    }
}
