import KaojuClaims
import KaojuTerminology
import KaojuText

/// The concepts of a corpus: one entry an id, names merged over documents and languages.
struct ConceptCatalogue: Sendable {
    /// What the documents together say of one concept.
    private struct Entry: Sendable {
        private(set) var zh: [String: Int] = [:]
        private(set) var en: [String: Int] = [:]
        private(set) var categories: [String: Int] = [:]
        private(set) var synonyms: [String] = []
        var isLexical = false
        private var seen: Set<String> = []
        /// What was added last, and how often in a row: most documents say the same of a concept.
        private var last = (zh: "", en: "", synonyms: [String](), category: "")
        private var times = 0
        /// The object that said it, which the documents hold.
        private var speaker: ObjectIdentifier?

        /// Whether an object said what was added last; then it is counted once more. O(1).
        mutating func isSaidAgain(by object: ObjectIdentifier) -> Bool {
            guard speaker == object else { return false }
            times += 1
            return true
        }

        mutating func add(zh: String, en: String, synonyms: [String], category: String, by object: ObjectIdentifier?) {
            speaker = object
            if times > 0, zh == last.zh, en == last.en, category == last.category, synonyms == last.synonyms {
                times += 1
                return
            }
            count()
            last = (zh, en, synonyms, category)
            times = 1
        }

        /// Counts what was added last.
        mutating func count() {
            if times == 0 { return }
            if !last.zh.isEmpty { zh[last.zh, default: 0] += times }
            if !last.en.isEmpty { en[last.en, default: 0] += times }
            if !last.category.isEmpty { categories[last.category, default: 0] += times }
            for name in last.synonyms where seen.insert(name).inserted { synonyms.append(name) }
            times = 0
        }
    }

    /// The names of a concept over the whole corpus.
    struct Names {
        var zh: String
        var en: String
        var synonyms: [String]
        var category: String
        /// The ids merged into it, sorted.
        var aliases: [String]

        /// The name in `language`, else in the other, else the first synonym.
        func label(_ language: Language) -> String {
            let (first, second) = language == .zh ? (zh, en) : (en, zh)
            return !first.isEmpty ? first : !second.isEmpty ? second : synonyms.first ?? ""
        }
    }

    private var entries: [String: Entry] = [:]
    private var merged: [String: String] = [:]
    private var aliases: [String: [String]] = [:]

    /// Collects the concepts of documents; their order does not matter. O(concepts + claims).
    init(_ documents: [DocumentEvidence]) {
        var collector = Collector()
        for index in documents.indices.sorted(by: { documents[$0].name < documents[$1].name }) {
            collector.add(documents[index])
        }
        entries = collector.finish()
        merge()
    }

    /// The id under which the corpus keeps a concept.
    func canonical(_ id: String) -> String { merged[id] ?? id }

    /// The names of a canonical concept. O(names).
    func names(of id: String) -> Names {
        let entry = entries[id] ?? Entry()
        let zh = Self.best(entry.zh)
        let en = Self.best(entry.en)
        let others = aliases[id] ?? []
        var synonyms: [String] = []
        var seen: Set<String> = [zh, en, ""]
        for one in [entry] + others.compactMap({ entries[$0] }) {
            let labels = (one.zh.keys.sorted() + one.en.keys.sorted())
            for name in one.synonyms + labels where seen.insert(name).inserted { synonyms.append(name) }
        }
        return Names(zh: zh, en: en, synonyms: synonyms, category: Self.best(entry.categories), aliases: others)
    }

    /// Takes in what documents say of their concepts, each document's word for one concept once.
    private struct Collector {
        private var entries: [Entry] = []
        private var places: [String: Int] = [:]
        /// Documents share the objects that name concepts.
        private var placesOfObjects: [ObjectIdentifier: Int] = [:]
        /// The number of the document that spoke of an entry last.
        private var spoke: [Int] = []
        private var document = 0

        private mutating func place(_ id: String, _ object: ObjectIdentifier) -> Int {
            if let known = placesOfObjects[object] { return known }
            let place = place(id)
            placesOfObjects[object] = place
            return place
        }

        private mutating func place(_ id: String) -> Int {
            if let known = places[id] { return known }
            places[id] = entries.count
            entries.append(Entry())
            spoke.append(0)
            return entries.count - 1
        }

        /// Whether the document has not spoken of an entry yet; now it has.
        private mutating func isFirst(_ place: Int) -> Bool {
            defer { spoke[place] = document }
            return spoke[place] != document
        }

        mutating func add(_ document: DocumentEvidence) {
            self.document += 1
            for shared in document.concepts {
                let place = place(shared.concept.id, ObjectIdentifier(shared))
                guard isFirst(place), !entries[place].isSaidAgain(by: ObjectIdentifier(shared)) else { continue }
                let concept = shared.concept
                entries[place].add(
                    zh: concept.zh, en: concept.en, synonyms: concept.synonyms, category: concept.category,
                    by: ObjectIdentifier(shared))
            }
            for index in document.lexical {
                let shared = document.concepts[index]
                entries[place(shared.concept.id, ObjectIdentifier(shared))].isLexical = true
            }
            for names in document.claims.rows.names {
                let place = place(names.concept, ObjectIdentifier(names))
                guard isFirst(place), !entries[place].isSaidAgain(by: ObjectIdentifier(names)) else { continue }
                entries[place].add(
                    zh: names.zh, en: names.en, synonyms: names.synonyms, category: names.category,
                    by: ObjectIdentifier(names))
            }
            for pair in document.disputes.lazy.flatMap(\.pairs) {
                for one in [pair.subject, pair.object] {
                    let place = place(one.concept)
                    guard isFirst(place) else { continue }
                    entries[place].add(
                        zh: one.zh, en: one.en, synonyms: one.synonyms, category: one.category, by: nil)
                }
            }
        }

        /// The entries by their ids.
        mutating func finish() -> [String: Entry] {
            for place in entries.indices { entries[place].count() }
            return places.mapValues { entries[$0] }
        }
    }

    /// Gives a concept that a document made of a term to the one lexicon concept that has its name; where two have it,
    /// it stays by itself.
    private mutating func merge() {
        var owners: [String: Set<String>] = [:]
        func isLexical(_ id: String, _ entry: Entry) -> Bool { entry.isLexical || !id.hasPrefix("kaoju:") }
        for (id, entry) in entries where isLexical(id, entry) {
            for name in Self.fullNames(entry) { owners[name, default: []].insert(id) }
        }
        for (id, entry) in entries where !isLexical(id, entry) {
            let found = Self.fullNames(entry).reduce(into: Set<String>()) { $0.formUnion(owners[$1] ?? []) }
            if found.count == 1, let owner = found.first { merged[id] = owner }
        }
        for (id, owner) in merged { aliases[owner, default: []].append(id) }
        for owner in aliases.keys { aliases[owner]?.sort() }
    }

    /// The squeezed names that are long enough to tell a concept: abbreviations mean too many things.
    private static func fullNames(_ entry: Entry) -> Set<String> {
        var out: Set<String> = []
        for name in Array(entry.zh.keys) + Array(entry.en.keys) + entry.synonyms {
            let squeezed = name.squeezed
            var (han, letters) = (0, 0)
            for scalar in squeezed.unicodeScalars {
                let value = scalar.value
                if value < 0x80 {
                    if value >= 0x61, value <= 0x7A { letters += 1 }
                } else if (0x4E00...0x9FFF).contains(value) || scalar.properties.isIdeographic {
                    han += 1
                } else if scalar.properties.isAlphabetic {
                    letters += 1
                }
            }
            if han >= 2 || letters >= 5 { out.insert(squeezed) }
        }
        return out
    }

    /// The name that most documents use; among equals the longer, then the first by its characters.
    private static func best(_ names: [String: Int]) -> String {
        names.min { a, b in
            if a.value != b.value { return a.value > b.value }
            let (long, short) = (a.key.utf8.count, b.key.utf8.count)
            return long != short ? long > short : a.key < b.key
        }?.key ?? ""
    }
}
