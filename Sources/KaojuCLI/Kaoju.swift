import ArgumentParser

@main
struct KaojuCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "kaoju")
}
