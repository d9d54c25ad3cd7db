import KaojuText

/// The elements of a journal's web page, once `HTMLPreparer` has taken out what is no part of the article.
struct HTMLVocabulary: MarkupVocabulary {
    /// The attribute in which the preparer says what an element is.
    static let mark = "kaoju-role"

    /// What it may say.
    enum Mark: String {
        /// An entry of the reference list, and the list.
        case entry, list
        /// Part of the site, not of the article.
        case site
    }

    func isArticle(_ element: MarkupElement) -> Bool { element.name == "html" }

    func role(of element: MarkupElement, in parents: [OpenElement]) -> ElementRole {
        switch element[Self.mark].flatMap(Mark.init) {
        case .entry: return .collected
        case .list: return .section(.references)
        case .site: return .skipped
        case nil: break
        }
        switch element.name {
        case "head": return .collected
        case "h1", "h2", "h3", "h4", "h5", "h6":
            if case .section = parents.last?.role { return .heading }
            let level = Int(element.name.dropFirst()) ?? 1
            // The first heading of the page is the article's title.
            return level == 1 ? .block(.heading) : .level(level, number: nil)
        case "p", "pre", "blockquote": return Self.isInBlock(parents) ? .parted : .block(.paragraph)
        case "li", "dd", "dt": return Self.isInBlock(parents) ? .parted : .container
        case "figure": return .float(isAside: false)
        case "figcaption", "caption": return .block(.caption)
        case "tr": return .block(.table)
        case "td", "th": return .separated(by: " |")
        case "sup": return .raised
        case "br": return .parted
        case "address": return .block(.metadata)
        case "a": return Self.role(ofLink: element)
        case "mo": return .sign
        case "msup": return .script
        case "mfrac": return .fraction
        case "annotation", "annotation-xml", "semantics-annotation", "img", "hr": return .skipped
        case _ where Self.inline.contains(element.name): return .inline
        default: return Self.isInBlock(parents) ? .parted : .container
        }
    }

    private static let inline: Set<String> = [
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins",
        "kbd", "label", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "time", "tt", "u", "var", "wbr",
        "math", "mi", "mn", "mrow", "mtext", "msub", "mstyle", "msqrt", "semantics", "mfenced", "munder", "mover",
    ]

    private static func isInBlock(_ parents: [OpenElement]) -> Bool {
        for parent in parents.reversed() {
            switch parent.role {
            case .float: return false
            case .block: return true
            default: continue
            }
        }
        return false
    }

    /// «#ref-12», or the page's own address with such an ending.
    private static func role(ofLink element: MarkupElement) -> ElementRole {
        guard let target = element["href"], let mark = target.lastIndex(of: "#") else { return .inline }
        let fragment = String(target[target.index(after: mark)...])
        return fragment.isEmpty ? .inline : .link([fragment])
    }

    func take(_ tree: MarkupTree, parents: [OpenElement], node: Int, into composer: inout MarkupComposer) {
        if tree.name == "head" { note(tree, in: &composer.work) } else { add(tree, node: node, to: &composer) }
    }

    /// What the page's meta elements say of the article (Highwire's and Dublin Core's names).
    private func note(_ head: MarkupTree, in work: inout BibliographicItem) {
        for meta in head.all("meta") {
            guard let name = meta.element["name"]?.lowercased(), let text = meta.element["content"], !text.isEmpty
            else { continue }
            switch name {
            case "citation_title", "dc.title": if work.title == nil { work.title = text }
            case "citation_author": work.authors.append(PersonName(literal: text))
            case "citation_doi": work.doi = JATSReferenceReader.bareDOI(text)
            case "citation_pmid": JATSReferenceReader.set(identifier: text, type: "pmid", in: &work)
            case "citation_journal_title": work.container = text
            case "citation_volume": work.volume = text
            case "citation_publication_date", "citation_date", "citation_year":
                let year = text.split { !$0.isNumber }.first { $0.count == 4 }.flatMap { Int($0) }
                if work.issued == nil, let year { work.issued = PartialDate(year: year) }
            default: break
            }
        }
    }

    private func add(_ tree: MarkupTree, node: Int, to composer: inout MarkupComposer) {
        var item = BibliographicItem()
        var ids: [String] = []
        HTMLReference.collect(tree, ids: &ids, item: &item)
        let text = tree.text { HTMLReference.isButton($0) }
        composer.addEntries(
            [BibliographyEntry(key: ids.first, item: item)], ids: [ids], label: "", text: text, node: node)
    }
}

/// Reads an entry of a web page's reference list.
enum HTMLReference {
    /// Collects the anchors of an entry, and the identifiers that its links lead to. O(n).
    static func collect(_ tree: MarkupTree, ids: inout [String], item: inout BibliographicItem) {
        if let id = tree.element["id"], !id.isEmpty, !ids.contains(id) { ids.append(id) }
        if tree.name == "a" {
            if let name = tree.element["name"], !name.isEmpty, !ids.contains(name) { ids.append(name) }
            if let target = tree.element["href"] {
                if item.doi == nil, target.contains("doi") { item.doi = JATSReferenceReader.bareDOI(target) }
                for key in ["pubmed/", "pubmed.ncbi.nlm.nih.gov/"] where item.pmid == nil {
                    guard let range = target.firstRange(of: key) else { continue }
                    let digits = target[range.upperBound...].prefix { $0.isASCII && $0.isNumber }
                    if !digits.isEmpty { item.pmid = String(digits) }
                }
            }
        }
        for child in tree.elements where ids.count < 20 { collect(child, ids: &ids, item: &item) }
    }

    /// Whether an element is a link for readers of the page, «Google Scholar», «View Article», not part of the entry.
    static func isButton(_ tree: MarkupTree) -> Bool {
        guard tree.name == "a", let target = tree.element["href"] else { return tree.name == "button" }
        let text = tree.text
        let hasDigit = text.utf8.contains { $0 >= 0x30 && $0 <= 0x39 }
        return !hasDigit && text.split(separator: " ").count <= 3 && (target.contains("://") || target.hasPrefix("#"))
            || text == "↑" || text == "^"
    }
}
