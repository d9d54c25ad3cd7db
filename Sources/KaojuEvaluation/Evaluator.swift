import KaojuRecords
import KaojuText

/// Compares a build with a gold standard.
///
/// A claim says a relation where its span overlaps the relation's quotation, subject and object have a name of the gold
/// concepts, and the direction is the same (see `Direction`). Precision counts only claims at annotated places between
/// gold concepts, for a gold standard is not exhaustive elsewhere.
package struct Evaluator: Sendable {
    let gold: GoldStandard
    let concepts: GoldConcepts

    /// An evaluator for a gold standard.
    package init(gold: GoldStandard) {
        self.gold = gold
        concepts = GoldConcepts(gold.concepts)
    }

    /// A relation with its place.
    struct Placed {
        var relation: GoldStandard.Relation
        var document: String
        var span: ByteRange
        var quote: String
        /// Whether the document is known not to say it.
        var isWrong: Bool { relation.attributes["wrong"] != nil }
    }

    /// A claim with the names that are compared.
    struct Named {
        var claim: ClaimRecord
        var subject: Set<ComparedName>
        var object: Set<ComparedName>
    }

    /// Compares the build in a folder. O(relations · claims of the document).
    /// Errors: the build lacks a document of the gold standard.
    package func evaluation(
        of build: BuildFolder
    ) throws(EvaluationFailure) -> Evaluation {
        let texts = try texts(of: build)
        do throws(RecordError) {
            var out = Evaluation()
            let placed = place(texts, &out)
            let claims = Dictionary(grouping: try build.claims().map(named), by: \.claim.document)
            var rules = RuleTally()
            for claim in claims.values.joined() { rules.count(claim.claim.rule ?? "") }
            compare(placed, claims, &out, &rules)
            judge(claims, placed, &out, &rules)
            out.rules = rules.contributions
            if let mentions = try? build.mentions() { out.mentions = recognised(placed, mentions, texts) }
            if !gold.controversies.isEmpty, let audit = try? build.audit() {
                ControversyComparison(gold: gold, concepts: concepts, names: texts.mapValues(\.name))
                    .compare(audit, &out)
            }
            return out
        } catch {
            throw .build(error)
        }
    }

    // MARK: Steps

    /// The build's texts by the gold standard's names of documents, with the build's.
    private func texts(
        of build: BuildFolder
    ) throws(EvaluationFailure) -> [String: (name: String, text: SqueezedText)] {
        let wanted =
            gold.relations.map { ($0.document, "relations.tsv:\($0.line)") }
            + gold.controversies.map { ($0.document, "controversies.tsv:\($0.line)") }
        var texts: [String: (name: String, text: SqueezedText)] = [:]
        do throws(RecordError) {
            let names = try build.documents()
            for prefix in Set(wanted.map(\.0)).sorted() {
                guard let name = names.first(where: { Self.file($0).hasPrefix(prefix) }) else { continue }
                texts[prefix] = (name, SqueezedText(try build.text(of: name)))
            }
        } catch {
            throw .build(error)
        }
        if let (name, place) = wanted.first(where: { texts[$0.0] == nil }) {
            throw .gold(.document(name, gold.folder + "/" + place))
        }
        return texts
    }

    private func place(
        _ texts: [String: (name: String, text: SqueezedText)], _ out: inout Evaluation
    ) -> [Placed] {
        gold.relations.compactMap { relation in
            guard let (name, text) = texts[relation.document] else { return nil }
            guard let range = Self.range(of: relation.quote, in: text) else {
                out.unplaced.append(relation.quote)
                return nil
            }
            return Placed(
                relation: relation, document: name, span: text.source(of: range), quote: text.text(range))
        }
    }

    /// Where a quotation, or a place `@start-end`, stands.
    private static func range(of quote: String, in text: SqueezedText) -> Range<Int>? {
        let ends = quote.dropFirst().split(separator: "-").compactMap { Int($0) }
        if quote.first == "@", ends.count == 2, ends[0] >= 0, ends[0] < ends[1], ends[1] <= text.scalars.count {
            return ends[0]..<ends[1]
        }
        return text.range(of: quote.squeezed.unicodeScalars.map(\.value))
    }

    private func named(_ claim: ClaimRecord) -> Named {
        Named(
            claim: claim, subject: ComparedName.set(claim.subject.names),
            object: ComparedName.set(claim.object.names))
    }

    private func compare(
        _ placed: [Placed], _ claims: [String: [Named]], _ out: inout Evaluation, _ rules: inout RuleTally
    ) {
        var attributes = AttributeComparison()
        for item in placed {
            if item.isWrong { continue }
            let found = best(for: item, among: claims[item.document] ?? [])
            if item.relation.attributes["optional"] != nil {
                out.optional.count(found != nil)
                continue
            }
            out.recall.count(found != nil)
            rules.find(Set((claims[item.document] ?? []).filter { says($0, item) }.map { $0.claim.rule ?? "" }))
            guard let found else {
                out.misses.append(
                    .init(
                        document: item.document, relation: item.relation,
                        quote: item.relation.quote.hasPrefix("@") ? item.quote : item.relation.quote))
                continue
            }
            out.exactPredicate.count(found.isExact)
            attributes.compare(item.relation, found.claim, citations: found.hasCitations)
        }
        out.attributes = attributes.tallies
    }

    /// The claim that says the relation, if any: rather one with the same citations and the same predicate.
    private func best(
        for item: Placed, among claims: [Named]
    ) -> (claim: ClaimRecord, hasCitations: Bool, isExact: Bool)? {
        var best: (claim: ClaimRecord, hasCitations: Bool, isExact: Bool)?
        for named in claims where says(named, item) {
            let numbers = Set(named.claim.citations.flatMap(\.numbers).map(String.init))
            let same = numbers == item.relation.numbers
            let exact =
                item.relation.predicate == "no_effect"
                ? Direction(named.claim) == Direction.none : named.claim.predicate == item.relation.predicate
            if let best, (best.hasCitations ? 2 : 0) + (best.isExact ? 1 : 0) >= (same ? 2 : 0) + (exact ? 1 : 0) {
                continue
            }
            best = (named.claim, same, exact)
        }
        return best
    }

    private func says(_ named: Named, _ item: Placed) -> Bool {
        guard named.claim.span.overlaps(item.span), let want = Direction(predicate: item.relation.predicate),
            let got = Direction(named.claim), want.accepts(got)
        else { return false }
        return concepts.isConcept(item.relation.subject, named.subject)
            && concepts.isConcept(item.relation.object, named.object)
    }

    private func judge(
        _ claims: [String: [Named]], _ placed: [Placed], _ out: inout Evaluation, _ rules: inout RuleTally
    ) {
        let places = Dictionary(grouping: placed, by: \.document)
        for (document, claims) in claims.sorted(by: { $0.key < $1.key }) {
            let places = places[document] ?? []
            for named in claims {
                let here = places.filter { $0.span.overlaps(named.claim.span) }
                guard !here.isEmpty, concepts.isKnown(named.subject), concepts.isKnown(named.object) else { continue }
                let isRight = here.contains { !$0.isWrong && says(named, $0) }
                out.precision.count(isRight)
                rules.judge(named.claim.rule ?? "", isRight: isRight)
                if !isRight { out.wrong.append(named.claim) }
            }
        }
    }

    private func recognised(
        _ placed: [Placed], _ mentions: [MentionRecord],
        _ texts: [String: (name: String, text: SqueezedText)]
    ) -> Tally {
        var tally = Tally()
        let byDocument = Dictionary(grouping: mentions, by: \.document).mapValues { mentions in
            mentions.map { mention in
                (
                    mention.span,
                    ComparedName.set(
                        [mention.surface, mention.label].compactMap { $0 }
                            + (mention.labels ?? [:]).values.sorted() + (mention.synonyms ?? []))
                )
            }
        }
        for item in placed {
            let here = (byDocument[item.document] ?? []).filter { $0.0.overlaps(item.span) }
            // The place ends within its last character, which does not count.
            let last = item.quote.unicodeScalars.last.map { UTF8.width($0) } ?? 1
            let text = ComparedName(last > 1 ? String(item.quote.dropLast()) : item.quote)
            for concept in [item.relation.subject, item.relation.object]
            where concepts[concept].contains(where: text.contains) {
                tally.count(here.contains { concepts.isConcept(concept, $0.1) })
            }
        }
        return tally
    }

    private static func file(_ document: String) -> Substring {
        document.split(separator: "/").last ?? document[...]
    }
}
