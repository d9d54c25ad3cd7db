/// The one place where signs are reckoned: what «缺乏 X 导致 Y 下降» says of X and Y.
///
/// A claim is about the concepts themselves, so a subject of which there is less turns the effect, and an object of
/// which there comes to be less turns it again.
package enum SignArithmetic {
    /// Whether a fall in the object's concept is a gain for the patient.
    package enum Valence: Sendable {
        case harm, benefit, unknown
    }

    /// The predicate that an effect comes to.
    /// - Parameters:
    ///   - subject: the sign of the subject: -1 where there is less of it, +1 where there is more, 0 where it is only named.
    ///   - object: the sign of the object, in the same way.
    ///   - valence: what the object is, for «改善» and «加重».
    /// - Returns: for no effect at all the direction that is denied: the one that would do good.
    package static func predicate(_ effect: Effect, subject: Int, object: Int, valence: Valence) -> Predicate {
        let turn = (subject < 0 ? -1 : 1) * (object < 0 ? -1 : 1)
        switch effect {
        case .raise: return directed(turn)
        case .lower: return directed(-turn)
        case .improve: return directed(signOf(subject) * better(object, valence))
        case .worsen: return directed(signOf(subject) * -better(object, valence))
        case .cause, .complication:
            if subject == 0, object == 0 { return .causes }
            return turn > 0 && object == 0 && valence == .harm ? .causes : directed(turn)
        case .treat: return subject < 0 ? .increases : .treats
        case .prevent:
            // To prevent a rise is to lower.
            return object == 0 ? subject < 0 ? .increases : .prevents : directed(-turn)
        case .produce, .convert: return subject == 0 && object == 0 ? .produces : directed(turn)
        case .bind: return .binds
        case .correlatePositively: return turn > 0 ? .correlatesPositively : .correlatesNegatively
        case .correlateNegatively: return turn > 0 ? .correlatesNegatively : .correlatesPositively
        case .correlate:
            if subject == 0, object == 0 { return .associated }
            return turn > 0 ? .correlatesPositively : .correlatesNegatively
        case .associate, .affect: return .associated
        case .predict: return .predicts
        case .via: return .actsVia
        case .none: return valence == .harm ? .decreases : .increases
        }
    }

    /// The effect that runs the other way; nil where an effect has no opposite.
    package static func opposite(of effect: Effect) -> Effect? {
        switch effect {
        case .raise, .cause, .produce, .convert: .lower
        case .lower, .prevent: .raise
        case .improve: .worsen
        case .worsen: .improve
        case .correlatePositively: .correlateNegatively
        case .correlateNegatively: .correlatePositively
        case .treat: .worsen
        case .correlate, .associate, .affect, .predict, .via, .bind, .complication, .none: nil
        }
    }

    private static func directed(_ sign: Int) -> Predicate { sign > 0 ? .increases : .decreases }

    private static func signOf(_ direction: Int) -> Int { direction < 0 ? -1 : 1 }

    /// What an improvement does to an object: less of a harm and more of a benefit, whatever was said of it before
    /// («improved the reduced function»); of neither, it undoes what had become of it.
    private static func better(_ object: Int, _ valence: Valence) -> Int {
        switch valence {
        case .harm: -1
        case .benefit: 1
        case .unknown: object > 0 ? -1 : 1
        }
    }
}
