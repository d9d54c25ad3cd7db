import KaojuExport
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
        /// Whether results of earlier builds in the folder are used, and kept for later ones.
        public var usesCache = true
        /// Whether the process ends after this build: then the corpus is left to the system instead of being taken apart in
        /// memory, which is a thirtieth of the time of a build that finds most of it unchanged.
        public var isLast = false

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
        /// What the machine lacked (no Graphviz, no Chinese font), and whether a damaged cache was made anew.
        public var notices: [Diagnostic]
    }

    private let options: Options

    /// Creates a build; nothing is read yet.
    public init(_ options: Options) {
        self.options = options
    }

    /// Reads, analyses and writes. Documents are analysed in parallel and merged in input order, so the output does not
    /// depend on `jobs`. What an earlier build left in the folder is used where it still holds.
    /// - Throws: `BuildError` where the inputs, a lexicon or the output cannot be used, or where another build is writing there.
    public func run(progress: @Sendable @escaping (Progress) -> Void = { _ in }) async throws(BuildError) -> Summary {
        try Exporter.check(options.formats)
        let reader = try DocumentReader(encodingNamed: options.encoding)
        let lexicon = try UserTables(paths: options.lexicons).lexicon()
        let weights = try UserTables.weights(options.weights)
        let analyzer = DocumentAnalyzer(lexicon: lexicon, tagger: try tagger())
        let walk = try walk()
        let (inputs, besides) = BibliographyShelf.sort(walk.inputs)
        let shelf = try BibliographyShelf.filled(
            beside: besides, documents: inputs, named: options.bibliographies, reader: reader)
        let course = BuildCourse(
            options: options, reader: reader, lexicon: lexicon, weights: weights, analyzer: analyzer, inputs: inputs,
            shelf: shelf, failures: (walk.failures + shelf.failures).map(\.diagnostic), settings: settings)
        let summary = try await course.run(progress: progress)
        try Exporter(output: options.output).write(options.formats)
        return summary
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
}
