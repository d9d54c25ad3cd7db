import KaojuMatching
import KaojuTerminology
import KaojuText

/// The concepts of a document, and those that analysis puts together («血管平滑肌细胞» + «增殖»).
struct ConceptTable {
    private(set) var concepts: [Concept] = []
    /// What each concept may be.
    private var traits: [ConceptTraits] = []
    private var cells: [Int] = []
    private var organs: [Int] = []
    private var composites: [String: Int] = [:]
    private let numbers: [String: Int]
    /// The first concept of each Chinese name and synonym; empty until somebody asks.
    private var names: [ByteKey: Int] = [:]

    init(_ concepts: [Concept]) {
        numbers = Dictionary(concepts.indices.map { (concepts[$0].id, $0) }) { first, _ in first }
        traits.reserveCapacity(concepts.count)
        for concept in concepts { note(ConceptTraits(concept)) }
        self.concepts = concepts
    }

    private mutating func append(_ concept: Concept) {
        if !names.isEmpty { name(concept, concepts.count) }
        note(ConceptTraits(concept))
        concepts.append(concept)
    }

    private mutating func note(_ own: ConceptTraits) {
        if own.kind == .cell { cells.append(traits.count) }
        if own.kind == .organ { organs.append(traits.count) }
        traits.append(own)
    }

    private mutating func name(_ concept: Concept, _ index: Int) {
        for name in [concept.zh] + concept.synonyms {
            let key = ByteKey(name)
            if names[key] == nil { names[key] = index }
        }
    }

    /// What the name of a concept is made from, as a concept of the table.
    func base(of index: Int) -> Int? { concepts[index].base.flatMap { numbers[$0] } }

    /// The cell of the table whose Chinese name begins a longer name; the longest one. O(cells).
    func cell(beginning name: String) -> Int? {
        cells.filter { index in
            let zh = concepts[index].zh
            return name.utf8.starts(with: zh.utf8) && zh.count > 2 && zh.count < name.count
        }.max { concepts[$0].zh.count < concepts[$1].zh.count }
    }

    /// What stands behind the name of an organ that begins a longer Chinese name («血管» + «钙化»). O(organs).
    func head(behindOrganIn name: String) -> String? {
        let found = organs.filter { index in
            let zh = concepts[index].zh
            return !zh.isEmpty && name.utf8.starts(with: zh.utf8) && zh.count + 2 <= name.count
        }
        return found.map { concepts[$0].zh }.max { $0.count < $1.count }.map { String(name.dropFirst($0.count)) }
    }

    /// The concept with a Chinese name or synonym. O(1), the first time O(concepts).
    mutating func named(_ name: String) -> Int? {
        if names.isEmpty { for (index, concept) in concepts.enumerated() { self.name(concept, index) } }
        return names[ByteKey(name)]
    }

    subscript(index: Int) -> Concept { concepts[index] }

    /// The class of a concept, without the Biolink prefix.
    func category(_ index: Int) -> Substring { traits[index].category }

    /// The concept of a process in a cell or of a substance; made once for each pair.
    mutating func composite(_ modifier: Int, _ head: Int, surface: String, language: Language) -> Int {
        let key = concepts[modifier].id + "\u{1F}" + concepts[head].id
        if let found = composites[key] { return found }
        let a = concepts[modifier]
        let b = concepts[head]
        let zh = a.zh.isEmpty || b.zh.isEmpty ? (language == .zh ? surface : "") : a.zh + b.zh
        let en = a.en.isEmpty || b.en.isEmpty ? (language == .en ? surface : "") : a.en + " " + b.en
        let synonyms = surface == zh || surface == en ? [] : [surface]
        let index = concepts.count
        append(
            Concept(
                id: "kaoju:" + Self.slug(en.isEmpty ? zh : en), zh: zh, en: en, synonyms: synonyms,
                category: b.category, parents: [b.id]))
        composites[key] = index
        return index
    }

    /// A class named after what its members act on («钙化抑制因子»); made once for each name.
    mutating func classConcept(
        _ target: Int, surface: String, word: String, language: Language, category: String = "biolink:ChemicalEntity"
    ) -> Int {
        let key = concepts[target].id + "\u{1F}" + word
        if let found = composites[key] { return found }
        let name = concepts[target].zh.isEmpty ? surface : concepts[target].zh + word
        let index = concepts.count
        append(
            Concept(
                id: "kaoju:" + Self.slug(name), zh: language == .zh ? name : "", en: language == .en ? name : "",
                synonyms: surface == name ? [] : [surface], category: category))
        composites[key] = index
        return index
    }

    /// A thing that no lexicon has and that a list names beside its like; made once for each name.
    mutating func listed(_ name: String, beside sibling: Int, language: Language) -> Int {
        unlisted(name, category: concepts[sibling].category, language: language)
    }

    /// A longer name that ends with that of a known concept («甲藤多糖»): a kind of it; made once for each name.
    mutating func longer(_ name: String, than head: Int, language: Language) -> Int {
        let index = unlisted(name, category: concepts[head].category, language: language)
        if index == concepts.count - 1, concepts[index].parents.isEmpty, index != head {
            concepts[index].parents = [concepts[head].id]
        }
        return index
    }

    /// An action that no lexicon has («抗疲劳»); made once for each name.
    mutating func action(_ name: String, language: Language) -> Int {
        unlisted(name, category: "biolink:BiologicalProcess", language: language)
    }

    private mutating func unlisted(_ name: String, category: String, language: Language) -> Int {
        if let found = named(name) { return found }
        let key = "\u{1F}" + name
        if let found = composites[key] { return found }
        let index = concepts.count
        append(
            Concept(
                id: "kaoju:" + Self.slug(name), zh: language == .zh ? name : "", en: language == .en ? name : "",
                category: category))
        composites[key] = index
        return index
    }

    /// Lower case, letters and digits joined by hyphens; Han characters stay.
    static func slug(_ name: String) -> String {
        var out = String.UnicodeScalarView()
        var isOpen = false
        for scalar in name.lowercased().unicodeScalars {
            let value = scalar.value
            let isKept =
                value < 0x80
                ? UInt8(value).isASCIIWord
                : (0x4E00...0x9FFF).contains(value) || scalar.properties.isAlphabetic
                    || scalar.properties.numericType != nil
            if isKept {
                if isOpen, !out.isEmpty { out.append("-") }
                isOpen = false
                out.append(scalar)
            } else {
                isOpen = true
            }
        }
        return String(out)
    }

    // MARK: What a concept may be

    /// Populations, species and places are context.
    func isContext(_ index: Int) -> Bool {
        switch traits[index].kind {
        case .population, .organ, .component: true
        default: false
        }
    }

    /// A rate that is of nothing («发生率»): it says what of another thing.
    func isRate(_ index: Int) -> Bool { traits[index].isRate }

    func isCell(_ index: Int) -> Bool { traits[index].kind == .cell }

    func isOrgan(_ index: Int) -> Bool { traits[index].kind == .organ }

    /// Drugs, procedures and whatever else can be given.
    func isRemedy(_ index: Int) -> Bool {
        switch traits[index].kind {
        case .substance, .protein, .remedy, .procedure: true
        default: false
        }
    }

    /// Remedies that are given; of procedures only those that treat, not assays and images.
    func isGiven(_ index: Int) -> Bool { traits[index].isGiven }

    func isCondition(_ index: Int) -> Bool { traits[index].kind == .condition }

    /// Procedures that examine: images, assays, questionnaires.
    func isInspection(_ index: Int) -> Bool { traits[index].isInspection }

    /// What is controlled by bringing it down: what is suffered, and what is measured of a patient («血压», «血糖»).
    func isControlled(_ index: Int) -> Bool {
        isCondition(index) || valence(index) == .harm || category(index) == "ClinicalAttribute"
    }

    func isProcess(_ index: Int) -> Bool { traits[index].kind == .process }

    /// A process named as what something does («抗炎», «镇痛», "vasodilation").
    func isAction(_ index: Int) -> Bool { traits[index].isAction }

    /// A protein or the gene that is named like it.
    func isGene(_ index: Int) -> Bool { traits[index].kind == .protein || traits[index].kind == .gene }

    /// A change in a gene's sequence.
    func isVariant(_ index: Int) -> Bool { traits[index].kind == .variant }

    func isSubstance(_ index: Int) -> Bool { traits[index].kind == .substance || traits[index].kind == .protein }

    /// Whether an aspect may be one of a concept: what happens is neither made nor concentrated («炎症水平»).
    func mayHave(_ aspect: String, _ index: Int) -> Bool {
        let isOfSubstances = ["concentration", "synthesis", "secretion", "degradation", "transport"].contains(aspect)
        // A substance may spread, and is none the severer.
        if aspect == "severity" { return !isSubstance(index) }
        return !isOfSubstances || !isProcess(index) && !isCondition(index)
    }

    /// Whether more of it is a harm.
    func valence(_ index: Int) -> SignArithmetic.Valence { traits[index].valence }
}

/// What analysis asks of a concept again and again, found out once.
private struct ConceptTraits {
    /// The classes that analysis treats alike.
    enum Kind {
        case population, organ, component, cell, substance, protein, remedy, procedure, condition, process, gene,
            variant, other

        init(category: Substring) {
            self =
                switch category {
                case "PopulationOfIndividualOrganisms", "OrganismTaxon": .population
                case "GrossAnatomicalStructure": .organ
                case "CellularComponent": .component
                case "Cell": .cell
                case "Drug", "SmallMolecule", "ChemicalEntity": .substance
                case "Protein", "ProteinFamily": .protein
                case "Food", "Device": .remedy
                case "Procedure", "Treatment", "Behavior": .procedure
                case "Disease", "PhenotypicFeature": .condition
                case "BiologicalProcess", "MolecularActivity", "Pathway", "PhysiologicalProcess": .process
                case "Gene": .gene
                case "SequenceVariant": .variant
                default: .other
                }
        }
    }

    /// The class without the Biolink prefix.
    let category: Substring
    let kind: Kind
    let isRate: Bool
    let isGiven: Bool
    let isInspection: Bool
    let isAction: Bool
    let valence: SignArithmetic.Valence

    init(_ concept: Concept) {
        let whole = concept.category
        // A text of its own, short enough to need no storage.
        category = Substring(
            String(whole.firstIndex(of: ":").map { whole[whole.index(after: $0)...] } ?? whole[...]))
        kind = Kind(category: category)
        let valences = Valences.builtIn
        isRate = category == "ClinicalAttribute" && ClaimLexis.builtIn(.zh).isAspect(concept.zh, "abundance")
        isGiven =
            switch kind {
            case .substance, .protein, .remedy: true
            case .procedure: valences.isTherapy(concept.zh) || valences.isTherapy(concept.en.lowercased())
            default: false
            }
        isInspection =
            kind == .procedure && !isGiven && (valences.isInspection(concept.zh) || valences.isInspection(concept.en))
        isAction =
            kind == .process
            && (valences.isAction(concept.zh) || valences.isAction(concept.en.lowercased())
                || concept.synonyms.contains(where: valences.isAction))
        let named = valences.valence(of: [concept.zh, concept.en.lowercased()])
        valence = named == .unknown && kind == .condition ? .harm : named
    }
}

/// Endings of names that tell harm from benefit.
struct Valences: Sendable {
    static let builtIn = Valences()
    private let harm: Endings
    private let benefit: Endings
    private let therapy: Endings
    private let inspection: Endings
    private let action: [[UInt8]]
    private let agent: [String]

    private init() {
        let rows = Table(Resource.bytes("claims/valence.tsv") ?? []).rows
        func words(_ kind: String) -> [String] { rows.filter { $0[0] == kind }.flatMap { $0.list(1) } }
        harm = Endings(words("harm"))
        benefit = Endings(words("benefit"))
        agent = words("agent")
        action = words("action").map { Array($0.utf8) }
        therapy = Endings(words("therapy"))
        inspection = Endings(words("inspection"))
    }

    func isAction(_ name: String) -> Bool { action.contains { name.utf8.starts(with: $0) } }

    /// The action that an agent is named after («钙螯合» of «钙螯合剂»).
    func action(of name: String) -> String? {
        agent.first { name.hasSuffix($0) && name.count > $0.count + 1 }.map { String(name.dropLast($0.count)) }
    }

    /// Whether a word makes an agent of the action before it.
    func isAgent(_ word: String) -> Bool { agent.contains(word) }

    func isTherapy(_ name: String) -> Bool { therapy.end(name) }

    /// Whether a name is of a procedure that shows or measures something.
    func isInspection(_ name: String) -> Bool {
        var lower = name
        if name.utf8.contains(where: \.isASCIIUpper) { lower = name.lowercased() }
        return inspection.end(lower)
    }

    func valence(of names: [String]) -> SignArithmetic.Valence {
        for name in names where !name.isEmpty {
            if benefit.end(name) { return .benefit }
            if harm.end(name) { return .harm }
        }
        return .unknown
    }
}

/// Endings of words, by their last byte.
private struct Endings: Sendable {
    private var byLast = [[[UInt8]]](repeating: [], count: 256)

    init(_ words: [String]) {
        for word in words.map({ Array($0.utf8) }) { if let last = word.last { byLast[Int(last)].append(word) } }
    }

    /// Whether a name ends with one of them. O(endings with its last byte).
    func end(_ name: String) -> Bool {
        let name = name.utf8
        guard let last = name.last else { return false }
        return byLast[Int(last)].contains { name.count >= $0.count && name.suffix($0.count).elementsEqual($0) }
    }
}
