import Foundation

/// The language of a paper.
enum Tongue: String, CaseIterable {
    case zh, en
}

/// A name of the lexicon as a paper writes it.
struct Name {
    var text: [UInt8]
    /// The other language's name and the abbreviation, which a paper may define: «硫代硫酸钠(sodium thiosulfate, STS)».
    var english: [UInt8]
    var abbreviation: [UInt8]
}

/// Kinds of names that sentences have slots for.
enum NameKind: String, CaseIterable {
    case drug, protein, disease, process, sign, cell, measure

    /// The Biolink category whose concepts fill the slot.
    var category: String {
        switch self {
        case .drug: "Drug"
        case .protein: "Protein"
        case .disease: "Disease"
        case .process: "BiologicalProcess"
        case .sign: "PhenotypicFeature"
        case .cell: "Cell"
        case .measure: "ClinicalAttribute"
        }
    }
}

/// The lexicon's names by kind and language, in the order of its tables.
struct Vocabulary {
    private var names: [Tongue: [NameKind: [Name]]] = [:]

    /// Reads the tables of terms in a folder: id, category, zh, en, synonyms of both, abbreviations, parents.
    init(folder: String) throws {
        let kinds = Dictionary(uniqueKeysWithValues: NameKind.allCases.map { ($0.category, $0) })
        for file in ["drugs", "proteins", "diseases", "processes", "phenotypes", "anatomy", "measures"] {
            for row in try Rows(path: folder + "/" + file + ".tsv").rows where row.count >= 4 {
                guard let kind = kinds[row[1]] else { continue }
                // One with a question mark is understood only where it is defined: a paper does that.
                let short = row.count > 6 ? row[6].split(separator: "|").first { !$0.hasPrefix("?") } ?? "" : ""
                for (tongue, text) in [(Tongue.zh, row[2]), (.en, row[3])] where !text.isEmpty {
                    names[tongue, default: [:]][kind, default: []].append(
                        Name(text: Array(text.utf8), english: Array(row[3].utf8), abbreviation: Array(short.utf8)))
                }
            }
        }
        for tongue in Tongue.allCases {
            for kind in NameKind.allCases where names[tongue]?[kind] == nil {
                throw CorpusError(message: "\(folder): no \(kind.category) has a name in \(tongue.rawValue)")
            }
        }
    }

    /// A name of a kind, some often, most seldom. Neighbours in the tables are of one family, so they are strewn: the
    /// factor is a prime above the number of names.
    func name(_ kind: NameKind, _ tongue: Tongue, _ dice: inout Dice) -> Name {
        let all = names[tongue]?[kind] ?? []
        return all[dice.rank(all.count) * 7919 % all.count]
    }
}

/// What stops the program.
struct CorpusError: Error {
    var message: String
}

/// The lines of a table that are not comments, in cells.
struct Rows {
    let rows: [[String]]

    init(path: String) throws {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CorpusError(message: "\(path): cannot be read")
        }
        rows = data.split(separator: 0x0A).filter { $0.first != 0x23 }.map {
            $0.split(separator: 0x09, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        }
    }
}
