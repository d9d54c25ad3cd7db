import KaojuTerminology
import KaojuText

/// How well names are found in annotated texts: a name counts where both ends and the label are right.
package struct TaggingScore: Sendable, Hashable {
    /// The counts of one label.
    package struct Tally: Sendable, Hashable {
        /// Names found that are marked, names found, names marked.
        package var right = 0
        package var found = 0
        package var marked = 0

        package init() {}

        /// Of the names found, how many are marked; 0 where none was found.
        package var precision: Double { found == 0 ? 0 : Double(right) / Double(found) }
        /// Of the names marked, how many are found.
        package var recall: Double { marked == 0 ? 0 : Double(right) / Double(marked) }
        /// The harmonic mean of the two.
        package var f1: Double { found + marked == 0 ? 0 : 2 * Double(right) / Double(found + marked) }
    }

    /// All labels together.
    package private(set) var all = Tally()
    /// Each label.
    package private(set) var labels: [String: Tally] = [:]

    /// Nothing compared yet.
    package init() {}

    /// Compares the names found in a text with those that are marked there. O(n log n).
    package mutating func add(found: [(range: ByteRange, label: String)], marked: [AnnotatedText.Name]) {
        var open = Set(marked)
        for name in marked {
            all.marked += 1
            labels[name.label, default: Tally()].marked += 1
        }
        for name in found {
            all.found += 1
            labels[name.label, default: Tally()].found += 1
            guard open.remove(AnnotatedText.Name(range: name.range, label: name.label)) != nil else { continue }
            all.right += 1
            labels[name.label, default: Tally()].right += 1
        }
    }

    /// How well a model finds the names of a corpus, and how well the lexicon and the rules alone do: there the label of a name
    /// is that of its category which the corpus marks most often.
    package static func scores(
        of corpus: AnnotatedCorpus, tagger: NameTagger?, recognizer: Recognizer, categories: LabelCategories
    ) -> (model: TaggingScore, lexicon: TaggingScore) {
        var counts: [String: Int] = [:]
        for text in corpus.texts { for name in text.names { counts[name.label, default: 0] += 1 } }
        var labelOf: [String: String] = [:]
        for (label, _) in counts.sorted(by: { ($1.value, $0.key) < ($0.value, $1.key) }) {
            let category = categories.category(of: label)
            if labelOf[category] == nil { labelOf[category] = label }
        }
        var model = TaggingScore()
        var lexicon = TaggingScore()
        for text in corpus.texts {
            let known = recognizer.knownNames(in: text.bytes, sentences: text.sequences)
            lexicon.add(
                found: known.taken.compactMap { name in labelOf["biolink:" + name.category].map { (name.range, $0) } },
                marked: text.names)
            guard let tagger else { continue }
            let found = tagger.names(in: text.bytes, sentences: text.sequences, known: known)
            model.add(found: found.map { ($0.range, $0.label) }, marked: text.names)
        }
        return (model, lexicon)
    }
}
