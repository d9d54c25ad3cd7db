import KaojuText

/// What a field of a bibliographic record says of the work (`Resources/bibliography/fields.tsv`).
enum FieldRole: String, Sendable, Hashable {
    case author, editor
    /// A corporate author.
    case group
    case title, subtitle
    /// The journal, book or proceedings.
    case container
    /// The series.
    case collection
    case volume, issue
    /// An article number, or that of a patent, report or standard.
    case number
    case pages
    case pagesStart = "pages-start"
    case pagesEnd = "pages-end"
    case date, year, month, day, accessed
    case doi, pmid, pmcid, isbn, issn
    /// An ISBN or an ISSN.
    case serial
    /// Some identifier that shows which it is: a DOI, a PMCID, a PubMed id with its label.
    case identifier
    /// An identifier in an archive, and the archive's name.
    case eprint
    case eprintType = "eprint-type"
    case url
    /// A text that may hold a URL.
    case link
    case publisher, place, edition, language
    /// The record's own key.
    case key
    /// A kind of work within the record's type.
    case subtype
    /// A kind of work, or a DOI: RIS's M3.
    case hint
    case ignored
}

/// Which field holds what, for one format.
struct FieldTable: Sendable {
    /// What a field means for some types of work.
    struct Rule: Sendable {
        var field: String
        var role: FieldRole
        /// Fields of one role with a lower rank go before those with a higher.
        var rank: Int
        /// CSL types; empty for all.
        var types: [String]

        func fits(_ type: String) -> Bool { types.isEmpty || types.contains(type) }
    }

    private let rules: [Rule]
    private let byField: [String: [Rule]]

    /// The rules of a format in `fields.tsv`.
    init(_ format: BibliographyFormat, rows: [Table.Row]) {
        rules = rows.compactMap { row in
            guard row[0] == format.tableName, let role = FieldRole(rawValue: row[2]) else { return nil }
            return Rule(field: row[1], role: role, rank: Int(row[3]) ?? 1, types: row.list(4))
        }
        byField = Dictionary(grouping: rules) { $0.field }
    }

    /// What a field means in a record of a type; nil where it is not known.
    func rule(of field: String, type: String) -> Rule? { byField[field]?.first { $0.fits(type) } }

    /// Whether the format has the field.
    func has(_ field: String) -> Bool { byField[field] != nil }

    /// The field that holds a role in a record of a type.
    func field(of role: FieldRole, type: String) -> String? {
        rules.first { $0.role == role && $0.fits(type) && rule(of: $0.field, type: type)?.role == role }?.field
    }
}

/// The names of the types of work in one format.
struct TypeTable: Sendable {
    private let toCSL: [String: String]
    private let fromCSL: [String: String]
    /// All of CSL's types that a format names.
    let known: Set<String>

    /// The rows of a format in `types.tsv`.
    init(_ format: BibliographyFormat, rows: [Table.Row]) {
        let own = rows.filter { $0[0] == format.tableName }
        toCSL = Dictionary(own.map { ($0[1].lowercased(), $0[2]) }, uniquingKeysWith: { first, _ in first })
        fromCSL = Dictionary(own.map { ($0[2], $0[1]) }, uniquingKeysWith: { first, _ in first })
        known = Set(rows.map { $0[2] })
    }

    /// CSL's type for the format's name, in any case.
    func type(named name: String) -> String? { toCSL[name.lowercased()] }
    /// The format's name for CSL's type.
    func name(of type: String) -> String? { fromCSL[type] }
}
