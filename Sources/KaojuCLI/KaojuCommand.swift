import ArgumentParser
import Kaoju

/// `kaoju`: what it is, and its commands.
struct KaojuCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kaoju",
        abstract: "Build an evidence graph that can be audited from biomedical papers, Chinese and English.",
        discussion: """
            Kaoju reads a folder of papers and writes which drug acts through which mechanism on which target or disease, \
            on whose evidence, and where the sources disagree. Every claim keeps its quotation, its place in the file and \
            the references that its author cites for it. The same input makes the same bytes, on any machine; nothing is \
            sent anywhere.

            EXAMPLES
              kaoju build Papers -o Output
              kaoju inspect Papers/review.txt --stage claims
              kaoju export Output --format graphml -o review.graphml

            EXIT CODES
              0  done
              1  some input could not be read; the rest is done
              2  wrong usage
              3  the output could not be written
            """,
        version: Release.version,
        subcommands: [
            BuildCommand.self, InspectCommand.self, ExportCommand.self, ReferencesCommand.self, LexiconCommand.self,
            AuditCommand.self, ExplainCommand.self, QueryCommand.self, DiffCommand.self, ReviewCommand.self,
            DiagramCommand.self, EvaluateCommand.self, SampleCommand.self, AnnotateCommand.self, TrainCommand.self,
        ])
}
