import KaojuGraph
import KaojuText

/// Which topics of an audit stand above and below which, for reports.
struct TopicFamily: Sendable {
    /// The topics that take in a topic's claims, each with what it says of that topic.
    private(set) var above: [String: [(topic: Topic, related: Topic.Related)]] = [:]
    /// The numbers of the topics that are written out.
    private(set) var numbers: [String: Int] = [:]

    /// O(topics + folded topics).
    init(_ all: [AuditView.Group], written: [AuditView.Group]) {
        for group in written {
            for (index, topic) in group.topics.prefix(group.shown).enumerated() {
                numbers[topic.id] = group.first + index
            }
        }
        for topic in all.lazy.flatMap(\.topics) {
            for related in topic.folded { above[related.topic, default: []].append((topic, related)) }
        }
    }
}
