import KaojuText

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
        return withoutClosingStop(out)
    }

    /// «Ames R, Boer K.»: the stop closes the list where no other initial has one.
    private func withoutClosingStop(_ names: [PersonName]) -> [PersonName] {
        guard let last = names.last, last.given.hasSuffix("."), let piece = pieces.last else { return names }
        let bare = String(last.given.dropLast())
        let isBehind = Self.initialsBehind(piece) != nil
        guard isBehind, !bare.contains("."), names.dropLast().allSatisfy({ !$0.given.contains(".") }) else {
            return names
        }
        var out = names
        out[out.count - 1].given = bare
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

    private static let pinyin = Set(FieldTables.pinyin.map { $0.lowercased() })

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
