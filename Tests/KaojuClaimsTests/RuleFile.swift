import KaojuText

@testable import KaojuClaims

/// The rule files of a language, looked through for mistakes.
///
/// `ClaimLexis` leaves out what it does not understand: a mistyped frame would cost claims without a sound. The program reads
/// no rule files but those that are built in, so the tests ask this of them.
enum RuleFile: String, Sendable, CaseIterable {
    case triggers, cues, aspects, directions

    /// What is wrong in a file's bytes, in their order; none where all is as `ClaimLexis` reads it. O(n).
    func errors(in bytes: [UInt8], path: String) -> [RuleError] {
        var errors: [RuleError] = []
        for (number, line) in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
        where String(validating: line, as: UTF8.self) == nil {
            errors.append(
                RuleError(file: path, line: number + 1, code: .encoding, found: "?", expected: "text in UTF-8"))
        }
        var names: [String: Int] = [:]
        for row in Table(bytes).rows {
            func add(_ code: RuleError.Code, _ found: String, _ expected: String) {
                errors.append(RuleError(file: path, line: row.line, code: code, found: found, expected: expected))
            }
            let columns = self == .triggers ? 4...6 : 2...2
            guard columns.contains(row.cells.count), !row[0].isEmpty else {
                let count = columns.count == 1 ? "2" : "4 to 6"
                add(.columns, "\(row.cells.count)", count + " columns, separated by tabs, the first not empty")
                continue
            }
            if row.list(self == .triggers ? 3 : 1).isEmpty { add(.words, "", "words, joined by |") }
            switch self {
            case .triggers:
                checkTrigger(row, add)
                if let first = names.updateValue(row.line, forKey: row[0]) {
                    add(.name, row[0], "a name that line \(first) has not")
                }
            case .cues where Cue(rawValue: row[0]) == nil: add(.kind, row[0], Self.one(of: Cue.self))
            case .directions where !["raise", "lower"].contains(row[0]): add(.kind, row[0], "raise or lower")
            default: break
            }
        }
        return errors.sorted { $0.line < $1.line }
    }

    private func checkTrigger(_ row: Table.Row, _ add: (RuleError.Code, String, String) -> Void) {
        if Frame(rawValue: row[1]) == nil { add(.frame, row[1], Self.one(of: Frame.self)) }
        if Effect(rawValue: row[2]) == nil { add(.effect, row[2], Self.one(of: Effect.self)) }
        for trait in row.list(5) where Trait(rawValue: trait) == nil { add(.trait, trait, Self.one(of: Trait.self)) }
        for example in row[4].components(separatedBy: "||") where !row[4].isEmpty {
            let parts = example.components(separatedBy: "=>")
            if parts.count != 2 || !parts[0].contains("⟦") || !parts[0].contains("⟧") {
                add(.example, example, "a sentence with mentions in ⟦…⟧, =>, and what comes of it")
            }
        }
    }

    private static func one<Kind: CaseIterable & RawRepresentable>(of kind: Kind.Type) -> String
    where Kind.RawValue == String {
        "one of " + kind.allCases.map(\.rawValue).sorted().joined(separator: ", ")
    }
}

/// A mistake in a rule file: where it is, what stands there, and what was expected.
struct RuleError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What is wrong.
    enum Code: String, Sendable {
        case encoding = "rule.encoding"
        case columns = "rule.columns"
        case name = "rule.name"
        case words = "rule.words"
        case kind = "rule.kind"
        case frame = "rule.frame"
        case effect = "rule.effect"
        case trait = "rule.trait"
        case example = "rule.example"
    }

    var file: String
    /// The line's number, from 1.
    var line: Int
    var code: Code
    var found: String
    var expected: String

    var description: String {
        "\(file):\(line): \(code.rawValue): found “\(found.prefix(60))”, expected \(expected)"
    }
}
