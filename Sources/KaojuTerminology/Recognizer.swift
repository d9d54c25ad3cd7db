import KaojuMatching
import KaojuText

/// Finds the places where a document names concepts.
///
/// Names of the lexicon, names that the document itself defines, and names that show by their make-up what they are.
/// Only paragraphs, captions and tables are read. Total: every text has mentions, perhaps none.
package struct Recognizer: Sendable {
    private let lexicon: Lexicon
    private let tagger: (any NameTagging)?

    /// Creates a recognizer of the lexicon's concepts; a tagger finds further names.
    package init(lexicon: Lexicon = .builtIn, tagger: (any NameTagging)? = nil) {
        self.lexicon = lexicon
        self.tagger = tagger
    }

    /// The mentions in a document. O(n + names found).
    package func mentions(in text: SegmentedText) -> Mentions {
        var bytes = text.reading.bytes
        var diagnostics: [Diagnostic] = []
        switch SimplifiedText.of(bytes) {
        case .same: break
        case .simplified(let simplified): bytes = simplified
        case .unavailable: diagnostics.append(SimplifiedText.unavailable(text.document.name))
        }
        let sentences = text.sentences.filter { Self.isRead(text.blocks[$0.block].kind) }.map(\.range)
        var finds = finds(in: bytes, sentences)
        var open = decide(&finds, in: bytes, sentences)
        let tags = tagged(&finds, in: bytes, sentences)
        let assembler = MentionAssembler(concepts: finds.glossary.concepts)
        var out = assembler.mentions(
            of: finds.candidates, others: finds.open, definitions: finds.glossary.definitions)
        for index in out.items.indices { out.items[index].label = tags[out.items[index].range] }
        // What stands inside a longer name is not left out.
        open.removeAll { item in
            out.indices(in: ByteRange(max(0, item.place.start - 256), item.place.end))
                .contains { out.items[$0].range.overlaps(item.place) }
        }
        out.diagnostics =
            diagnostics
            + open.map { item in
                SenseResolver.open(
                    text[item.place], item.concepts.map { finds.glossary.concepts[$0] }, document: text.document.name,
                    span: text.source(of: item.place))
            }
        return out
    }

    /// The names in sentences of a text, as a tagger is told of them. O(n + names found).
    package func knownNames(in bytes: [UInt8], sentences: [ByteRange]) -> KnownNames {
        var finds = finds(in: bytes, sentences)
        _ = decide(&finds, in: bytes, sentences)
        return knownNames(finds)
    }

    private func knownNames(_ finds: Finds) -> KnownNames {
        var categories: [Int: String] = [:]
        func name(_ candidate: Candidate, isOpen: Bool = false) -> KnownName? {
            guard candidate.concept != Glossary.nothing else { return nil }
            let category: String
            if let known = categories[candidate.concept] {
                category = known
            } else {
                let whole = finds.glossary.concepts[candidate.concept].category
                category = whole.hasPrefix("biolink:") ? String(whole.dropFirst("biolink:".count)) : whole
                categories[candidate.concept] = category
            }
            return KnownName(
                range: candidate.range, category: category, isCertain: candidate.source != .pattern && !isOpen)
        }
        let all = finds.candidates.compactMap { name($0) } + finds.open.compactMap { name($0, isOpen: true) }
        return KnownNames(
            taken: finds.candidates.withoutOverlaps().compactMap { name($0) },
            all: all.sorted {
                ($0.range.start, $0.range.end, $0.category, $0.isCertain ? 0 : 1)
                    < ($1.range.start, $1.range.end, $1.category, $1.isCertain ? 0 : 1)
            })
    }

    // MARK: Steps

    /// What was found in a text: places where names may stand, and the document's concepts.
    private struct Finds {
        var glossary: Glossary
        /// Those that the document bears out, once it was decided on them.
        var candidates: [Candidate]
        /// Abbreviations that nothing speaks for.
        var open: [Candidate] = []
    }

    private func finds(in bytes: [UInt8], _ sentences: [ByteRange]) -> Finds {
        var glossary = Glossary(lexicon: lexicon)
        var folded = FoldedSentences(bytes)
        var candidates = lexicalNames(of: sentences, in: &folded, definitions: &glossary)
        definedNames(of: sentences, in: &folded, glossary: glossary, into: &candidates)
        glossary.redefine(&candidates, in: bytes)
        variants(of: sentences, in: bytes, glossary: &glossary, into: &candidates)
        unknownNames(of: sentences, in: bytes, glossary: &glossary, into: &candidates)
        namesInContext(of: sentences, in: bytes, glossary: &glossary, into: &candidates)
        adjectives(of: sentences, in: bytes, into: &candidates)
        glossary.unify(&candidates)
        return Finds(glossary: glossary, candidates: candidates)
    }

    /// Decides on ambiguous names: those of concepts that have another name in the document stay, others where the words around
    /// them tell; the rest is set apart.
    private func decide(
        _ finds: inout Finds, in bytes: [UInt8], _ sentences: [ByteRange]
    ) -> [(place: ByteRange, concepts: [Int])] {
        var established: Set<Int> = []
        for candidate in finds.candidates where !candidate.isConditional { established.insert(candidate.concept) }
        var kept = finds.candidates.filter { !$0.isConditional || established.contains($0.concept) }
        var open = finds.candidates.filter { $0.isConditional && !established.contains($0.concept) }
        // A place that has a meaning needs no other.
        let asked = Places(open)
        let taken = Set(kept.lazy.filter { $0.source != .pattern && asked.begin(at: $0.range.start) }.map(\.range))
        open.removeAll { taken.contains($0.range) }
        let concepts = finds.glossary.concepts
        let outcome = SenseResolver(bytes: bytes, sentences: sentences).resolve(open) { concepts[$0] }
        for var candidate in open where outcome.senses[Array(bytes[candidate.range.indices])] == candidate.concept {
            candidate.score = 0.7
            kept.append(candidate)
        }
        let decided = Set(kept.lazy.filter(\.isConditional).map { Sense(range: $0.range, concept: $0.concept) })
        finds.open = finds.candidates.filter {
            $0.isConditional && !decided.contains(Sense(range: $0.range, concept: $0.concept))
        }
        finds.candidates = kept
        return outcome.open
    }

    /// Where some candidates begin: few are asked for among many.
    private struct Places {
        private let starts: [Int]

        init(_ candidates: [Candidate]) { starts = candidates.map(\.range.start).sortedUnique() }

        /// Whether one of them begins at an offset. O(log n).
        func begin(at offset: Int) -> Bool {
            var low = 0
            var high = starts.count
            while low < high {
                let middle = (low + high) / 2
                if starts[middle] < offset { low = middle + 1 } else { high = middle }
            }
            return low < starts.count && starts[low] == offset
        }
    }

    private struct Sense: Hashable {
        var range: ByteRange
        var concept: Int
    }

    /// Adds the tagger's names; gives all labels by their places. A name that a lexicon has is its concept's.
    private func tagged(_ finds: inout Finds, in bytes: [UInt8], _ sentences: [ByteRange]) -> [ByteRange: String] {
        guard let tagger else { return [:] }
        var labels: [ByteRange: String] = [:]
        for name in tagger.names(in: bytes, sentences: sentences, known: knownNames(finds)) {
            labels[name.range] = name.label
            let surface = String(decoding: bytes[name.range.indices], as: UTF8.self)
            let concept: Int
            if let entry = lexicon.entries(named: surface).min(by: { ($0.rank, $0.concept) < ($1.rank, $1.concept) }) {
                concept = finds.glossary.concepts.unified(Int(entry.concept))
            } else {
                let isChinese = surface.utf8.contains { $0 >= 0xE3 && $0 <= 0xE9 }
                concept = finds.glossary.concepts.index(
                    zh: isChinese ? surface : "", en: isChinese ? "" : PatternName.english(surface),
                    category: name.category)
            }
            finds.candidates.append(
                Candidate(
                    range: name.range, concept: concept, source: .model, score: name.probability, isConditional: false,
                    rank: 95))
        }
        return labels
    }

    // MARK: Kinds of names

    /// The lexicon's names; what the sentences define goes to the glossary.
    private func lexicalNames(
        of sentences: [ByteRange], in texts: inout FoldedSentences, definitions glossary: inout Glossary
    ) -> [Candidate] {
        var candidates: [Candidate] = []
        let bytes = texts.bytes
        texts.forEach(sentences) { sentence, folded in
            let first = candidates.count
            LexicalNames(lexicon: lexicon).find(in: folded, of: bytes, into: &candidates)
            glossary.place = sentence.start
            DefinitionReader(lexicon: lexicon, bytes: bytes, sentence: sentence, known: candidates[first...])
                .read(into: &glossary)
            HeldWords.find(in: bytes, sentence: sentence, into: &candidates)
        }
        return candidates
    }

    /// The names that the document defines, wherever they stand in it.
    private func definedNames(
        of sentences: [ByteRange], in texts: inout FoldedSentences, glossary: Glossary,
        into candidates: inout [Candidate]
    ) {
        guard let names = glossary.index() else { return }
        let bytes = texts.bytes
        texts.forEach(sentences) { _, folded in
            names.forEachHit(in: folded, of: bytes) { hit in
                candidates.append(
                    Candidate(
                        range: hit.range, concept: Int(hit.entry.concept), source: .abbreviation,
                        score: hit.entry.style == .symbol ? 0.95 : 0.9, isConditional: false, rank: 0))
            }
        }
    }

    /// Names that show by their make-up what they are.
    private func unknownNames(
        of sentences: [ByteRange], in bytes: [UInt8], glossary: inout Glossary, into candidates: inout [Candidate]
    ) {
        let all = candidates.sorted { $0.range < $1.range }
        let isKnownSymbol = { (symbol: [UInt8]) in
            !lexicon.entries(named: String(decoding: symbol, as: UTF8.self)).isEmpty
        }
        var vetoes: Set<[UInt8]> = []
        // The words of a short text are kept for the second look at it.
        let isShort = bytes.count <= FoldedSentences.limit
        var words: [[EnglishMakeUp.Token]] = []
        for sentence in sentences {
            let reader = EnglishMakeUp(
                bytes: bytes, sentence: sentence, places: KnownPlaces([]), isKnownSymbol: isKnownSymbol)
            let tokens = reader.tokens()
            vetoes.formUnion(reader.vetoed(tokens))
            if isShort { words.append(tokens) }
        }
        let concepts = glossary.concepts
        let isAnatomy = { (concept: Int) in
            concept >= 0 && concepts.isOfCategory("biolink:GrossAnatomicalStructure", concept)
        }
        var at = 0
        for (index, sentence) in sentences.enumerated() {
            while at < all.count, all[at].range.start < sentence.start { at += 1 }
            var end = at
            while end < all.count, all[end].range.start < sentence.end { end += 1 }
            let known = Array(all[at..<end])
            at = end
            let places = KnownPlaces(known)
            let chinese = ChineseMakeUp(bytes: bytes, sentence: sentence, known: known, places: places)
            let english = EnglishMakeUp(
                bytes: bytes, sentence: sentence, places: places, isKnownSymbol: isKnownSymbol,
                isAnatomy: isAnatomy, vetoes: vetoes)
            for find in chinese.find() + english.find(isShort ? words[index] : english.tokens()) {
                let surface = String(decoding: bytes[find.range.indices], as: UTF8.self)
                let isChinese = surface.utf8.contains { $0 >= 0xE3 && $0 <= 0xE9 }
                let name = isChinese ? surface : PatternName.english(surface)
                let concept = glossary.concepts.index(
                    zh: isChinese ? name : "", en: isChinese ? "" : name, category: find.category)
                if let base = find.base { glossary.concepts.setBase(base, of: concept) }
                candidates.append(
                    Candidate(
                        range: find.range, concept: concept, source: .pattern, score: find.score, isConditional: false,
                        rank: 100))
            }
        }
    }

    /// Names of sequence variants.
    private func variants(
        of sentences: [ByteRange], in bytes: [UInt8], glossary: inout Glossary, into candidates: inout [Candidate]
    ) {
        for sentence in sentences {
            for range in VariantNames(bytes: bytes, sentence: sentence).find() {
                let name = String(decoding: bytes[range.indices], as: UTF8.self)
                let concept = glossary.concepts.index(zh: "", en: name, category: "biolink:SequenceVariant")
                candidates.append(
                    Candidate(
                        range: range, concept: concept, source: .pattern, score: 0.9, isConditional: false, rank: 50))
            }
        }
    }

    /// Words that their neighbours show to be names.
    private func namesInContext(
        of sentences: [ByteRange], in bytes: [UInt8], glossary: inout Glossary, into candidates: inout [Candidate]
    ) {
        // An ambiguous abbreviation that nothing else speaks for is free.
        let established = Set(candidates.lazy.filter { !$0.isConditional }.map(\.concept))
        let known = candidates.filter { !$0.isConditional || established.contains($0.concept) }.sorted {
            $0.range < $1.range
        }
        let concepts = glossary.concepts
        var answers: [Int: Bool] = [:]
        let isProtein = { (concept: Int) in
            if concept < 0 { return false }
            if let known = answers[concept] { return known }
            let found =
                concepts.isOfCategory("biolink:Protein", concept)
                || concepts.isOfCategory("biolink:ProteinFamily", concept)
            answers[concept] = found
            return found
        }
        for find in NamesInContext(bytes: bytes, known: known, isProteinConcept: isProtein).find(in: sentences) {
            let name = PatternName.english(String(decoding: bytes[find.range.indices], as: UTF8.self))
            let concept = glossary.concepts.index(zh: "", en: name, category: find.category)
            candidates.append(
                Candidate(
                    range: find.range, concept: concept, source: .pattern, score: 0.55, isConditional: false, rank: 110)
            )
        }
    }

    /// «hypertensive patients»: adjectives of diseases before words for who has them.
    private func adjectives(of sentences: [ByteRange], in bytes: [UInt8], into candidates: inout [Candidate]) {
        for sentence in sentences {
            for find in DiseaseAdjectives.find(in: bytes, sentence: sentence) {
                guard let entry = lexicon.entries(named: find.name).first else { continue }
                candidates.append(
                    Candidate(
                        range: find.range, concept: Int(entry.concept), source: .pattern, score: 0.8,
                        isConditional: false, rank: 120))
            }
        }
    }

    private static func isRead(_ kind: Block.Kind) -> Bool {
        switch kind {
        case .paragraph, .caption, .table: true
        case .heading, .reference, .metadata: false
        }
    }
}
