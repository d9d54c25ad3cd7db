import KaojuText

/// `audit.json` as a value.
package struct AuditRecord: Sendable, Hashable, Decodable {
    /// A topic: what is claimed of one pair of concepts, and by whom.
    package struct Topic: Sendable, Hashable, Decodable {
        package var id: String
        package var subject: ClaimRecord.Participant
        package var object: ClaimRecord.Participant
        package var direction: String
        package var status: String
        package var supporting: [Stand]
        package var opposing: [Stand]
        package var undetermined: [Stand]
    }

    /// A claim on one side of a topic.
    package struct Stand: Sendable, Hashable, Decodable {
        package var claim: String
        package var document: String
        package var numbers: [Int]
        package var quote: String
    }

    package var topics: [Topic]
}
