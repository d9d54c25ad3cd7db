import KaojuText

/// Reads a line of authors as papers print it: «Rosa Ames1,2, Ulla van Clark3*», «赵一1，钱二2», «赵一 钱二 孙三».
struct BylineReader: Sendable {
    private let affiliations: Set<[UInt8]>
    private let degrees: Set<[UInt8]>
    private let particles: Set<[UInt8]>
    private let surnames: Set<Unicode.Scalar>
    /// The longest degree or particle, in bytes: a longer word in small letters is in no name.
    private let longest: Int

    init() {
        let rows = Table(Resource.bytes("works/heads.tsv") ?? []).rows
        func words(_ kind: String) -> Set<[UInt8]> {
            Set(rows.filter { $0[0] == kind }.map { LetterFolder.key($0[1]) })
        }
        affiliations = words("affiliation")
        degrees = words("degree")
        particles = words("particle")
        longest = (degrees.union(particles).map(\.count).max() ?? 0) + 2
        surnames = Set(
            Table(Resource.bytes("claims/surnames.tsv") ?? []).rows.flatMap { $0[0].unicodeScalars })
    }

    /// The names of a line and how sure it is that it names people: their number, 0 where it is no such line. O(n).
    func names(in line: String) -> (score: Int, names: [PersonName]) {
        guard line.utf8.count <= 1_000 else { return (0, []) }
        let isHan = line.unicodeScalars.contains { ScalarClass.isHan($0.value) }
        let (names, parts, hasMarks) = isHan ? chinese(line) : western(line)
        guard !names.isEmpty, names.count * 10 >= parts * 7 else { return (0, []) }
        // A single name may be any two words; a mark of an affiliation or an initial tells.
        if names.count == 1, !hasMarks { return (0, []) }
        return (names.count, names)
    }

    // MARK: Chinese

    private func chinese(_ line: String) -> ([PersonName], Int, Bool) {
        var tokens: [String] = []
        var token = ""
        var hasMarks = false
        func close() {
            if !token.isEmpty { tokens.append(token) }
            token = ""
        }
        for scalar in line.unicodeScalars {
            if ScalarClass.isHan(scalar.value) {
                token.unicodeScalars.append(scalar)
            } else if scalar.properties.isWhitespace || ",，、;；」·/".unicodeScalars.contains(scalar) {
                close()
            } else if scalar.properties.numericType != nil || "*＊#△☆★†‡()（）\\$^{}~-\"'".unicodeScalars.contains(scalar)
            {
                hasMarks = true
            } else {
                // A stop, a colon, a word in Latin letters: no line of authors.
                return ([], 1, false)
            }
        }
        close()
        var names: [PersonName] = []
        var parts = 0
        var at = 0
        while at < tokens.count {
            var name = tokens[at]
            // «赵　一»: a name of two characters set apart to fill three places.
            if name.count == 1, at + 1 < tokens.count, tokens[at + 1].count == 1 {
                name += tokens[at + 1]
                at += 1
            }
            at += 1
            parts += 1
            if (2...4).contains(name.count), let first = name.unicodeScalars.first, surnames.contains(first) {
                names.append(PersonName(literal: name))
            }
        }
        return (names, parts, hasMarks || names.count > 1)
    }

    // MARK: Western

    private func western(_ line: String) -> ([PersonName], Int, Bool) {
        if isProse(line) { return ([], 1, false) }
        var names: [PersonName] = []
        var parts = 0
        var hasMarks = false
        let joined = line.split(separator: " ").map { $0 == "and" || $0 == "&" ? "," : String($0) }
            .joined(separator: " ")
        for part in joined.split(whereSeparator: { ",;，；、•·|".contains($0) }) {
            let stripped = part.split(separator: " ").map { word -> String in
                if word.utf8.allSatisfy({ ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }) { return String(word) }
                let plain = word.unicodeScalars.filter { scalar in
                    let isMark =
                        scalar.properties.numericType != nil || "*†‡§¶∗#^ǂ✉".unicodeScalars.contains(scalar)
                    if isMark { hasMarks = true }
                    return !isMark
                }
                return String(String.UnicodeScalarView(plain))
            }.filter { !$0.isEmpty }
            // «1,2,*» between names.
            if stripped.isEmpty || stripped.allSatisfy({ $0.count == 1 && $0.first?.isLowercase == true }) { continue }
            let words = stripped.filter { word in !degrees.contains(LetterFolder.key(word)) || word.count == 1 }
            if words.isEmpty { continue }
            parts += 1
            guard let name = name(of: words) else { continue }
            if words.contains(where: { $0.count == 2 && $0.last == "." }) { hasMarks = true }
            names.append(name)
        }
        return (names, parts, hasMarks)
    }

    /// Whether so many of a line's parts hold a long word in small letters that it cannot be one of authors. O(n).
    private func isProse(_ line: String) -> Bool {
        var line = line
        return line.withUTF8 { bytes in
            func isLetter(_ at: Int) -> Bool { unsafe (bytes[at] | 0x20) >= 0x61 && (bytes[at] | 0x20) <= 0x7A }
            func isBlank(_ at: Int) -> Bool { unsafe at < 0 || at >= bytes.count || bytes[at] == 0x20 }
            func isEnd(_ at: Int) -> Bool { unsafe isBlank(at) || bytes[at] == 0x2C || bytes[at] == 0x3B }
            var (parts, failed) = (1, 0)
            var fails = false
            var at = 0
            while at < bytes.count {
                let start = at
                while at < bytes.count, isLetter(at) { at += 1 }
                if at > start {
                    if unsafe bytes[start] >= 0x61, at - start > longest, isEnd(start - 1), isEnd(at) { fails = true }
                    let isAnd = unsafe at - start == 3 && bytes[start..<at].elementsEqual("and".utf8)
                    if !isAnd || !isBlank(start - 1) || !isBlank(at) { continue }
                } else {
                    let length = unsafe Self.separatorLength(bytes, at)
                    at += max(length, 1)
                    if length == 0, unsafe bytes[start] != 0x26 || !isBlank(start - 1) || !isBlank(at) { continue }
                }
                parts += 1
                if fails { failed += 1 }
                fails = false
            }
            if fails { failed += 1 }
            return failed * 10 > parts * 3
        }
    }

    /// The length of what parts two names at an offset: , ; | and their wide forms, 、 • ·; 0 where nothing does.
    private static func separatorLength(_ bytes: UnsafeBufferPointer<UInt8>, _ at: Int) -> Int {
        func follow(_ a: UInt8, _ b: UInt8) -> Bool {
            unsafe at + 2 < bytes.count && bytes[at + 1] == a && bytes[at + 2] == b
        }
        switch unsafe bytes[at] {
        case 0x2C, 0x3B, 0x7C: return 1
        case 0xEF: return follow(0xBC, 0x8C) || follow(0xBC, 0x9B) ? 3 : 0
        case 0xE3: return follow(0x80, 0x81) ? 3 : 0
        case 0xE2: return follow(0x80, 0xA2) ? 3 : 0
        case 0xC2: return unsafe at + 1 < bytes.count && bytes[at + 1] == 0xB7 ? 2 : 0
        default: return 0
        }
    }

    private func name(of words: [String]) -> PersonName? {
        guard (2...6).contains(words.count) else { return nil }
        for word in words {
            let key = LetterFolder.key(word)
            if affiliations.contains(key) { return nil }
            guard let first = word.first, first.isLetter else { return nil }
            if !first.isUppercase, !particles.contains(key) { return nil }
            guard word.allSatisfy({ $0.isLetter || ".-‐‑–'’".contains($0) }) else { return nil }
        }
        guard words.contains(where: { $0.count > 2 }) else { return nil }
        // «Kidd CU», «FU Yan»: the family name stands first.
        let isInitials = words[words.count - 1].allSatisfy { $0.isUppercase } && words[words.count - 1].count <= 3
        let isUpperFirst =
            words[0].count > 1 && words[0].allSatisfy { $0.isUppercase } && !words[1].allSatisfy { $0.isUppercase }
        if isInitials && words[0].contains(where: \.isLowercase) || isUpperFirst && words.count == 2 {
            return PersonName(family: words[0], given: words[1...].joined(separator: " "))
        }
        var start = words.count - 1
        while start > 1, particles.contains(LetterFolder.key(words[start - 1])),
            words[start - 1].first?.isLowercase == true
        { start -= 1 }
        return PersonName(
            family: words[start...].joined(separator: " "), given: words[..<start].joined(separator: " "))
    }
}
