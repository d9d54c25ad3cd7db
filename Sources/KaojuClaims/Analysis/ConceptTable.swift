import KaojuTerminology
import KaojuText

/// The concepts of a document, and those that analysis puts together («血管平滑肌细胞» + «增殖»).
struct ConceptTable {
    private(set) var concepts: [Concept]
    private var composites: [String: Int] = [:]
    private let numbers: [String: Int]

    init(_ concepts: [Concept]) {
        self.concepts = concepts
        numbers = Dictionary(concepts.indices.map { (concepts[$0].id, $0) }) { first, _ in first }
    }

    /// What the name of a concept is made from, as a concept of the table.
    func base(of index: Int) -> Int? { concepts[index].base.flatMap { numbers[$0] } }

    /// The cell of the table whose Chinese name begins a longer name; the longest one. O(concepts).
    func cell(beginning name: String) -> Int? {
        concepts.indices.filter { index in
            let zh = concepts[index].zh
            return isCell(index) && zh.count > 2 && zh.count < name.count && name.hasPrefix(zh)
        }.max { concepts[$0].zh.count < concepts[$1].zh.count }
    }

    /// What stands behind the name of an organ that begins a longer Chinese name («血管» + «钙化»). O(concepts).
    func head(behindOrganIn name: String) -> String? {
        let organs = concepts.indices.filter { index in
            let zh = concepts[index].zh
            return isOrgan(index) && !zh.isEmpty && zh.count + 2 <= name.count && name.hasPrefix(zh)
        }
        return organs.map { concepts[$0].zh }.max { $0.count < $1.count }.map { String(name.dropFirst($0.count)) }
    }

    /// The concept with a Chinese name or synonym. O(concepts).
    func named(_ name: String) -> Int? { concepts.firstIndex { $0.zh == name || $0.synonyms.contains(name) } }

    subscript(index: Int) -> Concept { concepts[index] }

    /// The class of a concept, without the Biolink prefix.
    func category(_ index: Int) -> Substring {
        let category = concepts[index].category
        return category.firstIndex(of: ":").map { category[category.index(after: $0)...] } ?? category[...]
    }

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
        concepts.append(
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
        concepts.append(
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
        concepts.append(
            Concept(
                id: "kaoju:" + Self.slug(name), zh: language == .zh ? name : "", en: language == .en ? name : "",
                category: category))
        composites[key] = index
        return index
    }

    /// Lower case, letters and digits joined by hyphens; Han characters stay.
    static func slug(_ name: String) -> String {
        var out = ""
        for scalar in name.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                out.unicodeScalars.append(scalar)
            } else if !out.hasSuffix("-"), !out.isEmpty {
                out += "-"
            }
        }
        while out.hasSuffix("-") { out.removeLast() }
        return out
    }

    // MARK: What a concept may be

    /// Populations, species and places are context.
    func isContext(_ index: Int) -> Bool {
        ["PopulationOfIndividualOrganisms", "OrganismTaxon", "GrossAnatomicalStructure", "CellularComponent"]
            .contains(category(index))
    }

    /// A rate that is of nothing («发生率»): it says what of another thing.
    func isRate(_ index: Int) -> Bool {
        category(index) == "ClinicalAttribute" && ClaimLexis.builtIn(.zh).isAspect(concepts[index].zh, "abundance")
    }

    func isCell(_ index: Int) -> Bool { category(index) == "Cell" }

    func isOrgan(_ index: Int) -> Bool { category(index) == "GrossAnatomicalStructure" }

    /// Drugs, procedures and whatever else can be given.
    func isRemedy(_ index: Int) -> Bool {
        [
            "Drug", "SmallMolecule", "ChemicalEntity", "Procedure", "Treatment", "Food", "Device", "Protein",
            "ProteinFamily", "Behavior",
        ]
        .contains(category(index))
    }

    /// Remedies that are given; of procedures only those that treat, not assays and images.
    func isGiven(_ index: Int) -> Bool {
        guard isRemedy(index) else { return false }
        guard ["Procedure", "Treatment", "Behavior"].contains(category(index)) else { return true }
        return Valences.builtIn.isTherapy(concepts[index].zh)
            || Valences.builtIn.isTherapy(concepts[index].en.lowercased())
    }

    func isCondition(_ index: Int) -> Bool { ["Disease", "PhenotypicFeature"].contains(category(index)) }

    func isProcess(_ index: Int) -> Bool {
        ["BiologicalProcess", "MolecularActivity", "Pathway", "PhysiologicalProcess"].contains(category(index))
    }

    /// A process named as what something does («抗炎», «镇痛», "vasodilation").
    func isAction(_ index: Int) -> Bool {
        guard isProcess(index) else { return false }
        let concept = concepts[index]
        return ([concept.zh, concept.en.lowercased()] + concept.synonyms).contains { Valences.builtIn.isAction($0) }
    }

    /// A protein or the gene that is named like it.
    func isGene(_ index: Int) -> Bool { ["Protein", "ProteinFamily", "Gene"].contains(category(index)) }

    /// A change in a gene's sequence.
    func isVariant(_ index: Int) -> Bool { category(index) == "SequenceVariant" }

    func isSubstance(_ index: Int) -> Bool {
        ["Drug", "SmallMolecule", "ChemicalEntity", "Protein", "ProteinFamily"].contains(category(index))
    }

    /// Whether an aspect may be one of a concept: what happens is neither made nor concentrated («炎症水平»).
    func mayHave(_ aspect: String, _ index: Int) -> Bool {
        let isOfSubstances = ["concentration", "synthesis", "secretion", "degradation", "transport"].contains(aspect)
        return !isOfSubstances || !isProcess(index) && !isCondition(index)
    }

    /// Whether more of it is a harm.
    func valence(_ index: Int) -> SignArithmetic.Valence {
        let concept = concepts[index]
        let named = Valences.builtIn.valence(of: [concept.zh, concept.en.lowercased()])
        return named == .unknown && isCondition(index) ? .harm : named
    }
}

/// Endings of names that tell harm from benefit.
struct Valences: Sendable {
    static let builtIn = Valences()
    private let harm: [String]
    private let benefit: [String]
    private let therapy: [String]
    private let action: [String]
    private let agent: [String]

    private init() {
        let rows = Table(Resource.bytes("claims/valence.tsv") ?? []).rows
        harm = rows.filter { $0[0] == "harm" }.flatMap { $0.list(1) }
        benefit = rows.filter { $0[0] == "benefit" }.flatMap { $0.list(1) }
        agent = rows.filter { $0[0] == "agent" }.flatMap { $0.list(1) }
        action = rows.filter { $0[0] == "action" }.flatMap { $0.list(1) }
        therapy = rows.filter { $0[0] == "therapy" }.flatMap { $0.list(1) }
    }

    func isAction(_ name: String) -> Bool { action.contains(where: name.hasPrefix) }

    /// The action that an agent is named after («钙螯合» of «钙螯合剂»).
    func action(of name: String) -> String? {
        agent.first { name.hasSuffix($0) && name.count > $0.count + 1 }.map { String(name.dropLast($0.count)) }
    }

    /// Whether a word makes an agent of the action before it.
    func isAgent(_ word: String) -> Bool { agent.contains(word) }

    func isTherapy(_ name: String) -> Bool { therapy.contains(where: name.hasSuffix) }

    func valence(of names: [String]) -> SignArithmetic.Valence {
        for name in names where !name.isEmpty {
            if benefit.contains(where: name.hasSuffix) { return .benefit }
            if harm.contains(where: name.hasSuffix) { return .harm }
        }
        return .unknown
    }
}
