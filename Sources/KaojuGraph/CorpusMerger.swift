import KaojuCitations
import KaojuText
import KaojuWorks

/// The analyses of a corpus after it is known which of their references are one work.
package struct MergedCorpus: Sendable {
    /// The analyses, in the order in which they came; references and claims name the corpus's works.
    package var analyses: [DocumentAnalysis]
    /// The works.
    package var works: Works
    /// What each document says of itself, by name.
    package var identities: [String: DocumentIdentity]

    package init(analyses: [DocumentAnalysis], works: Works, identities: [String: DocumentIdentity]) {
        self.analyses = analyses
        self.works = works
        self.identities = identities
    }
}

/// Makes one work of all references of a corpus that cite it: what single documents cannot know.
package struct CorpusMerger: Sendable {
    private let heads = DocumentHeadReader()

    /// Creates a merger.
    package init() {}

    /// The corpus with its works. Neither order nor earlier merges matter. O(n log n) in references.
    package func merge(_ analyses: [DocumentAnalysis]) -> MergedCorpus {
        let (works, identities) = works(of: analyses.map { ($0.text, $0.citations) })
        return MergedCorpus(
            analyses: analyses.map { $0.naming(works) }, works: works, identities: identities)
    }

    /// The works that documents cite, and what the documents say of themselves. O(n log n) in references.
    package func works(
        of documents: [(text: SegmentedText, citations: Citations)]
    ) -> (works: Works, identities: [String: DocumentIdentity]) {
        let named = documents.map { ($0.text.document.name, heads.identity(of: $0.text)) }
        let entries = documents.flatMap { document in
            document.citations.references.enumerated().map { ordinal, reference in
                CitedEntry(
                    id: reference.id, document: document.text.document.name, ordinal: ordinal, raw: reference.raw,
                    item: reference.item)
            }
        }
        let works = WorkMerger().works(of: entries, documents: named.map { (name: $0.0, identity: $0.1) })
        return (works, Dictionary(named) { first, _ in first })
    }
}

extension DocumentAnalysis {
    /// The analysis with the corpus's works in its references and claims. O(references + claims).
    package func naming(_ works: Works) -> DocumentAnalysis {
        var out = self
        var byReference: [String: String] = [:]
        for index in out.citations.references.indices {
            let id = out.citations.references[index].id
            guard let work = works.work(ofEntry: id) else { continue }
            byReference[id] = work.id
            out.citations.references[index].work = work.id
            out.citations.references[index].sameAs = work.sameAs(besides: id)
            out.citations.references[index].citedDocument = work.document
        }
        for claim in out.claims.indices {
            for citation in out.claims[claim].citations.indices {
                let ids = out.claims[claim].citations[citation].references
                out.claims[claim].citations[citation].works = ids.compactMap { byReference[$0] }
            }
        }
        return out
    }
}
