import KaojuMatching
import KaojuText

/// The concepts that Kaoju knows, and all their names: layers of which an upper one wins over those below it.
///
/// The concepts are numbered layer by layer from the top. One that stands in several layers (by its id, or by preferred name
/// and category) goes by its number in the topmost; it has that layer's preferred names and the names of all.
package struct Lexicon: Sendable {
    /// How much a lexicon holds.
    package struct Statistics: Sendable, Hashable {
        /// The number of concepts.
        package var concepts: Int
        /// The number of Chinese names, preferred ones and synonyms.
        package var namesZh: Int
        /// The number of English names, preferred ones and synonyms.
        package var namesEn: Int
        /// The number of abbreviations and symbols.
        package var abbreviations: Int

        /// Creates statistics.
        package init(concepts: Int, namesZh: Int, namesEn: Int, abbreviations: Int) {
            self.concepts = concepts
            self.namesZh = namesZh
            self.namesEn = namesEn
            self.abbreviations = abbreviations
        }
    }

    /// The layers, the topmost first.
    package let layers: [LexiconLayer]
    /// The number of each layer's first concept, and behind them the number of all.
    private let firsts: [Int]
    /// For each layer below the topmost, if it is not too large, the number that each of its concepts goes by.
    private var known: [[Int32]] = []
    private let cache: ConceptCache
    /// Larger layers are asked each time.
    private static let largestKnown = 200_000

    /// The built-in lexicon, made ready once.
    package static let builtIn = Lexicon(layers: [BuiltInLexicon.layer()])

    /// The built-in lexicon and a user's tables, of which a later one wins over an earlier one, and all over it. O(bytes).
    ///
    /// Throws a `LexiconError` where a table names a parent that no table has.
    package static func builtIn(adding tables: [LexiconTable]) throws(LexiconError) -> Lexicon {
        try builtIn.adding(tables)
    }

    /// A lexicon of these tables alone.
    ///
    /// Throws a `LexiconError` where a table names a parent that no table has.
    package init(_ tables: [LexiconTable]) throws(LexiconError) {
        self = try Lexicon(layers: []).adding(tables)
    }

    /// A lexicon of layers, the topmost first.
    package init(layers: [LexiconLayer]) {
        self.layers = layers
        cache = ConceptCache()
        var firsts = [0]
        for layer in layers { firsts.append(firsts[firsts.count - 1] + layer.count) }
        self.firsts = firsts
        guard layers.count > 1 else { return }
        // The numbers are asked for while `known` is empty.
        let numbers = layers.indices.map { layer -> [Int32] in
            layer == 0 || layers[layer].count > Self.largestKnown
                ? [] : (0..<layers[layer].count).map { Int32(number(firsts[layer] + $0)) }
        }
        known = numbers
    }

    /// The lexicon with a layer above all others.
    package func adding(_ layer: LexiconLayer) -> Lexicon { Lexicon(layers: [layer] + layers) }

    /// The lexicon with one layer more, of tables of which a later one wins.
    package func adding(_ tables: [LexiconTable]) throws(LexiconError) -> Lexicon {
        guard !tables.isEmpty else { return self }
        var compiler = LexiconCompiler()
        for table in tables.reversed() { compiler.add(table) }
        return adding(try compiler.compile(isStrict: true, outside: id(named:)))
    }

    // MARK: Concepts

    /// One more than the highest number of a concept. O(1).
    package var count: Int { firsts[layers.count] }

    /// The concept with this number, with what all layers know of it; nothing where there is none. O(layers).
    package subscript(number: Int) -> Concept {
        cache.concept(number) {
            let term = term(number)
            return Concept(
                id: term.id, zh: term.zh, en: term.en, synonyms: term.names.map(\.text), category: term.category,
                parents: term.parents, opposite: term.opposite, donorOf: term.donorOf)
        }
    }

    /// Whether a concept is of this category, given with its prefix. Nothing is kept, and nothing waited for. O(1).
    func isOfCategory(_ category: String, _ number: Int) -> Bool {
        let (layer, index) = place(of: number)
        return layer < layers.count && layers[layer].isOfCategory(category, at: index)
    }

    /// The number of the concept that stands for this one and all that vocabularies say are the same: of those in the lexicon
    /// the one whose identifier is preferred, then the one that comes first. O(cross-references · layers) the first time.
    func representative(of number: Int) -> Int {
        cache.representative(of: number) { preferred(among: number) }
    }

    /// The concept with the names of all that it stands for; nil where that is what it has itself. The same cost.
    func whole(_ number: Int) -> Concept? {
        cache.whole(number) {
            let whole = represented(number)
            return whole == self[number] ? nil : whole
        }
    }

    /// The same with the scope of each name and with other vocabularies' ids; its category has its prefix. O(layers).
    package func term(_ number: Int) -> VocabularyTerm {
        let (layer, index) = place(of: number)
        guard layer < layers.count else { return VocabularyTerm(id: "", category: "biolink:NamedThing") }
        var term = layers[layer].term(at: index)
        for below in layers.indices.dropFirst(layer + 1) {
            guard let other = counterpart(of: term, in: layers[below]).map({ layers[below].term(at: $0) }) else {
                continue
            }
            if term.id.hasPrefix("kaoju:") { term.id = other.id }
            for name in [other.zh, other.en] where !name.isEmpty { Self.add(.init(name), to: &term) }
            for name in other.names { Self.add(name, to: &term) }
            if term.zh.isEmpty { term.zh = other.zh }
            if term.en.isEmpty { term.en = other.en }
            for parent in other.parents where !term.parents.contains(parent) && parent != term.id {
                term.parents.append(parent)
            }
            if term.opposite == nil { term.opposite = other.opposite }
            for xref in other.xrefs where !term.xrefs.contains(xref) { term.xrefs.append(xref) }
            if term.donorOf == nil { term.donorOf = other.donorOf }
        }
        return term
    }

    private static func add(_ name: VocabularyTerm.Name, to term: inout VocabularyTerm) {
        guard name.text != term.zh, name.text != term.en, !term.names.contains(where: { $0.text == name.text }) else {
            return
        }
        term.names.append(name)
    }

    /// All concepts, in the order of their numbers. O(bytes of the concepts): for questions, not for recognition.
    package var concepts: [Concept] { numbers.map { self[$0] } }

    /// The numbers of all concepts. O(count).
    package var numbers: [Int] { (0..<count).filter { layers.count == 1 || number($0) == $0 } }

    /// The concept with this id. O(layers).
    package func concept(id: String) -> Concept? { index(of: id).map { self[$0] } }

    /// The number of the concept with this id. O(layers).
    package func index(of id: String) -> Int? {
        for (layer, first) in zip(layers, firsts) {
            if let index = layer.index(of: id) { return number(first + index) }
        }
        return nil
    }

    /// The number of the concept that has this identifier of another vocabulary, and alone has it in its layer. O(layers).
    func index(ofCrossReference id: String) -> Int? {
        for (layer, first) in zip(layers, firsts) {
            if let index = layer.index(ofCrossReference: id) { return number(first + index) }
        }
        return nil
    }

    /// The id of the concept with this id or preferred name, the topmost layer's. O(layers).
    package func id(named name: String) -> String? {
        if let number = index(of: name) { return self[number].id }
        for (layer, first) in zip(layers, firsts) {
            if let index = layer.index(named: name) { return self[number(first + index)].id }
        }
        return nil
    }

    /// The ids of the concepts directly above this one. O(layers).
    package func parents(of id: String) -> [String] { concept(id: id)?.parents ?? [] }

    /// The ids of all concepts above this one, the nearest first. O(ancestors).
    package func ancestors(of id: String) -> [String] {
        var out: [String] = []
        var queue = parents(of: id)
        while !queue.isEmpty {
            let next = queue.removeFirst()
            guard next != id, !out.contains(next) else { continue }
            out.append(next)
            queue += parents(of: next)
        }
        return out
    }

    /// What is needed to know what is broader than these concepts, opposite to them or given off by them: those that say
    /// so, and all that stand above them. O(hits).
    package func relatives(of ids: some Sequence<String>) -> [Concept] {
        var queue: [Int] = []
        var seen: Set<Int> = []
        func push(_ number: Int) { if seen.insert(number).inserted { queue.append(number) } }
        for (layer, first) in zip(layers, firsts) {
            for index in layer.relatedConcepts { push(number(first + index)) }
        }
        for id in ids { if let number = index(of: id) { push(number) } }
        var out: [Concept] = []
        var next = 0
        while next < queue.count {
            let concept = self[queue[next]]
            next += 1
            out.append(concept)
            for parent in concept.parents { if let number = index(of: parent) { push(number) } }
        }
        return out
    }

    /// How much the lexicon holds; a concept of several layers counts once. O(1) for one layer.
    package var statistics: Statistics {
        if layers.count == 1 { return layers[0].statistics }
        var sum = Statistics(concepts: 0, namesZh: 0, namesEn: 0, abbreviations: 0)
        for layer in layers {
            sum.namesZh += layer.statistics.namesZh
            sum.namesEn += layer.statistics.namesEn
            sum.abbreviations += layer.statistics.abbreviations
        }
        sum.concepts = numbers.count
        return sum
    }

    // MARK: Names

    /// Calls `body` with every name in the folded text, with the concept's number. O(n + matches) for each layer.
    func forEachHit(in text: FoldedText, of bytes: [UInt8], _ body: (NameIndex.Hit) -> Void) {
        for index in layers.indices {
            let layer = layers[index]
            layer.names.forEachHit(in: text, of: bytes) { hit in
                if let entry = numbered(hit.entry, layer: index, count: layer.count) {
                    body(.init(range: hit.range, folded: hit.folded, entry: entry))
                }
            }
        }
    }

    /// The entries of exactly this name.
    func entries(named name: String) -> [NameIndex.Entry] {
        layers.indices.flatMap { index in
            layers[index].names.entries(named: name).compactMap {
                numbered($0, layer: index, count: layers[index].count)
            }
        }
    }

    /// The numbers of the concepts with a name that is folded like this one, whatever its case, blanks and dashes.
    package func numbers(spelled name: String) -> [Int] {
        let folded = NameFolder.standard.fold(name)
        var out: [Int] = []
        for index in layers.indices {
            for entry in layers[index].names.entries(spelled: folded) {
                if let number = numbered(entry, layer: index, count: layers[index].count).map({ Int($0.concept) }),
                    !out.contains(number)
                {
                    out.append(number)
                }
            }
        }
        return out
    }

    /// An entry of a layer with the number of its concept, and its rank behind those of the layers above.
    @inline(__always)
    private func numbered(_ entry: NameIndex.Entry, layer: Int, count: Int) -> NameIndex.Entry? {
        guard entry.concept >= 0, Int(entry.concept) < count else { return nil }
        var entry = entry
        entry.rank = UInt8(min(90, 1 + 3 * layer + Int(entry.rank)))
        if layers.count > 1 { entry.concept = Int32(number(firsts[layer] + Int(entry.concept))) }
        return entry
    }

    // MARK: One concept in several layers

    private func place(of number: Int) -> (layer: Int, index: Int) {
        var layer = 0
        while layer < layers.count, number >= firsts[layer + 1] { layer += 1 }
        return (layer, number - firsts[layer])
    }

    /// The number that a concept goes by: that in the topmost layer that has it. O(layers).
    private func number(_ number: Int) -> Int {
        let (layer, index) = place(of: number)
        guard layer > 0, layer < layers.count else { return number }
        if layer < known.count, index < known[layer].count { return Int(known[layer][index]) }
        let id = layers[layer].id(at: index)
        for above in 0..<layer {
            if let found = layers[above].index(of: id) { return firsts[above] + found }
        }
        let term = layers[layer].term(at: index)
        for above in 0..<layer {
            if let found = counterpart(of: term, in: layers[above]) { return firsts[above] + found }
        }
        return number
    }

    /// The concept of a layer that is the same as the term: by its id, else by a preferred name and the category.
    func counterpart(of term: VocabularyTerm, in layer: LexiconLayer) -> Int? {
        if let index = layer.index(of: term.id) { return index }
        for name in [term.en, term.zh] where !name.isEmpty {
            guard let index = layer.index(named: name) else { continue }
            let other = layer.term(at: index)
            // Two vocabularies' ids are two concepts until they are said to be one.
            let isOne = term.id.hasPrefix("kaoju:") || other.id.hasPrefix("kaoju:")
            if other.category == term.category, isOne { return index }
        }
        return nil
    }
}
