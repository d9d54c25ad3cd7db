import KaojuText

/// LaTeX's commands for characters (`Resources/bibliography/latex.tsv`).
struct LaTeXTable: Sendable {
    /// What a command does.
    enum Meaning: Sendable {
        /// Puts a combining character on what follows.
        case accent(Unicode.Scalar)
        case symbol(String)
        /// Only styles its argument.
        case keep
        /// Says nothing.
        case drop
    }

    private var meanings: [String: Meaning] = [:]

    init(_ table: Table) {
        for row in table.rows {
            switch row[0] {
            case "accent":
                if let value = UInt32(row[2], radix: 16), let scalar = Unicode.Scalar(value) {
                    meanings[row[1]] = .accent(scalar)
                }
            case "symbol": meanings[row[1]] = .symbol(row[2])
            case "keep": meanings[row[1]] = .keep
            case "drop": meanings[row[1]] = .drop
            default: break
            }
        }
    }

    /// What a command without its backslash means.
    subscript(command: String) -> Meaning? { meanings[command] }
}
