import KaojuTagging
import KaojuTerminology
import KaojuText

/// Trains a model that finds names which no lexicon has, and says how well it does.
public struct TaggerTraining: Sendable {
    /// What training is told.
    public struct Options: Sendable {
        /// Folders and files of annotated data; none where a model is only evaluated.
        public var corpora: [String]
        /// The model: written where there are corpora, else read.
        public var model: String
        /// Annotated data to evaluate the model on.
        public var evaluation: [String]
        /// Every so manieth sequence is held out and evaluated on; nil for none.
        public var heldOut: Int?
        /// A user's lexicons, above the built-in one.
        public var lexicons: [String]
        /// A table of labels and their Biolink categories.
        public var labels: String?
        /// The most rounds.
        public var rounds: Int

        /// Creates options.
        public init(
            corpora: [String], model: String, evaluation: [String] = [], heldOut: Int? = nil, lexicons: [String] = [],
            labels: String? = nil, rounds: Int = 120
        ) {
            self.corpora = corpora
            self.model = model
            self.evaluation = evaluation
            self.heldOut = heldOut
            self.lexicons = lexicons
            self.labels = labels
            self.rounds = rounds
        }
    }

    /// How far training is.
    public struct Progress: Sendable {
        /// Sequences read.
        public var sequences: Int
        /// All sequences.
        public var total: Int
        /// The round, from 1; 0 while features are made.
        public var round: Int
        /// The most rounds.
        public var rounds: Int
        /// The loss that is left.
        public var loss: Double?
    }

    /// How well names were found.
    public struct Score: Sendable {
        /// A label, or empty for all together.
        public var label: String
        /// Names that were found and are marked.
        public var right: Int
        /// Names that were found.
        public var found: Int
        /// Names that are marked.
        public var marked: Int
        /// The share of the found names that are right, 0 to 1.
        public var precision: Double
        /// The share of the marked names that were found, 0 to 1.
        public var recall: Double
        /// The harmonic mean of the two.
        public var f1: Double
    }

    /// What came of it.
    public struct Summary: Sendable {
        /// Sequences of the training data; 0 where nothing was trained.
        public var sequences: Int
        /// Names that are marked in them.
        public var names: Int
        /// The labels of the training data with their counts and categories, the most frequent first.
        public var labels: [(label: String, count: Int, category: String)]
        /// Files that could not be read, and lines that were passed over.
        public var unread: [LocalizedText]
        /// All labels together, then each; empty where nothing was evaluated.
        public var scores: [Score]
        /// The lexicon and the rules alone, all labels together.
        public var lexicon: Score?
    }

    private let options: Options

    /// Creates a training; nothing is read yet.
    public init(_ options: Options) { self.options = options }

    /// Whether CRFsuite was there when Kaoju was built.
    public static var isAvailable: Bool { NameTagger.isAvailable }

    /// Reads, trains, writes and evaluates.
    /// - Throws: `BuildError`: `usage` for data or lexicons that cannot be used and where CRFsuite is missing, `input` for a model
    ///   that cannot be read, `output` where the model cannot be written.
    public func run(progress: @escaping (Progress) -> Void = { _ in }) throws(BuildError) -> Summary {
        do throws(TaggerError) {
            guard NameTagger.isAvailable else { throw .noLibrary }
            let categories = try labelCategories()
            let recognizer = Recognizer(lexicon: try lexicon())
            var unread: [LocalizedText] = []
            var corpus = try Self.corpus(options.corpora, &unread)
            var evaluation = try Self.corpus(options.evaluation, &unread)
            if let heldOut = options.heldOut {
                let parts = corpus.split(every: heldOut)
                corpus = parts.training
                evaluation = AnnotatedCorpus(evaluation.texts + parts.heldOut.texts)
            }
            var summary = Summary(sequences: 0, names: 0, labels: [], unread: unread, scores: [])
            if !options.corpora.isEmpty {
                var settings = NameTrainer.Options()
                settings.rounds = options.rounds
                let report = try NameTrainer(recognizer: recognizer, categories: categories).train(
                    corpus, options: settings, to: options.model
                ) {
                    progress(
                        Progress(
                            sequences: $0.sequences, total: $0.total, round: $0.round, rounds: settings.rounds,
                            loss: $0.loss))
                }
                summary.sequences = report.sequences
                summary.names = report.names
                summary.labels = report.labels
            }
            guard !evaluation.texts.isEmpty else { return summary }
            let found = TaggingScore.scores(
                of: evaluation, tagger: try NameTagger(path: options.model), recognizer: recognizer,
                categories: categories)
            summary.scores =
                [Self.score("", found.model.all)]
                + found.model.labels.sorted { ($1.value.marked, $0.key) < ($0.value.marked, $1.key) }.map {
                    Self.score($0.key, $0.value)
                }
            summary.lexicon = Self.score("", found.lexicon.all)
            return summary
        } catch {
            throw BuildError(error)
        }
    }

    private func lexicon() throws(TaggerError) -> Lexicon {
        do throws(BuildError) {
            return try UserTables(paths: options.lexicons).lexicon()
        } catch {
            throw TaggerError(.data, file: "", zh: error.message.zh, en: error.message.en)
        }
    }

    private func labelCategories() throws(TaggerError) -> LabelCategories {
        guard let path = options.labels else { return LabelCategories() }
        let bytes: [UInt8]
        do throws(LexiconError) {
            bytes = try UserTables.contents(path)
        } catch {
            throw TaggerError(.data, file: "", zh: error.message.zh, en: error.message.en)
        }
        return try LabelCategories(adding: bytes, file: path)
    }

    private static func corpus(
        _ paths: [String], _ unread: inout [LocalizedText]
    ) throws(TaggerError) -> AnnotatedCorpus {
        var texts: [AnnotatedText] = []
        for path in paths {
            let corpus = try AnnotatedCorpus(path: path)
            texts += corpus.texts
            unread += corpus.unread.map(\.message)
        }
        return AnnotatedCorpus(texts)
    }

    private static func score(_ label: String, _ tally: TaggingScore.Tally) -> Score {
        Score(
            label: label, right: tally.right, found: tally.found, marked: tally.marked, precision: tally.precision,
            recall: tally.recall, f1: tally.f1)
    }
}

extension BuildError {
    /// An error of a model or of annotated data.
    init(_ error: TaggerError) {
        let kind: Kind =
            switch error.code {
            case .unreadable, .foreign, .version, .damaged: .input
            case .training: .output
            case .noLibrary, .noData, .data, .line, .labels: .usage
            }
        self.init(kind: kind, code: error.code.rawValue, message: error.message)
    }
}
