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
        package var belief: Double?
        package var opposingBelief: Double?
        package var folded: [Related]?
        package var differences: [Difference]?

        private enum CodingKeys: String, CodingKey {
            case id, subject, object, direction, status, group, supporting, opposing, undetermined, statements, grading
            case belief, folded, differences
            case disputedByText = "disputed_by_text"
            case opposingBelief = "opposing_belief"
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
        /// The distinct sources of each side by design.
        package var supporting: [Tally]?
        package var opposing: [Tally]?
    }

    /// The sources of one side that have one design.
    package struct Tally: Sendable, Hashable, Decodable {
        package var design: String
        package var level: Int?
        package var sources: Int
    }

    /// A topic that another one takes in, and why.
    package struct Related: Sendable, Hashable, Decodable {
        package var topic: String
        package var via: String
        package var subject: End
        package var object: End
        package var why: [Step]?
    }

    /// A concept by its id and names.
    package struct End: Sendable, Hashable, Decodable {
        package var concept: String
        package var labels: [String: String]?
    }

    /// A step of the lexicon's hierarchy.
    package struct Step: Sendable, Hashable, Decodable {
        package var from: End
        package var relation: String
        package var to: End
    }

    /// In what the sides differ.
    package struct Difference: Sendable, Hashable, Decodable {
        package var condition: String
        package var supporting: [String]
        package var opposing: [String]
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
        package var topic: String?
        package var subject: String?
        package var object: String?
        package var span: ByteRange?
        package var section: [String]?
        package var weight: Double?
        package var doses: [String]?
        package var system: String?
        package var species: String?
        package var population: String?
        package var sampleSize: Int?
        package var aspect: String?
        package var years: [Int]?

        private enum CodingKeys: String, CodingKey {
            case claim, document, numbers, references, work, works, design, predicate, negated, certainty, quote, via
            case topic, subject, object, span, section, weight, doses, system, species, population, aspect, years
            case sampleSize = "sample_size"
        }

        /// The distinct sources that it rests on.
        package var sources: [String] { works ?? [work].compactMap { $0 } }
    }

    /// A place where the text itself says that a topic is disputed or unclear.
    package struct Statement: Sendable, Hashable, Decodable {
        package var document: String
        package var span: ByteRange
        package var quote: String
        package var kind: String?
        package var section: [String]?
        package var via: String?
    }

    /// What was found amiss.
    package struct Finding: Sendable, Hashable, Decodable {
        package var code: String
        package var severity: String?
        package var document: String?
        package var span: ByteRange?
        package var message: [String: String]?
    }

    package var topics: [Topic]
}
