import KaojuRecords
import KaojuText

/// Says which claims satisfy the conditions of a query.
struct FactFilter {
    let network: ClaimNetwork

    /// Whether a claim satisfies all conditions but those on the number of sources, which concern edges.
    func accepts(_ fact: ClaimNetwork.Fact, _ filters: [PathQuery.Filter]) -> Bool {
        filters.allSatisfy { filter in
            switch filter.comparison {
            case .equal: filter.key == "sources" || matches(fact, filter)
            case .unequal: filter.key == "sources" || !matches(fact, filter)
            case .atLeast: filter.key == "sources" || compares(fact, filter) { $0 >= $1 }
            case .atMost: filter.key == "sources" || compares(fact, filter) { $0 <= $1 }
            }
        }
    }

    /// Whether a number of distinct sources satisfies the conditions on it.
    func accepts(sources count: Int, _ filters: [PathQuery.Filter]) -> Bool {
        filters.allSatisfy { filter in
            guard filter.key == "sources" else { return true }
            let numbers = filter.values.compactMap { Int($0) }
            return switch filter.comparison {
            case .equal: numbers.contains(count)
            case .unequal: !numbers.contains(count)
            case .atLeast: numbers.contains { count >= $0 }
            case .atMost: numbers.contains { count <= $0 }
            }
        }
    }

    private func matches(_ fact: ClaimNetwork.Fact, _ filter: PathQuery.Filter) -> Bool {
        let claim = fact.claim
        return switch filter.key {
        case "design": filter.values.contains(claim.evidence?.design ?? "unspecified")
        case "stance": filter.values.contains(fact.stance)
        case "certainty": filter.values.contains(claim.certainty)
        case "status": filter.values.contains(fact.status)
        case "document": filter.values.contains { claim.document.contains($0) }
        case "species": filter.values.contains { $0.lowercased() == claim.evidence?.species?.lowercased() }
        case "system": filter.values.contains { $0.lowercased() == claim.evidence?.system?.lowercased() }
        case "source": filter.values.contains { SourceName($0).matches(fact) }
        case "year", "n": numbers(fact, filter.key).contains { filter.values.contains(String($0)) }
        default: false
        }
    }

    private func compares(
        _ fact: ClaimNetwork.Fact, _ filter: PathQuery.Filter, _ holds: (Int, Int) -> Bool
    ) -> Bool {
        let limits = filter.values.compactMap { Int($0) }
        return numbers(fact, filter.key).contains { number in limits.contains { holds(number, $0) } }
    }

    private func numbers(_ fact: ClaimNetwork.Fact, _ key: String) -> [Int] {
        if key == "n" { return [fact.claim.evidence?.sampleSize].compactMap { $0 } }
        let cited = fact.claim.citations.flatMap(\.references).compactMap { network.reference($0)?.year }
        return cited.isEmpty ? [fact.claim.attribution?.year].compactMap { $0 } : cited
    }
}

/// How people name a source: the printed number, a reference's or a work's id, a document.
package struct SourceName: Sendable, Hashable {
    private let text: String
    private let number: Int?

    /// Reads «11», «[11]», `ref:…`, `work:…` or a document's name.
    package init(_ text: String) {
        self.text = text
        let digits = text.hasPrefix("[") && text.hasSuffix("]") ? String(text.dropFirst().dropLast()) : text
        number = Int(digits)
    }

    func matches(_ fact: ClaimNetwork.Fact) -> Bool {
        matches(
            numbers: fact.claim.citations.flatMap(\.numbers), references: fact.claim.citations.flatMap(\.references),
            sources: fact.sources)
    }

    /// Whether a claim with these numbers, references and distinct sources rests on it.
    package func matches(numbers: [Int], references: [String], sources: [String]) -> Bool {
        if let number { return numbers.contains(number) }
        return references.contains(text) || sources.contains(text) || sources.contains("doc:" + text)
            || sources.contains("work:" + text)
    }
}
