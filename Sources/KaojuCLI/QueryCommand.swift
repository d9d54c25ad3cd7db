import ArgumentParser
import Kaoju
import KaojuText

/// `kaoju query`.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Find paths in the evidence graph.",
        discussion: """
            A query is a path of concepts and arrows:

              drug -decreases-> ? -increases-> 血管钙化

            A concept is a name in either language (in quotes where it holds an arrow or a bar), a CURIE, a category (drug, \
            mechanism, target, process, disease, gene, protein, cell, …), names joined by |, or a variable: ?, ?x, ?x:drug. \
            The same variable is the same concept; different places are different concepts.

            An arrow is -predicate->, <-predicate-, or -predicate- for either way; several predicates are joined by |; \
            positive, negative and neutral stand for all of one sign; -> alone for any. «not» finds denied relations: \
            -not decreases->. Conditions stand in brackets, or behind where for all arrows:

              ?x:drug -treats[design=rct|meta_analysis]-> disease where certainty=asserted, sources>=2
              ?a -increases-> ?b; ?b -decreases-> ?a

            ~ before a name takes in all that is narrower; a length behind an arrow lets several relations stand for one:

              drug -decreases->{1,2} ~calcification

            Conditions: design, stance (for, against, undetermined), certainty, status, source, sources, document, year, n, \
            species, system, with = and !=, numbers also with >= and <=. docs/query.md has the grammar.

            EXAMPLES
              kaoju query Output 'drug -decreases-> ? -increases-> 血管钙化'
              kaoju query Output '?x -negative[status=contested]-> disease' --format json
              kaoju query Output 'drug -> target -> disease' --limit 200 --format graphml > paths.graphml
              kaoju query Output 'drug -> target -> 血管钙化' --format dot | dot -Tsvg > paths.svg

            Exit codes: 0 done (also when nothing is found), 1 the folder holds no build, 2 wrong usage or a faulty query.
            """)

    @Argument(help: "The output folder of a build.", completion: .directory)
    var folder: String

    @Argument(help: "The query, in single quotes for the shell.")
    var query: String

    @Option(
        help:
            "The form: \(EvidenceQueries.PathFormat.allCases.map(\.rawValue).joined(separator: ", "))."
    )
    var format = EvidenceQueries.PathFormat.table

    @Option(help: "The most matches, the strongest first.")
    var limit = 50

    @Option(help: "The language of names and messages, zh or en.")
    var lang = Language.en

    func validate() throws {
        if limit < 1 { throw ValidationError("--limit needs a number from 1.") }
    }

    func run() throws {
        do throws(BuildError) {
            Terminal.print(try EvidenceQueries(output: folder).paths(query, as: format, in: lang, limit: limit))
        } catch {
            throw ExitCode.reporting(error, in: lang)
        }
    }
}
