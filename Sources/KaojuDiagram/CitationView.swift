import KaojuExport
import KaojuRecords
import KaojuText

/// The citation diagram: documents in the middle, the works that most of them cite on both sides.
struct CitationView {
    let references: [ReferenceRecord]
    let request: DiagramRequest

    private struct Work {
        var name: String
        var title: String
        /// Citing documents with the number of places and the numbers in the document's list.
        var citing: [(document: String, count: Int, numbers: [Int])] = []

        /// Counts an entry; a document may list a work twice.
        mutating func add(_ document: String, count: Int, number: Int?) {
            let numbers = number.map { [$0] } ?? []
            if let index = citing.firstIndex(where: { $0.document == document }) {
                citing[index].count += count
                citing[index].numbers += numbers
            } else {
                citing.append((document, count, numbers))
            }
        }
    }

    /// «Pasch 2008»; the number alone where the document has no list.
    private static func name(_ reference: ReferenceRecord) -> String {
        if reference.author?.isEmpty == false { return reference.displayName }
        return reference.number.map { "[\($0)]" } ?? reference.displayName
    }

    func diagram() -> Diagram {
        let words = Words(request.language)
        var order: [String] = []
        var works: [String: Work] = [:]
        for reference in references {
            let count = reference.citedAt?.count ?? 0
            guard count > 0 else { continue }
            let id = reference.work ?? reference.id
            if works[id] == nil {
                order.append(id)
                works[id] = Work(name: Self.name(reference), title: reference.title ?? reference.raw ?? "")
            }
            works[id]?.add(reference.document, count: count, number: reference.number)
        }
        // By the number of documents, then of places; the order of the files decides among equals.
        let ranked = order.enumerated().sorted { a, b in
            let (x, y) = (works[a.element]?.citing ?? [], works[b.element]?.citing ?? [])
            if x.count != y.count { return x.count > y.count }
            let (first, second) = (x.reduce(0) { $0 + $1.count }, y.reduce(0) { $0 + $1.count })
            return first != second ? first > second : a.offset < b.offset
        }
        let chosen = ranked.prefix(request.top).map(\.element)
        var diagram = Diagram()
        var documents: [String: Int] = [:]
        for id in chosen {
            guard let work = works[id] else { continue }
            for citing in work.citing where documents[citing.document] == nil {
                documents[citing.document] = diagram.nodes.count
                var node = Diagram.Node(
                    id: "document " + citing.document,
                    lines: LabelWrapper.wrap(DiagramLabels.document(citing.document), width: 26))
                node.column = 1
                (node.shape, node.fill, node.line, node.tooltip) = ("note", "#E3EEF9", "#2F6DA8", citing.document)
                node.group = "document"
                diagram.nodes.append(node)
            }
        }
        for (rank, id) in chosen.enumerated() {
            guard let work = works[id] else { continue }
            let count = work.citing.count
            var node = Diagram.Node(id: id, lines: LabelWrapper.wrap(DiagramLabels.straight(work.name), width: 26))
            if !work.title.isEmpty {
                node.lines += LabelWrapper.wrap(DiagramLabels.straight(work.title), width: 40, lines: 2)
            }
            (node.shape, node.style) = ("box", "filled,rounded")
            (node.fill, node.line) = count > 1 ? ("#FFF4D6", "#A07A12") : ("#FFFFFF", "#6B7580")
            // On both sides of the documents, so that the picture is no tall strip.
            (node.column, node.tooltip, node.group) = (rank % 2 == 0 ? 2 : 0, work.title, "work")
            let index = diagram.nodes.count
            diagram.nodes.append(node)
            for citing in work.citing {
                guard let from = documents[citing.document] else { continue }
                var arrow = Diagram.Arrow(from: from, to: index)
                arrow.color = count > 1 ? Palette.ink : Palette.undetermined
                arrow.width = 0.8 + 0.4 * Double(min(citing.count, 8) - 1)
                arrow.label = citing.numbers.prefix(4).map { "[\($0)]" }.joined()
                diagram.arrows.append(arrow)
            }
        }
        diagram.groups = [
            .init(text: words["audit.documents"], fill: "#E3EEF9", line: "#2F6DA8"),
            .init(text: words["diagram.shared"], fill: "#FFF4D6", line: "#A07A12"),
        ]
        diagram.notes = [words["diagram.cited"]]
        if ranked.count > chosen.count {
            diagram.notes.append(words.filled("diagram.works", "\(ranked.count)", "\(chosen.count)"))
        }
        return diagram
    }
}
