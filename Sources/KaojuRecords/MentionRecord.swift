import KaojuText

/// A line of `mentions.jsonl` as a value.
package struct MentionRecord: Sendable, Hashable, Decodable {
    package var document: String
    package var span: ByteRange
    package var surface: String
    package var concept: String
    package var category: String
    package var label: String?
    package var labels: [String: String]?
    package var synonyms: [String]?
    package var score: Double?
    package var source: String?
}
