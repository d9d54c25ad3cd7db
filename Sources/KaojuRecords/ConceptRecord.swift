/// A line of `concepts.jsonl` as a value: what is broader than a concept, and what else leads from it to another.
package struct ConceptRecord: Sendable, Hashable, Decodable {
    package var concept: String
    package var labels: [String: String]?
    package var isA: [String]?
    package var oppositeOf: [String]?
    package var donorOf: [String]?

    private enum CodingKeys: String, CodingKey {
        case concept, labels
        case isA = "is_a"
        case oppositeOf = "opposite_of"
        case donorOf = "donor_of"
    }
}
