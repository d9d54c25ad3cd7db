import KaojuText

/// Reads lists of names as BibTeX does: «Last, First and von Last, Jr, First and others».
struct BibTeXNames {
    let knowledge: BibliographyKnowledge

    /// The names of a field in TeX. O(n).
    func names(of field: [UInt8]) -> NameReader.Names {
        var out = NameReader.Names()
        for part in split(field[...], at: Self.and) {
            let text = text(part)
            if text.isEmpty { continue }
            if knowledge.others.contains(text.lowercased()), part.first != UInt8(ascii: "{") {
                out.hasMore = true
            } else if isGroup(part) {
                out.people.append(PersonName(literal: text))
            } else if text.unicodeScalars.contains(where: { ScalarClass.isHan($0.value) }), !part.contains(0x7B) {
                add(han: text, to: &out)
            } else {
                out.people.append(name(part))
            }
        }
        return out
    }

    /// «张三», «张, 三»; several Chinese names in one part were parted as Chinese does.
    private func add(han text: String, to out: inout NameReader.Names) {
        let reader = NameReader(knowledge: knowledge)
        for part in reader.parts(of: text) {
            if knowledge.others.contains(part) {
                out.hasMore = true
            } else if let name = reader.name(part) {
                out.people.append(name)
            }
        }
    }

    private func name(_ part: ArraySlice<UInt8>) -> PersonName {
        let pieces = split(part, at: Self.comma)
        if pieces.count > 1 {
            let last = text(pieces[0])
            if pieces.count > 2 {
                let first = pieces[2...].map(text).joined(separator: ", ")
                return PersonName(family: last, given: first, suffix: text(pieces[1]))
            }
            return PersonName(family: last, given: text(pieces[1]))
        }
        let words = split(part, at: Self.blank).filter { !$0.isEmpty }
        guard words.count > 1 else { return PersonName(family: text(part)) }
        // The last word belongs to the family name even in lower case.
        let von = words.dropLast().firstIndex(where: isVon) ?? words.count - 1
        return PersonName(
            family: words[von...].map(text).joined(separator: " "),
            given: words[..<von].map(text).joined(separator: " "))
    }

    /// Whether a word belongs to the particles: its first letter outside of groups is in lower case.
    private func isVon(_ word: ArraySlice<UInt8>) -> Bool {
        guard let first = word.first else { return false }
        if first == UInt8(ascii: "{"), word.dropFirst().first != UInt8(ascii: "\\") { return false }
        guard let scalar = text(word).unicodeScalars.first(where: { $0.properties.isAlphabetic }) else { return false }
        return scalar.properties.isLowercase
    }

    /// «{World Health Organization}»: one group around all.
    private func isGroup(_ part: ArraySlice<UInt8>) -> Bool {
        guard part.first == UInt8(ascii: "{"), part.last == UInt8(ascii: "}"),
            part.dropFirst().first != UInt8(ascii: "\\")
        else { return false }
        var depth = 0
        for (offset, byte) in part.enumerated() {
            if byte == UInt8(ascii: "{") { depth += 1 }
            if byte == UInt8(ascii: "}") { depth -= 1 }
            if depth == 0, offset < part.count - 1 { return false }
        }
        return depth == 0
    }

    private func text(_ part: ArraySlice<UInt8>) -> String { LaTeXDecoder.text(part, table: knowledge.latex) }

    // MARK: Splitting outside of braces

    /// The length of a separator at an offset; 0 where there is none.
    private typealias Separator = @Sendable (ArraySlice<UInt8>, Int) -> Int

    private static let comma: Separator = { $0[$1] == UInt8(ascii: ",") ? 1 : 0 }
    private static let blank: Separator = { $0[$1].isBlank || $0[$1] == UInt8(ascii: "~") ? 1 : 0 }
    private static let and: Separator = { bytes, at in
        guard bytes[at].isBlank, at + 4 < bytes.endIndex, bytes[at + 1].lowered == UInt8(ascii: "a"),
            bytes[at + 2].lowered == UInt8(ascii: "n"), bytes[at + 3].lowered == UInt8(ascii: "d"),
            bytes[at + 4].isBlank
        else { return 0 }
        // The blank behind may open another «and».
        return 4
    }

    private func split(_ bytes: ArraySlice<UInt8>, at separator: Separator) -> [ArraySlice<UInt8>] {
        var out: [ArraySlice<UInt8>] = []
        var start = bytes.startIndex
        var at = start
        var depth = 0
        while at < bytes.endIndex {
            if bytes[at] == UInt8(ascii: "{") { depth += 1 }
            if bytes[at] == UInt8(ascii: "}") { depth = max(0, depth - 1) }
            let length = depth == 0 ? separator(bytes, at) : 0
            if length > 0 {
                out.append(trimmed(bytes[start..<at]))
                at += length
                start = at
            } else {
                at += 1
            }
        }
        out.append(trimmed(bytes[start...]))
        return out
    }

    private func trimmed(_ slice: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        guard let first = slice.firstIndex(where: { !$0.isBlank }), let last = slice.lastIndex(where: { !$0.isBlank })
        else { return [] }
        return slice[first...last]
    }
}
