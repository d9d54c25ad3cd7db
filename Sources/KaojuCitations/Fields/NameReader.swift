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
