import KaojuClaims
import KaojuText
import KaojuWorks

/// Makes the nodes of a ledger: the concepts that claims name and the works that they cite.
struct NodeAssembler {
    let ledger: ClaimLedger
    /// Those of the ledger's concepts.
    let names: [ConceptCatalogue.Names]
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
            let names = names[index]
            let label = names.label(language)
            return EvidenceGraph.Node(
                id: id, kind: .concept, name: label.isEmpty ? id : label, zh: names.zh, en: names.en,
                category: names.category, claims: counts[index], synonyms: names.synonyms, aliases: names.aliases)
        }.sorted { $0.id < $1.id }
    }

    private func works(_ documents: [DocumentEvidence]) -> [EvidenceGraph.Node] {
        let isWork = ledger.sourceIDs.indices.map(ledger.isWork)
        let said = said(isWork, documents)
        var counts = Array(repeating: 0, count: isWork.count)
        // Few works are named by what claims say of them.
        var claims: [Int: [Int]] = [:]
        for index in ledger.claims.indices {
            for source in ledger.sources[index] where isWork[source] {
                counts[source] += 1
                if said[source]?.name == nil { claims[source, default: []].append(index) }
            }
        }
        var authors: [String: String] = [:]
        return counts.enumerated().compactMap { source, count in
            if count == 0 { return nil }
            let id = ledger.sourceIDs[source]
            return EvidenceGraph.Node(
                id: id, kind: .work, name: name(of: id, said[source], claims[source] ?? [], &authors), zh: "", en: "",
                category: "biolink:Publication", claims: count, document: said[source]?.document)
        }.sorted { $0.id < $1.id }
    }

    /// What entries say of each source that is a work.
    private func said(_ isWork: [Bool], _ documents: [DocumentEvidence]) -> [Entries?] {
        var sources: [String: Int] = [:]
        sources.reserveCapacity(isWork.count)
        for (source, id) in ledger.sourceIDs.enumerated() where isWork[source] { sources[id] = source }
        var said: [Entries?] = Array(repeating: nil, count: isWork.count)
        // The source of each work that has a place, once it is known; -1 where it is none.
        var sourcesOfPlaces: [Int?] = []
        for document in documents {
            for index in document.references.indices {
                var source: Int?
                if let place = document.references[index].place {
                    if place >= sourcesOfPlaces.count {
                        sourcesOfPlaces += Array(repeating: nil, count: place + 1 - sourcesOfPlaces.count)
                    }
                    source = sourcesOfPlaces[place] ?? sources[document.references[index].work] ?? -1
                    sourcesOfPlaces[place] = source
                } else {
                    source = sources[document.references[index].work]
                }
                guard let source, source >= 0 else { continue }
                if said[source] == nil { said[source] = Entries() }
                said[source]?.add(document.references[index], of: document.name)
            }
        }
        return said
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
    /// Whom many texts name is read once.
    private func name(
        of work: String, _ entries: Entries?, _ claims: [Int], _ authors: inout [String: String]
    ) -> String {
        if let name = entries?.name { return name }
        for claim in claims {
            let circumstances = ledger.claims.circumstances(of: claim).content
            guard let name = circumstances.author, !name.isEmpty,
                ledger.claims.citations(of: claim).flatMap(\.works).allSatisfy({ $0 == work })
            else { continue }
            let display = authors[name] ?? AuthorName(name).display
            authors[name] = display
            return Self.joined(display, circumstances.year)
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
