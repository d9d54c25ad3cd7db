/// A text with slots: «{drug}可降低{protein}{cite}。».
struct Template {
    /// What follows each other in it.
    enum Piece {
        case text([UInt8])
        case name(NameKind)
        case figure(Figure)
        /// The author of the work that the next marker leads to.
        case who
        case cite
    }

    /// Slots for figures.
    enum Figure: String {
        case number, percent, year, dose, p
    }

    var pieces: [Piece] = []
    /// What kind of sentence it is.
    var kind = ""
    /// How many relations it states.
    var relations = 0

    init() {}

    init(_ text: String) throws {
        var rest = text[...]
        while let open = rest.firstIndex(of: "{") {
            if open > rest.startIndex { pieces.append(.text(Array(rest[..<open].utf8))) }
            guard let close = rest[open...].firstIndex(of: "}") else {
                throw CorpusError(message: "a slot is not closed: \(text)")
            }
            let slot = String(rest[rest.index(after: open)..<close])
            if let kind = NameKind(rawValue: slot) {
                pieces.append(.name(kind))
            } else if let figure = Figure(rawValue: slot) {
                pieces.append(.figure(figure))
            } else if slot == "who" {
                pieces.append(.who)
            } else if slot == "cite" {
                pieces.append(.cite)
            } else {
                throw CorpusError(message: "there is no slot {\(slot)}: \(text)")
            }
            rest = rest[rest.index(after: close)...]
        }
        if !rest.isEmpty { pieces.append(.text(Array(rest.utf8))) }
    }
}

/// The sentences and words that papers are made of.
struct Phrases {
    private var sentences: [Tongue: [Template]] = [:]
    private var words: [String: [Template]] = [:]

    /// Reads `sentences.zh.tsv`, `sentences.en.tsv` and `words.tsv`.
    init(folder: String) throws {
        for tongue in Tongue.allCases {
            sentences[tongue] = try Rows(path: "\(folder)/sentences.\(tongue.rawValue).tsv").rows.map { row in
                guard row.count == 3, let relations = Int(row[1]) else {
                    throw CorpusError(message: "sentences.\(tongue.rawValue).tsv: \(row.joined(separator: "\t"))")
                }
                var template = try Template(row[2])
                (template.kind, template.relations) = (row[0], relations)
                return template
            }
        }
        for row in try Rows(path: folder + "/words.tsv").rows where row.count == 2 {
            words[row[0]] = try row[1].split(separator: "|").map { try Template(String($0)) }
        }
    }

    /// All sentences of a language.
    func sentences(_ tongue: Tongue) -> [Template] { sentences[tongue] ?? [] }

    /// The words of a kind; those of a language where the kind has two.
    func words(_ kind: String, _ tongue: Tongue? = nil) -> [Template] {
        words[tongue.map { kind + "." + $0.rawValue } ?? kind] ?? []
    }
}
