/// A name in a reference (CSL-JSON's name variables).
package struct PersonName: Sendable, Hashable {
    /// The family name with its particles; empty where only `literal` is known.
    package var family: String
    /// Given names or initials.
    package var given: String
    /// What stands behind a name: `Jr`, `III`.
    package var suffix: String
    /// A name that cannot be split: a group, or a name of unknown order.
    package var literal: String

    package init(family: String = "", given: String = "", suffix: String = "", literal: String = "") {
        self.family = family
        self.given = given
        self.suffix = suffix
        self.literal = literal
    }

    /// The name that a list is sorted by: the family name, else the literal.
    package var leading: String { family.isEmpty ? literal : family }
}
