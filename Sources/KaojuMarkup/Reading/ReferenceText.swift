import KaojuText

/// Words a reference that has fields but no printed form, as the NLM's style does (Citing Medicine, 2nd edition).
enum ReferenceText {
    /// One line; empty where nothing is known.
    static func line(_ item: BibliographicItem) -> String {
        var parts: [String] = []
        var names = item.authors.map(\.listed).joined(separator: ", ")
        if item.hasMoreAuthors { names += names.isEmpty ? "et al" : ", et al" }
        parts.append(names)
        parts.append(item.title ?? "")
        if item.container != nil, !item.editors.isEmpty {
            parts.append("In: " + item.editors.map(\.listed).joined(separator: ", ") + ", eds")
        }
        parts.append(item.container ?? "")
        parts.append(item.edition.map { $0.contains("ed") ? $0 : $0 + " ed" } ?? "")
        let publisher = [item.place, item.publisher].compactMap { $0 }.joined(separator: ": ")
        let year = item.year.map(String.init) ?? ""
        let suffix = item.yearSuffix == 0 ? "" : String(UnicodeScalar(item.yearSuffix))
        var place = item.volume ?? ""
        if let issue = item.issue { place += "(\(issue))" }
        let pages = item.pages ?? item.number ?? ""
        if !pages.isEmpty { place += (place.isEmpty ? "" : ":") + pages }
        let when = [[publisher, year + suffix].filter { !$0.isEmpty }.joined(separator: "; "), place]
        parts.append(when.filter { !$0.isEmpty }.joined(separator: ";"))
        parts.append(item.doi.map { "doi:" + $0 } ?? "")
        parts.append(item.pmid.map { "PMID: " + $0 } ?? "")
        if item.doi == nil { parts.append(item.url ?? "") }
        return parts.map { $0.trimmed() }.filter { !$0.isEmpty }
            .map { $0.hasSuffix(".") || $0.hasSuffix("?") ? $0 : $0 + "." }.joined(separator: " ")
    }
}
