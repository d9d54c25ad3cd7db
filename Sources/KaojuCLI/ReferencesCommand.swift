import ArgumentParser
import Foundation
import Kaoju
import KaojuText

/// `kaoju references`.
struct ReferencesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "references", abstract: "Work on references.", subcommands: [ParseCommand.self])

    /// `kaoju references parse`.
    struct ParseCommand: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "parse",
            abstract: "Read references, one a line, and print CSL-JSON, one a line.",
            discussion: """
                The lines keep their order; a line in which nothing was understood becomes an empty object {}.

                EXAMPLES
                  kaoju references parse references.txt > references.jsonl
                  pbpaste | kaoju references parse -
                """)

        @Argument(help: "The file of references in UTF-8; - for standard input.", completion: .file())
        var file: String

        func run() throws {
            guard let data = Self.bytes(of: file) else {
                throw ExitCode.reporting(
                    BuildError(
                        kind: .input, code: "input.unreadable",
                        message: LocalizedText(
                            zh: "\(file)：不能读取。请检查路径和权限",
                            en: "\(file): it cannot be read. Check the path and the permissions")))
            }
            FileHandle.standardOutput.write(Data(ReferenceReading().records(of: Array(data))))
        }

        private static func bytes(of file: String) -> Data? {
            file == "-" ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
        }
    }
}
