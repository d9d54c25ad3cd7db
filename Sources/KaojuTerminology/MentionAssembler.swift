import KaojuText

/// Turns candidates into mentions: settles overlaps, numbers the concepts, notes what else a name may stand for.
struct MentionAssembler {
    /// The concepts that candidates refer to.
    let concepts: DocumentConcepts

    /// The mentions of candidates that the document bears out; `others` are those that it does not. O(n log n).
    func mentions(of candidates: [Candidate], others: [Candidate] = [], definitions: [Glossary.Entry] = []) -> Mentions
    {
        let rivals = rivals(among: candidates, others)
        var numbers: [Int: Int] = [:]
        var out = Mentions()
        for candidate in candidates.withoutOverlaps() where candidate.concept != Glossary.nothing {
            let number: Int
            if let known = numbers[candidate.concept] {
                number = known
            } else {
                number = out.concepts.count
                numbers[candidate.concept] = number
                out.concepts.append(concepts[candidate.concept])
            }
            var mention = Mention(
                range: candidate.range, concept: number, source: candidate.source, score: candidate.score)
            ground(&mention, candidate, rivals[candidate.range] ?? [])
            out.items.append(mention)
        }
        out.definitions = definitions.map { entry in
            var definition = entry.definition
            definition.concept = entry.concept >= 0 ? concepts[entry.concept] : nil
            return definition
        }
        addBases(to: &out)
        return out
    }

    // MARK: Runners-up

    /// The candidates for places that several concepts have a name for.
    private func rivals(among candidates: [Candidate], _ others: [Candidate]) -> [ByteRange: [Candidate]] {
        // What a name's make-up says of it is no other meaning.
        let candidates = candidates.filter { $0.source == .lexicon || $0.source == .abbreviation }
        let named = (candidates + others).filter { $0.concept != Glossary.nothing }.sorted { $0.range < $1.range }
        var shared: Set<ByteRange> = []
        for (one, next) in zip(named, named.dropFirst()) where one.range == next.range && one.concept != next.concept {
            shared.insert(one.range)
        }
        guard !shared.isEmpty else { return [:] }
        var out: [ByteRange: [Candidate]] = [:]
        for candidate in candidates where shared.contains(candidate.range) {
            out[candidate.range, default: []].append(candidate)
        }
        for var candidate in others where shared.contains(candidate.range) {
            candidate.isConditional = true
            out[candidate.range, default: []].append(candidate)
        }
        return out
    }

    /// How much speaks for a candidate beside others for the same place.
    private static func weight(_ candidate: Candidate) -> Double {
        switch candidate.source {
        case .abbreviation: 16
        case .lexicon: candidate.isConditional ? 0.5 : 4 / Double(1 + min(3, Int(candidate.rank) / 3))
        case .pattern, .model: 1
        }
    }

    /// Where several concepts have the name, the score is shared among them by what speaks for each.
    private func ground(_ mention: inout Mention, _ winner: Candidate, _ rivals: [Candidate]) {
        var best: [Int: Double] = [:]
        for rival in rivals where rival.concept >= 0 {
            // The one that was chosen has something for it that the weights do not know.
            let weight = Self.weight(rival) * (rival.concept == winner.concept ? 2 : 1)
            best[rival.concept] = max(best[rival.concept] ?? 0, weight)
        }
        guard best.count > 1, let own = best[winner.concept] else { return }
        let sum = best.values.sorted().reduce(0, +)
        let score = mention.score
        mention.score = score * own / sum
        mention.runnersUp = best.filter { $0.key != winner.concept }
            .map { (number: $0.key, score: score * min($0.value, own) / sum) }
            .sorted { ($1.score, $0.number) < ($0.score, $1.number) }.prefix(5)
            .map { RunnerUp(concept: concepts[$0.number], score: $0.score) }
    }

    /// What names are made from goes along, though the text may not name it alone.
    private func addBases(to out: inout Mentions) {
        let ids = Set(out.concepts.map(\.id))
        var added: Set<String> = []
        for concept in out.concepts {
            guard let base = concept.base, !ids.contains(base), added.insert(base).inserted else { continue }
            if let whole = concepts.base(base) { out.concepts.append(whole) }
        }
    }
}
