import KaojuText

/// The side of reading references that training looks at: Scripts/references/train.py drives it through a small tool.
package struct FieldTraining: Sendable {
    private let words = FieldWords.embedded
    private let reader: EntryReader

    /// Creates it with the built-in model, or with the bytes of another, and with other weights of a list's style (order of
    /// fields, marks between them); nil where the bytes are no model.
    package init?(model: [UInt8]? = nil, listWeights: (order: Float, form: Float)? = nil) {
        let weights = listWeights.map { ListStyle.Weights(order: $0.order, form: $0.form) } ?? ListStyle.Weights()
        guard let model else {
            reader = EntryReader(weights: weights)
            return
        }
        guard let read = FieldModel(model) else { return nil }
        reader = EntryReader(model: read, weights: weights)
    }

    /// A labelled string as training takes it: one line a token, its state and the hashes of its features, joined by
    /// blanks. A label of no name of the model's is an error of the data: nil. O(n).
    package func sample(of segments: [(label: String, text: [UInt8])]) -> String? {
        var bytes: [UInt8] = []
        var ends: [(end: Int, label: FieldLabel)] = []
        for segment in segments {
            guard let label = FieldLabel.allCases.first(where: { $0.name == segment.label }) else { return nil }
            bytes += segment.text
            ends.append((bytes.count, label))
        }
        let identifiers = IdentifierScanner(bytes: bytes).identifiers()
        let tokens = EntryTokenizer(bytes: bytes).tokens(identifiers: identifiers)
        let context = EntryContext(bytes: bytes, tokens: tokens, words: words)
        let features = FieldFeatures(context)
        var out = ""
        var segment = 0
        var last: (label: FieldLabel, segment: Int)?
        for at in tokens.indices {
            while segment + 1 < ends.count, tokens[at].range.start >= ends[segment].end { segment += 1 }
            let forced = FieldDecoder.certain(tokens[at].kind)
            let label = forced ?? ends[segment].label
            // A forced token cuts a span in two; adjacent segments of one label are two spans.
            let isInner = last.map { $0.label == label && $0.segment == segment } ?? false
            out += (isInner ? "I-" : "B-") + label.name
            features.forEach(at) { out += " " + String($0, radix: 36) }
            out += "\n"
            last = (label, segment)
        }
        return out
    }

    /// The items of the entries of one list.
    package func items(of entries: [[UInt8]]) -> [BibliographicItem] { reader.items(of: entries) }

    /// What each entry's tokens are labelled with: label and text of each span.
    package func labels(of entries: [[UInt8]]) -> [[(label: String, text: String)]] {
        reader.labelled(entries).map { entry in
            entry.spans.map { span in
                let tokens = entry.context.tokens
                let range = ByteRange(
                    tokens[span.tokens.lowerBound].range.start, tokens[span.tokens.upperBound - 1].range.end)
                return (span.label.name, String(decoding: entry.context.bytes[range.indices], as: UTF8.self))
            }
        }
    }
}
