import ArgumentParser
import Kaoju

/// `kaoju evaluate`.
struct EvaluateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "evaluate",
        abstract: "Compare a build with papers that people have annotated.",
        discussion: """
            DIR holds concepts.tsv (id, type, names joined by |), relations.tsv (document, subject, predicate, object, cited \
            numbers, attributes, quotation) and, if there are any, controversies.tsv (document, id, subject, object, sign, \
            numbers for, numbers against, quotation); tabs between the columns. A document is named by the beginning of \
            its name. `kaoju annotate` makes such a folder of corrected annotations.

            EXAMPLES
              kaoju evaluate Output --gold Gold
              kaoju evaluate Output --gold Gold --misses
              kaoju evaluate Output --gold Gold --ablation
            """)

    @Argument(help: "The output folder of a build.", completion: .directory)
    var folder: String

    @Option(help: ArgumentHelp("The folder of the gold standard.", valueName: "DIR"), completion: .directory)
    var gold: String

    @Flag(help: "List what was missed and what is wrong.")
    var misses = false

    @Flag(help: "List what each rule brings and costs: claims, right, wrong, found by it alone, F1 without it.")
    var ablation = false

    func run() throws {
        do throws(BuildError) {
            let comparison = try GoldComparison(output: folder, gold: gold)
            for quote in comparison.unplaced { Terminal.report("kaoju: gold quote not found: \(quote)") }
            let lines =
                comparison.figures + (misses ? comparison.details : []) + (ablation ? comparison.ablation : [])
            for line in lines { print(line) }
        } catch {
            throw ExitCode.reporting(error)
        }
    }
}
