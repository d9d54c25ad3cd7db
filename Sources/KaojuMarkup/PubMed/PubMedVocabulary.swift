import KaojuText

/// The elements of PubMed's XML (PubmedArticleSet, MEDLINE's MedlineCitationSet, book articles): titles and abstracts.
struct PubMedVocabulary: MarkupVocabulary {
    func isArticle(_ element: MarkupElement) -> Bool {
        ["PubmedArticle", "PubmedBookArticle", "MedlineCitation", "BookDocument"].contains(element.name)
    }

    func identifier(of work: BibliographicItem) -> String? { work.pmid }

    func role(of element: MarkupElement, in parents: [OpenElement]) -> ElementRole {
        switch element.name {
        case "PubmedArticle", "MedlineCitation", "PubmedData", "Article", "BookDocument", "PubmedBookArticle",
            "PubmedBookData":
            return .container
        case "ArticleTitle": return .block(.heading)
        case "VernacularTitle", "KeywordList", "CopyrightInformation": return .block(.metadata)
        case "Abstract": return .section(.abstract)
        case "OtherAbstract":
            let language = element["Language"]?.lowercased() ?? ""
            let isRead = ["", "eng", "en", "chi", "zho", "zh"].contains(language)
            return .section(isRead ? .abstract : .metadata)
        case "AbstractText":
            guard let label = element["Label"], !label.isEmpty, label != "UNLABELLED" else { return .block(.paragraph) }
            return .titled(label)
        case "Keyword": return .separated(by: ";")
        case "sup": return .raised
        case "msup": return .script
        case "mfrac": return .fraction
        case "mo": return .sign
        case "sub", "i", "b", "u", "em", "strong", "math", "mi", "mn", "mrow", "mtext", "msub", "mstyle", "msqrt",
            "DispFormula":
            return .inline
        case "annotation": return .skipped
        case "PMID":
            let isOwn = parents.parent == "MedlineCitation" || parents.parent == "BookDocument"
            return isOwn ? .collected : .skipped
        case "ArticleIdList": return parents.parent == "PubmedData" ? .collected : .skipped
        case "ReferenceList": return .section(.references)
        case "Title": return parents.parent == "ReferenceList" ? .heading : .skipped
        case "Reference", "AuthorList", "Journal", "Book", "Pagination": return .collected
        case "ELocationID": return .collected
        default: return .skipped
        }
    }

    func take(_ tree: MarkupTree, parents: [OpenElement], node: Int, into composer: inout MarkupComposer) {
        switch tree.name {
        case "PMID": composer.work.pmid = tree.text.isEmpty ? nil : tree.text
        case "ArticleIdList": Self.note(identifiers: tree, in: &composer.work)
        case "ELocationID":
            JATSReferenceReader.set(identifier: tree.text, type: tree.element["EIdType"], in: &composer.work)
        case "AuthorList":
            guard tree.element["Type"] != "editors" else { return }
            let names = tree.elements.compactMap(Self.name)
            composer.work.authors += names
            composer.addBlock(.metadata, node: node, text: names.map(\.printed).joined(separator: ", "))
        case "Journal", "Book": Self.note(container: tree, in: &composer.work)
        case "Pagination": composer.work.pages = tree.value("MedlinePgn")
        case "Reference": add(reference: tree, node: node, to: &composer)
        default: break
        }
    }

    private static func name(_ author: MarkupTree) -> PersonName? {
        if let group = author.value("CollectiveName") { return PersonName(literal: group) }
        guard let family = author.value("LastName") else { return nil }
        return PersonName(
            family: family, given: author.value("ForeName") ?? author.value("Initials") ?? "",
            suffix: author.value("Suffix") ?? "")
    }

    private static func note(container tree: MarkupTree, in work: inout BibliographicItem) {
        if tree.name == "Book" {
            work.type = "chapter"
            work.container = tree.value("BookTitle")
            return
        }
        work.container = tree.value("Title") ?? tree.value("ISOAbbreviation")
        work.issn = tree.value("ISSN")
        guard let issue = tree.first("JournalIssue") else { return }
        work.volume = issue.value("Volume")
        work.issue = issue.value("Issue")
        let date = issue.first("PubDate")
        // «2019 Mar-Apr» where the date is not in parts.
        let text = date?.value("Year") ?? date?.value("MedlineDate") ?? ""
        let years = text.split(whereSeparator: { !$0.isNumber }).filter { $0.count == 4 }
        work.issued = years.first.flatMap { Int(String($0)) }.map { PartialDate(year: $0) }
    }

    private static func note(identifiers tree: MarkupTree, in item: inout BibliographicItem) {
        for id in tree.elements where id.name == "ArticleId" {
            let type = id.element["IdType"]
            JATSReferenceReader.set(identifier: id.text, type: type == "pubmed" ? "pmid" : type, in: &item)
        }
    }

    private func add(reference tree: MarkupTree, node: Int, to composer: inout MarkupComposer) {
        var item = BibliographicItem()
        for list in tree.all("ArticleIdList") { Self.note(identifiers: list, in: &item) }
        let text = tree.value("Citation") ?? ReferenceText.line(item)
        composer.addEntries([BibliographyEntry(item: item)], ids: [[]], label: "", text: text, node: node)
    }
}
