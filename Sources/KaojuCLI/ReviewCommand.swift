import ArgumentParser
import Foundation
import Kaoju
import KaojuText

/// `kaoju review`.
struct ReviewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review",
        abstract: "Go through claims and decide on them; later builds apply the decisions.",
        discussion: """
            Shows one claim after another with its sentence. Each decision is saved at once in a table, so that you can stop \
            at any time and go on where you left off. Commands are a letter and Enter; ? lists them. Lines can also come \
            from a pipe.

            EXAMPLES
              kaoju review Output
              kaoju review Output --curation decisions.tsv --concept 血管钙化 --lang zh
              kaoju review Output --contested --unsure
              kaoju build Papers -o Output --curation curation.tsv
              kaoju review gold Output -o Gold && kaoju evaluate Output --gold Gold

            Exit codes: 0 done, 1 the folder holds no build, 2 wrong usage or a faulty table, 3 the table cannot be written.
            """,
        subcommands: [WalkCommand.self, GoldCommand.self], defaultSubcommand: WalkCommand.self)

    /// `kaoju review OUTPUT`.
    struct WalkCommand: ParsableCommand {
        static let configuration = CommandConfiguration(commandName: "walk", abstract: "Go through claims.")

        @Argument(help: "The output folder of a build.", completion: .directory)
        var folder: String

        @Option(help: "The table of decisions; made where it is missing.", completion: .file(extensions: ["tsv"]))
        var curation = "curation.tsv"

        @Option(help: "Only claims about this concept; may be given again.")
        var concept: [String] = []

        @Option(help: "Only documents with this in their name.")
        var document: String?

        @Flag(help: "Only claims whose topic is contested or disputed.")
        var contested = false

        @Flag(help: "The least sure extractions first.")
        var unsure = false

        @Option(help: "The language of the prompts, zh or en.")
        var lang = Language.en

        @Option(help: "The number of columns; the terminal's when not given.")
        var columns: Int?

        func validate() throws {
            if let columns, columns < 1 { throw ValidationError("--columns needs a number from 1.") }
        }

        func run() throws {
            var options = ClaimReview.Options()
            options.concepts = concept
            options.document = document
            options.contestedOnly = contested
            options.leastSureFirst = unsure
            let screen = ReviewScreen(
                language: lang, width: min(100, columns ?? Terminal.columns), isColored: isatty(STDOUT_FILENO) == 1)
            do throws(BuildError) {
                var review = try ClaimReview(output: folder, curation: curation, options)
                Terminal.print(Array(try screen.run(&review, table: curation).utf8))
            } catch {
                throw ExitCode.reporting(error, in: lang)
            }
        }
    }

    /// `kaoju review gold OUTPUT`.
    struct GoldCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "gold", abstract: "Write decided claims as a gold standard for kaoju evaluate.")

        @Argument(help: "The output folder of a build that was made with --curation.", completion: .directory)
        var folder: String

        @Option(name: .shortAndLong, help: "The folder for concepts.tsv and relations.tsv.", completion: .directory)
        var output: String

        func run() throws {
            do throws(BuildError) {
                let count = try ClaimReview.writeGold(of: folder, to: output)
                Terminal.report("\(count) claims: \(output)")
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }
}
