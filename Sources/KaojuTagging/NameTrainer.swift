import Foundation
import KaojuMatching
import KaojuTerminology
import KaojuText

/// Trains a model on annotated texts. The same texts, lexicon and options always make the same model on one machine.
package struct NameTrainer: Sendable {
    /// What training is told.
    package struct Options: Sendable {
        /// The most rounds.
        package var rounds = 120
        /// The weights of the L1 and L2 norms.
        package var c1 = 0.1
        package var c2 = 0.05

        package init() {}
    }

    /// How far training is.
    package struct Progress: Sendable, Hashable {
        /// Sequences whose features are made; all of them once rounds begin.
        package var sequences: Int
        /// All sequences.
        package var total: Int
        /// The round of L-BFGS, from 1; 0 before.
        package var round: Int
        /// What is left of the loss, where the round is done.
        package var loss: Double?
    }

    /// What came of it.
    package struct Report: Sendable, Hashable {
        /// Sequences and names that the model was trained with.
        package var sequences: Int
        package var names: Int
        /// Labels, the most frequent first, with the number of names and the category.
        package var labels: [(label: String, count: Int, category: String)]

        package static func == (a: Self, b: Self) -> Bool {
            a.sequences == b.sequences && a.names == b.names && a.labels.elementsEqual(b.labels, by: ==)
        }
        package func hash(into hasher: inout Hasher) { hasher.combine(names) }
    }

    private let recognizer: Recognizer
    private let categories: LabelCategories

    /// Creates a trainer that knows the names of the recogniser's lexicon.
    package init(recognizer: Recognizer, categories: LabelCategories = LabelCategories()) {
        self.recognizer = recognizer
        self.categories = categories
    }

    /// Trains and writes the model, which appears when it is complete. O(rounds · tokens · labels²), memory O(tokens).
    ///
    /// Throws a `TaggerError`: `model.no-library`, `corpus.no-names`, `model.training`.
    package func train(
        _ corpus: AnnotatedCorpus, options: Options = Options(), to path: String,
        progress: (Progress) -> Void = { _ in }
    ) throws(TaggerError) -> Report {
        guard let data = CRFTrainingData() else { throw .noLibrary }
        guard corpus.nameCount > 0 else {
            throw TaggerError(
                .noData, file: "", zh: "训练数据中没有任何标注，请检查数据的格式和标签列",
                en: "the training data mark no names; check their format and the column of labels")
        }
        let total = corpus.sequenceCount
        var counts: [String: Int] = [:]
        var names = 0
        var done = 0
        for text in corpus.texts {
            let known = recognizer.knownNames(in: text.bytes, sentences: text.sequences)
            done = add(text, known, to: data, done: done) { progress(Progress(sequences: $0, total: total, round: 0)) }
            for name in text.names {
                counts[name.label, default: 0] += 1
                names += 1
            }
        }
        progress(Progress(sequences: total, total: total, round: 0))
        let tokens = corpus.texts.reduce(0) { $0 + $1.bytes.count } / 4
        let bytes = try train(data, options, tokens, beside: path) { round, loss in
            progress(Progress(sequences: total, total: total, round: round, loss: loss))
        }
        let labels = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map {
            (label: $0.key, count: $0.value, category: categories.category(of: $0.key))
        }
        var description = ModelDescription()
        description.categories = labels.sorted { $0.label < $1.label }.map { ($0.label, $0.category) }
        description.sequences = total
        description.names = names
        try write(description, bytes, to: path)
        return Report(sequences: total, names: names, labels: labels)
    }

    private func add(
        _ text: AnnotatedText, _ known: KnownNames, to data: borrowing CRFTrainingData, done: Int,
        progress: (Int) -> Void
    ) -> Int {
        var done = done
        var features = FeatureList()
        var places = KnownNames.Places()
        var first = 0
        for sequence in text.sequences {
            let tokens = Tokens.of(text.bytes, in: sequence)
            let (taken, all) = places.next(known, in: sequence)
            let source = TaggingFeatures(text.bytes, tokens, known: taken, all: all)
            while first < text.names.count, text.names[first].range.end <= sequence.start { first += 1 }
            let labels = LabelScheme.labels(
                Self.runs(tokens, text.names[first...].prefix { $0.range.start < sequence.end }), count: tokens.count)
            for i in tokens.indices {
                source.write(i, into: &features)
                data.add(label: labels[i], features: features)
            }
            data.endSequence()
            done += 1
            if done % 200 == 0 { progress(done) }
        }
        return done
    }

    /// The names as runs of tokens; a name that ends inside a token has the whole of it.
    static func runs(_ tokens: [Tokens.Token], _ names: some Sequence<AnnotatedText.Name>) -> [LabelScheme.Run] {
        var out: [LabelScheme.Run] = []
        var at = 0
        for name in names {
            while at < tokens.count, tokens[at].range.end <= name.range.start { at += 1 }
            var end = at
            while end < tokens.count, tokens[end].range.start < name.range.end { end += 1 }
            if end > at { out.append(LabelScheme.Run(items: at..<end, kind: name.label)) }
            at = end
        }
        return out
    }

    private func train(
        _ data: borrowing CRFTrainingData, _ options: Options, _ tokens: Int, beside path: String,
        progress: (Int, Double?) -> Void
    ) throws(TaggerError) -> [UInt8] {
        let temporary = path + ".crf.part"
        defer { try? FileManager.default.removeItem(atPath: temporary) }
        let failure = TaggerError(
            .training, file: path, zh: "训练未完成：请检查文件夹的写权限、磁盘空间和内存",
            en: "training failed: check that the folder may be written to, the space on the disk and the memory")
        guard FileManager.default.createFile(atPath: temporary, contents: nil) else { throw failure }
        var settings = CRF.Options()
        settings.iterations = options.rounds
        // Much data have enough of what says something; features that occur once cost memory and time.
        settings.leastFrequency = tokens > 150_000 ? 2 : 1
        settings.c1 = options.c1
        settings.c2 = options.c2
        var round = 0
        let isDone = data.train(settings, to: temporary) { line in
            if let number = Self.number(in: line, behind: "Iteration #") {
                round = Int(number)
                progress(round, nil)
            } else if let loss = Self.number(in: line, behind: "Loss: ") {
                progress(round, loss)
            }
        }
        guard isDone, let model = FileManager.default.contents(atPath: temporary), !model.isEmpty else { throw failure }
        return Array(model)
    }

    private static func number(in line: String, behind word: String) -> Double? {
        guard let place = line.range(of: word) else { return nil }
        return Double(line[place.upperBound...].prefix { $0.isNumber || $0 == "." || $0 == "-" })
    }

    private func write(_ description: ModelDescription, _ model: [UInt8], to path: String) throws(TaggerError) {
        var bytes = Data()
        unsafe ModelFile.write(description, model: model) { unsafe bytes.append(contentsOf: $0) }
        do {
            try bytes.write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw TaggerError(
                .training, file: path, zh: "不能写入，请检查文件夹、权限和磁盘空间",
                en: "cannot be written: check the folder, the permissions and the space on the disk")
        }
    }
}
