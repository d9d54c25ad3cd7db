import KaojuText

/// Finds, for every pair, the related pairs whose claims speak for it too, and the broadest pair of its group.
struct TopicFolder {
    /// How a related pair's claims come to a topic (the contract's names).
    enum Relation: String {
        case narrower, donor, opposite
    }

    /// A pair whose claims are folded in.
    struct Fold: Hashable {
        private let number: Int32
        var relation: Relation
        /// Whether it is the object that is the opposite: what has the action of the one lowers the other.
        var turnsObject: Bool
        /// Whether a claim of the other sign contradicts the broader pair. The members of a class of molecules or of
        /// processes need not move together; the forms of a disease do.
        var contradicts: Bool

        init(pair: Int, relation: Relation, turnsObject: Bool = false, contradicts: Bool = true) {
            number = Int32(pair)
            self.relation = relation
            self.turnsObject = turnsObject
            self.contradicts = contradicts
        }

        var pair: Int { Int(number) }
        /// Whether it is the subject that is the opposite.
        var isTurned: Bool { relation == .opposite && !turnsObject }
    }

    /// All folds, those into one pair behind each other, and where those into each pair end.
    private let folds: [Fold]
    private let ends: [Int32]
    /// The broadest pair of each pair's group.
    private let groups: [Int32]

    /// Looks only at each pair's own ancestors, opposites and donations. O(pairs · relatives of a concept).
    /// - Parameter categories: the category of each concept of the ledger.
    init(_ ledger: ClaimLedger, _ hierarchy: ConceptHierarchy, categories: [String]) {
        let relatives = ledger.concepts.map { Relatives($0, ledger, hierarchy) }
        let movesTogether = categories.map(Self.movesTogether)
        let turns = categories.map(Self.turns)
        var found: [(target: Int32, fold: Fold)] = []
        var narrowings = Array(repeating: 0, count: ledger.pairs.count)
        for (index, pair) in ledger.pairs.enumerated() {
            // Few concepts have more than some relatives.
            var seen = [index]
            func fold(_ subject: Int, _ object: Int, _ fold: Fold) {
                guard let target = ledger.index(of: ClaimLedger.Pair(subject: subject, object: object)),
                    !seen.contains(target)
                else { return }
                seen.append(target)
                found.append((Int32(target), fold))
                if fold.relation == .narrower { narrowings[index] += 1 }
            }
            for (subject, relation) in [(pair.subject, Relation.narrower)] + relatives[pair.subject].asSubject {
                for object in [pair.object] + relatives[pair.object].broader {
                    let agrees = object == pair.object || movesTogether[object]
                    fold(subject, object, Fold(pair: index, relation: relation, contradicts: agrees))
                }
            }
            for subject in [pair.subject] + relatives[pair.subject].broader {
                for object in relatives[pair.object].opposite {
                    fold(
                        subject, object,
                        Fold(pair: index, relation: .opposite, turnsObject: true, contradicts: turns[object]))
                }
            }
        }
        let incoming = NumberLists(ofGroups: found.map(\.target), count: ledger.pairs.count)
        let targets = NumberLists(ofGroups: found.map { Int32($0.fold.pair) }, count: ledger.pairs.count)
        var folds: [Fold] = []
        folds.reserveCapacity(found.count)
        ends = ledger.pairs.indices.map { pair in
            folds += incoming[pair].map { found[$0].fold }
            return Int32(folds.count)
        }
        self.folds = folds
        groups = Self.groups(
            ledger, targets: { pair in targets[pair].lazy.map { Int(found[$0].target) } }, narrowings: narrowings,
            incoming: { incoming[$0].count })
    }

    /// The pairs folded into a pair, ascending. O(1).
    func folds(ofPair pair: Int) -> ArraySlice<Fold> { folds[Int(pair == 0 ? 0 : ends[pair - 1])..<Int(ends[pair])] }

    /// The broadest pair of a pair's group. O(1).
    func group(ofPair pair: Int) -> Int { Int(groups[pair]) }

    /// Whether what holds of a narrower concept of this category is said of the broader one too.
    private static func movesTogether(_ category: String) -> Bool {
        switch category.split(separator: ":").last ?? "" {
        case "Protein", "ProteinFamily", "Gene", "SmallMolecule", "ChemicalEntity", "Drug", "Food", "Pathway",
            "BiologicalProcess", "MolecularActivity", "PhysiologicalProcess", "ClinicalAttribute", "Procedure":
            false
        default: true
        }
    }

    /// Whether more of a concept of this category is less of its opposite: of molecules and of processes both may rise,
    /// as defence does with attack.
    private static func turns(_ category: String) -> Bool {
        switch category.split(separator: ":").last ?? "" {
        case "Disease", "PhenotypicFeature", "ClinicalAttribute", "NamedThing", "": true
        default: false
        }
    }

    /// Follows each pair to the broadest that it is folded into: the one that is itself narrower than the fewest, and
    /// among these the one that takes in most.
    private static func groups(
        _ ledger: ClaimLedger, targets: (Int) -> some Sequence<Int>, narrowings: [Int], incoming: (Int) -> Int
    ) -> [Int32] {
        var rank = Array(ledger.pairs.indices)
        var out = rank.map { Int32($0) }
        // The others are groups of their own.
        let related = rank.filter { incoming($0) > 0 || targets($0).first { _ in true } != nil }
        let order = related.sorted { a, b in
            if narrowings[a] != narrowings[b] { return narrowings[a] < narrowings[b] }
            let (one, other) = (incoming(a), incoming(b))
            return one != other ? one > other : ledger.rank(ofPair: a) < ledger.rank(ofPair: b)
        }
        for (place, pair) in order.enumerated() { rank[pair] = place }
        // In this order every broader pair is done before the ones below it.
        for pair in order {
            let best = targets(pair).min { rank[$0] < rank[$1] } ?? pair
            out[pair] = rank[best] < rank[pair] ? out[best] : Int32(pair)
        }
        return out
    }

    /// The relatives of one concept that claims name.
    private struct Relatives {
        var broader: [Int]
        var opposite: [Int]
        var asSubject: [(Int, Relation)]

        init(_ id: String, _ ledger: ClaimLedger, _ hierarchy: ConceptHierarchy) {
            let ancestors = hierarchy.broader(than: id)
            let line = [id] + ancestors
            func known(_ ids: [String]) -> [Int] { ids.compactMap { ledger.index(ofConcept: $0) } }
            broader = known(ancestors)
            opposite = known(line.flatMap(hierarchy.opposites))
            asSubject =
                broader.map { ($0, .narrower) } + known(line.flatMap(hierarchy.donations)).map { ($0, .donor) }
                + opposite.map { ($0, .opposite) }
        }
    }
}
