/// Which concepts may stand together.
struct PairFilter {
    let table: ConceptTable

    /// Places and populations never act; only remedies treat, and only what is suffered is treated; only cells and
    /// substances make products.
    func allows(_ subject: Nominal, _ effect: Effect, _ object: Nominal) -> Bool {
        let (a, b) = (subject.concept, object.concept)
        guard !table.isContext(a), !table.isContext(b), !table.isRate(a), !table.isRate(b) else { return false }
        // What only shows something does nothing, and nothing is done to it.
        guard !table.isInspection(a), !table.isInspection(b) else { return false }
        switch effect {
        case .treat:
            return table.isGiven(a) && !["Drug", "Procedure", "Treatment"].contains(table.category(b))
                && (table.isCondition(b) || table.valence(b) == .harm || object.direction != 0)
        case .prevent: return table.category(b) != "Drug" || object.direction != 0
        case .produce, .convert:
            // An assay yields nothing.
            guard !["Procedure", "Treatment"].contains(table.category(a)) else { return false }
            return table.isSubstance(b) || table.isCondition(b) && effect == .produce
        case .cause, .complication:
            // Nothing causes a remedy; what stands behind its name is then a word that nobody knows.
            return !table.isCell(a) && !table.isCell(b)
                && !["Drug", "Procedure", "Treatment"].contains(table.category(b))
        case .bind:
            // The substrate of a synthesis binds to nothing.
            let deeds = ["synthesis", "degradation"]
            guard !deeds.contains(subject.aspect ?? ""), !deeds.contains(object.aspect ?? "") else { return false }
            return table.isSubstance(a) && table.isSubstance(b)
        case .worsen, .improve:
            return !table.isCell(a) && !table.isCell(b) && (table.valence(b) != .unknown || !table.isSubstance(b))
        default: return !table.isCell(a) && !table.isCell(b)
        }
    }
}
