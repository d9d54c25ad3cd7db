import KaojuMatching
import KaojuText

/// Finds the places where a document names concepts.
///
/// Names of the lexicon, names that the document itself defines, and names that show by their make-up what they are.
/// Only paragraphs, captions and tables are read. Total: every text has mentions, perhaps none.
package struct Recognizer: Sendable {
    private let lexicon: Lexicon

    /// Creates a recognizer of the lexicon's concepts.
    package init(lexicon: Lexicon = .builtIn) {
        self.lexicon = lexicon
    }

    /// The mentions in a document. O(n + names found).
    package func mentions(in text: SegmentedText) -> Mentions {
        let bytes = text.reading.bytes
        let sentences = text.sentences.filter { Self.isRead(text.blocks[$0.block].kind) }.map(\.range)
        var glossary = Glossary(lexicon: lexicon)
        var candidates = lexicalNames(of: sentences, in: bytes, definitions: &glossary)
        definedNames(of: sentences, in: bytes, glossary: glossary, into: &candidates)
        variants(of: sentences, in: bytes, glossary: &glossary, into: &candidates)
        unknownNames(of: sentences, in: bytes, glossary: &glossary, into: &candidates)
        namesInContext(of: sentences, in: bytes, glossary: &glossary, into: &candidates)
        adjectives(of: sentences, in: bytes, into: &candidates)
        return MentionAssembler(concepts: glossary.concepts).mentions(of: candidates, definitions: glossary.definitions)
    }

    /// The lexicon's names; what the sentences define goes to the glossary.
    private func lexicalNames(
        of sentences: [ByteRange], in bytes: [UInt8], definitions glossary: inout Glossary
    ) -> [Candidate] {
        var candidates: [Candidate] = []
        var folded = FoldedText()
        for sentence in sentences {
            let first = candidates.count
            NameFolder.standard.fold(bytes, sentence, into: &folded)
            LexicalNames(lexicon: lexicon).find(in: folded, of: bytes, into: &candidates)
            DefinitionReader(lexicon: lexicon, bytes: bytes, sentence: sentence, known: candidates[first...])
                .read(into: &glossary)
            HeldWords.find(in: bytes, sentence: sentence, into: &candidates)
        }
        return candidates
    }

    /// The names that the document defines, wherever they stand in it.
    private func definedNames(
        of sentences: [ByteRange], in bytes: [UInt8], glossary: Glossary, into candidates: inout [Candidate]
    ) {
        guard let names = glossary.index() else { return }
        var folded = FoldedText()
        for sentence in sentences {
            NameFolder.standard.fold(bytes, sentence, into: &folded)
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
        for sentence in sentences {
            let reader = EnglishMakeUp(bytes: bytes, sentence: sentence, known: [], isKnownSymbol: isKnownSymbol)
            vetoes.formUnion(reader.vetoed())
        }
        let concepts = glossary.concepts
        let isAnatomy = { (concept: Int) in
            concept >= 0 && concepts[concept].category == "biolink:GrossAnatomicalStructure"
        }
        var at = 0
        for sentence in sentences {
            while at < all.count, all[at].range.start < sentence.start { at += 1 }
            var end = at
            while end < all.count, all[end].range.start < sentence.end { end += 1 }
            let known = Array(all[at..<end])
            at = end
            let chinese = ChineseMakeUp(bytes: bytes, sentence: sentence, known: known)
            let english = EnglishMakeUp(
                bytes: bytes, sentence: sentence, known: known, isKnownSymbol: isKnownSymbol,
                isAnatomy: isAnatomy, vetoes: vetoes)
            for find in chinese.find() + english.find() {
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
        let isProtein = { (concept: Int) in
            concept >= 0 && ["biolink:Protein", "biolink:ProteinFamily"].contains(concepts[concept].category)
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
