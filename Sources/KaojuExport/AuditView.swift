import KaojuClaims
import KaojuGraph
import KaojuText

/// The audit as people read it, worded in both languages: what `audit.md`, `audit.html` and `audit.csv` show. Nothing is
/// escaped.
package struct AuditView: Sendable {
    /// One claim's line. Its words are made when they are asked for: most files show only some.
    struct Stand: Sendable {
        let stand: Topic.Stand
        /// The topic of its own pair, where it was folded in.
        let related: Topic.Related?
        let wording: StandWording

        /// «[10] Pasch 2008», or the document itself.
        var source: LocalizedText { wording.source(stand) }
        /// The distinct sources, as keys and short names.
        var works: [(key: String, name: LocalizedText)] { wording.works(stand) }
        var design: LocalizedText { wording.words["design.\(stand.design.rawValue)"] }
        var predicate: LocalizedText { wording.predicate(stand) }
        var certainty: LocalizedText { wording.words["certainty.\(stand.certainty.rawValue)"] }
        /// Dose, system, species, population, number of subjects, years; empty where the text says nothing.
        var conditions: LocalizedText { wording.conditions(stand.conditions) }
        /// Document, sections and bytes.
        var place: LocalizedText { wording.place(stand.document, stand.section, stand.span) }
        /// How it came into the topic and from which pair, where it was folded in; else empty.
        var via: LocalizedText { wording.via(stand, related) }
    }

    /// One side of a topic.
    struct Side: Sendable {
        /// `for`, `against` or `undetermined`.
        var key: String
        var title: LocalizedText
        var sources: Int
        /// The claims as the audit has them.
        let all: [Topic.Stand]
        /// The topics that some of them were folded in from, by id.
        let folded: [String: Topic.Related]
        let wording: StandWording

        var stands: LazyMapSequence<[Topic.Stand], Stand> { all.lazy.map(worded) }

        /// As many stands as a page has room for: a topic's own claims before folded ones, the weightiest first, in their
        /// order; and how many are left out.
        func shown(_ limit: Int) -> (stands: [Stand], left: Int) {
            if all.count <= limit { return (Array(stands), 0) }
            return (Topic.Stand.weightiest(limit, of: all).map { worded(all[$0]) }, all.count - limit)
        }

        private func worded(_ stand: Topic.Stand) -> Stand {
            Stand(stand: stand, related: stand.topic.flatMap { folded[$0] }, wording: wording)
        }
    }

    /// A place where the text itself disputes.
    struct Statement: Sendable {
        var kind: LocalizedText
        var place: LocalizedText
        var statement: Topic.Statement
    }

    /// A topic above or below another one.
    struct Relative: Sendable {
        var topic: String
        /// Its number; nil where the page does not show it.
        var number: Int?
        var title: LocalizedText
        /// «冠状动脉钙化 is_a 血管钙化», step by step.
        var why: LocalizedText
    }

    /// One topic. What only its article shows is worded when it is asked for.
    struct TopicView: Sendable {
        let number: Int
        let topic: Topic
        let subject: LocalizedText
        let object: LocalizedText
        let sides: [Side]
        let wording: StandWording

        var arrow: String { topic.direction.arrow }
        var direction: LocalizedText { wording.words["direction.\(topic.direction.rawValue)"] }
        var explanation: LocalizedText { wording.words.explanation(of: topic.grading) }
        var differences: [LocalizedText] { topic.differences.map(wording.difference) }
        /// The first places where the text itself disputes, at most so many.
        func statements(_ limit: Int) -> [Statement] { topic.statements.prefix(limit).map(wording.statement) }
        /// The topics whose claims it takes in, each with the reason.
        var narrower: [Relative] { topic.folded.map(wording.narrower) }
        /// Those that take in its own.
        var broader: [Relative] { wording.broader(of: topic) }

        var title: LocalizedText {
            LocalizedText(zh: "\(subject.zh) \(arrow) \(object.zh)", en: "\(subject.en) \(arrow) \(object.en)")
        }

        /// The number of distinct sources of a side.
        func sources(_ key: String) -> Int { sides.first { $0.key == key }?.sources ?? 0 }
    }

    /// A topic as a row of a table tells it.
    struct Row: Sendable {
        let number: Int
        /// Names, direction, status and grading.
        let topic: Topic
        let subject: LocalizedText
        let object: LocalizedText
        /// The distinct sources of its sides.
        let counts: (supporting: Int, opposing: Int, undetermined: Int)
        let designs: Set<StudyDesign>
        /// The names of its sources and documents, as many as a filter takes.
        let sources: [String]
    }

    /// The topics of one status.
    struct Group: Sendable {
        var status: Topic.Status
        var title: LocalizedText
        var topics: Slice<TopicList>
        /// The number of the first one.
        var first: Int
        /// How many are written out; the rest is left to `audit.csv`.
        var shown: Int
    }

    /// One finding.
    struct Finding: Sendable {
        var level: Diagnostic.Severity
        var severity: LocalizedText
        var code: String
        var document: String
        var message: LocalizedText
    }

    /// What a page has room for: one that cannot be opened is read by nobody.
    package struct Room: Sendable {
        /// Topics of one status.
        package var topics = 300
        /// Quotations of one side of a topic.
        package var stands = 20
        /// Quotations of the page.
        package var quotations = 5000

        package init() {}
    }

    /// The language that the reader sees first.
    let language: Language
    let words: BilingualWords
    /// Counts with their names.
    let summary: [(name: LocalizedText, count: Int)]
    /// The number of topics of each status.
    let counts: [Topic.Status: Int]
    /// All topics in the audit's order.
    let topics: TopicList
    /// All topics, each once: contested ones first, then disputed, uncertain, agreed and those of a single source;
    /// groups without a topic are left out.
    let all: [Group]
    /// The topics of these groups are written out with their quotations.
    let groups: [Group]
    /// The agreed topics, where they are only listed.
    let agreed: Group?
    /// A sentence on the topics without disagreement; empty where there are none.
    let rest: LocalizedText
    /// What a part of an audit was chosen by; nil for the whole.
    let selection: LocalizedText?
    let room: Room
    let diagnostics: FindingList
    private let wording: StandWording

    /// The findings, each worded when it is asked for: pages show some hundreds.
    var findings: LazyMapSequence<FindingList, Finding> {
        diagnostics.lazy.map { [words] in
            Finding(
                level: $0.severity, severity: words["severity.\($0.severity.rawValue)"], code: $0.code,
                document: $0.document, message: $0.message)
        }
    }

    /// Words the graph's audit. O(stands).
    package init(
        _ graph: EvidenceGraph, bibliography: Bibliography, documents: Int, language: Language
    ) {
        self.init(
            topics: graph.topics, findings: graph.findings, bibliography: bibliography, documents: documents,
            language: language)
    }

    /// Words topics and findings, which may be those of a finished build.
    /// - Parameters:
    ///   - topics: in the audit's order.
    ///   - documents: the number of documents that were read.
    ///   - selection: what the topics were chosen by; then all of them are written out, whatever their status.
    /// O(stands).
    package init(
        topics: TopicList, findings: FindingList, bibliography: Bibliography, documents: Int, language: Language,
        selection: LocalizedText? = nil, room: Room = Room()
    ) {
        let spoken = BilingualWords()
        words = spoken
        self.language = language
        self.selection = selection
        self.room = room
        self.topics = topics
        var ranges: [Topic.Status: Range<Int>] = [:]
        for index in topics.indices {
            let status = topics.status(at: index)
            ranges[status] = (ranges[status]?.lowerBound ?? index)..<(index + 1)
        }
        let counts = ranges.mapValues(\.count)
        self.counts = counts
        let sources = topics.sources
        summary =
            [
                (spoken["audit.documents"], documents), (spoken["audit.claims"], sources.claims),
                (spoken["audit.works"], sources.works), (spoken["audit.topics"], topics.count),
            ]
            + [.contested, .disputed, .uncertain].map { (status: Topic.Status) in
                (spoken["status.\(status.rawValue)"], counts[status, default: 0])
            } + (selection == nil ? [(spoken["audit.findings"], findings.count)] : [])

        var number = 1
        var quotations = 0
        var all: [Group] = []
        let order = [Topic.Status.contested, .disputed, .uncertain, .agreed, .singleSource]
        for status in order {
            guard let mine = ranges[status].map({ topics[$0] }) else { continue }
            var group = Group(
                status: status, title: spoken["status.\(status.rawValue)"], topics: mine, first: number, shown: 0)
            for index in mine.indices.prefix(room.topics) where quotations < room.quotations {
                let sides = topics.sides(at: index)
                quotations += [sides.supporting, sides.opposing, sides.undetermined]
                    .reduce(0) { $0 + min(room.stands, $1) }
                group.shown += 1
            }
            all.append(group)
            number += mine.count
        }
        self.all = all
        let isWritten = { (group: Group) in
            selection != nil || [.contested, .disputed, .uncertain].contains(group.status)
        }
        groups = all.filter(isWritten)
        let listed = selection == nil ? all.first { $0.status == .agreed } : nil
        agreed = listed
        let (same, single) = (counts[.agreed, default: 0], counts[.singleSource, default: 0])
        rest =
            same + single == 0 || selection != nil
            ? LocalizedText("") : spoken.filled("audit.rest", "\(same + single)", "\(same)", "\(single)")
        diagnostics = findings
        wording = StandWording(
            words: spoken, bibliography: bibliography, family: TopicFamily(all, written: groups))
    }

    /// A topic as the table reads it: without its number and those of its sources. O(sides).
    func row(_ topic: Topic) -> TopicView { wording.view(topic, number: 0, sources: (0, 0, 0)) }

    /// The topics that pages write out, by group. O(their stands).
    func written() -> [[TopicView]] { groups.map { Array(views($0, limit: $0.shown)) } }

    /// The topics of a group as rows of a table, at most so many. O(claims).
    func rows(_ group: Group, limit: Int) -> [Row] {
        let topics = group.topics.base
        return group.topics.indices.prefix(limit).enumerated().map { index, place in
            wording.row(topics.brief(at: place), number: group.first + index, sources: topics.sources(at: place))
        }
    }

    /// The topics of a group as people read them, at most so many, each made when it is asked for. O(stands) each.
    func views(_ group: Group, limit: Int = .max) -> some Sequence<TopicView> {
        let topics = group.topics.base
        return group.topics.indices.prefix(limit).enumerated().lazy.map { [wording] index, place in
            wording.view(topics[place], number: group.first + index, sources: topics.sources(at: place))
        }
    }
}

extension Direction {
    /// →, ⊣ or —.
    var arrow: String { self == .plus ? "→" : self == .minus ? "⊣" : "—" }
}
