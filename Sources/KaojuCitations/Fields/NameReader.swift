import KaojuText

/// Reads a list of authors or editors in any of the forms that reference styles print.
struct NameReader {
    let words: FieldWords
    /// Whether names without initials begin with the family name, as GB/T 7714 prints them.
    let isFamilyFirst: Bool

    /// The names in printed order, and whether the list stops with «et al.».
    func names(in text: [UInt8]) -> (names: [PersonName], isCutShort: Bool) {
        let pieces = NameSplitter(words: words).pieces(of: text)
        var isCutShort = false
        var kept: [NamePiece] = []
        for piece in pieces {
            if piece.isOthers { isCutShort = true } else if !piece.words.isEmpty || piece.isHan { kept.append(piece) }
        }
        let form = NameListForm(kept, isFamilyFirst: isFamilyFirst)
        return (form.names(), isCutShort)
    }
}

/// What stands between two separators of a list of names.
struct NamePiece: Sendable, Hashable {
    /// What stands before the piece.
    enum Joint: Sendable { case start, comma, semicolon, and }

    var words: [String]
    var joint: Joint
    var isHan = false
    var isOthers = false
    var isCollective = false

    /// «J», «JA», «J.A.», «J-P», «J.-P.», «Yu.»: initials alone.
    var isInitials: Bool { !words.isEmpty && words.allSatisfy(Self.isInitials) }
    /// «Jr», «III»
    var isSuffix: Bool { words.count == 1 && Self.suffixes.contains(words[0].lowercased().filter { $0 != "." }) }

    private static let suffixes: Set<String> = Set(
        FieldTables.words(of: "suffix").map { $0.lowercased().filter { $0 != "." } })

    /// Whether a word is initials: up to four capitals, with stops and hyphens.
    static func isInitials(_ word: String) -> Bool {
        var capitals = 0
        var others = 0
        var hasStop = false
        for scalar in word.unicodeScalars {
            if scalar == "." {
                hasStop = true
            } else if scalar == "-" || scalar == "‐" || scalar == "–" || scalar == "'" || scalar == "’" {
                continue
            } else if scalar.properties.isUppercase {
                capitals += 1
            } else if hasStop || capitals == 0 || others > 0 || !scalar.properties.isAlphabetic {
                return false
            } else {
                others += 1
            }
        }
        // «Yu.», «Ch.»: a digraph and a stop.
        if others > 0 { return hasStop && capitals == 1 }
        return capitals > 0 && capitals <= 4
    }
}

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

/// The form of a whole list decides how each of its pieces is read.
struct NameListForm {
    private let pieces: [NamePiece]
    private let isFamilyFirst: Bool
    /// Whether a name of the list is a Chinese one with the family name first.
    private let isPinyin: Bool
    /// Whether the style prints given names whole behind the family name.
    private let isWholeGiven: Bool
    /// «Family, I.»: a piece of initials belongs to the name before it.
    private let isInverted: Bool

    init(_ pieces: [NamePiece], isFamilyFirst: Bool) {
        self.pieces = pieces
        isWholeGiven = isFamilyFirst
        isPinyin = pieces.contains { Self.isPinyinFirst($0.words) }
        let inverted = zip(pieces, pieces.dropFirst()).contains { a, b in
            b.isInitials && !a.isInitials && !a.isHan && b.joint == .comma && !Self.hasInitials(a)
        }
        isInverted = inverted
        // «Ames, Rita J., Karl Boer»: the second piece is no family name with an initial.
        let opensInverted = pieces.count > 1 && pieces[0].words.count == 1 && Self.givenThenInitials(pieces[1])
        let names = opensInverted ? pieces.prefix(1) + pieces.dropFirst(2) : pieces[...]
        let initialsBehind = names.contains { Self.initialsBehind($0) != nil }
        let initialsBefore = pieces.contains { Self.initialsBefore($0) != nil }
        self.isFamilyFirst = isFamilyFirst || initialsBehind && !initialsBefore
    }

    /// The names in order.
    func names() -> [PersonName] {
        var out: [PersonName] = []
        var at = 0
        while at < pieces.count {
            let piece = pieces[at]
            if piece.isSuffix, !out.isEmpty {
                out[out.count - 1].suffix = piece.words[0]
                at += 1
                continue
            }
            if piece.isHan {
                out.append(contentsOf: Self.hanNames(piece))
                at += 1
                continue
            }
            if let (name, next) = inverted(at, isFirst: out.isEmpty) {
                out.append(name)
                at = next
                continue
            }
            if let name = single(piece) { out.append(name) }
            at += 1
        }
        return out
    }

    /// «Family, I. J.», «Family, Given M.», «Family, Jr., I.»
    private func inverted(_ at: Int, isFirst: Bool) -> (PersonName, Int)? {
        let piece = pieces[at]
        guard at + 1 < pieces.count, !piece.isCollective, !Self.hasInitials(piece) || piece.isInitials else {
            return nil
        }
        var next = at + 1
        var suffix = ""
        if pieces[next].isSuffix, next + 1 < pieces.count, pieces[next + 1].isInitials {
            suffix = pieces[next].words[0]
            next += 1
        }
        let given = pieces[next]
        guard given.joint == .comma, !given.isHan, !given.isCollective, !given.isSuffix else { return nil }
        let isGiven: Bool
        if isInverted {
            isGiven = given.isInitials || !piece.isInitials && Self.givenThenInitials(given) && piece.words.count <= 3
        } else {
            isGiven = isFirst && isGivenNames(given, behind: piece, at: next) || alternates && at % 2 == 0
        }
        guard isGiven else { return nil }
        return (
            PersonName(
                family: piece.words.joined(separator: " "), given: given.words.joined(separator: " "), suffix: suffix),
            next + 1
        )
    }

    /// «Rita B.», «Rita Jane J.»: given names that end with initials.
    private static func givenThenInitials(_ piece: NamePiece) -> Bool {
        piece.words.count > 1 && !isInitials(piece.words[0]) && isInitials(piece.words[piece.words.count - 1])
    }

    /// Whether all commas stand between family and given names: «Ames, Rita, and Ames, Karl», «Doe, Lena; Roe, Ann».
    private var alternates: Bool {
        guard pieces.count >= 2, pieces.count % 2 == 0 else { return false }
        for index in pieces.indices {
            let piece = pieces[index]
            if piece.isHan || piece.isCollective { return false }
            if index % 2 == 0, index > 0, piece.joint == .comma, pieces.contains(where: { $0.joint == .semicolon }) {
                return false
            }
            if index % 2 == 1, piece.joint != .comma { return false }
            if index % 2 == 0, !Self.isFamily(piece) || Self.hasInitials(piece) { return false }
        }
        // «Doe, Roe» alone may be two family names; two words behind the comma are none.
        return pieces.contains { $0.joint == .semicolon || $0.joint == .and }
            || pieces.count == 2
    }

    /// Whether a piece behind a first single word is its given names: «Ames, Rita B.», «Ames, Rita Jane».
    private func isGivenNames(_ given: NamePiece, behind family: NamePiece, at index: Int) -> Bool {
        guard !isWholeGiven || given.words.count == 1 || !given.words.contains(where: Self.isInitials) else {
            return false
        }
        if pieces.count == 2 { return Self.isFamily(family) && given.words.count <= 3 }
        let rest = pieces[(index + 1)...]
        // «Ames, Rita, and Karl Boer», «Ames, Rita, Karl Boer, and Lena Doe»: what follows is in natural order.
        guard family.words.count <= 2, let next = rest.first else { return false }
        if next.joint == .semicolon { return true }
        return rest.allSatisfy { $0.words.count > 1 || $0.isHan } && given.words.count <= 3
            && (rest.contains { $0.joint == .and } || given.words.count == 1)
            && family.words.count == 1
    }

    /// One word, or more behind a particle.
    private static func isFamily(_ piece: NamePiece) -> Bool {
        piece.words.count == 1 || isParticle(piece.words[0].lowercased()) && piece.words.count <= 3
    }

    private func single(_ piece: NamePiece) -> PersonName? {
        var words = piece.words
        guard !words.isEmpty else { return nil }
        if piece.isCollective, !words.contains(where: { Self.isInitials($0) && ($0.count == 1 || $0.contains(".")) }) {
            return PersonName(literal: words.joined(separator: " "))
        }
        var suffix = ""
        if words.count > 2, let last = words.last, NamePiece(words: [last], joint: .comma).isSuffix {
            suffix = last
            words.removeLast()
        }
        let bare = NamePiece(words: words, joint: piece.joint)
        if words.count == 1 { return PersonName(family: words[0], suffix: suffix) }
        if var split = Self.initialsBehind(bare) {
            // «Example Anna B.» where given names are printed whole.
            if isWholeGiven, split == 2, words[2].contains("."), !Self.isParticle(words[0].lowercased()) { split = 1 }
            return PersonName(
                family: words[..<split].joined(separator: " "), given: words[split...].joined(separator: " "),
                suffix: suffix)
        }
        if let split = Self.initialsBefore(bare) {
            return PersonName(
                family: words[split...].joined(separator: " "), given: words[..<split].joined(separator: " "),
                suffix: suffix)
        }
        if words.count > 5 { return PersonName(literal: words.joined(separator: " ")) }
        return whole(words, suffix)
    }

    /// A name without initials at either end: «Rita Ames», «Karl van Boer», «Li Xiaohua».
    private func whole(_ words: [String], _ suffix: String) -> PersonName {
        let isFamilyFirst = isFamilyFirst || isPinyin && Self.pinyin.contains(words[0].lowercased())
        if let first = words.indices.dropFirst().first(where: { Self.isParticle(words[$0]) }), first < words.count - 1,
            !isFamilyFirst || first > 0 && Self.isParticle(words[0]) == false && !isFamilyFirst
        {
            return PersonName(
                family: words[first...].joined(separator: " "), given: words[..<first].joined(separator: " "),
                suffix: suffix)
        }
        var split = isFamilyFirst ? 1 : words.count - 1
        if isFamilyFirst { while split < words.count - 1, Self.isParticle(words[split - 1]) { split += 1 } }
        let (a, b) = (words[..<split].joined(separator: " "), words[split...].joined(separator: " "))
        return isFamilyFirst
            ? PersonName(family: a, given: b, suffix: suffix) : PersonName(family: b, given: a, suffix: suffix)
    }

    // MARK: Kinds of words

    private static func isInitials(_ word: String) -> Bool { NamePiece.isInitials(word) }

    private static func hasInitials(_ piece: NamePiece) -> Bool { piece.words.contains(where: isInitials) }

    /// Where the initials begin in «van der Vegt W J»; nil where there are none behind a family name. A family name in
    /// capitals may look like initials: the first word is never one there.
    private static func initialsBehind(_ piece: NamePiece) -> Int? {
        guard piece.words.count > 1, let last = piece.words.last, isInitials(last) else { return nil }
        var split = piece.words.count - 1
        while split > 1, isInitials(piece.words[split - 1]) { split -= 1 }
        if isInitials(piece.words[0]), split == 1 {
            // «J. A.» alone is no name; «LI X», «DOE B» are.
            return piece.words[0].count > 1 && !piece.words[0].contains(".") ? 1 : nil
        }
        // «DES EXAMPLE D J» has a short word in capitals; «E. Ann R.» is written in natural order.
        let isWord = !isInitials(piece.words[0]) || piece.words[0].count > 1 && !piece.words[0].contains(".")
        return isWord ? split : nil
    }

    /// Where the family name begins in «R. J. Ames», «Rita S. Ames», «Karl RJ Boer».
    private static func initialsBefore(_ piece: NamePiece) -> Int? {
        guard piece.words.count > 1, let last = piece.words.last, !isInitials(last) else { return nil }
        guard let initial = piece.words.lastIndex(where: isInitials) else { return nil }
        var split = initial + 1
        // «J. Doe van Example» has the particle inside.
        if split == 1, let particle = piece.words[split...].firstIndex(where: isParticle) { split = particle }
        if initial > 0 || !isParticle(piece.words[split]) { return split }
        return split
    }

    private static let particles = Set(FieldTables.words(of: "particle").map { $0.lowercased() })
    private static func isParticle(_ word: String) -> Bool {
        guard let first = word.unicodeScalars.first, first.properties.isLowercase else { return false }
        return particles.contains(word.lowercased())
    }

    private static let pinyin = Set(FieldTables.words(of: "pinyin").map { $0.lowercased() })

    /// «Ye Guoying», «Chen Jianer»: a Chinese surname before a given name that is none.
    private static func isPinyinFirst(_ words: [String]) -> Bool {
        words.count == 2 && pinyin.contains(words[0].lowercased()) && !pinyin.contains(words[1].lowercased())
            && words[1].unicodeScalars.allSatisfy { $0.value < 0x80 && (ScalarClass.isLetter($0.value) || $0 == "-") }
            && words[1].count > 4
    }

    /// One Chinese name, or several that only blanks part; the blank in «张 三» means nothing.
    private static func hanNames(_ piece: NamePiece) -> [PersonName] {
        let isList =
            piece.words.count > 1 && !piece.isCollective
            && piece.words.allSatisfy { (2...4).contains($0.unicodeScalars.count) }
        if isList { return piece.words.map { PersonName(literal: $0) } }
        let isForeign = piece.words.contains { $0.utf8.first.map { $0 < 0x80 } ?? false }
        return [PersonName(literal: piece.words.joined(separator: isForeign ? " " : ""))]
    }
}

/// Words by class, as texts.
enum FieldTables {
    private static let rows = Table(Resource.bytes("citations/fields/words.tsv") ?? []).rows

    /// All words of a class.
    static func words(of name: String) -> [String] { rows.filter { $0[0] == name }.flatMap { $0.list(1) } }
}
