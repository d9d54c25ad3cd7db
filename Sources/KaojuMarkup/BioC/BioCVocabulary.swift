import KaojuText

/// The elements of BioC XML: `collection`, `document`, `passage`.
struct BioCVocabulary: MarkupVocabulary {
    private var name = ""

    func isArticle(_ element: MarkupElement) -> Bool { element.name == "document" }

    func identifier(of work: BibliographicItem) -> String? { name.isEmpty ? nil : name }

    mutating func reset() { name = "" }

    func role(of element: MarkupElement, in parents: [OpenElement]) -> ElementRole {
        switch element.name {
        case "document": .container
        case "passage", "id": .collected
        default: .skipped
        }
    }

    mutating func take(_ tree: MarkupTree, parents: [OpenElement], node: Int, into composer: inout MarkupComposer) {
        if tree.name == "id" {
            name = tree.text
            return
        }
        var passage = BioCPassage(text: tree.value("text") ?? "")
        if passage.text.isEmpty {
            passage.text = tree.elements.filter { $0.name == "sentence" }.compactMap { $0.value("text") }
                .joined(separator: " ")
        }
        for infon in tree.elements where infon.name == "infon" {
            if let key = infon.element["key"] { passage.infons[key] = infon.text }
        }
        passage.add(to: &composer, node: node)
    }
}
