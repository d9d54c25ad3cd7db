import Foundation
import KaojuEvaluation
import KaojuRecords
import KaojuText

/// Compares a finished build with a gold standard.
public struct GoldComparison: Sendable {
    private let evaluation: Evaluation

    /// Compares the build in `output` with the tables in `gold`.
    /// - Throws: `BuildError`: `usage` for the gold standard's faults, `input` for the build's.
    public init(output: String, gold: String) throws(BuildError) {
        let standard: GoldStandard
        do throws(EvaluationError) { standard = try GoldStandard(folder: gold) } catch { throw BuildError(error) }
        do throws(EvaluationFailure) {
            evaluation = try Evaluator(gold: standard).evaluation(of: BuildFolder(output))
        } catch {
            switch error {
            case .gold(let error): throw BuildError(error)
            case .build(let error): throw BuildError(error)
            }
        }
    }

    /// The figures, a line each: name, share, counts.
    public var figures: [String] {
        var out = [
            "claims.recall \(evaluation.recall.description)  optional \(evaluation.optional.counts)",
            "claims.precision \(evaluation.precision.description)",
            String(format: "claims.f1 %.3f", evaluation.f1),
            String(format: "claims.exact_predicate %.3f", evaluation.exactPredicate.share),
        ]
        for (key, tally) in evaluation.attributes.sorted(by: { $0.key < $1.key }) {
            out.append("attribute.\(key) \(tally.description)")
        }
        if let mentions = evaluation.mentions { out.append("mentions.recall \(mentions.description)") }
        if let controversies = evaluation.controversies {
            out.append(
                "controversies.found \(controversies.counts)  with all sources on the right side \(evaluation.sided.counts)"
            )
            let flagged = evaluation.flagged
            out.append(
                "controversies.flagged \(flagged.total) topics contested or disputed, \(flagged.right) of them in the gold "
                    + "(judge the rest by reading)")
        }
        return out
    }

    /// What each rule brings and costs, a line each, those that cost most first: its claims in the build, how many are
    /// right and wrong at annotated places, the relations that only it finds, and the F1 without its claims.
    public var ablation: [String] {
        let rules = evaluation.rules.sorted { ($1.f1Without, $0.rule) < ($0.f1Without, $1.rule) }
        return [String(format: "rule\tclaims\tright\twrong\talone\tf1_without (%.3f with all)", evaluation.f1)]
            + rules.map {
                "\($0.rule)\t\($0.claims)\t\($0.right)\t\($0.wrong)\t\($0.alone)\t"
                    + String(format: "%.3f", $0.f1Without)
            }
    }

    /// What was missed and what is wrong, a line each.
    public var details: [String] {
        evaluation.missedControversies.map { "  no topic \($0.id) \($0.subject) \($0.object)" }
            + evaluation.misses.map {
                let relation = $0.relation
                return "  miss \($0.document) \(relation.subject) \(relation.predicate) \(relation.object) | "
                    + $0.quote.prefix(50)
            }
            + evaluation.wrong.map {
                "  wrong \($0.document) \($0.subject.label) \($0.negated ? "not " : "")\($0.predicate) \($0.object.label) | "
                    + $0.quote.prefix(60)
            }
    }

    /// Quotations of the gold standard that the texts do not have.
    public var unplaced: [String] { evaluation.unplaced }
}

extension BuildError {
    /// An error of a gold standard.
    init(_ error: EvaluationError) {
        self = .about(
            .usage, error.code,
            LocalizedText(zh: "\(error.place)：\(error.cause.zh)", en: "\(error.place): \(error.cause.en)"), error.advice
        )
    }

    /// An error of reading a build back.
    init(_ error: RecordError) {
        let place = [error.path, error.line.map(String.init)].compactMap { $0 }.joined(separator: ":")
        self = .about(
            .input, error.code,
            LocalizedText(zh: "\(place)：\(error.cause.zh)", en: "\(place): \(error.cause.en)"), error.advice)
    }
}
