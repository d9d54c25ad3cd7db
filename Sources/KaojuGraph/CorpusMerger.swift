import KaojuText
import KaojuWorks

/// The evidence of a corpus after it is known which of its references are one work.
package struct MergedCorpus: Sendable {
    /// The documents, in the order in which they came; references and claims name the corpus's works.
    package var documents: [DocumentEvidence]
    /// The works.
    package var works: Works
    /// The concepts of all documents; nil where they were not collected yet.
    var catalogue: ConceptCatalogue?

    package init(documents: [DocumentEvidence], works: Works) {
        self.documents = documents
        self.works = works
    }
}

/// Makes one work of all references of a corpus that cite it: what single documents cannot know.
package struct CorpusMerger: Sendable {
    /// How many threads may work at once.
    private let jobs: Int

    /// Creates a merger.
    package init(jobs: Int = 1) { self.jobs = jobs }

    /// The corpus with its works. Neither order nor earlier merges matter. O(n log n) in references.
    /// - Parameter known: the works, where they are known from an earlier build.
    package func merge(_ documents: consuming [DocumentEvidence], known: Works? = nil) -> MergedCorpus {
        let (works, catalogue) = common(documents, known)
        // In place: a corpus is large.
        for index in documents.indices { documents[index].adopt(works) }
        var out = MergedCorpus(documents: documents, works: works)
        out.catalogue = catalogue
        return out
    }

    /// What the documents share: cited works and concepts.
    private func common(_ documents: [DocumentEvidence], _ known: Works?) -> (Works, ConceptCatalogue) {
        sideBySide(jobs: jobs) {
            known ?? works(of: documents.map { ($0.name, $0.keys, $0.references) })
        } _: {
            ConceptCatalogue(documents)
        }
    }

    /// What tells the works of documents from those of others; nil where that is not known. O(documents).
    package static func fingerprint(ofWorksOf documents: [DocumentEvidence]) -> Fingerprint? {
        var out = Fingerprint()
        for document in documents {
            guard let citing = document.citing else { return nil }
            out.add(document.name)
            out.add(citing)
        }
        return out
    }

    /// The works that documents cite. O(n log n) in references.
    package func works(
        of documents: [(name: String, keys: DocumentKeys, references: [CitedReference])]
    ) -> Works {
        let entries = documents.flatMap { document in
            document.references.enumerated().map { ordinal, reference in
                CitedEntry(
                    id: reference.id, document: document.name, ordinal: ordinal,
                    source: reference.entry ?? PrintedEntry())
            }
        }
        return WorkMerger(jobs: jobs).works(
            of: entries, documents: documents.map { (name: $0.name, keys: $0.keys) })
    }
}
