import KaojuMatching
import KaojuTerminology
import KaojuText

/// Finds names with a trained model.
package struct NameTagger: NameTagging {
    private let model: CRFModel
    private let marks: [LabelScheme.Mark]
    private let categories: [String: String]
    /// What the labels of the training data are, in the model's order.
    package let labels: [String]
    /// Names less probable than this are left out.
    package var leastProbability = 0.3

    /// Reads a model; its whole is checked. O(size).
    ///
    /// Throws a `TaggerError`: `model.no-library`, `model.unreadable`, `model.foreign`, `model.version`, `model.damaged`.
    package init(path: String) throws(TaggerError) {
        guard CRF.isAvailable else { throw .noLibrary }
        let file = try ModelFile.read(path)
        guard let model = CRFModel(file.model) else { throw TaggerError(.content("CRF"), file: path) }
        self.model = model
        marks = model.labels.map { LabelScheme.mark($0) }
        labels = file.description.categories.map(\.label)
        var categories: [String: String] = [:]
        for (label, category) in file.description.categories { categories[label] = category }
        self.categories = categories
    }

    /// Whether CRFsuite was there when Kaoju was compiled.
    package static var isAvailable: Bool { CRF.isAvailable }

    /// The most tokens that are labelled as one sequence.
    private static let longest = 512

    package func names(in bytes: [UInt8], sentences: [ByteRange], known: KnownNames) -> [TaggedName] {
        guard var tagger = CRFTagger(model) else { return [] }
        var out: [TaggedName] = []
        var features = FeatureList()
        var places = KnownNames.Places()
        for sentence in sentences {
            let tokens = Tokens.of(bytes, in: sentence)
            let (taken, all) = places.next(known, in: sentence)
            let source = TaggingFeatures(bytes, tokens, known: taken, all: all)
            var from = 0
            while from < tokens.count {
                let to = min(tokens.count, from + Self.longest)
                tagger.reset()
                for i in from..<to {
                    source.write(i, into: &features)
                    tagger.add(features)
                }
                let labels = tagger.labels()
                let found = LabelScheme.runs(labels.map { marks[Int($0)] })
                for run in found {
                    let range = ByteRange(
                        tokens[from + run.items.lowerBound].range.start,
                        tokens[from + run.items.upperBound - 1].range.end)
                    let probability = tagger.probability(of: labels, in: run.items)
                    guard probability >= leastProbability else { continue }
                    out.append(
                        TaggedName(
                            range: range, label: run.kind, category: categories[run.kind] ?? "biolink:NamedThing",
                            probability: probability))
                }
                from = to
            }
        }
        return out
    }
}
