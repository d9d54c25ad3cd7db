import KaojuText

/// The findings about the works that a document cites which only the corpus can tell: duplicates in its list, works that
/// another document marks as retracted.
package struct WorkAuditor {
    private let document: String
    private let references: [CitedReference]
    private let works: Works

    /// An auditor of one document.
    package init(document: String, references: [CitedReference], works: Works) {
        self.document = document
        self.references = references
        self.works = works
    }

    /// The findings, by code, then in list order. O(references).
    package func findings() -> [Diagnostic] { duplicates() + retracted() }

    /// Two entries of one list that are the same work. Entries of one number are one entry in two languages.
    private func duplicates() -> [Diagnostic] {
        struct Place: Hashable { var list: Int, work: Int }
        var first: [Place: Int] = [:]
        return references.indices.compactMap { index in
            // A reference is large: by place it is not copied.
            guard references[index].span != nil, let work = work(of: index) else { return nil }
            let place = Place(list: references[index].list, work: work)
            guard let known = first[place] else {
                first[place] = index
                return nil
            }
            let (reference, same) = (references[index], references[known])
            if let number = reference.number, number == same.number { return nil }
            return finding(
                "reference.duplicate", reference, zh: "参考文献\(reference.label)与\(same.label)是同一文献。",
                en: "Reference\(reference.label) is the same work as\(same.label).")
        }
    }

    private func retracted() -> [Diagnostic] {
        references.indices.compactMap { index in
            guard let work = work(of: index), works.items[work].isRetracted else { return nil }
            let reference = references[index]
            let label = reference.label
            return reference.isMarkedRetracted
                ? finding(
                    "work.retracted", reference, zh: "参考文献\(label)标明已撤稿。",
                    en: "Reference\(label) is marked as retracted.")
                : finding(
                    "work.retracted", reference, zh: "参考文献\(label)已撤稿（另一文献如此标明），此处未标明。",
                    en: "Reference\(label) was retracted, as another document marks it; here it is not marked.")
        }
    }

    /// The place of a reference's work.
    private func work(of index: Int) -> Int? { references[index].place ?? works.index(ofEntry: references[index].id) }

    private func finding(_ code: String, _ reference: CitedReference, zh: String, en: String) -> Diagnostic {
        Diagnostic(
            code: code, severity: .warning, document: document, span: reference.span,
            message: LocalizedText(zh: zh, en: en))
    }
}
