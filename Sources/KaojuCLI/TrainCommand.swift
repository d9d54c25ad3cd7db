import ArgumentParser
import Foundation
import Kaoju

/// `kaoju train`.
struct TrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train", abstract: "Train a model on annotated texts, for names that no lexicon has.",
        discussion: """
            Reads files in columns (a token and its label a line: BIO, BIOES, BMES; an empty line behind each sentence), brat \
            (.ann beside .txt), BioC (XML, JSON), PubTator and JSON of texts with their entities, all files below the folders given. Of names that overlap the \
            longest counts. Labels stay as they are; what they are in the Biolink Model is in a table that --labels adds to \
            (label, tab, category). The same data make the same model.

            EXAMPLES
              kaoju train --corpus data/train -o names.model --evaluate data/test
              kaoju train --corpus data -o names.model --held-out 0.2
              kaoju train --model names.model --evaluate data/test
              kaoju build Papers -o Output --model names.model
            """)

    @Option(help: "A folder or file of annotated data to train on; may be given again.", completion: .directory)
    var corpus: [String] = []

    @Option(name: .shortAndLong, help: "The model to write.", completion: .file())
    var output: String?

    @Option(help: "A model that is evaluated only.", completion: .file())
    var model: String?

    @Option(help: "A folder or file of annotated data to evaluate on; may be given again.", completion: .directory)
    var evaluate: [String] = []

    @Option(help: "The share of the training data that is held out and evaluated on, for example 0.2.")
    var heldOut: Double?

    @Option(help: "A lexicon of your own, above the built-in one; may be given again.", completion: .file())
    var lexicon: [String] = []

    @Option(help: "A table of labels and their Biolink categories.", completion: .file())
    var labels: String?

    @Option(help: "The most rounds of training.")
    var rounds = 120

    @Flag(help: "No progress.")
    var quiet = false

    func validate() throws {
        if corpus.isEmpty {
            if model == nil || evaluate.isEmpty {
                throw ValidationError(
                    "Name annotated data with --corpus and the model with --output, or a model with --model and data with "
                        + "--evaluate.")
            }
            if output != nil || heldOut != nil { throw ValidationError("--output and --held-out need --corpus.") }
        } else {
            if output == nil { throw ValidationError("Name the model to write with --output.") }
            if model != nil { throw ValidationError("--model is for evaluating without --corpus.") }
        }
        if let heldOut, !(0.01...0.5).contains(heldOut) {
            throw ValidationError("--held-out needs a share from 0.01 to 0.5.")
        }
        if rounds < 1 { throw ValidationError("--rounds needs a number from 1.") }
    }

    func run() throws {
        let options = TaggerTraining.Options(
            corpora: corpus, model: output ?? model ?? "", evaluation: evaluate,
            heldOut: heldOut.map { max(2, Int((1 / $0).rounded())) }, lexicons: lexicon, labels: labels, rounds: rounds)
        let isWatched = !quiet && Terminal.isWatched
        let summary: TaggerTraining.Summary
        do throws(BuildError) {
            defer { if isWatched { Terminal.write("\r\u{1B}[2K") } }
            summary = try TaggerTraining(options).run { progress in
                if isWatched { show(progress) }
            }
        } catch {
            throw ExitCode.reporting(error)
        }
        report(summary)
    }

    private func show(_ progress: TaggerTraining.Progress) {
        var text = "\(progress.sequences)/\(progress.total) sequences"
        if progress.round > 0 {
            text = "round \(progress.round)/\(progress.rounds)"
            if let loss = progress.loss { text += "  loss \(Int(loss))" }
        }
        Terminal.write("\r\u{1B}[2K" + Terminal.fitting(text, into: Terminal.columns - 1))
    }

    private func report(_ summary: TaggerTraining.Summary) {
        for problem in summary.unread { Terminal.report("kaoju: " + problem.en) }
        if summary.sequences > 0 {
            print("trained on \(summary.sequences) sequences with \(summary.names) names: \(output ?? "")")
            for label in summary.labels { print("  \(label.label)\t\(label.count)\t\(label.category)") }
        }
        guard let all = summary.scores.first else { return }
        print("evaluated (both ends and the label right):")
        for score in summary.scores { print("  " + line(score.label.isEmpty ? "all" : score.label, score)) }
        if let lexicon = summary.lexicon, all.marked > 0 { print("  " + line("lexicon alone", lexicon)) }
    }

    private func line(_ label: String, _ score: TaggerTraining.Score) -> String {
        String(
            format: "%@\tprecision %.4f\trecall %.4f\tf1 %.4f\t(%d right, %d found, %d marked)", label, score.precision,
            score.recall, score.f1, score.right, score.found, score.marked)
    }
}
