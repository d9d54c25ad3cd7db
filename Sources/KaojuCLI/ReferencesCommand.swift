import ArgumentParser
import Foundation
import Kaoju
import KaojuText

/// `kaoju references`.
struct ReferencesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "references", abstract: "Check citations, and read references.",
        subcommands: [CheckCommand.self, ParseCommand.self, MergesCommand.self])

    /// `kaoju references parse`.
    struct ParseCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "parse",
            abstract: "Read references, one a line, and print CSL-JSON, one a line.",
            discussion: """
                The lines keep their order; a line in which nothing was understood, or an empty one, becomes an empty \
                object {}. Files of any length are read piece by piece.

                EXAMPLES
                  kaoju references parse references.txt > references.jsonl
                  pbpaste | kaoju references parse -
                """)

        @Argument(help: "The file of references in UTF-8; - for standard input.", completion: .file())
        var file: String

        func run() throws {
            guard let source = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file) else {
                throw Self.unreadable(file)
            }
            var reading = ReferenceReading()
            while true {
                let piece: Data?
                do {
                    piece = try source.read(upToCount: 1 << 20)
                } catch {
                    throw Self.unreadable(file)
                }
                guard let piece, !piece.isEmpty else { break }
                FileHandle.standardOutput.write(Data(reading.records(adding: Array(piece))))
            }
            FileHandle.standardOutput.write(Data(reading.finish()))
        }

        private static func unreadable(_ file: String) -> ExitCode {
            ExitCode.reporting(
                BuildError(
                    kind: .input, code: "input.unreadable",
                    message: LocalizedText(
                        zh: "\(file)：不能读取。请检查路径和权限",
                        en: "\(file): it cannot be read. Check the path and the permissions")))
        }
    }

    /// `kaoju references merges`.
    struct MergesCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "merges",
            abstract: "Show which entries of a build were taken for one work, and why.",
            discussion: """
                Prints the reason and the work's id, then both entries as printed. Merges by likeness come before merges \
                by identifier, so that the doubtful ones are read first.

                EXAMPLES
                  kaoju references merges Output
                  kaoju references merges Output --sample 100 --seed 7
                """)

        @Argument(help: "The output folder of a build.", completion: .directory)
        var folder: String

        @Option(help: "Show only so many, picked at random.")
        var sample: Int?

        @Option(help: "Picks another sample.")
        var seed = 0

        func validate() throws {
            if let sample, sample < 1 { throw ValidationError("--sample needs a number from 1.") }
        }

        func run() throws {
            do throws(BuildError) {
                for merge in try MergeReading(output: folder).merges(sample: sample, seed: seed) {
                    print("\(merge.reason)\t\(merge.work)")
                    for entry in [merge.first, merge.second] {
                        print("  \(entry.document)\(entry.number.map { " [\($0)]" } ?? "")\t\(entry.raw)")
                    }
                }
            } catch {
                throw ExitCode.reporting(error)
            }
        }
    }
}
