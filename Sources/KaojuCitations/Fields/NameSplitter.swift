import KaojuText

/// Cuts a list of names at commas, semicolons and conjunctions.
struct NameSplitter {
    let words: FieldWords

    /// The pieces in order. O(n).
    func pieces(of text: [UInt8]) -> [NamePiece] {
        let bytes = withoutNotes(text)
        let tokens = EntryTokenizer(bytes: bytes).tokens(identifiers: [])
        let classes = words.classes(of: tokens, in: bytes.map(ASCII.lowered))
        let and = FieldWords.bit("and")
        let others = FieldWords.bit("others")
        let editor = FieldWords.bit("editor")
        let lead = FieldWords.bit("in") | FieldWords.bit("translator")
        var out: [NamePiece] = []
        var piece = NamePiece(words: [], joint: .start)
        var isOpen = false
        func close(_ joint: NamePiece.Joint) {
            if !piece.words.isEmpty || piece.isOthers { out.append(piece) }
            piece = NamePiece(words: [], joint: joint)
        }
        for (at, token) in tokens.enumerated() {
            let part = String(decoding: bytes[token.range.indices], as: UTF8.self)
            let value = UTF8Scanner.scalar(bytes, at: token.range.start).value
            switch token.kind {
            case .han:
                if classes[at] & others != 0, !piece.isHan || isEnd(tokens, at, classes, others) {
                    close(.comma)
                    piece.isOthers = true
                    continue
                }
                if classes[at] & editor != 0, isEnd(tokens, at, classes, editor) { continue }
                if isOpen, !token.isSpaced, let last = piece.words.indices.last {
                    piece.words[last] += part
                } else {
                    piece.words.append(part)
                }
                piece.isHan = true
                isOpen = true
                if classes[at] & Self.collective != 0 { piece.isCollective = true }
                continue
            case .word:
                if classes[at] & others != 0, part.lowercased() != "and" || classes[at] & and == 0 {
                    if !piece.words.isEmpty { close(.comma) }
                    piece.isOthers = true
                    isOpen = false
                    continue
                }
                let isConjunction =
                    classes[at] & and != 0 && part.unicodeScalars.allSatisfy { $0.properties.isLowercase }
                if isConjunction, token.isSpaced {
                    // «Ministry of Food and Drugs» is one body.
                    if !(piece.isCollective && isBody(at + 1, tokens, bytes)) {
                        close(.and)
                        isOpen = false
                        continue
                    }
                }
                if classes[at] & editor != 0 || piece.words.isEmpty && classes[at] & lead != 0 && out.isEmpty {
                    isOpen = false
                    continue
                }
                if isOpen, !token.isSpaced, let last = piece.words.indices.last {
                    piece.words[last] += part
                } else {
                    piece.words.append(part)
                }
                if classes[at] & Self.collective != 0, part.utf8.count > 3 { piece.isCollective = true }
                isOpen = true
            case .number:
                if isOpen, let last = piece.words.indices.last, !token.isSpaced { piece.words[last] += part }
            default:
                if classes[at] & others != 0 {
                    if !piece.isOthers { close(.comma) }
                    piece.isOthers = true
                    isOpen = false
                    continue
                }
                switch value {
                case 0x2C, 0x3001, 0xFF0C: close(.comma)
                case 0x3B, 0xFF1B: close(.semicolon)
                case 0x26, 0x2F:
                    if piece.isCollective, value == 0x26 { piece.words.append(part) } else { close(.and) }
                case 0x2E, 0x27, 0x2019, 0x2D, 0x2010, 0x2011, 0x2013, 0xB7, 0x2022, 0x30FB, 0x60, 0xB4:
                    if let last = piece.words.indices.last, isOpen {
                        piece.words[last] += part
                        // «J.A.» is one word, «Smith J. A.» two.
                        continue
                    }
                case 0x2026:
                    close(.comma)
                    piece.isOthers = true
                    close(.comma)
                case 0x2014, 0x2015: if piece.words.isEmpty, out.isEmpty { continue }
                default: break
                }
                isOpen = false
            }
        }
        close(.comma)
        return out.map { piece in
            var piece = piece
            piece.words = piece.words.map(Self.cleaned).filter { !$0.isEmpty }
            return piece
        }
    }

    private static let collective = ["collective", "institution"].reduce(0) { $0 | FieldWords.bit($1) }

    private func isBody(_ next: Int, _ tokens: [EntryToken], _ bytes: [UInt8]) -> Bool {
        guard next < tokens.count, tokens[next].kind == .word else { return false }
        return next + 1 >= tokens.count || tokens[next + 1].kind != .mark
            || bytes[tokens[next + 1].range.start] != 0x2E || tokens[next].range.count > 2
    }

    private func isEnd(_ tokens: [EntryToken], _ at: Int, _ classes: [FieldWords.Classes], _ bit: FieldWords.Classes)
        -> Bool
    {
        var next = at + 1
        while next < tokens.count, tokens[next].kind == .han, classes[next] & bit != 0 { next += 1 }
        return next >= tokens.count || tokens[next].kind == .mark
    }

    /// A full stop behind a whole word belongs to the list, not to the name.
    private static func cleaned(_ word: String) -> String {
        var word = word
        while let last = word.unicodeScalars.last,
            last == "-" || last == "–" || last == "'" || last == "’" || last == "`"
        {
            word.unicodeScalars.removeLast()
        }
        let isHan = word.unicodeScalars.first.map { ScalarClass.isHan($0.value) } ?? false
        if word.hasSuffix("."), isHan || !NamePiece.isInitials(word) && word.count > 3 { word.removeLast() }
        return word
    }

    /// Without countries and roles in brackets («[美]», «(eds.)»), daggers and asterisks.
    private func withoutNotes(_ text: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        var depth = 0
        var at = 0
        while at < text.count {
            let (value, length) = UTF8Scanner.scalar(text, at: at)
            switch value {
            case 0x28, 0x5B, 0x3010: depth += 1
            case 0x29, 0x5D, 0x3011:
                depth = max(0, depth - 1)
                out.append(0x20)
            case 0x2A, 0x2020, 0x2021: break
            default: if depth == 0 { out.append(contentsOf: text[at..<(at + length)]) }
            }
            at += length
        }
        return out
    }
}
