import KaojuClaims
import KaojuGraph
import KaojuText

/// Which topics of an audit stand above and below which, for reports.
struct TopicFamily: Sendable {
    /// The topics that take in a topic's claims, each with what it says of that topic.
    private(set) var above: [String: [Above]] = [:]
    /// The numbers of the topics that are written out.
    private(set) var numbers: [String: Int] = [:]

    /// A topic that takes in another one's claims.
    struct Above: Sendable {
        var id: String
        var subject: Claim.Participant
        var object: Claim.Participant
        /// What it says of the other one.
        var related: Topic.Related
    }

    /// What the topics that are written out need. O(topics + folded topics).
    init(_ all: [AuditView.Group], written: [AuditView.Group]) {
        for group in written {
            let list = group.topics.base
            for (index, place) in group.topics.indices.prefix(group.shown).enumerated() {
                numbers[list.id(at: place)] = group.first + index
            }
        }
        for group in all {
            let list = group.topics.base
            for index in group.topics.indices where list.folded(at: index).contains(where: { numbers[$0] != nil }) {
                let topic = list.outline(at: index)
                for related in topic.folded where numbers[related.topic] != nil {
                    above[related.topic, default: []].append(
                        Above(id: topic.id, subject: topic.subject, object: topic.object, related: related))
                }
            }
        }
    }
}
