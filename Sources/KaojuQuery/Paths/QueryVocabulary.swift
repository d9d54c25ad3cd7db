import KaojuText

/// The words of path queries, from `Resources/query/names.tsv`.
struct QueryVocabulary: Sendable {
    /// What a word stands for in one kind of place.
    private var byWord: [String: [String: String]] = [:]
    private var words: [String: [String]] = [:]
    private var biolink: [String: Set<String>] = [:]

    static let builtIn = QueryVocabulary(Table(Resource.bytes("query/names.tsv") ?? []))

    init(_ table: Table) {
        for row in table.rows {
            words[row[0], default: []].append(row[1])
            for word in row.list(2) { byWord[row[0], default: [:]][word.lowercased()] = row[1] }
            if row[0] == "category" { biolink[row[1]] = Set(row.list(3)) }
        }
    }

    /// The canonical name of a word of a kind; nil where there is none.
    func name(_ word: String, kind: String) -> String? { byWord[kind]?[word.lowercased()] }

    /// The canonical names of a kind, in the table's order.
    func names(kind: String) -> [String] { words[kind] ?? [] }

    /// The Biolink categories of a category's word; one with the prefix stands for itself.
    func categories(_ word: String) -> Set<String>? {
        if let name = name(word, kind: "category") { return biolink[name] }
        return word.lowercased().hasPrefix("biolink:") ? ["biolink:" + word.dropFirst(8)] : nil
    }
}
