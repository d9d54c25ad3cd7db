import KaojuMatching
import KaojuText

/// The words by which texts dispute, of one language (`Resources/claims/disputes.*.tsv`).
final class DisputeLexis: Sendable {
    /// What a word is good for (the table's names).
    enum Role: Hashable {
        case cue(Dispute.Kind)
        case denied, aim, whether, mechanism, effect, relation, therapy, origin, one, many, remedies, population, list,
            low, high, plain, usage, filler, dual, twofold

        init?(_ name: String) {
            if let kind = Dispute.Kind(rawValue: name) {
                self = .cue(kind)
                return
            }
            switch name {
            case "denied": self = .denied
            case "aim": self = .aim
            case "whether": self = .whether
            case "mechanism": self = .mechanism
            case "effect": self = .effect
            case "relation": self = .relation
            case "therapy": self = .therapy
            case "origin": self = .origin
            case "one": self = .one
            case "many": self = .many
            case "remedies": self = .remedies
            case "population": self = .population
            case "list": self = .list
            case "low": self = .low
            case "high": self = .high
            case "plain": self = .plain
            case "usage": self = .usage
            case "filler": self = .filler
            case "dual": self = .dual
            case "twofold": self = .twofold
            default: return nil
            }
        }
    }

    /// A word at its place.
    struct Word {
        var range: ByteRange
        var roles: [Role]

        func has(_ role: Role) -> Bool { roles.contains(role) }
        var kind: Dispute.Kind? {
            for case .cue(let kind) in roles { return kind }
            return has(.dual) || has(.twofold) ? .conflict : nil
        }
    }

    /// A word of the table: the roles it has itself, and the second parts it asks for.
    private struct Entry {
        var roles: [Role] = []
        var openings: [(second: [UInt8], kind: Dispute.Kind)] = []
        var isLatin = false
    }

    private let automaton: Automaton
    private let entries: [Entry]
    /// Openings of names for what drives something and for what works against it, in lower case.
    let driving: [String]
    let opposing: [String]
    /// The built-in words of a language.
    static func builtIn(_ language: Language) -> DisputeLexis { language == .zh ? chinese : english }
    private static let chinese = DisputeLexis("zh")
    private static let english = DisputeLexis("en")

    private init(_ suffix: String) {
        var found: [[UInt8]: Entry] = [:]
        var order: [[UInt8]] = []
        func put(_ word: String, _ change: (inout Entry) -> Void) {
            let key = Array((suffix == "en" ? word.lowercased() : word).utf8)
            if found[key] == nil { order.append(key) }
            change(&found[key, default: Entry()])
        }
        func add(_ word: String, _ role: Role) {
            let parts = word.components(separatedBy: "…")
            if parts.count == 2, case .cue(let kind) = role {
                put(parts[0]) { $0.openings.append((Array(parts[1].utf8), kind)) }
            } else {
                put(word) { $0.roles.append(role) }
            }
        }
        var openings: [String: [String]] = [:]
        for row in Table(Resource.bytes("claims/disputes.\(suffix).tsv") ?? []).rows {
            if row[0] == "driving" || row[0] == "opposing" { openings[row[0], default: []] += row.list(1) }
            guard let role = Role(row[0]) else { continue }
            for word in row.list(1) {
                if suffix == "zh", let other = TraditionalForms.builtIn.form(of: word) { add(other, role) }
                add(word, role)
            }
        }
        driving = openings["driving"] ?? []
        opposing = openings["opposing"] ?? []
        automaton = Automaton(patterns: order)
        entries = order.map { key in
            var entry = found[key] ?? Entry()
            entry.isLatin = key.contains { $0 < 0x80 && ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A }
            return entry
        }
    }

    /// The words in a clause, leftmost and longest first. O(n).
    func words(in bytes: [UInt8], range: ByteRange) -> [Word] {
        automaton.matches(in: bytes, range: range, mode: .leftmostLongest).compactMap { match in
            let entry = entries[match.pattern]
            if entry.isLatin, !isBounded(match.range, bytes) { return nil }
            var roles = entry.roles
            var place = match.range
            for opening in entry.openings {
                guard let end = Self.end(of: opening.second, in: bytes, from: match.range.end, to: range.end) else {
                    continue
                }
                roles.append(.cue(opening.kind))
                place = ByteRange(match.range.start, end)
                break
            }
            return roles.isEmpty ? nil : Word(range: place, roles: roles)
        }
    }

    /// Whether one of some openings of words stands in a range. O(n).
    func opens(_ openings: [String], in range: ByteRange, _ text: SegmentedText) -> Bool {
        let bytes = text.reading.bytes
        return openings.contains { opening in
            let wanted = Array(opening.utf8)
            guard range.count >= wanted.count else { return false }
            return (range.start...(range.end - wanted.count)).contains { at in
                bytes[at] | 0x20 == wanted[0] | 0x20 && text[ByteRange(at, at + wanted.count)].lowercased() == opening
                    && (wanted[0] >= 0x80 || at == 0
                        || !((bytes[at - 1] | 0x20) >= 0x61 && (bytes[at - 1] | 0x20) <= 0x7A))
            }
        }
    }

    private func isBounded(_ range: ByteRange, _ bytes: [UInt8]) -> Bool {
        func isLetter(_ at: Int) -> Bool {
            at >= 0 && at < bytes.count && ((bytes[at] | 0x20) >= 0x61 && (bytes[at] | 0x20) <= 0x7A)
        }
        return !(isLetter(range.start - 1) && isLetter(range.start))
            && !(isLetter(range.end) && isLetter(range.end - 1))
    }

    /// Where a part ends that stands at most 60 bytes behind an offset.
    private static func end(of part: [UInt8], in bytes: [UInt8], from start: Int, to limit: Int) -> Int? {
        let last = min(limit, start + 60) - part.count
        guard start <= last else { return nil }
        for at in start...last where bytes[at] == part[0] && bytes[at..<(at + part.count)].elementsEqual(part) {
            return at + part.count
        }
        return nil
    }
}
