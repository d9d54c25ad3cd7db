import ArgumentParser
import Kaoju

/// `kaoju annotate`.
struct AnnotateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "annotate",
        abstract: "Write a build for annotation tools, and read corrected files back as gold.",
        discussion: """
            EXAMPLES
              kaoju annotate Output -o Annotation
              kaoju annotate Output -o Annotation --format bioc
              kaoju annotate read Annotation -o Gold
              kaoju evaluate Output --gold Gold
            """,
        subcommands: [WriteCommand.self, ReadCommand.self], defaultSubcommand: WriteCommand.self)

    /// `kaoju annotate OUTPUT`.
    struct WriteCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "write", abstract: "Write brat standoff and BioC XML.")

        @Argument(help: "The output folder of a build.", completion: .directory)
        var folder: String

        @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
        var output: String

        @Option(help: "Only this format: brat or bioc.")
        var format: Annotations.Format?

        func run() throws {
            do throws(BuildError) {
                try Annotations().write(folder, as: format.map { [$0] } ?? Annotations.Format.allCases, to: output)
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }

    /// `kaoju annotate read DIR`.
    struct ReadCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "read", abstract: "Make a gold standard of corrected brat files.")

        @Argument(help: "A folder of .ann and .txt files.", completion: .directory)
        var folder: String

        @Option(name: .shortAndLong, help: "The folder for concepts.tsv and relations.tsv.", completion: .directory)
        var output: String

        func run() throws {
            do throws(BuildError) {
                let (documents, statements) = try Annotations().read(folder, into: output)
                Terminal.report("\(documents) documents, \(statements) statements: \(output)")
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }
}

extension Annotations.Format: ExpressibleByArgument {}
