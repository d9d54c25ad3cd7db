import KaojuClaims
import KaojuGraph
import KaojuText

/// Words topics and their stands. One object, shared by all that it words.
final class StandWording: Sendable {
    let words: BilingualWords
    private let bibliography: Bibliography
    private let family: TopicFamily

    init(words: BilingualWords, bibliography: Bibliography, family: TopicFamily) {
        self.words = words
        self.bibliography = bibliography
        self.family = family
    }

    /// A topic as people read it. O(stands).
    /// - Parameter sources: the numbers of distinct sources of its sides; a table shows none.
    func view(
        _ topic: Topic, number: Int, sources: (supporting: Int, opposing: Int, undetermined: Int)
    ) -> AuditView.TopicView {
        let folded = Dictionary(topic.folded.map { ($0.topic, $0) }) { first, _ in first }
        let sides = [
            ("for", topic.supporting, sources.supporting), ("against", topic.opposing, sources.opposing),
            ("undetermined", topic.undetermined, sources.undetermined),
        ].compactMap { key, stands, sources in
            stands.isEmpty
                ? nil
                : AuditView.Side(
                    key: key, title: words["audit.\(key)"], sources: sources, all: stands, folded: folded,
                    wording: self)
        }
        return AuditView.TopicView(
            number: number, topic: topic, subject: name(topic.subject), object: name(topic.object), sides: sides,
            wording: self)
    }

    /// A topic as a row of a table tells it. O(claims).
    func row(
        _ brief: TopicBrief, number: Int, sources: (supporting: Int, opposing: Int, undetermined: Int)
    ) -> AuditView.Row {
        var names = DistinctNames()
        brief.forEachCited { cited, document in
            names.add(source(cited).en)
            names.add(document)
            return !names.isFull
        }
        for document in brief.disputing { names.add(document) }
        return AuditView.Row(
            number: number, topic: brief.topic, subject: name(brief.topic.subject), object: name(brief.topic.object),
            counts: sources, designs: brief.designs, sources: names.kept)
    }

    /// A place where the text itself disputes.
    func statement(_ statement: Topic.Statement) -> AuditView.Statement {
        AuditView.Statement(
            kind: words["dispute.\(statement.kind.rawValue)"],
            place: place(statement.document, statement.section, statement.span), statement: statement)
    }

    /// A topic that is taken in, with the sign of its own direction left out: it may be turned here.
    func narrower(_ related: Topic.Related) -> AuditView.Relative {
        AuditView.Relative(
            topic: related.topic, number: family.numbers[related.topic],
            title: Self.title(name(related.subject), name(related.object)), why: why(related))
    }

    /// The topics that take in a topic's claims, each with the reason. Opposites take in each other: that is said once.
    func broader(of topic: Topic) -> [AuditView.Relative] {
        let above = family.above[topic.id] ?? []
        if above.isEmpty { return [] }
        let folded = Set(topic.folded.map(\.topic))
        return above.filter { !folded.contains($0.id) }.map { other in
            AuditView.Relative(
                topic: other.id, number: family.numbers[other.id],
                title: Self.title(name(other.subject), name(other.object)), why: why(other.related))
        }
    }

    private static func title(_ subject: LocalizedText, _ object: LocalizedText) -> LocalizedText {
        LocalizedText(zh: "\(subject.zh) – \(object.zh)", en: "\(subject.en) – \(object.en)")
    }

    /// «冠状动脉钙化 is_a 血管钙化; NaSH donor_of 硫化氢».
    private func why(_ related: Topic.Related) -> LocalizedText {
        let steps = related.why.map { step in
            words.filled("hierarchy.\(step.kind.rawValue)", [name(step.from), name(step.to)])
        }
        if steps.isEmpty { return words["via.\(related.via)"] }
        return LocalizedText(
            zh: steps.map(\.zh).joined(separator: "；"), en: steps.map(\.en).joined(separator: "; "))
    }

    private func name(_ end: ConceptRelation.End) -> LocalizedText {
        let any = !end.zh.isEmpty ? end.zh : !end.en.isEmpty ? end.en : end.id
        return LocalizedText(zh: end.zh.isEmpty ? any : end.zh, en: end.en.isEmpty ? any : end.en)
    }

    private func name(_ participant: Claim.Participant) -> LocalizedText {
        func name(_ own: String) -> String {
            !own.isEmpty ? own : participant.label.isEmpty ? participant.concept : participant.label
        }
        return LocalizedText(zh: name(participant.zh), en: name(participant.en))
    }

    /// «[10] Pasch 2008», or the document itself.
    func source(_ stand: Topic.Stand) -> LocalizedText { source(stand.cited) }

    /// «[10] Pasch 2008», or the document itself.
    func source(_ cited: CitedSources) -> LocalizedText {
        let numbers = cited.numbers.map { "[\($0)]" }.joined()
        var names: [String] = []
        for name in cited.references.compactMap({ bibliography[$0] }) where !names.contains(name) { names.append(name) }
        let source = [numbers, names.joined(separator: "; ")].filter { !$0.isEmpty }.joined(separator: " ")
        return source.isEmpty ? words["audit.own"] : LocalizedText(source)
    }

    /// The predicate, denied where the text denies it.
    func predicate(_ stand: Topic.Stand) -> LocalizedText {
        let predicate = words["predicate.\(stand.predicate.rawValue)"]
        return stand.negated ? words.filled("negated", [predicate]) : predicate
    }

    /// Each distinct source by a short name: «[10] Pasch 2008», a number alone, or the document.
    func works(_ stand: Topic.Stand) -> [(key: String, name: LocalizedText)] {
        let isPaired = stand.works.count == stand.references.count
        return stand.works.enumerated().map { index, work in
            let number = isPaired && stand.numbers.count == stand.works.count ? "[\(stand.numbers[index])]" : ""
            let entry = isPaired ? bibliography[stand.references[index]] ?? "" : ""
            let label = [number, entry].filter { !$0.isEmpty }.joined(separator: " ")
            if !label.isEmpty { return (work, LocalizedText(label)) }
            if work.hasPrefix("doc:") { return (work, LocalizedText(String(work.dropFirst(4)))) }
            return (
                work, LocalizedText(stand.numbers.isEmpty ? stand.document : stand.numbers.map { "[\($0)]" }.joined())
            )
        }
    }

    /// «由下位概念归入（冠状动脉钙化 属于 血管钙化）：NaSH → 冠状动脉钙化».
    func via(_ stand: Topic.Stand, _ related: Topic.Related?) -> LocalizedText {
        guard let via = stand.via else { return LocalizedText("") }
        let said = words["via.\(via)"]
        if let related {
            return words.filled("via.because", [said, narrower(related).title, why(related)])
        }
        guard let pair = stand.pair else { return said }
        return words.filled("via.pair", [said, LocalizedText(pair.subject), LocalizedText(pair.object)])
    }

    /// The document, its sections and the bytes.
    func place(_ document: String, _ section: [String], _ span: ByteRange) -> LocalizedText {
        let path = ([document] + section).joined(separator: " › ")
        return words.filled("audit.place", path, "\(span.start)", "\(span.end)")
    }

    /// Under what it holds, in a line.
    func conditions(_ conditions: Conditions) -> LocalizedText {
        var parts: [LocalizedText] = []
        if !conditions.doses.isEmpty {
            parts.append(LocalizedText(conditions.doses.joined(separator: ", ")))
        }
        if let system = conditions.system { parts.append(value(.system, system)) }
        if let species = conditions.species { parts.append(LocalizedText(species)) }
        if let population = conditions.population { parts.append(LocalizedText(population)) }
        if let size = conditions.sampleSize { parts.append(LocalizedText("n = \(size)")) }
        if let aspect = conditions.aspect { parts.append(value(.aspect, aspect)) }
        if !conditions.years.isEmpty {
            parts.append(LocalizedText(conditions.years.map(String.init).joined(separator: ", ")))
        }
        return .joined(parts, " · ")
    }

    /// In what the sides of a topic differ.
    func difference(_ difference: ConditionDifference) -> LocalizedText {
        func list(_ values: [String]) -> LocalizedText { .joined(values.map { value(difference.kind, $0) }, ", ") }
        return words.filled(
            "difference",
            [words["condition.\(difference.kind.rawValue)"], list(difference.supporting), list(difference.opposing)])
    }

    private func value(_ kind: Conditions.Kind, _ value: String) -> LocalizedText {
        switch kind {
        case .design: return words["design.\(value)"]
        case .system, .aspect:
            let key = "\(kind.rawValue).\(value)"
            let word = words[key]
            return word.en == key ? LocalizedText(value) : word
        default: return LocalizedText(value)
        }
    }
}
