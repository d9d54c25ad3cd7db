import KaojuClaims
import KaojuText

/// A line that a reader enters in a review.
package enum ReviewCommand: Sendable, Hashable {
    case accept, skip, undo, quit, help
    case reject(String)
    case subject(String)
    case object(String)
    case predicate(Predicate)
    case stance(CuratedStatement.Stance)
    case note(String)
    case add(CuratedStatement)

    /// Why a line is no command.
    package enum Fault: Error, Sendable, Hashable {
        /// No command begins so.
        case unknown(String)
        /// Something must follow.
        case missing(String)
        /// There is no such predicate; those that there are.
        case predicate(String)
        /// There is no such stance.
        case stance(String)
        /// «+ subject | predicate | object» has another form.
        case addition
    }

    /// Reads a line: a letter or word, and what follows it. An empty line skips.
    package init(_ line: String) throws(Fault) {
        let text = line.trimmed()
        let word = String(text.prefix { !$0.isWhitespace })
        let rest = String(text.dropFirst(word.count)).trimmed()
        switch word.lowercased() {
        case "", "k", "skip": self = .skip
        case "a", "y", "accept": self = .accept
        case "r", "x", "reject": self = .reject(rest)
        case "u", "undo": self = .undo
        case "q", "quit": self = .quit
        case "?", "h", "help": self = .help
        case "s", "subject": self = .subject(try Self.needed(rest, "subject"))
        case "o", "object": self = .object(try Self.needed(rest, "object"))
        case "n", "note": self = .note(rest)
        case "p", "predicate":
            guard let known = Predicate(rawValue: try Self.needed(rest, "predicate")) else { throw .predicate(rest) }
            self = .predicate(known)
        case "t", "stance":
            guard let known = CuratedStatement.Stance(try Self.needed(rest, "stance")) else { throw .stance(rest) }
            self = .stance(known)
        case "+", "add": self = .add(try Self.addition(rest))
        default: throw .unknown(word)
        }
    }

    private static func needed(_ text: String, _ what: String) throws(Fault) -> String {
        if text.isEmpty { throw .missing(what) }
        return text
    }

    private static func addition(_ text: String) throws(Fault) -> CuratedStatement {
        let parts = text.split(separator: "|", omittingEmptySubsequences: false).map { $0.trimmed() }
        guard parts.count == 3 || parts.count == 4, !parts[0].isEmpty, !parts[2].isEmpty else { throw .addition }
        guard let predicate = Predicate(rawValue: parts[1]) else { throw .predicate(parts[1]) }
        var stance = CuratedStatement.Stance()
        if parts.count == 4 {
            guard let known = CuratedStatement.Stance(parts[3]) else { throw .stance(parts[3]) }
            stance = known
        }
        return CuratedStatement(subject: parts[0], predicate: predicate, object: parts[2], stance: stance)
    }
}
