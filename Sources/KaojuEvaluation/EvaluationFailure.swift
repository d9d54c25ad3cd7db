import KaojuRecords
import KaojuText

/// Why a build could not be evaluated: the gold standard's fault, or the build's.
package enum EvaluationFailure: Error, Sendable, Hashable {
    case gold(EvaluationError)
    case build(RecordError)
}
