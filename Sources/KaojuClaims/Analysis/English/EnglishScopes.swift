import KaojuText

/// Where an English sentence claims nothing: behind aims and questions, up to what was found.
struct EnglishScopes {
    private var silent: [ByteRange] = []

    init(tokens: [EnglishToken], sentence: ByteRange, isQuestion: Bool) {
        if isQuestion { silent = [sentence] }
        var open: Int?
        var segment = sentence.start
        for token in tokens {
            if token.kind == .semicolon || token.has(.turn) || token.has(.report) {
                close(&open, token.range.start)
                segment = token.range.start
            } else if token.has(.survey) {
                // «the effect of S on O was studied» is silent from its beginning.
                open = open ?? segment
            } else if token.has(.aim) || token.has(.whether), open == nil {
                open = token.range.start
            }
        }
        close(&open, sentence.end)
    }

    private mutating func close(_ open: inout Int?, _ end: Int) {
        if let start = open { silent.append(ByteRange(start, end)) }
        open = nil
    }

    /// Whether a place claims nothing.
    func isSilent(_ range: ByteRange) -> Bool { silent.contains { $0.overlaps(range) } }
}
