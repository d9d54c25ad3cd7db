/// What a claim is about of its object, as far as claims of one direction and of the other can both hold: an enzyme's
/// activity may fall while there is more of it.
enum AspectFamily: Hashable, CaseIterable {
    /// How much of it there is, how often or how bad: expression, concentration, secretion, synthesis, risk, severity.
    case amount
    case activity, degradation, localization, transport

    /// The family of an aspect by the names of `Resources/claims/aspects.*.tsv`; nil for one that tells nothing apart.
    init?(_ aspect: String) {
        switch aspect {
        case "expression", "concentration", "secretion", "synthesis", "abundance", "severity": self = .amount
        case "activity": self = .activity
        case "degradation": self = .degradation
        case "localization": self = .localization
        case "transport": self = .transport
        default: return nil
        }
    }
}
