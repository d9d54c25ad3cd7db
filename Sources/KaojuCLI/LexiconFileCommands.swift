import ArgumentParser
import Kaoju
import KaojuText

/// `kaoju lexicon import`.
struct LexiconImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Make a compiled lexicon of vocabularies.",
        discussion: """
            Reads OBO, OBO Graphs JSON, OWL and SKOS (RDF/XML), MeSH XML, UMLS MRCONSO.RRF (with MRSTY.RRF), HGNC, Babelon \
            translations, code lists (ICD-10, ATC), JSON objects (Wikidata) and tables of Kaoju's own. Several files become one \
            lexicon: terms with one identifier are one concept. Lines that cannot be used are reported; the rest goes in.

            EXAMPLES
              kaoju lexicon import hp.obo hp-zh.babelon.tsv -o hp.kj
              kaoju lexicon import MRCONSO.RRF MRSTY.RRF -o umls.kj
              kaoju lexicon import codes.csv --format codes --category Disease -o icd.kj
              kaoju build Papers -o Output --lexicon hp.kj
            """)

    @Argument(help: "The files to read.", completion: .file())
    var files: [String]

    @Option(name: .shortAndLong, help: "The lexicon to write.", completion: .file(extensions: ["kj"]))
    var output: String

    @Option(help: "The Biolink category of all terms; else it is told from identifiers and branches.")
    var category: String?

    @Option(help: "The format of all files; else it is told from what they hold.")
    var format: String?

    func run() throws {
        do throws(BuildError) {
            let result = try LexiconImport(files: files, category: category, format: format)
            for problem in result.problems {
                Terminal.report("kaoju: \(problem.message.en) [\(problem.code.rawValue)]")
            }
            try result.write(to: output)
            for summary in result.summaries {
                print("\(summary.file): \(summary.format), \(summary.terms) terms, \(summary.deprecated) deprecated")
            }
            print("\(output): \(result.conceptCount) concepts")
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}

/// `kaoju lexicon conflicts`.
struct LexiconConflictsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "conflicts", abstract: "Show where your lexicons disagree with those below them.",
        discussion: """
            Prints what the two disagree about (an identifier or a name), then what wins, then what loses (tabs between). \
            Nothing is printed where they agree.

            EXAMPLES
              kaoju lexicon conflicts --lexicon field.kj --lexicon mine.tsv
            """)

    @OptionGroup var tables: LexiconCommand.Tables

    func run() throws {
        for conflict in try tables.guide().conflicts {
            print([conflict.kind.rawValue, conflict.key, conflict.winner, conflict.loser].joined(separator: "\t"))
        }
    }
}

/// `kaoju lexicon export`.
struct LexiconExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Write the lexicon in a format that others read.",
        discussion: """
            EXAMPLES
              kaoju lexicon export --format obo -o kaoju.obo
              kaoju lexicon export --lexicon mine.kj --no-built-in --format tsv -o mine.tsv
            """)

    @Option(help: "tsv, obo or skos.")
    var format: String

    @Option(name: .shortAndLong, help: "The file to write.", completion: .file())
    var output: String

    @OptionGroup var tables: LexiconCommand.Tables

    func run() throws {
        let guide = try tables.guide()
        do throws(BuildError) {
            try guide.export(format, to: output)
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}

/// `kaoju lexicon verify`.
struct LexiconVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify", abstract: "Check the whole of a compiled lexicon.",
        discussion: """
            Checks the header, the checksum, and that every state, name and concept that is referred to exists. Exit code 1 \
            where something is wrong.

            EXAMPLES
              kaoju lexicon verify hp.kj
            """)

    @Argument(help: "The compiled lexicon.", completion: .file(extensions: ["kj"]))
    var file: String

    func run() throws {
        do throws(BuildError) {
            print("\(file): sound, \(try LexiconFile(path: file).verify()) concepts")
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}

/// `kaoju lexicon add`.
struct LexiconAddCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add", abstract: "Take curated terms of a build into a lexicon of your own.",
        discussion: """
            A build writes terms that no lexicon has to lexicon-candidates.tsv, and names that documents define to terms.tsv. \
            Write accept, ambiguous or reject into the first column and mend what is wrong; then this command takes the decided \
            lines into a table, which is made where there is none. An id that a lexicon has makes the names further names of \
            that concept; a rejected term is never recognised again by builds with the table.

            EXAMPLES
              kaoju lexicon add Output/lexicon-candidates.tsv -o mine.tsv
              kaoju build Papers -o Output --lexicon mine.tsv
            """)

    @Argument(help: "The curated tables.", completion: .file(extensions: ["tsv"]))
    var files: [String]

    @Option(name: .shortAndLong, help: "Your lexicon, a table; made where there is none.", completion: .file())
    var output: String

    @Option(help: "Further lexicons whose concepts the lines may name; may be given again.", completion: .file())
    var lexicon: [String] = []

    func run() throws {
        do throws(BuildError) {
            var addition = try LexiconAddition(to: output, lexicons: lexicon)
            for file in files { try addition.add(file) }
            try addition.write()
            let summary = addition.summary
            print(
                "\(output): \(summary.added) added, \(summary.extended) extended, \(summary.rejected) rejected; "
                    + "\(summary.undecided) undecided")
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
