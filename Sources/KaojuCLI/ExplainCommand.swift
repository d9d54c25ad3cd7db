import ArgumentParser
import Kaoju
import KaojuText

/// `kaoju explain`.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Say why two concepts are joined: every claim, with its words and sources.",
        discussion: """
            Prints each claim from SUBJECT to OBJECT and back: relation, stance in the audit, design, certainty, references, \
            quotation, place and section; then the paths over one concept between them with their sign (the product of the \
            two steps' signs).

            A concept is named in either language, by an abbreviation, or by its CURIE. Names like it are suggested where \
            there is none.

            EXAMPLES
              kaoju explain Output 维生素K 血管钙化 --lang zh
              kaoju explain Output "vitamin K" MESH:D061205
              kaoju explain Output colchicine IL-6 --format json | jq '.forward[].quote'

            Exit codes: 0 done, 1 the folder holds no build, 2 wrong usage or an unknown name.
            """)

    @Argument(help: "The output folder of a build.", completion: .directory)
    var folder: String

    @Argument(help: "A concept.")
    var subject: String

    @Argument(help: "Another concept.")
    var object: String

    @Option(help: "The form: text or json.")
    var format = EvidenceQueries.ExplanationFormat.text

    @Option(help: "The most paths over one concept that are printed in each direction (text).")
    var paths = 20

    @Option(help: "The language of the report, zh or en.")
    var lang = Language.en

    func validate() throws {
        if paths < 0 { throw ValidationError("--paths cannot be negative.") }
    }

    func run() throws {
        do throws(BuildError) {
            Terminal.print(
                try EvidenceQueries(output: folder).explanation(
                    of: subject, object, as: format, in: lang, paths: paths, width: min(Terminal.columns, 120)))
        } catch {
            throw ExitCode.reporting(error, in: lang)
        }
    }
}
