import KaojuText

/// `audit.json` as a value: what scripts rely on; members that a later version adds are passed over.
package struct AuditRecord: Sendable, Hashable, Decodable {
    /// A topic: what is claimed of one pair of concepts, and by whom.
    package struct Topic: Sendable, Hashable, Decodable {
        package var id: String
        package var subject: ClaimRecord.Participant
        package var object: ClaimRecord.Participant
        package var direction: String
        package var status: String
        package var disputedByText: Bool?
        package var group: String?
        package var supporting: [Stand]
        package var opposing: [Stand]
        package var undetermined: [Stand]
        package var statements: [Statement]?
        package var grading: Grading?

        private enum CodingKeys: String, CodingKey {
            case id, subject, object, direction, status, group, supporting, opposing, undetermined, statements, grading
            case disputedByText = "disputed_by_text"
        }

        /// The three sides with the names that commands use for them.
        package var sides: [(name: String, stands: [Stand])] {
            [("for", supporting), ("against", opposing), ("undetermined", undetermined)]
        }
    }

    /// What a topic's belief rests on.
    package struct Grading: Sendable, Hashable, Decodable {
        /// In words, by language.
        package var explanation: [String: String]?
    }

    /// A claim on one side of a topic.
    package struct Stand: Sendable, Hashable, Decodable {
        package var claim: String
        package var document: String
        package var numbers: [Int]
        package var references: [String]?
        package var work: String?
        package var works: [String]?
        package var design: String?
        package var predicate: String?
        package var negated: Bool?
        package var certainty: String?
        package var quote: String
        package var via: String?

        /// The distinct sources that it rests on.
        package var sources: [String] { works ?? [work].compactMap { $0 } }
    }

    /// A place where the text itself says that a topic is disputed or unclear.
    package struct Statement: Sendable, Hashable, Decodable {
        package var document: String
        package var span: ByteRange
        package var quote: String
    }

    package var topics: [Topic]
}
