import KaojuCitations
import KaojuText

/// The findings about the works that a document cites: duplicates in its list, retracted works, its authors' own works.
package struct WorkAuditor {
    private let text: SegmentedText
    private let citations: Citations
    private let works: Works
    private let identity: DocumentIdentity

    /// An auditor of one document.
    package init(text: SegmentedText, citations: Citations, works: Works, identity: DocumentIdentity) {
        self.text = text
        self.citations = citations
        self.works = works
        self.identity = identity
    }

    /// The findings, by code, then in list order. O(references · authors²).
    package func findings() -> [Diagnostic] { duplicates() + retracted() + selfCitations() }

    /// Two entries of one list that are the same work. Entries of one number are one entry in two languages.
    private func duplicates() -> [Diagnostic] {
        var first: [String: Reference] = [:]
        return citations.references.compactMap { reference in
            guard let range = reference.range, let work = works.work(ofEntry: reference.id) else { return nil }
            let list = citations.lists.firstIndex { $0.contains(range) } ?? -1
            let key = "\(list) \(work.id)"
            guard let same = first[key] else {
                first[key] = reference
                return nil
            }
            if let number = reference.number, number == same.number { return nil }
            return text.finding(
                "reference.duplicate", .warning, range,
                zh: "参考文献\(reference.label)与\(same.label)是同一文献。",
                en: "Reference\(reference.label) is the same work as\(same.label).")
        }
    }

    private func retracted() -> [Diagnostic] {
        var out: [Diagnostic] = []
        if RetractionMarks.builtIn.isMarked(identity) {
            out.append(
                text.finding(
                    "work.retracted", .warning, identity.title, zh: "本文标明已撤稿。",
                    en: "This document is marked as retracted."))
        }
        for reference in citations.references {
            guard let work = works.work(ofEntry: reference.id), work.isRetracted else { continue }
            let isMarkedHere = RetractionMarks.builtIn.mark(title: reference.item.title, raw: reference.raw)
            let label = reference.label
            out.append(
                isMarkedHere
                    ? text.finding(
                        "work.retracted", .warning, reference.range, zh: "参考文献\(label)标明已撤稿。",
                        en: "Reference\(label) is marked as retracted.")
                    : text.finding(
                        "work.retracted", .warning, reference.range, zh: "参考文献\(label)已撤稿（另一文献如此标明），此处未标明。",
                        en: "Reference\(label) was retracted, as another document marks it; here it is not marked."))
        }
        return out
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
