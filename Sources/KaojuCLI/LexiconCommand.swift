import ArgumentParser
import Kaoju
import KaojuTerminology
import KaojuText

/// `kaoju lexicon`.
struct LexiconCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lexicon", abstract: "Ask what the lexicon holds; make one of vocabularies.",
        subcommands: [
            StatsCommand.self, LookupCommand.self, LexiconImportCommand.self, LexiconConflictsCommand.self,
            LexiconExportCommand.self, LexiconVerifyCommand.self, LexiconAddCommand.self,
        ])

    /// What the questions are told.
    struct Tables: ParsableArguments {
        @Option(
            help: "A lexicon of your own: a table (TSV) or a compiled one (kj); may be given again, a later one wins.",
            completion: .file(extensions: ["tsv", "kj"]))
        var lexicon: [String] = []

        @Flag(help: "Leave the built-in lexicon out.")
        var noBuiltIn = false

        func guide() throws -> LexiconGuide {
            do throws(BuildError) {
                return try LexiconGuide(adding: lexicon, onBuiltIn: !noBuiltIn)
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `kaoju lexicon stats`.
    struct StatsCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "stats", abstract: "Count the concepts and their names.",
            discussion: """
                EXAMPLES
                  kaoju lexicon stats
                  kaoju lexicon stats --lexicon terms.tsv
                """)

        @OptionGroup var tables: Tables

        func run() throws {
            let guide = try tables.guide()
            print("concepts \(guide.conceptCount)")
            print("names zh \(guide.nameCount(.zh))")
            print("names en \(guide.nameCount(.en))")
        }
    }

    /// `kaoju lexicon lookup`.
    struct LookupCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "lookup", abstract: "Show the concepts that a term names.",
            discussion: """
                Prints identifier, category, Chinese name, English name and synonyms (tabs between). Exit code 1 where no \
                concept has the term; concepts with a name that holds it are then suggested.

                EXAMPLES
                  kaoju lexicon lookup 二甲双胍
                  kaoju lexicon lookup "matrix Gla protein"
                  kaoju lexicon lookup MESH:D008687
                """)

        @Argument(help: "A name, an abbreviation or an identifier.")
        var term: String

        @OptionGroup var tables: Tables

        func run() throws {
            let guide = try tables.guide()
            let found = guide.concepts(named: term)
            for concept in found { print(Self.line(concept)) }
            if !found.isEmpty { return }
            Terminal.report("kaoju: no concept is named \"\(term)\".")
            let similar = guide.concepts(like: term)
            if !similar.isEmpty { Terminal.report("Names that hold it:") }
            for concept in similar { Terminal.report("  " + Self.line(concept)) }
            throw ExitCode.unreadInput
        }

        private static func line(_ concept: Concept) -> String {
            [
                concept.id, concept.category, concept.zh.isEmpty ? "-" : concept.zh,
                concept.en.isEmpty ? "-" : concept.en, concept.synonyms.joined(separator: "|"),
            ].joined(separator: "\t")
        }
    }
}
