import KaojuText

/// Reads who wrote an article, where and when it appeared, from the front matter of JATS.
enum JATSFront {
    /// Adds a line with the names of a group of contributors, and their affiliations where they stand in the group.
    static func add(
        contributors group: MarkupTree, parents: [OpenElement], node: Int, to composer: inout MarkupComposer
    ) {
        let names = group.all("contrib").filter { ($0.element["contrib-type"] ?? "author") == "author" }
            .flatMap { JATSNames.names(in: $0) }
        if !parents.holds("sub-article", "response") { composer.work.authors += names }
        composer.addBlock(.metadata, node: node, text: names.map(\.printed).joined(separator: ", "))
        for affiliation in group.all("aff") {
            composer.addBlock(.metadata, node: node, text: affiliation.text { $0.name == "institution-id" })
        }
    }

    /// Takes what an element says of the article: an identifier, a date, a volume, the journal.
    static func note(_ tree: MarkupTree, in work: inout BibliographicItem) {
        let text = tree.text
        guard !text.isEmpty else { return }
        switch tree.name {
        case "journal-meta":
            work.container = tree.all("journal-title").first?.text ?? work.container
            work.issn = tree.value("issn") ?? work.issn
            work.publisher = tree.all("publisher-name").first?.text ?? work.publisher
        case "article-id": JATSReferenceReader.set(identifier: text, type: tree.element["pub-id-type"], in: &work)
        case "pub-date": if work.issued == nil { work.issued = JATSReferenceReader.date(in: tree) }
        case "volume": work.volume = text
        case "issue": work.issue = text
        case "elocation-id": work.number = text
        case "fpage": work.pages = text
        case "lpage": work.pages = work.pages.map { $0 == text ? text : $0 + "-" + text }
        default: break
        }
    }
}

/// Reads names as JATS tags them.
enum JATSNames {
    /// The names in an element, in order: persons and groups; nothing is read inside of affiliations. O(n).
    static func names(in tree: MarkupTree) -> [PersonName] {
        tree.elements.flatMap { child -> [PersonName] in
            switch child.name {
            case "name", "string-name": return person(child).map { [$0] } ?? []
            case "collab", "on-behalf-of", "institution":
                // A group's members stand inside of it; they are not the authors.
                let text = child.text { ["contrib-group", "aff", "contrib", "address"].contains($0.name) }
                return text.isEmpty ? [] : [PersonName(literal: text)]
            case "name-alternatives": return child.elements.first.flatMap(person).map { [$0] } ?? []
            case "anonymous", "aff", "role", "xref", "contrib-id", "email", "address": return []
            default: return names(in: child)
            }
        }
    }

    /// One name; nil where it is empty.
    static func person(_ tree: MarkupTree) -> PersonName? {
        let family = [tree.value("prefix"), tree.value("surname")].compactMap { $0 }
        let given = tree.value("given-names") ?? tree.value("given-name") ?? ""
        if tree.value("surname") == nil {
            let literal = tree.text
            return literal.isEmpty ? nil : PersonName(literal: literal)
        }
        // «Dr» before a name is a title, «van» a particle.
        let particle = family.count == 2 && family[0].utf8.first.map { $0 >= 0x61 } == true
        return PersonName(
            family: particle ? family.joined(separator: " ") : family[family.count - 1], given: given,
            suffix: tree.value("suffix") ?? "")
    }
}

extension PersonName {
    /// The name as a byline prints it.
    var printed: String {
        if family.isEmpty { return literal }
        let isHan = family.unicodeScalars.allSatisfy { $0.value >= 0x4E00 }
        let parts = isHan ? [family + given, suffix] : [given, family, suffix]
        return parts.filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// The name as a list of references prints it.
    var listed: String {
        if family.isEmpty { return literal }
        let isHan = family.unicodeScalars.allSatisfy { $0.value >= 0x4E00 }
        return isHan ? family + given : [family, given, suffix].filter { !$0.isEmpty }.joined(separator: " ")
    }
}
