import KaojuText

/// A line of `claims.jsonl` as a value. Members have the contract's names and meanings.
package struct ClaimRecord: Sendable, Hashable, Decodable {
    /// What subject and object are, and where they are named.
    package struct Participant: Sendable, Hashable, Decodable {
        package var concept: String
        package var label: String
        package var labels: [String: String]?
        package var synonyms: [String]?
        package var category: String
        package var surface: String?
        package var span: ByteRange?
        package var aspect: String?
        package var direction: String?
        package var anaphor: ByteRange?

        /// All names that the record knows: as printed, the label, its wordings, synonyms.
        package var names: [String] {
            [surface, label].compactMap { $0 } + (labels ?? [:]).sorted { $0.key < $1.key }.map(\.value)
                + (synonyms ?? [])
        }
    }

    /// The word that the claim hangs on.
    package struct Trigger: Sendable, Hashable, Decodable {
        package var span: ByteRange
        package var surface: String
    }

    /// A marker in the claim's scope.
    package struct Citation: Sendable, Hashable, Decodable {
        package var span: ByteRange
        package var surface: String
        package var numbers: [Int]
        package var references: [String]
    }

    /// Whom the text names for the claim.
    package struct Attribution: Sendable, Hashable, Decodable {
        package var name: String?
        package var year: Int?
    }

    /// What the claim rests on.
    package struct Evidence: Sendable, Hashable, Decodable {
        package var design: String?
        package var eco: String?
        package var system: String?
        package var species: String?
        package var population: String?
        package var sampleSize: Int?

        private enum CodingKeys: String, CodingKey {
            case design, eco, system, species, population
            case sampleSize = "sample_size"
        }
    }

    package var id: String
    package var document: String
    package var section: [String]?
    package var span: ByteRange
    package var sentence: ByteRange
    package var quote: String
    package var subject: Participant
    package var predicate: String
    package var object: Participant
    package var negated: Bool
    package var certainty: String
    package var trigger: Trigger?
    package var rule: String?
    package var citations: [Citation]
    package var attribution: Attribution?
    package var source: String?
    package var evidence: Evidence?
    package var confidence: Double?
    package var curation: Curation?

    /// What people decided about the claim.
    package struct Curation: Sendable, Hashable, Decodable {
        /// `accepted`, `rejected`, `corrected` or `added`.
        package var status: String
        /// What was extracted before they changed it, by member.
        package var changed: [String: String]?
    }

    /// Whether people rejected it: it is listed, but counts for nothing.
    package var isRejected: Bool { curation?.status == "rejected" }
}
