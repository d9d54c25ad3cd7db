import ArgumentParser
import Foundation
import Kaoju

@main
struct KaojuCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "kaoju", subcommands: [BuildCommand.self, InspectCommand.self])
}

struct InspectCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "inspect")
    @Argument var file: String
    func run() throws {
        let text = String(decoding: try Data(contentsOf: URL(fileURLWithPath: file)), as: UTF8.self)
        print(Inspection().segments(of: text))
    }
}
