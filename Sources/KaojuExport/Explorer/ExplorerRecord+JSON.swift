import KaojuClaims
import KaojuGraph
import KaojuText

/// The record as the page's script reads it.
extension ExplorerRecord {
    /// Writes the record with the concepts' places as JSON; `<` is escaped, so that nothing inside can end a script's element.
    /// Call it when all documents are added. Errors: those of the sink. O(n).
    func write<Sink: ByteSink & ~Copyable>(
        _ places: [ExplorerLayout.Place], to sink: inout Sink
    ) throws(ExportError) {
        var claims = claims
        claims.finish()
        let frame = frame(places, claims)
        // The claims are the most of it: they go to the sink as they are, into the empty array at the end of the rest.
        let end = frame.count - Self.end.utf8.count
        try Self.write(frame[..<end], to: &sink)
        for (index, piece) in claims.rows.enumerated() {
            try sink.write(index == 0 ? "\n" : ",\n")
            try Self.write(piece.dropLast(), isLines: true, to: &sink)
        }
        if !claims.rows.isEmpty { try sink.write("\n") }
        try sink.write(Self.end)
    }

    private static let end = "]\n}\n"

    /// Writes bytes with `<` escaped; with a comma at the end of lines where each line is an element. O(n).
    private static func write<Sink: ByteSink & ~Copyable>(
        _ bytes: ArraySlice<UInt8>, isLines: Bool = false, to sink: inout Sink
    ) throws(ExportError) {
        var piece: [UInt8] = []
        piece.reserveCapacity(1 << 16 + 16)
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "<"): piece += Self.less
            case UInt8(ascii: "\n") where isLines: piece += Self.between
            default: piece.append(byte)
            }
            if piece.count >= 1 << 16 {
                try sink.write(piece)
                piece.removeAll(keepingCapacity: true)
            }
        }
        try sink.write(piece)
    }

    private static let less = Array("\\u003c".utf8)
    private static let between = Array(",\n".utf8)

    /// The record without its claims.
    private func frame(_ places: [ExplorerLayout.Place], _ claims: ExplorerClaims) -> [UInt8] {
        var out = JSONWriter()
        out.object(lines: true) { out in
            out.key("language")
            out.value(language.rawValue)
            Self.vocabulary(&out)
            out.key("nodes")
            out.array(lines: true) { out in
                for (node, place) in zip(nodes, places) { Self.write(node, place, &out) }
            }
            out.key("edges")
            out.array(lines: true) { out in for relation in relations { write(relation, &out) } }
            Self.texts("documents", claims.documents, &out)
            Self.texts("sections", claims.sections, &out)
            Self.texts("quotes", claims.quotes, &out)
            out.key("total")
            out.value(total)
            out.key("sources")
            out.array(lines: true) { out in
                for work in claims.sources {
                    out.array { out in
                        out.value(work)
                        out.value(PlainText.oneLine(workNames[work] ?? work))
                    }
                }
            }
            out.key("topics")
            out.array(lines: true) { out in for topic in topics { write(topic, &out) } }
            out.key("claims")
            out.array { _ in }
        }
        out.endLine()
        return out.drain()
    }

    // MARK: Parts

    private static func texts(_ key: String, _ texts: [String], _ out: inout JSONWriter) {
        out.key(key)
        out.array { out in for text in texts { out.value(text) } }
    }

    /// Words of both languages, and the names that indices stand for.
    private static func vocabulary(_ out: inout JSONWriter) {
        out.key("words")
        out.object { out in
            for language in [Language.zh, .en] {
                out.key(language.rawValue)
                out.object { out in
                    for (key, text) in Words.table("explorer/words.tsv").sorted(by: { $0.key < $1.key }) {
                        out.key("explorer." + key)
                        out.value(text[language])
                    }
                    for (key, text) in Words.table("export/words.tsv").sorted(by: { $0.key < $1.key })
                    where ["predicate.", "certainty.", "design.", "status."].contains(where: key.hasPrefix) {
                        out.key(key)
                        out.value(text[language])
                    }
                }
            }
        }
        out.key("groups")
        out.array(lines: true) { out in
            for group in DiagramGroups.builtIn.groups {
                out.object { out in
                    for (key, text) in [
                        ("zh", group.title.zh), ("en", group.title.en), ("fill", group.fill), ("line", group.line),
                    ] {
                        out.key(key)
                        out.value(text)
                    }
                }
            }
        }
        texts("predicates", Predicate.allCases.map(\.rawValue), &out)
        texts("statuses", Topic.Status.allCases.map(\.rawValue), &out)
        texts("designs", StudyDesign.allCases.map(\.rawValue), &out)
        texts("certainties", Certainty.allCases.map(\.rawValue), &out)
    }

    private static func write(_ node: EvidenceGraph.Node, _ place: ExplorerLayout.Place, _ out: inout JSONWriter) {
        out.array { out in
            out.value(node.id)
            out.value(PlainText.oneLine(node.zh))
            out.value(PlainText.oneLine(node.en.isEmpty && node.zh.isEmpty ? node.name : node.en))
            out.value(DiagramGroups.builtIn.index(of: node.category))
            out.value((place.x * 10).rounded() / 10)
            out.value((place.y * 10).rounded() / 10)
            out.value(node.claims)
            out.array { out in for synonym in node.synonyms { out.value(PlainText.oneLine(synonym)) } }
        }
    }

    private func write(_ relation: Relation, _ out: inout JSONWriter) {
        out.array { out in
            out.value(index[relation.subject] ?? 0)
            out.value(index[relation.object] ?? 0)
            out.value(Predicate.allCases.firstIndex(of: relation.predicate) ?? 0)
            out.value(Self.sign(relation.predicate.direction))
            out.value(Topic.Status.allCases.firstIndex(of: relation.status) ?? 0)
            out.value(relation.tally.supporting)
            out.value(relation.tally.opposing)
            out.value(relation.tally.hedged)
            out.value(relation.tally.belief)
        }
    }

    private func write(_ topic: OpenTopic, _ out: inout JSONWriter) {
        out.array { out in
            out.value(topic.subject)
            out.value(topic.object)
            out.value(Topic.Status.allCases.firstIndex(of: topic.status) ?? 0)
            for count in topic.sources { out.value(count) }
            out.value(topic.sign)
        }
    }
}
