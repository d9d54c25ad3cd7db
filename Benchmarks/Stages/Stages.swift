import Foundation
import KaojuCitations
import KaojuClaims
import KaojuExport
import KaojuGraph
import KaojuIngestion
import KaojuSegmentation
import KaojuTerminology
import KaojuText
import KaojuXML

/// kaoju-stages FOLDER OUTPUT: runs each stage of a build on all documents of a folder before the next one, and prints what
/// each cost, a line of JSON a stage. One thread. A stage's values are kept for the next, so memory grows with the folder.
@main
struct Stages {
    static func main() throws {
        guard CommandLine.arguments.count == 3 else {
            FileHandle.standardError.write(Data("usage: kaoju-stages FOLDER OUTPUT\n".utf8))
            exit(2)
        }
        let meter = Meter()
        let analyses = try analyses(of: CommandLine.arguments[1], meter)
        try write(analyses, to: OutputFolder(CommandLine.arguments[2]), meter)
    }

    /// What concerns single documents.
    private static func analyses(of folder: String, _ meter: Meter) throws -> [DocumentAnalysis] {
        let reader = DocumentReader()
        let (segmenter, resolver, recognizer) = meter.measure("load", count: { _ in 1 }) {
            // A document of one sentence has everything loaded that is loaded when it is first used.
            let (segmenter, resolver, recognizer) = (Segmenter(), CitationResolver(), Recognizer(lexicon: .builtIn))
            let text = segmenter.segment(
                Document(name: "a.txt", text: Array("Aspirin reduces pain [1].".utf8), digest: ""))
            _ = ClaimExtractor().claims(
                about: recognizer.mentions(in: text), citing: resolver.citations(in: text), in: text)
            return (segmenter, resolver, recognizer)
        }
        let inputs = try InputWalker().walk(paths: [folder], excluding: folder + "/none").inputs
        let documents = try meter.measure("read", count: \.count) { try inputs.flatMap { try reader.read($0) } }
        let texts = meter.measure("segment", count: { $0.reduce(0) { $0 + $1.sentences.count } }) {
            documents.map(segmenter.segment)
        }
        let citations = meter.measure("citations", count: { $0.reduce(0) { $0 + $1.markers.count } }) {
            texts.map(resolver.citations)
        }
        // Once more by themselves: the difference is what markers and the search for lists cost.
        let parser = ReferenceParser()
        meter.measure("references", count: \.count) {
            citations.flatMap { $0.references.compactMap { parser.reference(of: $0.raw) } }
        }
        let mentions = meter.measure("mentions", count: { $0.reduce(0) { $0 + $1.items.count } }) {
            texts.map(recognizer.mentions)
        }
        let extractor = ClaimExtractor()
        let claims = meter.measure("claims", count: { $0.reduce(0) { $0 + $1.count } }) {
            texts.indices.map { extractor.claims(about: mentions[$0], citing: citations[$0], in: texts[$0]) }
        }
        let disputeReader = DisputeReader()
        let disputes = meter.measure("disputes", count: { $0.reduce(0) { $0 + $1.count } }) {
            texts.indices.map { disputeReader.disputes(about: claims[$0], naming: mentions[$0], in: texts[$0]) }
        }
        return texts.indices.map {
            DocumentAnalysis(
                text: texts[$0], citations: citations[$0], mentions: mentions[$0], claims: claims[$0],
                disputes: disputes[$0])
        }
    }

    /// What concerns the corpus, and the files.
    private static func write(_ analyses: [DocumentAnalysis], to folder: OutputFolder, _ meter: Meter) throws {
        let corpus = meter.measure("works", count: { $0.works.items.count }) {
            CorpusMerger().merge(analyses.map { DocumentEvidence($0) })
        }
        let language = BuildWriter.language(of: corpus.documents)
        let graph = meter.measure("graph", count: \.topics.count) {
            let mentioned = analyses.flatMap(\.mentions.concepts)
            let hierarchy = ConceptHierarchy(Lexicon.builtIn.relatives(of: mentioned.map(\.id)) + mentioned)
            return GraphAssembler(hierarchy: hierarchy).graph(of: corpus, language: language)
        }
        try meter.measure("records", count: { $0 }) {
            var files = try RecordFiles(folder)
            for analysis in analyses {
                let records = DocumentRecords(analysis)
                try files.write(text: analysis.text.document.text, of: records.input.document)
                try files.add(records)
                try files.add(references: records.references, naming: corpus.works)
            }
            try files.commit()
            return files.counts.claims
        }
        try meter.measure("graph.graphml", count: { graph.edges.count }) {
            var file = try folder.begin("graph.graphml")
            var xml = try XMLWriter.exporting(to: file.temporary)
            try GraphMLFormat.write(graph, to: &xml, path: file.target)
            try file.commit()
        }
        try meter.measure("audit.json", count: { graph.findings.count }) {
            var file = try folder.begin("audit.json")
            try AuditRecords.write(graph, to: &file)
            try file.commit()
        }
        let view = meter.measure("audit, worded", count: { _ in graph.topics.count }) {
            AuditView(
                graph, bibliography: Bibliography(corpus.documents), documents: analyses.count, language: language)
        }
        try meter.measure("audit.md", count: { graph.topics.count }) {
            try folder.write("audit.md", Array(AuditMarkdown.text(view).utf8))
        }
        try meter.measure("audit.html", count: { graph.topics.count }) {
            try folder.write("audit.html", Array(AuditPage.text(view).utf8))
        }
        try meter.measure("audit.csv", count: { graph.topics.count }) {
            try folder.write("audit.csv", AuditTable.csv(view))
        }
        try meter.measure("graph.dot", count: { graph.edges.count }) {
            try folder.write("graph.dot", Array(DOTExport.text(graph, language: language).utf8))
        }
        try meter.measure("explorer.html", count: { graph.edges.count }) {
            guard var page = ExplorerPage(graph, language: language) else { return }
            for document in corpus.documents { page.add(document) }
            var file = try folder.begin("explorer.html")
            try page.write(plain: nil, to: &file)
            try file.commit()
        }
    }
}
