import KaojuMatching
import KaojuText

/// The words that tell study designs, species and units, of both languages, in one automaton.
final class EvidenceLexis: Sendable {
    /// What a word tells.
    enum Meaning: Sendable {
        case design(StudyDesign, eco: String?, system: String?, rank: Int)
        case species(String)
        case unit(ucum: String, role: String)
    }

    static let builtIn = EvidenceLexis()
    private let automaton: Automaton
    private let meanings: [Meaning]
    private let patterns: [[UInt8]]

    private init() {
        var patterns: [[UInt8]] = []
        var meanings: [Meaning] = []
        func rows(_ name: String) -> [Table.Row] { Table(Resource.bytes("claims/\(name).tsv") ?? []).rows }
        for row in rows("designs") {
            guard let design = StudyDesign(rawValue: row[0]) else { continue }
            for word in TraditionalForms.builtIn.withForms(row.list(4)) {
                patterns.append(Array(word.utf8))
                meanings.append(
                    .design(
                        design, eco: row[1].isEmpty ? nil : row[1], system: row[2].isEmpty ? nil : row[2],
                        rank: Int(row[3]) ?? 0))
            }
        }
        for row in rows("species") {
            for word in TraditionalForms.builtIn.withForms(row.list(1)) {
                patterns.append(Array(word.utf8))
                meanings.append(.species(row[0]))
            }
        }
        for row in rows("units") {
            for word in TraditionalForms.builtIn.withForms(row.list(2)) {
                patterns.append(Array(word.utf8))
                meanings.append(.unit(ucum: row[0], role: row[1]))
            }
        }
        self.patterns = patterns
        self.meanings = meanings
        automaton = Automaton(patterns: patterns)
    }

    /// The words in a range with what they tell; Latin words only at word boundaries. O(n + hits).
    func words(in bytes: [UInt8], range: ByteRange) -> [(range: ByteRange, meaning: Meaning)] {
        automaton.matches(in: bytes, range: range, mode: .overlapping).compactMap { match in
            let meaning = meanings[match.pattern]
            if case .unit = meaning { return nil }
            guard isBounded(match.range, bytes) else { return nil }
            return (match.range, meaning)
        }
    }

    /// The longest unit that begins at an offset; none where a slash goes on behind it («g/dL» is no gram).
    func unit(at offset: Int, in bytes: [UInt8], before end: Int) -> (range: ByteRange, ucum: String, role: String)? {
        let window = ByteRange(offset, min(end, offset + 40))
        var best: (range: ByteRange, ucum: String, role: String)?
        for match in automaton.matches(in: bytes, range: window, mode: .overlapping) where match.range.start == offset {
            guard case .unit(let ucum, let role) = meanings[match.pattern], match.range.end <= end else { continue }
            let next = match.range.end < bytes.count ? bytes[match.range.end] | 0x20 : 0x20
            if bytes[match.range.end - 1] < 0x80, bytes[match.range.end - 1] != UInt8(ascii: "%"), next >= 0x61,
                next <= 0x7A
            {
                continue
            }
            if match.range.count > best?.range.count ?? 0 { best = (match.range, ucum, role) }
        }
        if let best, best.range.end < end, bytes[best.range.end] == UInt8(ascii: "/") { return nil }
        return best
    }

    private func isBounded(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        func isLetter(_ at: Int) -> Bool {
            at >= 0 && at < bytes.count && ((bytes[at] | 0x20) >= 0x61 && (bytes[at] | 0x20) <= 0x7A)
        }
        return !(isLetter(range.start) && isLetter(range.start - 1))
            && !(isLetter(range.end - 1) && isLetter(range.end))
    }
}
