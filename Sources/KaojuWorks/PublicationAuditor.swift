import KaojuCitations
import KaojuText

/// The findings about a document as a publication which it alone can tell: its own retraction, its authors' own works.
package struct PublicationAuditor {
    private let text: SegmentedText
    private let citations: Citations
    private let identity: DocumentIdentity

    /// An auditor of one document.
    package init(text: SegmentedText, citations: Citations, identity: DocumentIdentity) {
        self.text = text
        self.citations = citations
        self.identity = identity
    }

    /// The findings, by code. O(references · authors²).
    package func findings() -> [Diagnostic] { retracted() + selfCitations() }

    private func retracted() -> [Diagnostic] {
        guard RetractionMarks.builtIn.isMarked(identity) else { return [] }
        return [
            text.finding(
                "work.retracted", .warning, identity.title, zh: "本文标明已撤稿。",
                en: "This document is marked as retracted.")
        ]
    }

    /// One finding a document: how many of its references share an author with it.
    private func selfCitations() -> [Diagnostic] {
        let known = SelfCitations(identity)
        guard !known.isEmpty else { return [] }
        var own: [Reference] = []
        var names: [String] = []
        for reference in citations.references {
            let authors = known.authors(of: reference.item)
            if authors.isEmpty { continue }
            own.append(reference)
            for author in authors {
                let name = author.literal.isEmpty ? "\(author.given) \(author.family)" : author.literal
                if !names.contains(name) { names.append(name) }
            }
        }
        guard !own.isEmpty else { return [] }
        let total = citations.references.count { $0.range != nil || !$0.item.isEmpty }
        let share = (own.count * 200 + total) / (2 * max(1, total))
        let labels = own.prefix(12).map { $0.label.trimmed() }
        let more = own.count > 12 ? "…" : ""
        return [
            text.finding(
                "work.self-citation", .info, identity.byline,
                zh:
                    "\(total) 条参考文献中有 \(own.count) 条（\(share)%）的作者包括本文作者（\(names.joined(separator: "、"))）：\(labels.joined(separator: "、"))\(more)。",
                en:
                    "\(own.count) of \(total) references (\(share) %) have an author of this document (\(names.joined(separator: ", "))): \(labels.joined(separator: ", "))\(more)."
            )
        ]
    }
}
