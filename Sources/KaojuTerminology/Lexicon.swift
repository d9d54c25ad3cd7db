import KaojuText

/// The concepts that Kaoju knows, and all their names: the built-in tables and the user's.
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

    /// The concepts: the user's first, then the built-in ones in the order of the tables.
    package let concepts: [Concept]
    /// How much the lexicon holds.
    package let statistics: Statistics
    /// All names, searchable.
    let names: NameIndex
    private let indexByID: [String: Int]

    /// The tables of the built-in lexicon. Where a name stands for concepts of two tables, the first one has it.
    static let builtInTables = [
        "drugs", "chemicals", "proteins", "pathways", "diseases", "phenotypes", "processes", "measures", "procedures",
        "anatomy",
    ].map { "terminology/\($0).tsv" }

    /// The built-in lexicon, read once.
    package static let builtIn: Lexicon = {
        do throws(LexiconError) {
            return try builtIn(adding: [])
        } catch {
            // The tables travel with the binary, and the tests read each of them.
            preconditionFailure(error.description)
        }
    }()

    /// The built-in lexicon and the user's tables, whose entries win over it. O(bytes).
    ///
    /// Throws a `LexiconError` where a table names a parent that no table has.
    package static func builtIn(adding tables: [LexiconTable]) throws(LexiconError) -> Lexicon {
        var builder = LexiconBuilder()
        for table in tables { builder.add(table, isUser: true) }
        for file in builtInTables {
            builder.add(try LexiconTable(file: file, bytes: Resource.bytes(file) ?? []), isUser: false)
        }
        return try builder.build()
    }

    /// A lexicon of these tables alone.
    ///
    /// Throws a `LexiconError` where a table names a parent that no table has.
    package init(_ tables: [LexiconTable]) throws(LexiconError) {
        var builder = LexiconBuilder()
        for table in tables { builder.add(table, isUser: true) }
        self = try builder.build()
    }

    init(concepts: [Concept], statistics: Statistics, names: NameIndex, indexByID: [String: Int]) {
        self.concepts = concepts
        self.statistics = statistics
        self.names = names
        self.indexByID = indexByID
    }

    /// The concept with this id. O(1).
    package func concept(id: String) -> Concept? { index(of: id).map { concepts[$0] } }

    /// The index in `concepts` of the concept with this id. O(1).
    package func index(of id: String) -> Int? { indexByID[id] }

    /// The ids of the concepts directly above this one. O(1).
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
}
