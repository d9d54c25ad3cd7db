import ArgumentParser
import Foundation
import Kaoju
import KaojuText

struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "build")
    @Argument var inputs: [String]
    @Option(name: .shortAndLong) var output: String
    @Flag var quiet = false

    func run() async throws {
        let summary = try await Build(Build.Options(inputs: inputs, output: output, jobs: 2)).run()
        print(summary.documents, summary.claims, summary.contested)
    }
}
