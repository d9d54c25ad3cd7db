import KaojuText
import KaojuXML

/// Walks through a document element by element and hands what it finds to a composer, as a vocabulary says.
struct MarkupWalker<Vocabulary: MarkupVocabulary> {
    private var vocabulary: Vocabulary
    private var paths = ElementPaths()
    private var parents: [OpenElement] = []
    private var composer = MarkupComposer()
    private var articles: [ExtractedArticle] = []
    /// The depth of the article that is open.
    private var articleDepth: Int?
    private var skippedDepth = 0
    private var tree: MarkupTreeBuilder?
    /// A number that waits for the block it belongs to.
    private var label = ""
    private var isInLabel = false
    /// The depth of the element whose own text is a paragraph.
    private var impliedDepth: Int?
    /// The same in the streams around.
    private var impliedOutside: [Int?] = []

    init(_ vocabulary: Vocabulary) {
        self.vocabulary = vocabulary
    }

    /// The articles of a document, in order. Errors: malformed input. O(n).
    mutating func articles(of reader: consuming XMLReader) throws(XMLError) -> [ExtractedArticle] {
        while let event = try reader.next() {
            switch event {
            case .start(let name, let attributes): start(name, attributes)
            case .text(let text): add(text)
            case .end: end()
            }
        }
        return articles
    }

    /// The articles of a tree. O(n).
    mutating func articles(of tree: MarkupTree) -> [ExtractedArticle] {
        walk(tree)
        return articles
    }

    private mutating func walk(_ tree: MarkupTree) {
        start(tree.element.name, tree.element.attributes)
        for child in tree.children {
            switch child {
            case .text(let text): add(text)
            case .element(let element): walk(element)
            }
        }
        end()
    }

    // MARK: Events

    private mutating func start(_ name: String, _ attributes: [XMLReader.Attribute]) {
        if skippedDepth > 0 {
            skippedDepth += 1
            return
        }
        let element = MarkupElement(name: name, attributes: attributes)
        if tree != nil {
            tree?.start(element)
            return
        }
        let isArticle = articleDepth == nil && vocabulary.isArticle(element)
        paths.open(element.name, isRepeated: isArticle && !parents.isEmpty)
        if isArticle {
            articleDepth = parents.count
            composer = MarkupComposer()
            vocabulary.reset()
        }
        if let last = parents.indices.last { parents[last].children += 1 }
        let role: ElementRole = articleDepth == nil ? .container : vocabulary.role(of: element, in: parents)
        var open = OpenElement(name: element.name, role: role, node: paths.current)
        open.isAside = parents.last?.isAside ?? false || Language.isForeign(element["lang"]) ?? false
        if Language.isForeign(element["lang"]) == false, parents.last?.isAside == true, case .section = role {
            // An English abstract of a Spanish article is read.
            open.isAside = false
        }
        switch role {
        case .aside, .float(isAside: true): open.isAside = true
        default: break
        }
        enter(&open)
        parents.append(open)
        if case .skipped = role { leaveSkipping() }
        if case .collected = role { tree = MarkupTreeBuilder(element) }
    }

    /// An element that is left out is gone at once; only its depth is counted.
    private mutating func leaveSkipping() {
        skippedDepth = 1
    }

    private mutating func add(_ text: String) {
        if skippedDepth > 0 || articleDepth == nil { return }
        if tree != nil {
            tree?.text(text)
        } else if isInLabel {
            label += text
        } else {
            let isBlank = !text.utf8.contains { $0 > 0x20 }
            // Blanks between the elements of a formula mean nothing.
            if isBlank, !composer.isInBlock || MathSigns.containers.contains(parents.parent) { return }
            if !composer.isInBlock { openImplied() }
            composer.append(text)
        }
    }

    private mutating func end() {
        if skippedDepth > 0 {
            skippedDepth -= 1
            if skippedDepth > 0 { return }
        } else if tree != nil {
            guard let whole = tree?.end() else { return }
            tree = nil
            let own = parents.last
            closeImplied(above: parents.count - 1)
            vocabulary.take(whole, parents: parents.dropLast(), node: own?.node ?? -1, into: &composer)
        }
        guard let closed = parents.popLast() else { return }
        leave(closed)
        if articleDepth == parents.count { finishArticle() }
        paths.close()
    }

    private mutating func finishArticle() {
        articleDepth = nil
        label = ""
        isInLabel = false
        impliedDepth = nil
        impliedOutside = []
        composer.finish(path: paths.path(of:)) { vocabulary.keeps(linkTo: $0) }
        articles.append(
            ExtractedArticle(
                identifier: vocabulary.identifier(of: composer.work), text: composer.text, markup: composer.markup))
        composer = MarkupComposer()
        paths.forgetDescendants()
    }

    // MARK: Roles

    private mutating func enter(_ open: inout OpenElement) {
        if case .script = parents.last?.role, parents[parents.count - 1].children == 2 { composer.beginRaised() }
        if case .fraction = parents.last?.role, parents[parents.count - 1].children == 2 { composer.append("/") }
        switch open.role {
        case .skipped, .inline, .collected, .script, .fraction: break
        case .container, .aside: closeImplied(above: -1)
        case .parted: composer.part()
        case .separated(let separator):
            if parents[parents.count - 1].children > 1 { composer.separate(by: separator) }
            composer.part()
        case .followed: break
        case .block(let kind): openBlock(kind, open)
        case .heading: openBlock(.heading, open, titled: composer.section == 0 ? nil : composer.section)
        case .section(let kind):
            closeImplied(above: -1)
            composer.openSection(
                open.isAside ? .metadata : kind, closingImplied: vocabulary.closesImpliedSections)
        case .titled(let title):
            closeImplied(above: -1)
            composer.openSection(nil)
            composer.addBlock(.heading, node: open.node, text: title, titled: composer.section)
            openBlock(.paragraph, open)
        case .level(let level, let number):
            closeImplied(above: -1)
            label = number ?? ""
            composer.openImpliedSection(nil, level: level)
            openBlock(.heading, open, titled: composer.section)
        case .float:
            composer.openStream()
            impliedOutside.append(impliedDepth)
            impliedDepth = nil
        case .label:
            // In a block the number is printed where it stands, elsewhere it goes before the block that follows.
            if case .block = parents.last?.role { composer.part() } else { isInLabel = true }
        case .raised: if composer.isInBlock { composer.beginRaised() }
        case .link(let targets):
            if !composer.isInBlock { openImplied() }
            composer.beginLink(targets)
        case .sign: open.offset = composer.offset
        }
    }

    private mutating func leave(_ closed: OpenElement) {
        switch closed.role {
        case .skipped, .inline, .collected, .script, .fraction: break
        case .container, .aside: closeImplied(above: parents.count - 1)
        case .parted, .separated: composer.part()
        case .followed(let mark):
            composer.endPhrase(with: mark)
            composer.part()
        case .block, .heading, .level: closeBlock()
        case .section:
            closeImplied(above: parents.count - 1)
            composer.closeSection()
        case .titled:
            closeBlock()
            composer.closeSection()
        case .float:
            label = ""
            composer.closeStream()
            impliedDepth = impliedOutside.popLast() ?? nil
            if case .float(isAside: false) = closed.role { composer.part() }
        case .label:
            if isInLabel { label = label.collapsed } else { composer.part() }
            isInLabel = false
        case .raised: if composer.isInBlock { composer.endRaised() }
        case .link: composer.endLink()
        case .sign: composer.spaceSign(from: closed.offset)
        }
        if case .script = parents.last?.role, parents[parents.count - 1].children == 2 { composer.endRaised() }
    }

    private mutating func openBlock(_ kind: Block.Kind, _ open: OpenElement, titled: Int? = nil) {
        closeImplied(above: -1)
        composer.openBlock(kind == .paragraph && open.isAside ? .metadata : kind, node: open.node, titled: titled)
        if !label.isEmpty {
            composer.append(label)
            if kind == .caption { composer.endPhrase(with: ".") }
            composer.part()
            label = ""
        }
    }

    private mutating func closeBlock() {
        closeImplied(above: -1)
        composer.closeBlock()
    }

    /// Opens a paragraph for text that stands directly in a container.
    private mutating func openImplied() {
        var depth = parents.count - 1
        while depth > 0, parents[depth].isInline { depth -= 1 }
        guard depth >= 0 else { return }
        openBlock(.paragraph, parents[depth])
        impliedDepth = depth
    }

    /// Closes it where it was opened at a depth above this.
    private mutating func closeImplied(above depth: Int) {
        guard let implied = impliedDepth, implied >= depth else { return }
        impliedDepth = nil
        composer.closeBlock()
    }
}

extension OpenElement {
    /// Whether its text belongs to what stands around it.
    fileprivate var isInline: Bool {
        switch role {
        case .inline, .parted, .separated, .followed, .raised, .link, .sign, .script, .fraction, .label: true
        default: false
        }
    }
}

extension Language {
    /// Whether a language tag (BCP 47) names a language that Kaoju does not read; nil without a tag.
    fileprivate static func isForeign(_ tag: String?) -> Bool? {
        guard let tag, !tag.isEmpty else { return nil }
        let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
        return !["en", "eng", "zh", "zho", "chi", "cmn", "und", "mul"].contains(primary)
    }
}
