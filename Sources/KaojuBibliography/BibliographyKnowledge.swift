import KaojuText

/// What the tables below `Resources/bibliography` say.
struct BibliographyKnowledge: Sendable {
    /// The embedded tables.
    static let builtIn = BibliographyKnowledge { Resource.bytes("bibliography/" + $0) ?? [] }

    private let fieldTables: [BibliographyFormat: FieldTable]
    private let typeTables: [BibliographyFormat: TypeTable]
    /// Month numbers by name in lower case.
    let months: [String: Int]
    /// BCP 47 tags by name in lower case.
    let languages: [String: String]
    /// What stands for the names that are left out, in lower case.
    let others: Set<String>
    /// What stands behind a name.
    let suffixes: Set<String>
    /// Chinese family names of two characters.
    let compoundNames: Set<String>
    /// LaTeX's commands.
    let latex: LaTeXTable

    init(_ table: (String) -> [UInt8]) {
        let fields = Table(table("fields.tsv")).rows
        let types = Table(table("types.tsv")).rows
        fieldTables = Dictionary(
            uniqueKeysWithValues: BibliographyFormat.allCases.map { ($0, FieldTable($0, rows: fields)) })
        typeTables = Dictionary(
            uniqueKeysWithValues: BibliographyFormat.allCases.map { ($0, TypeTable($0, rows: types)) })
        var months: [String: Int] = [:]
        for row in Table(table("months.tsv")).rows { for name in row.list(1) { months[name] = Int(row[0]) } }
        self.months = months
        var languages: [String: String] = [:]
        for row in Table(table("languages.tsv")).rows { for name in row.list(1) { languages[name] = row[0] } }
        self.languages = languages
        let names = Table(table("names.tsv")).rows
        func words(_ kind: String) -> [String] { names.filter { $0[0] == kind }.flatMap { $0.list(1) } }
        others = Set(words("others"))
        suffixes = Set(words("suffix"))
        compoundNames = Set(words("compound"))
        latex = LaTeXTable(Table(table("latex.tsv")))
    }

    /// The fields of a format.
    func fields(of format: BibliographyFormat) -> FieldTable {
        fieldTables[format] ?? FieldTable(format, rows: [])
    }

    /// The types of a format.
    func types(of format: BibliographyFormat) -> TypeTable { typeTables[format] ?? TypeTable(format, rows: []) }

    /// The BCP 47 tag for a language's name or code; a text that is neither stays as it is.
    func language(_ text: String) -> String? {
        let name = text.onOneLine
        return languages[name.lowercased()] ?? name.nonEmpty
    }
}
