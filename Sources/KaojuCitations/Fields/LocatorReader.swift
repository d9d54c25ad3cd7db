import KaojuText

/// Reads volume, issue, pages and numbers out of labelled tokens; the words around them are taken off.
struct LocatorReader {
    let context: EntryContext

    private static let units = Set(FieldTables.units("volume").map { FeatureHash.of(Array($0.utf8)) })
    private static let supplements = Set(FieldTables.units("supplement").map { Array($0.utf8) })

    /// «Vol. 12», «12», «XII», «58B», «第3卷».
    func volume(_ tokens: Range<Int>?) -> String? { hanVolume(tokens) ?? value(tokens, without: ["volume", "in"]) }

    /// «上册», «第1册», «第二卷»: what is no volume with a number stays as it is printed.
    private func hanVolume(_ tokens: Range<Int>?) -> String? {
        guard let run = tokens?.filter({ context.tokens[$0].kind != .mark }), run.count >= 2, let first = run.first,
            let last = run.last, context.tokens[last].kind == .han,
            run.contains(where: { context.tokens[$0].kind == .han && !Self.units.contains(context.word($0)) })
                || !run.contains(where: { context.tokens[$0].kind == .number })
        else { return nil }
        let range = ByteRange(context.tokens[first].range.start, context.tokens[last].range.end)
        return String(decoding: context.bytes[range.indices], as: UTF8.self)
    }

    /// «(3)», «no. 3», «3-4», «Suppl 1», «5/6».
    func issue(_ tokens: Range<Int>?) -> String? { value(tokens, without: ["issue"]) }

    /// «pp. 12-24», «e1234», «S12–S19», «1.1-1.36»; «231 p.» counts pages and is none.
    func pages(_ tokens: Range<Int>?) -> String? {
        guard let tokens else { return nil }
        let words = FieldWords.bit("pages")
        let numbers = tokens.filter { context.tokens[$0].kind == .number }
        guard let first = numbers.first else { return roman(tokens) }
        if numbers.count == 1, first + 1 < tokens.upperBound, context.tokens[first + 1].isSpaced,
            context.classes[first + 1] & words != 0, context.tokens[first + 1].kind == .word,
            !(tokens.lowerBound..<first).contains(where: { context.classes[$0] & words != 0 })
        {
            return nil
        }
        return value(tokens, without: ["pages"])
    }

    /// An article's, patent's, standard's or report's number.
    func number(_ tokens: Range<Int>?) -> String? { value(tokens, without: ["pages", "issue"]) }

    private func roman(_ tokens: Range<Int>) -> String? { value(tokens, without: ["pages"]) }

    private func value(_ tokens: Range<Int>?, without names: [String]) -> String? {
        guard var range = tokens else { return nil }
        let words = names.reduce(0) { $0 | FieldWords.bit($1) }
        func isTaken(_ at: Int) -> Bool {
            switch context.tokens[at].kind {
            case .mark: return context.mark(at) != 0x2B
            case .word:
                // «S12»: a letter that is glued to its number belongs to it.
                let isGlued =
                    at + 1 < range.upperBound && !context.tokens[at + 1].isSpaced
                    && context.tokens[at + 1].kind == .number && context.tokens[at].range.count <= 2
                return context.classes[at] & words != 0 && !isGlued
            case .han: return !isSupplement(at) && !isSupplement(at - 1)
            case .host: return true
            default: return false
            }
        }
        while let first = range.first, isTaken(first) { range = (first + 1)..<range.upperBound }
        while let last = range.last, isTaken(last), !isGluedBehind(last, range) { range = range.lowerBound..<last }
        guard let first = range.first, let last = range.last,
            range.contains(where: { context.tokens[$0].kind != .mark })
        else { return nil }
        let bytes = ByteRange(context.tokens[first].range.start, context.tokens[last].range.end)
        let text = String(decoding: context.bytes[bytes.indices], as: UTF8.self).trimmed()
        // «7) Suppl 1»: what stands behind a parenthesis that nothing opens is another part.
        guard let close = text.firstIndex(of: ")"), !text.contains("(") else { return text }
        return String(text[..<close])
    }

    /// Whether a word such as «增刊» begins at the token.
    private func isSupplement(_ at: Int) -> Bool {
        guard at >= 0, at + 1 < context.tokens.count, context.tokens[at].kind == .han else { return false }
        let range = ByteRange(context.tokens[at].range.start, context.tokens[at + 1].range.end)
        return range.count <= 8 && Self.supplements.contains(Array(context.bytes[range.indices]))
    }

    /// «123S»
    private func isGluedBehind(_ at: Int, _ range: Range<Int>) -> Bool {
        context.tokens[at].kind == .word && !context.tokens[at].isSpaced && at > range.lowerBound
            && context.tokens[at - 1].kind == .number && context.tokens[at].range.count == 1
    }
}
