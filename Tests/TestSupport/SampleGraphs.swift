import KaojuClaims
import KaojuGraph
import KaojuText

/// Graphs made by hand, for tests of what writes them.
package enum SampleGraphs {
    /// A concept as a node.
    package static func concept(
        _ id: String, _ zh: String, _ en: String, _ category: String, claims: Int = 1
    ) -> EvidenceGraph.Node {
        EvidenceGraph.Node(
            id: id, kind: .concept, name: zh.isEmpty ? en : zh, zh: zh, en: en, category: "biolink:" + category,
            claims: claims)
    }

    /// A cited work as a node.
    package static func work(_ id: String, _ name: String) -> EvidenceGraph.Node {
        EvidenceGraph.Node(id: id, kind: .work, name: name, zh: "", en: "", category: "biolink:Article", claims: 1)
    }

    /// An edge whose works are named after its numbers.
    package static func edge(
        _ subject: String, _ predicate: Predicate, _ object: String, for supporting: [Int] = [], against: [Int] = [],
        hedged: Int = 0, status: Topic.Status = .agreed, belief: Double = 0.75
    ) -> EvidenceGraph.Edge {
        let polarity = [Direction.plus: "positive", .minus: "negative"][predicate.direction] ?? "neutral"
        return EvidenceGraph.Edge(
            id: Digest.identifier("edge", [subject, predicate.rawValue, object]), subject: subject,
            predicate: predicate, object: object, polarity: polarity, supporting: supporting.count,
            opposing: against.count, hedged: hedged, works: (supporting + against).sorted().map { "work:w\($0)" },
            belief: belief, weight: Double(supporting.count), status: status, designs: [.animal, .rct],
            claims: ClaimIDs((supporting + against).map { "claim:c\($0)" }), supportingNumbers: supporting,
            opposingNumbers: against)
    }

    /// A subject or an object.
    package static func participant(_ id: String, _ zh: String, _ en: String, _ category: String) -> Claim.Participant {
        Claim.Participant(
            concept: id, label: zh.isEmpty ? en : zh, zh: zh, en: en, synonyms: [], category: "biolink:" + category,
            surface: zh, span: ByteRange(0, zh.utf8.count))
    }

    /// A claim's stand on a topic.
    package static func stand(
        _ number: Int, _ predicate: Predicate, negated: Bool = false, certainty: Certainty = .asserted,
        design: StudyDesign = .animal, quote: String, references: [String] = [], weight: Double = 0, via: String? = nil,
        topic: String? = nil
    ) -> Topic.Stand {
        Topic.Stand(
            claim: "claim:c\(number)", document: "reviews/magnesium.txt", span: ByteRange(number, number + 10),
            numbers: [number], references: references, works: ["work:w\(number)"], design: design,
            predicate: predicate, negated: negated, certainty: certainty, weight: weight, quote: quote, via: via,
            topic: topic)
    }

    /// A small graph with a contested, a disputed and an uncertain topic.
    package static let small: EvidenceGraph = {
        let magnesium = participant("CHEBI:25107", "镁", "magnesium", "SmallMolecule")
        let calcification = participant("HP:0004934", "血管钙化", "vascular calcification", "PhenotypicFeature")
        let phosphate = participant("CHEBI:18367", "磷酸盐", "phosphate", "SmallMolecule")
        let runx2 = participant("HGNC:10472", "", "RUNX2", "Gene")
        return EvidenceGraph(
            nodes: [
                concept("CHEBI:18367", "磷酸盐", "phosphate", "SmallMolecule", claims: 2),
                concept("CHEBI:25107", "镁", "magnesium", "SmallMolecule", claims: 4),
                concept("HGNC:10472", "", "RUNX2", "Gene", claims: 2),
                concept("HP:0004934", "血管钙化", "vascular calcification", "PhenotypicFeature", claims: 3),
                concept("kaoju:钙敏感受体 (激动)", "钙敏感受体 (激动)", "", "MolecularActivity"),
                work("work:10.1000/abc|1", "Li 2012"), work("work:w2", "Meyer 2015"), work("work:w3", "王 2018"),
            ],
            edges: [
                edge("CHEBI:18367", .increases, "HGNC:10472", hedged: 1, status: .uncertain, belief: 0.4),
                edge(
                    "CHEBI:25107", .decreases, "HP:0004934", for: [1, 2], against: [3], status: .contested,
                    belief: 0.61234567),
                edge("CHEBI:25107", .actsVia, "kaoju:钙敏感受体 (激动)", for: [2], status: .singleSource),
                edge("HGNC:10472", .causes, "HP:0004934", for: [5], status: .disputed),
            ],
            topics: [
                Topic(
                    id: "topic:1", subject: magnesium, object: calcification, direction: .minus, status: .contested,
                    disputedByText: false, group: "topic:1",
                    supporting: [
                        stand(1, .decreases, quote: "补镁可减轻血管钙化[1]。", references: ["ref:1"]),
                        stand(2, .treats, certainty: .hedged, design: .rct, quote: "镁可能延缓钙化进展[2]。", via: "narrower"),
                    ],
                    opposing: [
                        stand(
                            3, .decreases, negated: true, design: .cohort, quote: "血镁与钙化无关[3]。", references: ["ref:3"])
                    ], undetermined: [],
                    statements: [
                        Topic.Statement(
                            document: "reviews/magnesium.txt", span: ByteRange(300, 330), quote: "镁的作用尚有争议。")
                    ]),
                Topic(
                    id: "topic:2", subject: runx2, object: calcification, direction: .plus, status: .disputed,
                    disputedByText: true, group: "topic:2", supporting: [stand(5, .causes, quote: "RUNX2 引起钙化[5]。")],
                    opposing: [], undetermined: [], statements: []),
                Topic(
                    id: "topic:3", subject: phosphate, object: runx2, direction: .plus, status: .uncertain,
                    disputedByText: false, group: "topic:3", supporting: [],
                    opposing: [],
                    undetermined: [stand(4, .increases, certainty: .hypothesis, quote: "推测磷上调 RUNX2[4]。")],
                    statements: []),
            ],
            findings: [
                Diagnostic(
                    code: "reference.never-cited", severity: .info, document: "reviews/magnesium.txt",
                    span: ByteRange(900, 960),
                    message: LocalizedText(zh: "文献 [6] 从未被引用", en: "reference [6] is never cited"))
            ])
    }()

    /// Texts that break careless writers: markup, quotes, controls, bidirectional marks, sheer length.
    package static let hostile = [
        "a\"b\\c'd", "]]><script>alert(1)</script>", "<!--", "&amp;&#0;", "\u{0}\u{1}\u{1B}[31m",
        "\u{202E}desrever\u{2066}",
        "line\nfeed\r\ttab", "|bar|", "# heading\n- item", "![x](javascript:alert(1))", "`code` *b* _i_ ~s~ $m$",
        "\\", "\\N\\G\\l", String(decoding: [0xFFFE, 0xFFFF] as [UInt16], as: UTF16.self), "1. first", "</svg></style>",
        " ", String(repeating: "很长的名字", count: 2000),
    ]

    /// A graph all of whose texts are hostile.
    package static let hostileGraph: EvidenceGraph = {
        let nodes = hostile.enumerated().map { index, text in concept("x:\(index)\(text)", text, text, "Gene") }
        let edges = (1..<nodes.count).map {
            edge(nodes[$0 - 1].id, .causes, nodes[$0].id, for: [$0], status: .contested)
        }
        let topics = hostile.enumerated().map { index, text in
            Topic(
                id: "topic:\(index)", subject: participant(text, text, text, "Gene"),
                object: participant(text, text, text, "Gene"), direction: .plus, status: .contested,
                disputedByText: true, group: "topic:\(index)",
                supporting: [stand(1, .causes, quote: text, references: [text], via: "donor")],
                opposing: [], undetermined: [],
                statements: [Topic.Statement(document: text, span: ByteRange(0, 1), quote: text)])
        }
        let findings = hostile.map {
            Diagnostic(code: "test", document: $0, message: LocalizedText(zh: $0, en: $0))
        }
        return EvidenceGraph(nodes: nodes, edges: edges, topics: topics, findings: findings)
    }()

    /// A graph of the size of a few reviews: drugs, mechanisms, targets, processes, diseases, joined by chance from a seed.
    package static func synthetic(seed: UInt64, edges count: Int = 90) -> EvidenceGraph {
        var state = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        func random(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        let kinds: [(String, Int, [String], String, String)] = [
            ("d", 12, ["硫代硫酸钠", "西那卡塞", "维生素 K2", "司维拉姆", "二膦酸盐", "骨化三醇"], "sodium thiosulfate", "Drug"),
            ("m", 6, ["钙敏感受体激活", "Wnt/β-catenin 信号通路", "硫化氢生成"], "Wnt signalling pathway", "Pathway"),
            ("t", 14, ["成纤维细胞生长因子 23", "RUNX2", "基质 Gla 蛋白", "TNF-α"], "fibroblast growth factor 23", "Protein"),
            ("p", 10, ["血管平滑肌细胞成骨样分化", "氧化应激", "内皮功能障碍"], "oxidative stress", "BiologicalProcess"),
            ("x", 8, ["钙性尿毒症性小动脉病", "慢性肾脏病", "血管钙化", "高磷血症"], "chronic kidney disease", "Disease"),
        ]
        var nodes: [EvidenceGraph.Node] = []
        var lanes: [Int] = []
        for (lane, kind) in kinds.enumerated() {
            for index in 0..<kind.1 {
                let name = kind.2[index % kind.2.count] + (index < kind.2.count ? "" : " \(index)")
                nodes.append(concept("\(kind.0):\(index)", name, "\(kind.3) \(index)", kind.4))
                lanes.append(lane)
            }
        }
        let predicates: [Predicate] = [.decreases, .increases, .causes, .treats, .associated, .decreases, .increases]
        var edges: [String: EvidenceGraph.Edge] = [:]
        while edges.count < count {
            // Hubs as in real reviews: small numbers come more often.
            let from = random(nodes.count) * random(nodes.count) / nodes.count
            let to = nodes.count - 1 - random(nodes.count) * random(nodes.count) / nodes.count
            guard from != to, lanes[from] <= lanes[to] || random(8) == 0 else { continue }
            let supporting = (0...random(3)).map { _ in 1 + random(80) }
            let isContested = random(9) == 0
            let one = edge(
                nodes[from].id, predicates[random(predicates.count)], nodes[to].id,
                for: random(7) == 0 ? [] : Set(supporting).sorted(), against: isContested ? [1 + random(80)] : [],
                hedged: 1,
                status: isContested ? .contested : .agreed, belief: Double(random(100)) / 100)
            edges[one.id] = one
        }
        let sorted = edges.values.sorted {
            ($0.subject, $0.predicate.rawValue, $0.object) < ($1.subject, $1.predicate.rawValue, $1.object)
        }
        return EvidenceGraph(nodes: nodes, edges: sorted, topics: [], findings: [])
    }
}
