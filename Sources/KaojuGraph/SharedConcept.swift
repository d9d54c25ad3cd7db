import KaojuTerminology

/// A concept that many documents name in the same words: one object, so that a corpus keeps it once.
package final class SharedConcept: Sendable, Hashable {
    /// The concept.
    package let concept: Concept

    /// A concept to be shared.
    package init(_ concept: Concept) { self.concept = concept }

    /// Whether both say the same.
    package static func == (a: SharedConcept, b: SharedConcept) -> Bool { a === b || a.concept == b.concept }

    package func hash(into hasher: inout Hasher) { hasher.combine(concept) }
}

extension DocumentEvidence {
    /// The concepts of documents, those that are one object once, in their order. O(concepts).
    package static func distinctConcepts(_ documents: [DocumentEvidence]) -> [Concept] {
        var seen: Set<ObjectIdentifier> = []
        var out: [Concept] = []
        for document in documents {
            for shared in document.concepts where seen.insert(ObjectIdentifier(shared)).inserted {
                out.append(shared.concept)
            }
        }
        return out
    }
}
