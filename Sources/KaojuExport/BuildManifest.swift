import KaojuCitations
import KaojuGraph
import KaojuText

/// One input file as `build.json` names it.
package struct InputRecord: Sendable, Hashable {
    /// The document's name, the digest of the file's bytes, the encoding it was read in.
    package var document: String
    package var digest: String
    package var encoding: String
    /// The style that it cites in, and how sure that is; nil where it cites nothing.
    package var style: CitationStyle?

    /// Creates a record.
    package init(document: String, digest: String, encoding: String, style: CitationStyle? = nil) {
        self.style = style
        self.document = document
        self.digest = digest
        self.encoding = encoding
    }

    /// The record of a document that was analysed.
    package init(_ analysis: DocumentAnalysis) {
        let document = analysis.text.document
        self.init(
            document: document.name, digest: document.digest, encoding: document.encoding,
            style: analysis.citations.style)
    }
}

/// What a build was told beside its inputs: with the inputs' digests, all that its output depends on.
package struct BuildSettings: Sendable, Hashable {
    /// The language of reports and diagrams.
    package var language: Language?
    /// The user's lexicons, in the order in which they were given; encodings are not told.
    package var lexicons: [InputRecord] = []
    package var model: InputRecord?
    package var weights: InputRecord?
    package var curation: InputRecord?

    /// Nothing but the defaults.
    package init() {}
}

/// How many things each stage made.
package struct BuildCounts: Sendable, Hashable {
    package var documents = 0
    package var bytes = 0
    package var sections = 0
    package var sentences = 0
    package var clauses = 0
    package var markers = 0
    package var references = 0
    package var mentions = 0
    package var claims = 0

    /// Nothing counted yet.
    package init() {}

    /// Adds what another document has.
    package mutating func add(_ other: BuildCounts) {
        documents += other.documents
        bytes += other.bytes
        sections += other.sections
        sentences += other.sentences
        clauses += other.clauses
        markers += other.markers
        references += other.references
        mentions += other.mentions
        claims += other.claims
    }

    /// Counts one more document.
    package mutating func add(_ analysis: DocumentAnalysis) {
        documents += 1
        bytes += analysis.text.document.text.count
        sections += max(0, analysis.text.sections.count - 1)
        sentences += analysis.text.sentences.count
        clauses += analysis.text.clauses.count
        markers += analysis.citations.markers.count
        references += analysis.citations.references.count
        mentions += analysis.mentions.items.count
        claims += analysis.claims.count
    }
}

/// `build.json`: what went in and what came out. No time, no host, no path of the machine.
package enum BuildManifest {
    /// The whole file.
    package static func bytes(
        version: String, inputs: [InputRecord], bibliographies: [InputRecord] = [],
        settings: BuildSettings = BuildSettings(), counts: BuildCounts, graph: EvidenceGraph,
        diagnostics: [Diagnostic]
    ) -> [UInt8] {
        var json = JSONWriter()
        json.object(lines: true) { json in
            json.member("version", version)
            json.key("inputs")
            json.array(lines: true) { json in
                for input in inputs {
                    json.object {
                        $0.member("document", input.document)
                        $0.member("sha256", input.digest)
                        $0.member("encoding", input.encoding)
                        if let style = input.style { write(style, to: &$0) }
                    }
                }
            }
            if !bibliographies.isEmpty {
                json.key("bibliographies")
                json.array(lines: true) { json in
                    for input in bibliographies {
                        json.object {
                            $0.member("file", input.document)
                            $0.member("sha256", input.digest)
                            $0.member("encoding", input.encoding)
                        }
                    }
                }
            }
            write(settings, to: &json)
            json.key("counts")
            json.object(lines: true) { write(counts, graph, to: &$0) }
            json.key("diagnostics")
            json.array(lines: true) { json in for item in diagnostics { json.diagnostic(item) } }
        }
        json.endLine()
        return json.drain()
    }

    private static func write(_ settings: BuildSettings, to json: inout JSONWriter) {
        func file(_ record: InputRecord, to json: inout JSONWriter) {
            json.object {
                $0.member("file", record.document)
                $0.member("sha256", record.digest)
            }
        }
        json.member("language", settings.language?.rawValue)
        if !settings.lexicons.isEmpty {
            json.key("lexicons")
            json.array(lines: true) { json in for record in settings.lexicons { file(record, to: &json) } }
        }
        let others = [("model", settings.model), ("weights", settings.weights), ("curation", settings.curation)]
        for case (let name, let record?) in others {
            json.key(name)
            file(record, to: &json)
        }
    }

    private static func write(_ style: CitationStyle, to json: inout JSONWriter) {
        json.key("citation_style")
        json.object {
            $0.member("style", style.style.rawValue)
            $0.member("confidence", style.confidence)
        }
    }

    private static func write(_ counts: BuildCounts, _ graph: EvidenceGraph, to json: inout JSONWriter) {
        json.member("documents", counts.documents)
        json.member("bytes", counts.bytes)
        json.member("sections", counts.sections)
        json.member("sentences", counts.sentences)
        json.member("clauses", counts.clauses)
        json.member("markers", counts.markers)
        json.member("references", counts.references)
        json.member("mentions", counts.mentions)
        json.member("claims", counts.claims)
        json.member("nodes", graph.nodes.count)
        json.member("edges", graph.edges.count)
        json.member("topics", graph.topics.count)
        json.member("contested", graph.topics.count(.contested))
        json.member("findings", graph.findings.count)
    }
}
