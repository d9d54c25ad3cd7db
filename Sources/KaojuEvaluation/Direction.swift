import KaojuRecords

/// What a predicate says of the object, as far as evaluation tells it apart.
enum Direction: String, Sendable {
    case less = "-"
    case more = "+"
    case via
    case together = "p"
    case apart = "n"
    case associated = "a"
    case none = "0"

    /// The names of the predicates that are known.
    static let predicates = [
        "treats", "prevents", "decreases", "increases", "causes", "produces", "acts_via", "binds",
        "correlates_positively", "correlates_negatively", "associated", "predicts", "no_effect",
    ]

    /// The direction of a predicate by its name; nil for one that is unknown.
    init?(predicate: String) {
        switch predicate {
        case "treats", "prevents", "decreases": self = .less
        case "increases", "causes", "produces": self = .more
        case "acts_via", "binds": self = .via
        case "correlates_positively": self = .together
        case "correlates_negatively": self = .apart
        case "associated", "predicts": self = .associated
        case "no_effect": self = .none
        default: return nil
        }
    }

    /// The direction of a claim: a denied one has none.
    init?(_ claim: ClaimRecord) {
        self.init(predicate: claim.predicate)
        if claim.negated, self != .via { self = .none }
    }

    /// Whether a claim of the other direction says what this one asks for.
    func accepts(_ other: Direction) -> Bool {
        if self == other { return true }
        return switch self {
        case .together: [.more, .associated].contains(other)
        case .apart: [.less, .associated].contains(other)
        case .associated: [.together, .apart, .more, .less, .via].contains(other)
        case .via: [.more, .less].contains(other)
        case .more, .less, .none: false
        }
    }
}
