import KaojuText

/// Reads the fields of printed references.
///
/// Rules find what they surely know (identifiers, marks of the kind of work, dates of access); a trained linear-chain
/// conditional random field labels the rest (Lafferty, McCallum and Pereira 2001); small readers make values of what
/// is labelled. Total: any bytes yield an item.
struct EntryReader: Sendable {
    private let words: FieldWords
    private let model: FieldModel?
    private let weights: ListStyle.Weights

    /// Creates a reader with the built-in resources.
    init(
        words: FieldWords = .embedded, model: FieldModel? = .embedded, weights: ListStyle.Weights = ListStyle.Weights()
    ) {
        self.words = words
        self.model = model
        self.weights = weights
    }

    /// The fields of one reference, given as repaired text without its label. O(n).
    func item(of entry: [UInt8]) -> BibliographicItem { items(of: [entry])[0] }

    /// The fields of the entries of one list: the style that most of them share helps with each. O(n).
    ///
    /// A long list is read part by part, so that memory stays small.
    func items(of entries: [[UInt8]]) -> [BibliographicItem] {
        var out: [BibliographicItem] = []
        out.reserveCapacity(entries.count)
        for start in stride(from: 0, to: entries.count, by: Self.part) {
            let part = Array(entries[start..<min(entries.count, start + Self.part)])
            var items = labelled(part).map { entry in
                FieldAssembler(context: entry.context, identifiers: entry.identifiers).item(of: entry.spans)
            }
            GluedLocatorSplitter().split(&items)
            out += items
        }
        return out
    }

    /// How many entries are read together.
    private static let part = 500

    /// An entry with its labelled tokens.
    struct Labelled {
        var context: EntryContext
        var identifiers: [Identifier]
        var spans: [FieldSpan]
    }

    /// The labelled tokens of the entries of one list. O(n).
    func labelled(_ entries: [[UInt8]]) -> [Labelled] {
        var out = entries.map { entry -> Labelled in
            let identifiers = IdentifierScanner(bytes: entry).identifiers()
            let tokens = EntryTokenizer(bytes: entry).tokens(identifiers: identifiers)
            let context = EntryContext(bytes: entry, tokens: tokens, words: words)
            return Labelled(context: context, identifiers: identifiers, spans: [])
        }
        guard let model else { return out }
        let decoder = FieldDecoder(model: model)
        let scores = out.map { decoder.scores(of: $0.context) }
        for index in out.indices {
            out[index].spans = decoder.spans(of: out[index].context, scores: scores[index])
        }
        guard let style = ListStyle(out.map { ($0.context, $0.spans) }, weights: weights) else { return out }
        for index in out.indices {
            out[index].spans = decoder.spans(of: out[index].context, scores: scores[index], style: style)
        }
        return out
    }
}
