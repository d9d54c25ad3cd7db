import ArgumentParser
import Foundation
import Kaoju
import KaojuText

/// Where the program starts: parses the arguments, runs the command, and makes an exit code of every error.
@main
enum EntryPoint {
    static func main() async {
        do {
            var command = try KaojuCommand.parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch {
            // The parser's own code for wrong usage is 64 (sysexits.h); the contract's is 2.
            guard KaojuCommand.exitCode(for: error) == .validationFailure else { KaojuCommand.exit(withError: error) }
            Terminal.write(KaojuCommand.fullMessage(for: error) + "\n")
            exit(ExitCode.wrongUsage.rawValue)
        }
    }
}

extension ExitCode {
    /// Some input could not be read.
    static let unreadInput = ExitCode(1)
    /// The arguments, or a table that they name, are wrong.
    static let wrongUsage = ExitCode(2)
    /// The output could not be written.
    static let unwrittenOutput = ExitCode(3)

    /// Reports an error and returns its code.
    static func reporting(_ error: BuildError, in language: Language = .en) -> ExitCode {
        Terminal.report("kaoju: \(error.message[language]) [\(error.code)]")
        return switch error.kind {
        case .usage: .wrongUsage
        case .input: .unreadInput
        case .output: .unwrittenOutput
        }
    }
}
