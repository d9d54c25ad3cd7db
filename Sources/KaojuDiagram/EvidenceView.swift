import KaojuExport
import KaojuQuery
import KaojuText

/// The evidence map: relations by classes of study designs, in each cell the references for and against.
struct EvidenceView {
    let network: ClaimNetwork
    let request: DiagramRequest
    let focus: Set<Int>

    /// The classes from strong to weak, by the contract's designs (after the levels of the Oxford CEBM).
    private static let classes: [(key: String, designs: Set<String>)] = [
        ("synthesis", ["meta_analysis", "systematic_review", "guideline"]), ("trial", ["rct"]),
        ("observational", ["cohort", "case_control", "cross_sectional", "case_series", "case_report"]),
        ("animal", ["animal"]), ("laboratory", ["in_vitro", "ex_vivo"]), ("other", ["review", "unspecified"]),
    ]

    func diagram() -> Diagram {
        let words = Words(request.language)
        let labels = DiagramLabels(network: network, labels: request.labels)
        let all = RelationBundle.all(network).filter {
            focus.isEmpty || focus.contains($0.from) || focus.contains($0.to)
        }
        let chosen = all.prefix(request.top)
        // Classes that no relation has would be empty columns.
        let used = Self.classes.filter { kind in
            chosen.contains { bundle in
                (bundle.supporting + bundle.opposing + bundle.undetermined).contains {
                    kind.designs.contains(design($0))
                }
            }
        }
        var grid = Diagram.Grid(
            head: [words["diagram.relation"]] + used.map { words["diagram.class.\($0.key)"] }, rows: [])
        for bundle in chosen {
            let cells = used.map { kind -> [Diagram.Grid.Text] in
                [
                    ("▲", bundle.supporting, Palette.supported), ("▼", bundle.opposing, Palette.contested),
                    ("?", bundle.undetermined, Palette.undetermined),
                ].compactMap { mark, facts, color in
                    let mine = facts.filter { kind.designs.contains(design($0)) }
                    if mine.isEmpty { return nil }
                    let count = network.sources(of: mine).count
                    let numbers = labels.numbers(mine)
                    return .init(text: "\(mark) \(count)" + (numbers.isEmpty ? "" : " · " + numbers), color: color)
                }
            }
            grid.rows.append(.init(title: labels.relation(bundle, width: 36), cells: cells))
        }
        var diagram = Diagram()
        diagram.grid = grid
        diagram.marks = [
            .init(sample: "▲", color: Palette.supported, text: words["audit.for"]),
            .init(sample: "▼", color: Palette.contested, text: words["audit.against"]),
            .init(sample: "?", color: Palette.undetermined, text: words["audit.undetermined"]),
        ]
        diagram.notes = [words["diagram.cells"]]
        if all.count > chosen.count {
            diagram.notes.append(words.filled("diagram.more", "\(all.count)", "\(chosen.count)"))
        }
        return diagram
    }

    private func design(_ fact: Int) -> String { network.facts[fact].claim.evidence?.design ?? "unspecified" }
}
