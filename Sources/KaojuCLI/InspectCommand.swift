import ArgumentParser
import Foundation
import Kaoju

extension Inspection.Stage: ExpressibleByArgument {}

/// `kaoju inspect`.
struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "inspect",
        abstract: "Show how one text is read, for people who write terms and rules.",
        discussion: """
            Stages:
              segments  blocks with their sections; sentences, their clauses parted by |
              citations the style with its confidence, markers and their entries, the reference list
              mentions  place, words, concept, label, category, how it was recognised, score (tabs between)
              claims    subject — predicate → object, what stands behind it, its quotation

            Places are bytes of the text, as in the files of a build.

            EXAMPLES
              kaoju inspect review.txt
              kaoju inspect review.txt --stage mentions --lexicon terms.tsv
              echo '二甲双胍激活AMPK[3]。' | kaoju inspect - --stage claims
            """)

    @Argument(help: "The file to read; - for standard input.", completion: .file())
    var file: String

    @Option(help: "What to show: segments, citations, mentions or claims.")
    var stage = Inspection.Stage.segments

    @Option(
        help: "A lexicon of your own: a table (TSV) or a compiled one (kj); may be given again, a later one wins.",
        completion: .file(extensions: ["tsv", "kj"]))
    var lexicon: [String] = []

    @Option(help: "The encoding of the text; detected when not given.")
    var encoding: String?

    func run() throws {
        do throws(BuildError) {
            let inspection = try Inspection(adding: lexicon, encoding: encoding)
            if file == "-" {
                let bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
                print(try inspection.lines(of: stage, bytes: bytes, named: "stdin"), terminator: "")
            } else {
                print(try inspection.lines(of: stage, file: file), terminator: "")
            }
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
