import KaojuText

/// Reads names as tagged formats write them: «Family, Given, Suffix», «Family AB», «张三».
struct NameReader {
    let knowledge: BibliographyKnowledge

    /// What a field of names says.
    struct Names {
        var people: [PersonName] = []
        var hasMore = false
    }

    /// Adds the names of one field; Chinese databases put several into one («张三;李四»). O(n).
    func add(_ text: String, to names: inout Names) {
        let value = text.onOneLine
        for part in parts(of: value) {
            if knowledge.others.contains(part.lowercased()) {
                names.hasMore = true
            } else if let name = name(part) {
                names.people.append(name)
            }
        }
    }

    /// One name; nil for nothing.
    func name(_ text: String) -> PersonName? {
        let pieces = text.parts(at: UInt8(ascii: ","))
        guard pieces.count > 1 else { return plainName(text) }
        // EndNote: a comma behind a group's name keeps it whole, the first of two commas is one of the name's own.
        if pieces.count == 2, pieces[1].isEmpty { return pieces[0].isEmpty ? nil : PersonName(literal: pieces[0]) }
        if pieces.count > 2, pieces[1].isEmpty {
            return PersonName(literal: ([pieces[0]] + pieces[2...]).joined(separator: ", "))
        }
        if pieces.count > 2, knowledge.suffixes.contains(pieces[1]) {
            return PersonName(family: pieces[0], given: pieces[2], suffix: pieces[1])
        }
        guard !pieces[0].isEmpty else { return plainName(pieces[1...].joined(separator: " ")) }
        return PersonName(
            family: pieces[0], given: pieces[1], suffix: pieces.count > 2 ? pieces[2...].joined(separator: ", ") : "")
    }

    private func plainName(_ text: String) -> PersonName? {
        let words = text.parts(at: 0x20).filter { !$0.isEmpty }
        guard let last = words.last else { return nil }
        if (text.utf8.first ?? 0) > 0xC0,
            text.unicodeScalars.allSatisfy({ ScalarClass.isHan($0.value) || $0 == " " || $0 == "·" })
        {
            return PersonName(literal: words.joined())
        }
        if words.count == 1 { return PersonName(family: last) }
        // MEDLINE: «Smith JA», «van der Berg A Jr».
        var initials = words.count - 1
        let suffix = words.count > 2 && knowledge.suffixes.contains(last) ? last : ""
        if !suffix.isEmpty { initials -= 1 }
        if initials > 0, words.count <= 5, words[initials].utf8.count <= 3, words[initials].utf8.allSatisfy(\.isUpper) {
            return PersonName(family: words[..<initials].joined(separator: " "), given: words[initials], suffix: suffix)
        }
        return PersonName(literal: words.joined(separator: " "))
    }

    /// The names in one field. A semicolon parts names where the text is Chinese or all parts have commas.
    func parts(of value: String) -> [String] {
        // A plain name is the rule.
        if value.utf8.allSatisfy({ $0 < 0x80 && $0 != UInt8(ascii: ";") }) { return value.isEmpty ? [] : [value] }
        let semicolons = value.split(whereSeparator: { $0 == ";" || $0 == "；" }).map { $0.trimmed() }
            .filter { !$0.isEmpty }
        let isHan = value.unicodeScalars.contains { ScalarClass.isHan($0.value) }
        if isHan {
            return (semicolons.isEmpty ? [value] : semicolons).flatMap(hanParts(of:))
        }
        let areNames = semicolons.count > 1 && semicolons.allSatisfy { $0.contains(",") }
        return areNames ? semicolons : value.isEmpty ? [] : [value]
    }

    /// «张三，李四、王五», «张三, 李四»: one name is never parted, «欧阳, 正德» and «张, 三» are family and given name.
    private func hanParts(of text: String) -> [String] {
        let parts = text.split(whereSeparator: { "，、,".contains($0) }).map { $0.trimmed() }.filter { !$0.isEmpty }
        guard parts.count > 1 else { return [text] }
        let areNames = parts.allSatisfy { part in
            let count = part.unicodeScalars.count
            return knowledge.others.contains(part)
                || part.unicodeScalars.allSatisfy { ScalarClass.isHan($0.value) } && (2...4).contains(count)
        }
        guard areNames, !(parts.count == 2 && knowledge.compoundNames.contains(parts[0])) else { return [text] }
        return parts
    }
}
