import KaojuText

/// Finds the article in a web page: takes out what belongs to the site, and marks the reference list and its entries.
struct HTMLPreparer {
    private let headings: Set<String>

    /// A preparer that knows the headings of reference lists (`Resources/citations/headings.tsv`).
    init() {
        headings = Set(
            Table(Resource.bytes("citations/headings.tsv") ?? []).rows.map { $0[1].lowercased() })
    }

    /// The page with marks. O(n · depth).
    func prepared(_ page: MarkupTree) -> MarkupTree {
        var page = cleaned(page, isInArticle: false)
        if let place = articlePlace(in: page) { keep(place[...], of: &page) }
        var found = 0
        let marked = marking(page, found: &found)
        return found > 0 ? marked : marking(page, targets: targets(in: page))
    }

    // MARK: Site and article

    private static let siteElements: Set<String> = [
        "script", "style", "noscript", "nav", "footer", "aside", "form", "button", "template", "svg", "iframe", "input",
        "select", "dialog", "object", "embed", "video", "audio", "canvas", "link",
    ]
    private static let siteRoles: Set<String> = [
        "navigation", "banner", "contentinfo", "search", "complementary", "dialog", "menu",
    ]

    private func cleaned(_ tree: MarkupTree, isInArticle: Bool) -> MarkupTree {
        var tree = tree
        let isInArticle = isInArticle || tree.name == "article" || tree.name == "main"
        tree.children = tree.children.map { child in
            guard case .element(let element) = child else { return child }
            return .element(
                isOfSite(element, isInArticle)
                    ? element.emptied(as: .site) : cleaned(element, isInArticle: isInArticle))
        }
        return tree
    }

    private func isOfSite(_ tree: MarkupTree, _ isInArticle: Bool) -> Bool {
        let element = tree.element
        if Self.siteElements.contains(element.name) || element.name == "header" && !isInArticle { return true }
        if let role = element["role"], Self.siteRoles.contains(role.lowercased()) { return true }
        return element["hidden"] != nil || element["aria-hidden"] == "true" && element.name != "span"
    }

    /// Where the element is that holds the article, as indices of children: the longest `article`, else `main`, where it
    /// has most of the page's text.
    private func articlePlace(in page: MarkupTree) -> [Int]? {
        let whole = page.first("body").map { length(of: $0) } ?? 0
        for name in ["article", "main"] {
            var best: (place: [Int], length: Int)?
            find(name, in: page, at: []) { place, tree in
                let length = length(of: tree)
                if length > best?.length ?? 0 { best = (place, length) }
            }
            if let best, best.length * 2 > whole { return best.place }
        }
        return nil
    }

    private func find(_ name: String, in tree: MarkupTree, at place: [Int], _ found: ([Int], MarkupTree) -> Void) {
        for (index, child) in tree.children.enumerated() {
            guard case .element(let element) = child else { continue }
            if element.name == name {
                found(place + [index], element)
            } else {
                find(name, in: element, at: place + [index], found)
            }
        }
    }

    /// Empties what stands beside the place; its elements stay, so that paths do.
    private func keep(_ place: ArraySlice<Int>, of tree: inout MarkupTree) {
        guard let kept = place.first else { return }
        for index in tree.children.indices {
            switch tree.children[index] {
            case .text: if index != kept { tree.children[index] = .text("") }
            case .element(var element):
                if element.name == "head" { continue }
                if index == kept { keep(place.dropFirst(), of: &element) } else { element = element.emptied(as: .site) }
                tree.children[index] = .element(element)
            }
        }
    }

    private func length(of tree: MarkupTree) -> Int {
        tree.children.reduce(0) { sum, child in
            switch child {
            case .text(let text): sum + text.utf8.count
            case .element(let element): sum + length(of: element)
            }
        }
    }

    // MARK: Reference list

    private static let listNames: Set<String> = [
        "ref-list", "reflist", "references", "reference-list", "referencelist", "references-list", "bibliography",
        "citation-list", "citations", "biblist", "article-references", "c-article-references", "literature-cited",
        "article__references", "refs",
    ]

    /// Marks the lists that class, id, role or heading tell; counts the entries.
    private func marking(_ tree: MarkupTree, found: inout Int) -> MarkupTree {
        if isList(tree) {
            var count = 0
            let entries = markingEntries(tree, count: &count)
            if count > 1 {
                found += count
                return entries.marked(as: .list)
            }
        }
        var tree = tree
        var level: Int?
        for index in tree.children.indices {
            guard case .element(let child) = tree.children[index] else { continue }
            if let heading = Self.headingLevel(child) {
                if let open = level, heading <= open { level = nil }
                if headings.contains(child.text.lowercased().trimmed()) { level = heading }
                continue
            }
            if level != nil, Self.isGroup(child) {
                var count = 0
                let marked = markingEntries(child, count: &count)
                if count > 0 {
                    found += count
                    tree.children[index] = .element(marked)
                    continue
                }
            }
            tree.children[index] = .element(marking(child, found: &found))
        }
        return tree
    }

    private static func isGroup(_ tree: MarkupTree) -> Bool {
        ["ol", "ul", "div", "section", "dl", "p", "table"].contains(tree.name)
    }

    private static func headingLevel(_ tree: MarkupTree) -> Int? {
        guard tree.name.utf8.count == 2, tree.name.hasPrefix("h"), let level = Int(tree.name.dropFirst()) else {
            return nil
        }
        return level
    }

    private func isList(_ tree: MarkupTree) -> Bool {
        guard ["ol", "ul", "div", "section", "dl"].contains(tree.name) else { return false }
        if tree.element["role"] == "doc-bibliography" { return true }
        let tokens = [tree.element["class"], tree.element["id"]].compactMap { $0 }
            .flatMap { $0.lowercased().split { $0.isWhitespace } }
        return tokens.contains { Self.listNames.contains(String($0)) }
    }

    /// Marks the entries of a list: its items, else its paragraphs.
    private func markingEntries(_ tree: MarkupTree, count: inout Int) -> MarkupTree {
        let name = ["li", "dd", "tr", "p"].first { !tree.all($0).isEmpty || tree.name == $0 } ?? "div"
        return renamed(tree, name, count: &count)
    }

    private func renamed(_ tree: MarkupTree, _ name: String, count: inout Int) -> MarkupTree {
        var tree = tree
        if tree.name == name, name != "div" || tree.element["id"] != nil {
            guard tree.text.utf8.count > 10 else { return tree }
            count += 1
            return tree.marked(as: .entry)
        }
        for index in tree.children.indices {
            guard case .element(let child) = tree.children[index] else { continue }
            tree.children[index] = .element(renamed(child, name, count: &count))
        }
        return tree
    }

    /// The anchors that links with figures lead to, where they are many.
    private func targets(in page: MarkupTree) -> Set<String> {
        var out: Set<String> = []
        for link in page.all("a") {
            guard let target = link.element["href"], target.hasPrefix("#"), target.utf8.count > 1 else { continue }
            let text = link.text
            if text.utf8.count <= 5, text.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) {
                out.insert(String(target.dropFirst()))
            }
        }
        return out.count >= 3 ? out : []
    }

    /// Marks items and paragraphs that such links lead to.
    private func marking(_ tree: MarkupTree, targets: Set<String>) -> MarkupTree {
        if targets.isEmpty { return tree }
        var tree = tree
        for index in tree.children.indices {
            guard case .element(let child) = tree.children[index] else { continue }
            if ["li", "p", "dd"].contains(child.name), child.text.utf8.count > 30, holds(targets, child) {
                tree.children[index] = .element(child.marked(as: .entry))
            } else {
                tree.children[index] = .element(marking(child, targets: targets))
            }
        }
        return tree
    }

    private func holds(_ targets: Set<String>, _ tree: MarkupTree) -> Bool {
        var ids: [String] = []
        var item = BibliographicItem()
        HTMLReference.collect(tree, ids: &ids, item: &item)
        return ids.contains { targets.contains($0) }
    }
}

extension MarkupTree {
    /// The same tree, its element marked.
    fileprivate func marked(as mark: HTMLVocabulary.Mark) -> MarkupTree {
        var tree = self
        tree.element.attributes.append(.init(name: HTMLVocabulary.mark, value: mark.rawValue))
        return tree
    }

    /// The marked element alone.
    fileprivate func emptied(as mark: HTMLVocabulary.Mark) -> MarkupTree {
        MarkupTree(element: element).marked(as: mark)
    }
}
