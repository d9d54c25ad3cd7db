import KaojuCitations
import KaojuTerminology
import KaojuText

/// Makes claims of relations: pairs spelt out, signs reckoned, scopes of certainty, citation and study laid on.
struct ClaimBuilder {
    let text: SegmentedText
    let mentions: Mentions
    let citations: Citations
    let studies: Studies
    private var quantities: QuantityReader
    private let tracker: StudyTracker
    private let scope: CitationScope
    private let credit: StudyCredit
    /// The works by the ids of their references.
    private let works: [String: String]
    private var claims: [Claim] = []
    /// Where each of them stands in the reading text.
    private var places: [ByteRange] = []
    private var seen: Set<Key> = []
    /// The names of the concepts that claims were made of, by their places in the concept table.
    private var shared: [Int: Claim.Participant.Names] = [:]
    /// The designs that ranges tell, and what stands in the span of the last claim: neighbours ask for the same.
    private var designs: [ByteRange: Claim.Evidence?] = [:]
    private var last: (span: ByteRange, quote: Quote)?
    /// How many were studied, as the span of the last claim and what stands before it in its sentence tell.
    private var lastSize: (span: ByteRange, size: Int?)?
    private var lastSection: (index: Int, titles: [String])?

    /// Two readings of one place that say the same are one claim.
    private struct Key: Hashable {
        var sentence: Int
        var subject: String
        var predicate: Predicate
        var object: String
        var negated: Bool
        var clause: Int

        /// By what tells most readings apart.
        func hash(into hasher: inout Hasher) {
            hasher.combine(sentence)
            hasher.combine(clause)
            hasher.combine(subject)
            hasher.combine(object)
        }
    }

    init(text: SegmentedText, mentions: Mentions, citations: Citations, studies: Studies) {
        self.text = text
        self.mentions = mentions
        self.citations = citations
        self.studies = studies
        quantities = QuantityReader(bytes: text.reading.bytes, lexis: .builtIn)
        tracker = StudyTracker(text: text, citations: citations)
        credit = StudyCredit(text: text, citations: citations, studies: studies, tracker: tracker)
        scope = CitationScope(text: text, citations: citations, studies: studies, credit: credit)
        works = Dictionary(citations.references.map { ($0.id, $0.work) }) { first, _ in first }
    }

    /// Adds the claims of a sentence's relations.
    mutating func add(_ relations: [Relation], readings: CertaintyReader, sentence index: Int, table: ConceptTable) {
        let sentence = text.sentences[index]
        for relation in relations {
            let carried = !text.clauses[sentence.clauses.lowerBound + min(relation.clause, sentence.clauses.count - 1)]
                .range
                .contains(relation.subject.range.start)
            let certainty: Certainty
            switch readings.reading(clause: relation.clause, trigger: relation.trigger, carried: carried) {
            case .noClaim: continue
            case .certainty(let value): certainty = value
            }
            for subject in relation.subject.nominals {
                for object in relation.object.nominals {
                    add(relation, subject, object, certainty, index, table)
                }
            }
        }
    }

    private mutating func add(
        _ relation: Relation, _ subject: Nominal, _ object: Nominal, _ certainty: Certainty, _ index: Int,
        _ table: ConceptTable
    ) {
        guard table.concepts[subject.concept].id != table.concepts[object.concept].id,
            PairFilter(table: table).allows(subject, relation.effect, object)
        else { return }
        // «降低 FGF23 水平» carried onto FGF23 says nothing.
        if table.category(object.concept) == "ClinicalAttribute",
            names(table[subject.concept]).contains(where: {
                table.concepts[object.concept].zh.hasPrefix($0) || text[object.range].hasPrefix($0)
            })
        {
            return
        }
        let predicate = SignArithmetic.predicate(
            relation.effect, subject: subject.direction, object: object.direction,
            valence: table.valence(object.concept))
        let key = Key(
            sentence: index, subject: table.concepts[subject.concept].id, predicate: predicate,
            object: table.concepts[object.concept].id, negated: relation.isNegated, clause: relation.clause)
        guard seen.insert(key).inserted else { return }

        let sentence = text.sentences[index]
        let markers = scope.markers(
            for: relation, subject: subject.range, object: object.range, sentence: index)
        let span = span(relation, subject.range, object.range, markers, sentence)
        var evidence = evidence(relation, index, span, markers)
        if last?.span != span { last = (span, text.quote(of: span)) }
        let quote = last?.quote ?? text.quote(of: span)
        if lastSection?.index != sentence.section {
            lastSection = (sentence.section, text.titles(ofSection: sentence.section))
        }
        let isChange = [Effect.raise, .lower, .improve, .worsen].contains(relation.effect)
        evidence.quantities = quantities.quantities(in: span, changed: isChange ? object.range : nil)
        let cited = markers.map { marker in
            let found = citations.markers[marker]
            let cited = found.references.compactMap { works[$0] }
            return Claim.Citation(
                span: text.source(of: found.range), surface: text[found.range], numbers: found.numbers,
                references: found.references, works: cited)
        }
        claims.append(
            Claim(
                id: "", document: text.document.name, section: lastSection?.titles ?? [],
                quote: quote, sentence: text.source(of: text.trimming(sentence.range)),
                subject: participant(
                    subject, relation.subject.anaphor ?? dropped(subject, relation, sentence), table),
                predicate: predicate,
                object: participant(
                    object, relation.object.anaphor ?? dropped(object, relation, sentence), table),
                negated: relation.isNegated, certainty: certainty,
                trigger: Claim.Trigger(span: text.source(of: relation.trigger), surface: text[relation.trigger]),
                rule: relation.rule, citations: cited,
                attribution: credit.attribution(of: relation.trigger, markers: markers, sentence: index),
                source: cited.isEmpty ? source(sentence) : .cited, evidence: evidence,
                confidence: confidence(relation, subject, object, certainty)))
        claims[claims.count - 1].element = text.blocks[sentence.block].element
        places.append(span)
    }

    /// The claims in document order, with their ids.
    mutating func finish() -> [Claim] {
        let order = places.indices.sorted { places[$0] != places[$1] ? places[$0] < places[$1] : $0 < $1 }
        var out = claims
        if order.elementsEqual(order.indices) { claims = [] } else { out = order.map { claims[$0] } }
        var ordinals: [ByteKey: Int] = [:]
        // Claims of one place have one quote.
        var quote = (text: "", squeezed: "")
        for index in out.indices {
            if index == 0 || out[index].quote.text != quote.text {
                quote = (out[index].quote.text, out[index].quote.text.squeezed)
            }
            var key: [UInt8] = []
            func append(_ part: String) {
                key.append(contentsOf: part.utf8)
                key.append(0x1F)
            }
            append(out[index].document)
            append(quote.squeezed)
            append(out[index].subject.surface.squeezed)
            append(out[index].predicate.rawValue)
            append(out[index].object.surface.squeezed)
            append(out[index].negated ? "1" : "0")
            let ordinal = Self.next(&ordinals[ByteKey(key), default: 0])
            key.append(contentsOf: String(ordinal).utf8)
            out[index].id = Digest.identifier("claim", key)
        }
        return out
    }

    /// Counts on, and returns what the count was.
    private static func next(_ count: inout Int) -> Int {
        defer { count += 1 }
        return count
    }

    // MARK: Parts

    private func names(_ concept: Concept) -> [String] {
        ([concept.zh, concept.en] + concept.synonyms).filter { $0.count >= 2 }
    }

    /// The place of a dropped name: before the trigger, where the name stands in another sentence.
    private func dropped(_ nominal: Nominal, _ relation: Relation, _ sentence: Sentence) -> ByteRange? {
        sentence.range.contains(nominal.range) ? nil : ByteRange(relation.trigger.start, relation.trigger.start)
    }

    private mutating func participant(
        _ nominal: Nominal, _ anaphor: ByteRange?, _ table: ConceptTable
    ) -> Claim.Participant {
        let own: Claim.Participant.Names
        if let known = shared[nominal.concept] {
            own = known
        } else {
            let concept = table[nominal.concept]
            own = Claim.Participant.Names(
                .init(
                    concept: concept.id, label: concept.label(text.language), zh: concept.zh, en: concept.en,
                    synonyms: concept.synonyms, category: concept.category))
            shared[nominal.concept] = own
        }
        return Claim.Participant(
            names: own, surface: text[nominal.range], span: text.source(of: nominal.range), aspect: nominal.aspect,
            direction: nominal.direction == 0 ? nil : nominal.direction > 0 ? "increased" : "decreased",
            anaphor: anaphor.map { text.source(of: $0) })
    }

    /// The smallest run of clauses that holds subject (where it stands in this sentence), trigger, object and markers.
    private func span(
        _ relation: Relation, _ subject: ByteRange, _ object: ByteRange, _ markers: [Int], _ sentence: Sentence
    ) -> ByteRange {
        var whole = relation.trigger.union(relation.trigger)
        let anaphors = [relation.subject.anaphor, relation.object.anaphor].compactMap { $0 }
        for range in [subject, object] + anaphors + markers.map({ citations.markers[$0].range })
        where sentence.range.contains(range) {
            whole = whole.union(range)
        }
        var start = whole.start
        var end = whole.end
        for clause in sentence.clauses {
            let range = text.clauses[clause].range
            if range.contains(whole.start) { start = range.start }
            if range.contains(max(whole.start, whole.end - 1)) { end = range.end }
        }
        return text.trimming(ByteRange(start, end))
    }

    private mutating func design(in range: ByteRange) -> Claim.Evidence? {
        if let known = designs[range] { return known }
        let found = tracker.certainEvidence(in: range)
        designs[range] = .some(found)
        return found
    }

    private mutating func evidence(
        _ relation: Relation, _ index: Int, _ span: ByteRange, _ markers: [Int]
    ) -> Claim.Evidence {
        let study = credit.study(of: relation.trigger, markers: markers, sentence: index)
        let sentence = text.sentences[index]
        let clauses = Array(sentence.clauses)
        // The relation's own clause tells first, then the clauses before it, then its study, then what comes behind.
        var found: Claim.Evidence?
        for clause in clauses.prefix(relation.clause + 1).reversed() where found == nil {
            found = design(in: text.clauses[clause].range)
        }
        if found == nil, let study, study.evidence.design != .unspecified { found = study.evidence }
        var evidence = found ?? design(in: sentence.range) ?? Claim.Evidence()
        evidence.sampleSize = study?.evidence.sampleSize
        if study == nil {
            // The number stands where the finding is told, or before it («In 60 patients, S reduced O»).
            if lastSize?.span != span {
                let sizes = SampleSizeScanner(bytes: text.reading.bytes)
                let before = ByteRange(sentence.range.start, span.start)
                lastSize = (span, sizes.sampleSize(in: span) ?? sizes.sampleSize(in: before))
            }
            evidence.sampleSize = lastSize?.size
        }
        // «对 n 例患者…，A 与 B 呈负相关»: measured once, side by side.
        let correlates: [Effect] = [.correlate, .correlatePositively, .correlateNegatively]
        if evidence.design == .unspecified, correlates.contains(relation.effect), evidence.sampleSize ?? 0 >= 10,
            study?.attribution?.name != nil
        {
            evidence.design = .crossSectional
            evidence.eco = "ECO:0000180"
            evidence.system = "clinical"
        }
        return evidence
    }

    /// Results and case reports are the document's own; a review's statement without a marker is background.
    private func source(_ sentence: Sentence) -> ClaimSource {
        switch text.sections[sentence.section].kind {
        case .results, .methods: .own
        default: .background
        }
    }

    private func confidence(_ relation: Relation, _ subject: Nominal, _ object: Nominal, _ certainty: Certainty)
        -> Double
    {
        func score(_ concept: Int) -> Double { concept < mentions.concepts.count ? 1 : 0.9 }
        let sure = 0.95 - relation.doubt
        return max(0.05, sure * score(subject.concept) * score(object.concept))
    }
}

/// Which concepts may stand together.
struct PairFilter {
    let table: ConceptTable

    /// Places and populations never act; only remedies treat, and only what is suffered is treated; only cells and
    /// substances make products.
    func allows(_ subject: Nominal, _ effect: Effect, _ object: Nominal) -> Bool {
        let (a, b) = (subject.concept, object.concept)
        guard !table.isContext(a), !table.isContext(b), !table.isRate(a), !table.isRate(b) else { return false }
        // What only shows something does nothing, and nothing is done to it.
        guard !table.isInspection(a), !table.isInspection(b) else { return false }
        switch effect {
        case .treat:
            return table.isGiven(a) && !["Drug", "Procedure", "Treatment"].contains(table.category(b))
                && (table.isCondition(b) || table.valence(b) == .harm || object.direction != 0)
        case .prevent: return table.category(b) != "Drug" || object.direction != 0
        case .produce, .convert:
            // An assay yields nothing.
            guard !["Procedure", "Treatment"].contains(table.category(a)) else { return false }
            return table.isSubstance(b) || table.isCondition(b) && effect == .produce
        case .cause, .complication:
            // Nothing causes a remedy; what stands behind its name is then a word that nobody knows.
            return !table.isCell(a) && !table.isCell(b)
                && !["Drug", "Procedure", "Treatment"].contains(table.category(b))
        case .bind:
            // The substrate of a synthesis binds to nothing.
            let deeds = ["synthesis", "degradation"]
            guard !deeds.contains(subject.aspect ?? ""), !deeds.contains(object.aspect ?? "") else { return false }
            return table.isSubstance(a) && table.isSubstance(b)
        case .worsen, .improve:
            return !table.isCell(a) && !table.isCell(b) && (table.valence(b) != .unknown || !table.isSubstance(b))
        default: return !table.isCell(a) && !table.isCell(b)
        }
    }
}
