import KaojuDiagram
import KaojuQuery
import KaojuText
import TestSupport
import Testing

@Suite("Diagrams") struct DiagramTests {
    private func diagram(_ body: (inout DiagramRequest) -> Void = { _ in }) throws -> Diagram {
        var request = DiagramRequest()
        body(&request)
        return try DiagramMaker(try Sample.network(), references: try Sample.references()).diagram(request)
    }

    private func arrow(_ diagram: Diagram, _ from: String, _ to: String) -> Diagram.Arrow? {
        diagram.arrows.first {
            diagram.nodes[$0.from].id == "kaoju:" + from && diagram.nodes[$0.to].id == "kaoju:" + to
        }
    }

    @Test("an arrow a pair: heads by sign, lines by certainty, both sides' numbers; a denied effect is none")
    func mechanism() throws {
        let found = try diagram()
        #expect(found.arrows.count == 4)
        let contested = try #require(arrow(found, "甲药", "乙蛋白"))
        #expect(contested.head == .tee && contested.isDouble && contested.label == "[1][2] / [3]")
        #expect(contested.color == Palette.contested && contested.line == .solid)
        let second = try #require(arrow(found, "乙蛋白", "丙病"))
        #expect(second.head == .normal && second.line == .solid && second.label == "[4]")
        let open = try #require(arrow(found, "甲药", "丙病"))
        #expect(open.line == .dotted && open.color == Palette.undetermined && open.head == .tee)
        #expect(contested.width > second.width)
        #expect(!found.nodes.contains { $0.id == "kaoju:丁药" })
        let column = Dictionary(uniqueKeysWithValues: found.nodes.map { ($0.id, $0.column) })
        #expect(column["kaoju:甲药", default: 9] < column["kaoju:乙蛋白", default: 0])
        #expect(column["kaoju:乙蛋白", default: 9] < column["kaoju:丙病", default: 0])
    }

    @Test func selection() throws {
        #expect(try diagram { $0.focus = ["己药"] }.arrows.count == 1)
        #expect(try diagram { $0.focus = ["甲药"] }.arrows.count == 3)
        #expect(
            try diagram {
                $0.focus = ["甲药"]
                $0.depth = 1
            }.arrows.count == 2)
        let ways = try diagram {
            $0.focus = ["甲药"]
            $0.diseases = ["Disease C"]
        }
        #expect(ways.arrows.count == 3)
        #expect(try diagram { $0.diseases = ["庚酶"] }.nodes.count == 2)
        let top = try diagram { $0.top = 1 }
        #expect(top.arrows.count == 1 && top.notes.contains { $0.contains("4") })
        #expect(throws: QueryError.self) { try diagram { $0.focus = ["没有此药"] } }
    }

    @Test("for on the left, against on the right")
    func controversy() throws {
        let found = try diagram { $0.view = .controversy }
        #expect(found.nodes.map(\.column) == [1, 0, 2])
        #expect(found.nodes[1].lines == ["支持 · 2 个来源", "[1] Li 2001 · 随机对照试验", "[2] Li 2002 · 动物实验"])
        #expect(found.nodes[2].lines.last?.contains("[3] Li 2003") == true && found.arrows[1].head == .tee)
    }

    @Test func evidence() throws {
        let grid = try #require(
            try diagram {
                $0.view = .evidence
                $0.labels = .en
            }.grid)
        #expect(grid.head == ["Relation", "randomised trials", "animal studies"])
        #expect(grid.rows[0].cells.map { $0.map(\.text) } == [["▲ 1 · [1]"], ["▲ 1 · [2]", "▼ 1 · [3]"]])
    }

    @Test func citations() throws {
        let found = try diagram { $0.view = .citations }
        #expect(found.nodes.filter { $0.column == 1 }.map(\.id) == ["document a.txt", "document b.txt"])
        // Entries 1 and 5 are one work.
        #expect(found.nodes.filter { $0.column != 1 }.count == 4)
        #expect(found.arrows.first?.label == "[1]")
    }

    @Test("Graphviz draws every view; Mermaid text is escaped")
    func writers() throws {
        for view in DiagramRequest.View.allCases {
            for labels in DiagramRequest.Labels.allCases {
                let found = try diagram {
                    $0.view = view
                    $0.labels = labels
                }
                let dot = DiagramDOT.text(found, language: .en)
                #expect(dot == DiagramDOT.text(found, language: .en))
                if Programs.has("dot") {
                    let (svg, status) = try Programs.run("dot", ["-Tsvg"], input: Array(dot.utf8))
                    #expect(status == 0 && svg.contains("</svg>"))
                }
            }
        }
        let mermaid = DiagramMermaid.text(try diagram { $0.labels = .en }, language: .en)
        #expect(mermaid.contains("Drug #quot;A#quot;") && mermaid.contains("#lt;b#gt;") && mermaid.contains("#amp;"))
        #expect(mermaid.contains("==x|\"[1][2] / [3]\"|") && mermaid.contains("-.-x") && mermaid.contains("-->"))
        let empty = DiagramMaker(try Sample.emptyNetwork())
        for view in DiagramRequest.View.allCases {
            var request = DiagramRequest()
            request.view = view
            let nothing = try empty.diagram(request)
            #expect(nothing.isEmpty && DiagramDOT.text(nothing, language: .en).contains("No relation to draw"))
        }
    }

    @Test(
        "Mermaid itself draws every view, and no strip of it",
        .enabled(if: Programs.python(has: "mermaidx"), "mermaidx, which holds Mermaid, is not installed"))
    func mermaidDraws() throws {
        for view in DiagramRequest.View.allCases {
            let found = try diagram {
                $0.view = view
                $0.labels = .both
            }
            let text = DiagramMermaid.text(found, language: .en)
            let (svg, status) = try Programs.run(
                "python3", ["-m", "mermaidx", "-q", "-i", "-"], input: Array(text.utf8))
            #expect(status == 0 && svg.contains("</svg>"), "\(view)")
            // Subgraphs made a strip of it: the view box says how wide and how high the drawing is.
            let box = try #require(svg.firstRange(of: "viewBox=\"")).upperBound
            let sizes = svg[box...].prefix { $0 != "\"" }.split(separator: " ").compactMap { Double($0) }
            try #require(sizes.count == 4)
            #expect(sizes[2] < 1500, "\(view)")
        }
    }

    @Test("a relation that needs two lines is broken at its arrow")
    func relationLines() throws {
        let found = try diagram {
            $0.view = .evidence
            $0.labels = .both
        }
        let rows = try #require(found.grid).rows
        for row in rows where row.title.count > 1 {
            #expect(row.title.contains { $0.hasSuffix("→") || $0.hasSuffix("⊣") || $0.hasSuffix("—") })
        }
    }
}
