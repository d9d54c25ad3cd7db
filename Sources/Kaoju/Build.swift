import KaojuCuration
import KaojuExport
import KaojuGraph
import KaojuIngestion
import KaojuTagging
import KaojuTerminology
import KaojuText

/// A build: from files and folders of papers to the files of the contract.
public struct Build: Sendable {
    /// What a build is told.
    public struct Options: Sendable {
        /// Files and folders to read.
        public var inputs: [String]
        /// The folder to write to.
        public var output: String
        /// The encoding to read every file in; nil to detect it.
        public var encoding: String?
        /// Files with a user's own terms.
        public var lexicons: [String]
        /// A model that `kaoju train` has trained; nil for none.
        public var model: String?
        /// Bibliographies that all documents may cite from, beside those that lie next to them.
        public var bibliographies: [String]
        /// A table of people's decisions about claims.
        public var curation: String?
        /// The language of reports; nil for that of the documents.
        public var language: Language?
        /// The most arrows in the diagram.
        public var top: Int
        /// How many documents are worked on at once.
        public var jobs: Int
        /// A user's own weights of designs and certainties; nil for the built-in ones.
        public var weights: String?
        /// Formats that are also written, into `exports/`.
        public var formats: [String] = []

        /// Creates options with the defaults that `kaoju build` has.
        public init(
            inputs: [String], output: String, encoding: String? = nil, lexicons: [String] = [],
            bibliographies: [String] = [], language: Language? = nil, top: Int = 40, jobs: Int = 1,
            model: String? = nil, weights: String? = nil
        ) {
            self.inputs = inputs
            self.output = output
            self.encoding = encoding
            self.lexicons = lexicons
            self.bibliographies = bibliographies
            self.language = language
            self.top = top
            self.jobs = jobs
            self.model = model
            self.weights = weights
        }
    }

    /// How far a build is.
    public struct Progress: Sendable {
        /// Documents done.
        public var done: Int
        /// Documents in all.
        public var total: Int
        /// Bytes read so far.
        public var bytes: Int
        /// The document that was finished last.
        public var document: String
    }

    /// What came of a build.
    public struct Summary: Sendable {
        /// Documents that were read.
        public var documents: Int
        /// Claims in all documents.
        public var claims: Int
        /// Topics whose sources contradict each other.
        public var contested: Int
        /// Topics that the text itself calls disputed.
        public var disputed: Int
        /// Topics of any status.
        public var topics: Int
        /// Inputs that could not be read: error level; skipped ones: info level.
        public var failures: [Diagnostic]
        /// What reading and analysing noticed.
        public var diagnostics: [Diagnostic]
        /// What the machine lacked (no Graphviz, no Chinese font).
        public var notices: [Diagnostic]
    }

    private let options: Options

    /// Creates a build; nothing is read yet.
    public init(_ options: Options) {
        self.options = options
    }

    /// Reads, analyses and writes. Documents are analysed in parallel and merged in input order, so the output does not
    /// depend on `jobs`.
    /// - Throws: `BuildError` where the inputs, a lexicon or the output cannot be used.
    public func run(progress: @Sendable @escaping (Progress) -> Void = { _ in }) async throws(BuildError) -> Summary {
        try Exporter.check(options.formats)
        async let _ = BuiltInTables.load()
        let reader = try DocumentReader(encodingNamed: options.encoding)
        let lexicon = try UserTables(paths: options.lexicons).lexicon()
        let weights = try UserTables.weights(options.weights)
        let analyzer = DocumentAnalyzer(lexicon: lexicon, tagger: try tagger())
        let walk = try walk()
        let (inputs, besides) = BibliographyShelf.sort(walk.inputs)
        let shelf = try BibliographyShelf.filled(
            beside: besides, documents: inputs, named: options.bibliographies, reader: reader)
        var failures = (walk.failures + shelf.failures).map(\.diagnostic)
        let results = await analyze(inputs, reader: reader, shelf: shelf, analyzer: analyzer, progress: progress)
        var analyses: [DocumentAnalysis] = []
        var names: Set<String> = []
        for result in results {
            switch result {
            case .success(let found):
                for analysis in found {
                    // An article of a file may be named like another file.
                    if names.insert(analysis.text.document.name).inserted {
                        analyses.append(analysis)
                    } else {
                        failures.append(Self.collision(analysis.text.document.name))
                    }
                }
            case .failure(let error): failures.append(error.diagnostic)
            }
        }
        var decided: [Diagnostic] = []
        if let curation = options.curation {
            let file = CurationFile(curation)
            (analyses, decided) = Curator(try file.table(), lexicon: lexicon).curated(analyses)
        }
        let mentioned = analyses.flatMap(\.mentions.concepts)
        let hierarchy = ConceptHierarchy(lexicon.relatives(of: mentioned.map(\.id)) + mentioned)
        let language = options.language ?? BuildWriter.language(of: analyses)
        let corpus = CorpusMerger().merge(analyses)
        analyses = corpus.analyses
        let graph = GraphAssembler(hierarchy: hierarchy, weights: weights).graph(of: corpus, language: language)
        let diagnostics =
            failures + shelf.diagnostics + decided
            + analyses.flatMap { analysis in
                analysis.text.document.diagnostics + analysis.mentions.diagnostics
            }
        let notices: [Diagnostic]
        do throws(ExportError) {
            notices = try await BuildWriter(folder: options.output, language: options.language, top: options.top).write(
                analyses: analyses, works: corpus.works, graph: graph, inputs: analyses.map { InputRecord($0) },
                bibliographies: shelf.records, settings: settings,
                diagnostics: diagnostics, version: Release.version)
        } catch {
            throw BuildError(error)
        }
        try Exporter(output: options.output).write(options.formats)
        return Summary(
            documents: analyses.count, claims: analyses.reduce(0) { $0 + $1.claims.count },
            contested: graph.topics.filter { $0.status == .contested }.count,
            disputed: graph.topics.filter { $0.status == .disputed }.count, topics: graph.topics.count,
            failures: failures, diagnostics: diagnostics, notices: notices)
    }

    // MARK: Steps

    /// The files beside the inputs that the output depends on.
    private var settings: BuildSettings {
        var out = BuildSettings()
        out.lexicons = options.lexicons.compactMap { InputRecord(file: $0) }
        out.model = options.model.flatMap { InputRecord(file: $0) }
        out.weights = options.weights.flatMap { InputRecord(file: $0) }
        out.curation = options.curation.flatMap { InputRecord(file: $0) }
        return out
    }

    private static func collision(_ name: String) -> Diagnostic {
        Diagnostic(
            code: "input.collision", severity: .error, document: name,
            message: LocalizedText(
                zh: "另一个文件已得到文档名「\(name)」,此篇未读入;请将其中一个文件改名。",
                en:
                    "Another file has the document name \"\(name)\" already, this one was left out; rename one of the files."
            ))
    }

    private func tagger() throws(BuildError) -> NameTagger? {
        guard let path = options.model else { return nil }
        do throws(TaggerError) {
            return try NameTagger(path: path)
        } catch {
            throw BuildError(error)
        }
    }

    private func walk() throws(BuildError) -> (inputs: [InputFile], failures: [ReadingError]) {
        do throws(InputError) {
            return try InputWalker().walk(paths: options.inputs, excluding: options.output)
        } catch {
            throw .usage(error.code, error.cause, error.advice)
        }
    }

    /// Analyses the inputs with at most `jobs` at once; results in input order.
    private func analyze(
        _ inputs: [InputFile], reader: DocumentReader, shelf: BibliographyShelf, analyzer: DocumentAnalyzer,
        progress: @Sendable (Progress) -> Void
    ) async -> [Result<[DocumentAnalysis], ReadingError>] {
        var bytes = 0
        return await InputReading(reader: reader, shelf: shelf).results(
            of: inputs, jobs: options.jobs, each: { document, _ in analyzer.analysis(of: document) },
            finished: { done, input, found in
                bytes += found.reduce(0) { $0 + $1.text.document.text.count }
                progress(Progress(done: done, total: inputs.count, bytes: bytes, document: input.name))
            })
    }
}
