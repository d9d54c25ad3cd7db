import KaojuText

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
            } else if scalar.isASCII ? ScalarClass.isUpper(scalar.value) : scalar.properties.isUppercase {
                capitals += 1
            } else if hasStop || capitals == 0 || others > 0 || !isAlphabetic(scalar) {
                return false
            } else {
                others += 1
            }
        }
        // «Yu.», «Ch.»: a digraph and a stop.
        if others > 0 { return hasStop && capitals == 1 }
        return capitals > 0 && capitals <= 4
    }

    private static func isAlphabetic(_ scalar: Unicode.Scalar) -> Bool {
        scalar.isASCII ? ScalarClass.isLetter(scalar.value) : scalar.properties.isAlphabetic
    }
}
