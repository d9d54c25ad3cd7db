import KaojuText

/// The elements of JATS (NISO Z39.96, versions 1.0 to 1.4) and of the NLM tag sets (1.0 to 3.0) before it.
struct JATSVocabulary: MarkupVocabulary {
    private let citations = JATSReferenceReader()
    func isArticle(_ element: MarkupElement) -> Bool { element.name == "article" }

    mutating func role(of element: MarkupElement, in parents: [OpenElement]) -> ElementRole {
        Self.roles[element.name] ?? special(element, parents)
    }

    mutating func take(
        _ tree: MarkupTree, parents: [OpenElement], node: Int, into composer: inout MarkupComposer
    ) {
        switch tree.name {
        case "ref", "citation", "mixed-citation", "element-citation", "nlm-citation":
            citations.add(tree, node: node, to: &composer)
        case "contrib-group": JATSFront.add(contributors: tree, parents: parents, node: node, to: &composer)
        default: if !parents.holds("sub-article", "response") { JATSFront.note(tree, in: &composer.work) }
        }
    }

    // MARK: Roles

    /// The elements that are the same wherever they stand.
    private static let roles: [String: ElementRole] = {
        var roles: [String: ElementRole] = [:]
        func set(_ role: ElementRole, _ names: String) {
            for name in names.split(separator: " ") { roles[String(name)] = role }
        }
        set(
            .container,
            """
            article front article-meta front-stub title-group body back floats-group floats-wrap list list-item def-list \
            disp-quote verse-group statement question answer question-wrap speech caption-group aff-alternatives \
            table thead tbody tfoot tgroup app-group fig-group table-wrap-group trans-title-group \
            processing-meta alternatives-group array block-alternatives
            """)
        set(
            .skipped,
            """
            article-categories counts custom-meta-group self-uri related-article related-object history product \
            pub-history article-version article-version-alternatives conference alt-title alt-text long-desc object-id \
            tex-math annotation annotation-xml graphic inline-graphic private-char award-group colgroup col colspec \
            index-term milestone-start milestone-end hr copyright-year copyright-holder contrib-id license_ref free_to_read preformat-source abstract-source issue-id volume-id supplement season \
            volume-series issue-title issue-sponsor issue-part isbn
            """)
        set(.aside, "author-notes permissions license fn-group table-wrap-foot funding-group open-access notes-group")
        set(.float(isAside: false), "fig table-wrap chem-struct-wrap boxed-text")
        set(.float(isAside: true), "media supplementary-material fn")
        set(.section(.metadata), "glossary notes bio")
        set(.section(.references), "ref-list")
        set(.section(.acknowledgements), "ack")
        set(.section(.abstract), "abstract trans-abstract")
        set(.section(nil), "app")
        set(.raised, "sup")
        set(.parted, "break disp-formula speaker")
        set(.label, "label")
        set(.collected, "contrib-group journal-meta ref nlm-citation")
        set(.block(.table), "tr row")
        set(.block(.metadata), "aff corresp funding-statement copyright-statement attrib kwd-group subtitle")
        set(.separated(by: ";"), "kwd compound-kwd")
        set(.separated(by: " |"), "td th entry")
        set(.sign, "mo")
        set(.script, "msup")
        set(.fraction, "mfrac")
        set(.block(.paragraph), "def-item")
        set(.followed(by: ":"), "term")
        return roles
    }()

    private func special(_ element: MarkupElement, _ parents: [OpenElement]) -> ElementRole {
        let parent = parents.parent
        switch element.name {
        case "p", "license-p", "preformat":
            return Self.holdsParagraphs(parents) ? .parted : .block(.paragraph)
        case "sec": return .section(Self.kind(ofSection: element["sec-type"]))
        case "sub-article", "response":
            return .section(Self.isReport(element["article-type"] ?? element["response-type"]) ? .metadata : nil)
        case "caption": return .block(.caption)
        case "article-title":
            if parents.holds("sub-article", "response") { return .heading }
            return parent == "title-group" || parent == "article-meta" ? .block(.heading) : .inline
        case "trans-title", "trans-subtitle", "alt-title": return .block(.metadata)
        case "title":
            if parent == "kwd-group" || parent == "caption" { return .followed(by: parent == "caption" ? "." : ":") }
            if case .section = parents.last?.role { return .heading }
            return Self.holdsParagraphs(parents) ? .parted : .block(.metadata)
        case "article-id", "pub-date", "volume", "issue", "fpage", "lpage", "elocation-id", "page-range", "pub-year":
            return parent == "article-meta" || parent == "front-stub" ? .collected : .inline
        case "mixed-citation", "element-citation", "citation":
            return parent == "ref-list" ? .collected : .inline
        case "xref": return Self.role(ofLink: element)
        default: return .inline
        }
    }

    /// Whether paragraphs are no blocks of their own there: in a caption, a table's cell, an item of a glossary.
    private static func holdsParagraphs(_ parents: [OpenElement]) -> Bool {
        for parent in parents.reversed() {
            switch parent.role {
            case .float: return false
            case .block where parent.name != "p": return true
            default: continue
            }
        }
        return false
    }

    /// A link to references: the type says so, or says nothing, and the target decides.
    private static func role(ofLink element: MarkupElement) -> ElementRole {
        let type = element["ref-type"] ?? ""
        guard ["", "bibr", "bib", "ref", "citation", "other"].contains(type), let targets = element["rid"] else {
            return .inline
        }
        return .link(targets.split { $0.isWhitespace }.map(String.init))
    }

    private static func kind(ofSection type: String?) -> Section.Kind? {
        guard let type = type?.lowercased(), !type.isEmpty else { return nil }
        // Several types may be joined: «materials|methods», «results|discussion».
        let parts = type.split { $0 == "|" || $0 == " " || $0 == ":" }.map(String.init)
        for part in parts {
            switch part {
            case "intro", "introduction", "background", "aim": return .introduction
            case "methods", "materials", "materials-and-methods", "subjects", "method": return .methods
            case "results", "cases", "findings", "case": return parts.contains("discussion") ? .discussion : .results
            case "discussion": return .discussion
            case "conclusions", "conclusion": return .conclusion
            case "supplementary-material", "data-availability", "coi-statement", "ethics-statement",
                "author-contributions",
                "funding", "funding-information", "additional-information", "display-objects-list", "associated-data":
                return .metadata
            default: continue
            }
        }
        return nil
    }

    /// Whether a nested article is part of peer review, which reports no findings of its own.
    private static func isReport(_ type: String?) -> Bool {
        guard let type = type?.lowercased() else { return false }
        return ["review", "report", "reply", "decision", "author-comment", "editor", "response", "referee"].contains {
            type.contains($0)
        } && type != "review-article" && type != "case-report" && type != "brief-report"
    }
}
