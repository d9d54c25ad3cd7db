import KaojuText

/// The elements of TEI as GROBID writes it, and of TEI P5 as far as papers use it.
struct TEIVocabulary: MarkupVocabulary {
    func isArticle(_ element: MarkupElement) -> Bool { element.name == "TEI" || element.name == "TEI.2" }

    /// GROBID marks what it takes for a citation also where it found no entry.
    func keeps(linkTo target: String) -> Bool { target.isEmpty }

    var closesImpliedSections: Bool { true }

    func role(of element: MarkupElement, in parents: [OpenElement]) -> ElementRole {
        switch element.name {
        case "TEI", "TEI.2", "teiHeader", "fileDesc", "profileDesc", "text", "front", "group", "listBibl", "list",
            "cit", "quote", "lg", "textClass", "body", "back", "table":
            return .container
        case "encodingDesc", "revisionDesc", "publicationStmt", "editionStmt", "graphic", "facsimile", "standOff",
            "notesStmt", "langUsage", "appInfo", "fw", "surface", "idno":
            return .skipped
        case "titleStmt", "sourceDesc", "biblStruct": return .collected
        case "bibl": return parents.parent == "listBibl" ? .collected : .inline
        case "abstract": return .section(.abstract)
        case "keywords": return .block(.metadata)
        case "term": return .separated(by: ";")
        case "div", "div1", "div2", "div3":
            // GROBID's divisions follow one another; their depth is in the number of the head.
            return element["type"] == nil ? .container : .section(Self.kind(ofDivision: element["type"]))
        case "head": return role(ofHead: element, parents)
        case "p", "ab": return Self.isInBlock(parents) ? .parted : .block(.paragraph)
        case "item": return Self.isInBlock(parents) && parents.parent != "list" ? .parted : .block(.paragraph)
        case "figure": return .float(isAside: false)
        case "note": return .float(isAside: true)
        case "figDesc": return .block(.caption)
        case "label": return parents.parent == "figure" ? .skipped : .inline
        case "row": return .block(.table)
        case "cell": return .separated(by: " |")
        case "formula": return Self.isInBlock(parents) ? .parted : .block(.metadata)
        case "lb": return .parted
        case "hi": return element["rend"]?.contains("sup") == true ? .raised : .inline
        case "ref": return Self.role(ofLink: element)
        case "s": return .parted
        default: return .inline
        }
    }

    private func role(ofHead element: MarkupElement, _ parents: [OpenElement]) -> ElementRole {
        if parents.parent == "figure" || parents.parent == "table" { return .block(.caption) }
        if parents.parent == "listBibl" || parents.parent == "list" { return .block(.metadata) }
        if case .section = parents.last?.role { return .heading }
        let number = element["n"].map { $0.trimmed() }
        let depth = parents.count { $0.name.hasPrefix("div") }
        let level = number.map { $0.split(separator: ".").count } ?? max(1, depth)
        return .level(level, number: number)
    }

    /// «#b3», «#b3 #b4»; a citation without a target is kept, for its numbers may tell.
    private static func role(ofLink element: MarkupElement) -> ElementRole {
        guard element["type"] == "bibr" || element["type"] == "bibl" || element["type"] == nil else { return .inline }
        let targets = (element["target"] ?? "").split { $0.isWhitespace }.map { String($0.drop { $0 == "#" }) }
        if targets.isEmpty, element["type"] == nil { return .inline }
        return .link(targets.isEmpty ? [""] : targets)
    }

    private static func kind(ofDivision type: String?) -> Section.Kind? {
        switch type {
        case "references", "bibliography": .references
        case "acknowledgement", "acknowledgment", "acknowledgements": .acknowledgements
        case "funding", "availability", "annex", "contribution", "conflict": .metadata
        case "abstract": .abstract
        case "introduction", "intro": .introduction
        case "methods", "method": .methods
        case "results": .results
        case "discussion": .discussion
        case "conclusion": .conclusion
        default: nil
        }
    }

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

    func take(_ tree: MarkupTree, parents: [OpenElement], node: Int, into composer: inout MarkupComposer) {
        switch tree.name {
        case "titleStmt":
            let titles = tree.all("title")
            let title = titles.first { $0.element["type"] == "main" } ?? titles.first
            composer.addBlock(.heading, node: node, text: title?.text ?? "")
            composer.work.title = title?.text
        case "sourceDesc":
            guard let source = tree.all("biblStruct").first else { return }
            let title = composer.work.title
            composer.work = TEIReferenceReader.item(of: source)
            composer.work.title = composer.work.title ?? title
            composer.addBlock(
                .metadata, node: node, text: composer.work.authors.map(\.printed).joined(separator: ", "))
        default:
            if parents.holds("teiHeader") { return }
            TEIReferenceReader.add(tree, node: node, to: &composer)
        }
    }
}
