import ArgumentParser
import Kaoju

/// `kaoju sample`.
struct SampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample",
        abstract: "Print claims of a build at random, each with its quotation, to judge them by reading.",
        discussion: """
            The same seed draws the same claims of the same build.

            EXAMPLES
              kaoju sample Output
              kaoju sample Output --count 40 --seed 7
            """)

    @Argument(help: "The output folder of a build.", completion: .directory)
    var folder: String

    @Option(help: "How many claims to draw.")
    var count = 100

    @Option(help: "Where the random numbers begin.")
    var seed: UInt64 = 1

    func validate() throws {
        if count < 0 { throw ValidationError("--count cannot be negative.") }
    }

    func run() throws {
        do throws(BuildError) {
            for (index, item) in try ClaimSample(output: folder, count: count, seed: seed).items.enumerated() {
                print("\(index + 1). \(item.statement)\n   \(item.quote)\n   \(item.place) \(item.id)")
            }
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
