import KaojuTerminology
import KaojuText

/// Text with its mentions marked: «⟦drug:Metformin⟧ activates ⟦AMPK⟧.»
///
/// A category stands before a colon; without one an English name is a protein, and a Chinese one is what its ending
/// says (药 a drug, 病 a disease, 通路 a pathway).
package struct MarkedText {
    /// The text without marks.
    package var text: String
    /// The mentions; equal names are one concept.
    package var mentions: Mentions

    package init(_ marked: String) {
        var text = ""
        var items: [Mention] = []
        var concepts: [Concept] = []
        var rest = marked[...]
        while let open = rest.firstIndex(of: "⟦"), let close = rest[open...].firstIndex(of: "⟧") {
            text += rest[..<open]
            let parts = rest[rest.index(after: open)..<close].split(separator: ":", maxSplits: 1)
            let name = String(parts[parts.count - 1])
            let category = parts.count == 2 ? Self.category(named: String(parts[0])) : Self.category(of: name)
            let start = text.utf8.count
            text += name
            let key = name.lowercased()
            var index = concepts.firstIndex { $0.id == "test:" + key }
            if index == nil {
                let isEnglish =
                    name.utf8.allSatisfy { $0 < 0x80 } || !name.unicodeScalars.contains { $0.value >= 0x4E00 }
                concepts.append(
                    Concept(
                        id: "test:" + key, zh: isEnglish ? "" : name, en: isEnglish ? name : "", synonyms: [],
                        category: category))
                index = concepts.count - 1
            }
            items.append(
                Mention(range: ByteRange(start, text.utf8.count), concept: index ?? 0, source: .lexicon, score: 1))
            rest = rest[rest.index(after: close)...]
        }
        text += rest
        self.text = text
        mentions = Mentions(items: items, concepts: concepts)
    }

    private static func category(named name: String) -> String {
        let known = [
            "drug": "Drug", "disease": "Disease", "symptom": "PhenotypicFeature", "protein": "Protein",
            "process": "BiologicalProcess", "cell": "Cell", "pathway": "Pathway",
            "people": "PopulationOfIndividualOrganisms",
            "species": "OrganismTaxon", "place": "GrossAnatomicalStructure", "substance": "SmallMolecule",
            "procedure": "Procedure", "variant": "SequenceVariant",
        ]
        return "biolink:" + (known[name] ?? name)
    }

    private static func category(of name: String) -> String {
        let endings = [
            ("药", "Drug"), ("病", "Disease"), ("症", "PhenotypicFeature"), ("通路", "Pathway"), ("细胞", "Cell"),
            ("小鼠", "OrganismTaxon"), ("患者", "PopulationOfIndividualOrganisms"), ("蛋白", "Protein"), ("酶", "Protein"),
            ("因子", "Protein"), ("物", "SmallMolecule"), ("生成", "BiologicalProcess"), ("增殖", "BiologicalProcess"),
        ]
        let found = endings.first { name.hasSuffix($0.0) }?.1
        let isChinese = name.unicodeScalars.contains { $0.value >= 0x4E00 }
        return "biolink:" + (found ?? (isChinese ? "BiologicalProcess" : "Protein"))
    }
}
