import KaojuClaims
import KaojuText
import KaojuWorks

/// Makes the nodes of a ledger: the concepts that claims name and the works that they cite.
struct NodeAssembler {
    let ledger: ClaimLedger
    let catalogue: ConceptCatalogue
    let language: Language

    /// Concepts, then works, each sorted by id. O(claims + references), but for sorting.
    func nodes(_ documents: [DocumentEvidence]) -> [EvidenceGraph.Node] {
        concepts() + works(documents)
    }

    private func concepts() -> [EvidenceGraph.Node] {
        var counts = Array(repeating: 0, count: ledger.concepts.count)
        for (index, pair) in ledger.pairs.enumerated() {
            let claims = ledger.claimsOfPair[index].count
            counts[pair.subject] += claims
            if pair.object != pair.subject { counts[pair.object] += claims }
        }
        return ledger.concepts.enumerated().map { index, id in
            let names = catalogue.names(of: id)
            let label = names.label(language)
            return EvidenceGraph.Node(
                id: id, kind: .concept, name: label.isEmpty ? id : label, zh: names.zh, en: names.en,
                category: names.category, claims: counts[index], synonyms: names.synonyms, aliases: names.aliases)
        }.sorted { $0.id < $1.id }
    }

    private func works(_ documents: [DocumentEvidence]) -> [EvidenceGraph.Node] {
        let isWork = ledger.sourceIDs.indices.map(ledger.isWork)
        var entries: [String: Entries] = [:]
        entries.reserveCapacity(isWork.count)
        for document in documents {
            for index in document.references.indices {
                entries[document.references[index].work, default: Entries()].add(
                    document.references[index], of: document.name)
            }
        }
        let said = ledger.sourceIDs.map { entries[$0] }
        var counts = Array(repeating: 0, count: isWork.count)
        // Few works are named by what claims say of them.
        var claims: [Int: [Int]] = [:]
        for index in ledger.claims.indices {
            for source in ledger.sources[index] where isWork[source] {
                counts[source] += 1
                if said[source]?.name == nil { claims[source, default: []].append(index) }
            }
        }
        return counts.enumerated().compactMap { source, count in
            if count == 0 { return nil }
            let id = ledger.sourceIDs[source]
            return EvidenceGraph.Node(
                id: id, kind: .work, name: name(of: id, said[source], claims[source] ?? []), zh: "", en: "",
                category: "biolink:Publication", claims: count, document: said[source]?.document)
        }.sorted { $0.id < $1.id }
    }

    /// What the entries that cite one work say of it, each by the first that says it.
    private struct Entries {
        /// The document of the corpus that it is.
        private(set) var document: String?
        /// «Pasch 2008».
        private(set) var name: String?
        /// «[10] a.txt».
        private(set) var number: String?

        mutating func add(_ reference: CitedReference, of document: String) {
            if self.document == nil { self.document = reference.citedDocument }
            if name == nil, !reference.author.isEmpty {
                name = NodeAssembler.joined(reference.author, reference.year)
            }
            if number == nil, let number = reference.number { self.number = "[\(number)] \(document)" }
        }
    }

    /// «Pasch 2008» by the reference list, else by whom the text names, else the number and the document.
    private func name(of work: String, _ entries: Entries?, _ claims: [Int]) -> String {
        if let name = entries?.name { return name }
        for claim in claims {
            let circumstances = ledger.claims.circumstances(of: claim).content
            guard let name = circumstances.author, !name.isEmpty,
                ledger.claims.citations(of: claim).flatMap(\.works).allSatisfy({ $0 == work })
            else { continue }
            return Self.joined(AuthorName(name).display, circumstances.year)
        }
        if let number = entries?.number { return number }
        for claim in claims {
            for citation in ledger.claims.citations(of: claim)
            where citation.works == [work] && citation.numbers.count == 1 {
                return "[\(citation.numbers[0])] \(ledger.claims[claim].document)"
            }
        }
        return work
    }

    fileprivate static func joined(_ name: String, _ year: Int?) -> String { year.map { "\(name) \($0)" } ?? name }
}
