import KaojuText

/// Writes BibTeX that BibTeX, Biber and their relatives read: one entry a work, UTF-8, TeX's own characters escaped.
package struct BibTeXWriter: Sendable {
    private let knowledge = BibliographyKnowledge.builtIn

    /// Creates a writer.
    package init() {}

    /// The entry for a work under a key. Line ends and control characters become blanks. O(n).
    package func entry(_ item: BibliographicItem, key: String) -> [UInt8] {
        let (type, subtype) = type(of: item.type)
        var out = "@\(type){\(key)"
        func add(_ field: String?, _ value: String?) {
            guard let field, let value, !value.isEmpty else { return }
            out += ",\n  \(field) = {\(value)}"
        }
        let fields = knowledge.fields(of: .bibtex)
        func name(_ role: FieldRole) -> String? { fields.field(of: role, type: item.type) }
        add("author", names(item.authors, hasMore: item.hasMoreAuthors))
        add("editor", names(item.editors, hasMore: false))
        add("title", item.title.map { escaped($0, keepsCase: true) })
        add(name(.container), item.container.map { escaped($0) })
        add("series", item.collection.map { escaped($0) })
        addDate(item, to: &out)
        add("volume", item.volume.map { escaped($0) })
        add(name(.issue), item.issue.map { escaped($0) })
        add(name(.number), item.number.map { escaped($0) })
        add("pages", item.pages.map(pages))
        add("edition", item.edition.map { escaped($0) })
        add(name(.publisher), item.publisher.map { escaped($0) })
        add("address", item.place.map { escaped($0) })
        add("doi", item.doi.map(verbatim))
        add("pmid", item.pmid.map(verbatim))
        add("pmcid", item.pmcid.map(verbatim))
        if let arxiv = item.arxiv {
            add("eprint", verbatim(arxiv))
            add("archiveprefix", "arXiv")
        }
        add("isbn", item.isbn.map(verbatim))
        add("issn", item.issn.map(verbatim))
        add("url", item.url.map(verbatim))
        add("urldate", item.accessed?.iso)
        add("langid", item.language.map { escaped($0) })
        // A work of no kind in an archive would be read as a preprint.
        add("entrysubtype", item.arxiv != nil && item.type == "document" ? item.type : subtype)
        return Array((out + "\n}\n").utf8)
    }

    // MARK: Parts

    private func type(of type: String) -> (name: String, subtype: String?) {
        // CSL-JSON may bring any type.
        guard let name = knowledge.types(of: .bibtex).name(of: type) else { return ("misc", verbatim(type)) }
        let parts = name.split(separator: "+", maxSplits: 1).map(String.init)
        return (parts[0], parts.count > 1 ? parts[1] : nil)
    }

    private func addDate(_ item: BibliographicItem, to out: inout String) {
        guard let date = item.issued else { return }
        // BibLaTeX takes the date, BibTeX year and month.
        if date.day != nil { out += ",\n  date = {\(date.iso)}" }
        out += ",\n  year = {\(date.year)}"
        if let month = date.month, (1...12).contains(month) { out += ",\n  month = \(Self.months[month - 1])" }
    }

    /// BibTeX's own macros.
    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    private func pages(_ text: String) -> String {
        let dashed = text.unicodeScalars.map { $0 == "–" || $0 == "—" ? "-" : $0 }
        return escaped(String(String.UnicodeScalarView(dashed))).split(separator: "-", omittingEmptySubsequences: false)
            .joined(separator: "--").split(separator: "--{}--").joined(separator: "----")
    }

    private func names(_ names: [PersonName], hasMore: Bool) -> String {
        let words = names.map(name).filter { !$0.isEmpty } + (hasMore ? ["others"] : [])
        return words.joined(separator: " and ")
    }

    private func name(_ name: PersonName) -> String {
        let literal = name.literal.onOneLine
        if name.family.isEmpty, name.given.isEmpty {
            guard !literal.isEmpty else { return "" }
            let isHan = literal.unicodeScalars.allSatisfy { ScalarClass.isHan($0.value) }
            return isHan && !knowledge.others.contains(literal) && !knowledge.compoundNames.contains(literal)
                ? literal : "{" + escaped(literal) + "}"
        }
        let family = namePart(name.family.isEmpty ? name.given : name.family)
        let given = name.family.isEmpty ? "" : namePart(name.given)
        if !name.suffix.isEmpty { return "\(family), \(namePart(name.suffix)), \(given)" }
        if given.isEmpty { return family.contains(" ") || family.hasPrefix("{") ? family + "," : family }
        return "\(family), \(given)"
    }

    /// A part of a name; in braces where BibTeX would part it.
    private func namePart(_ text: String) -> String {
        let line = text.onOneLine
        let words = line.lowercased().split(separator: " ")
        let part = escaped(line)
        let isOthers = knowledge.others.contains(line.lowercased())
        return line.contains(",") || words.contains("and") || isOthers ? "{" + part + "}" : part
    }

    /// A text without TeX: URLs and identifiers; what could unbalance the braces is percent-encoded.
    private func verbatim(_ text: String) -> String {
        var out = ""
        for scalar in text.onOneLine.unicodeScalars {
            switch scalar {
            case "{": out += "%7B"
            case "}": out += "%7D"
            case "\\": out += "%5C"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A text in TeX. With `keepsCase`, words with capitals inside stand in braces, for styles set titles in lower case. O(n).
    private func escaped(_ text: String, keepsCase: Bool = false) -> String {
        let line = text.onOneLine
        guard keepsCase else { return Self.escaped(line[...]) }
        return line.split(separator: " ", omittingEmptySubsequences: false).map { word in
            let hasCapital = word.unicodeScalars.dropFirst().contains { $0.properties.isUppercase }
            return hasCapital ? "{" + Self.escaped(word) + "}" : Self.escaped(word)
        }.joined(separator: " ")
    }

    private static func escaped(_ text: Substring) -> String {
        var out = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&", "%", "$", "#", "_": out.append(contentsOf: ["\\", scalar])
            case "{": out.append(contentsOf: "\\textbraceleft{}".unicodeScalars)
            case "}": out.append(contentsOf: "\\textbraceright{}".unicodeScalars)
            case "\\": out.append(contentsOf: "\\textbackslash{}".unicodeScalars)
            case "~": out.append(contentsOf: "\\textasciitilde{}".unicodeScalars)
            case "^": out.append(contentsOf: "\\textasciicircum{}".unicodeScalars)
            case "`": out.append(contentsOf: "\\textasciigrave{}".unicodeScalars)
            case "-" where previous == "-", "'" where previous == "'": out.append(contentsOf: ["{", "}", scalar])
            default: out.append(scalar)
            }
            previous = scalar
        }
        return String(out)
    }
}

extension PartialDate {
    /// As ISO 8601 writes it, as far as it is known: `2008-03-12`.
    var iso: String {
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
        return parts.enumerated().map { padded($0.element, $0.offset == 0 ? 4 : 2) }.joined(separator: "-")
    }
}
