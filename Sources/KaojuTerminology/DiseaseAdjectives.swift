import KaojuMatching
import KaojuText

/// Finds adjectives that say what those who follow suffer from: «hypertensive rats», «leukemic cells».
enum DiseaseAdjectives {
    private static let rows = Table(Resource.bytes("terminology/patterns/adjectives-en.tsv") ?? []).rows
    private static let adjectives: [(word: [UInt8], name: String)] = rows.filter { $0[0] == "adjective" }.flatMap {
        row in
        row.list(1).flatMap { word in
            // At a sentence's start it has a capital.
            let bytes = Array(word.utf8)
            return [(bytes, row[2]), ([bytes[0] & 0xDF] + bytes.dropFirst(), row[2])]
        }
    }
    private static let automaton = Automaton(patterns: adjectives.map(\.word))
    private static let bearers = Set(
        rows.filter { $0[0] == "bearer" }.flatMap { $0.list(1).map { Array($0.utf8) } })

    /// The adjectives of a sentence with the diseases' names, in order. O(n).
    static func find(in bytes: [UInt8], sentence: ByteRange) -> [(range: ByteRange, name: String)] {
        var out: [(range: ByteRange, name: String)] = []
        automaton.forEachMatch(in: bytes, range: sentence) { match in
            let range = match.range
            guard range.start == sentence.start || !bytes[range.start - 1].isASCIIWord, range.end < sentence.end,
                bytes[range.end] == 0x20
            else { return }
            let next = Array(bytes[(range.end + 1)..<sentence.end].prefix { $0.isASCIIWord })
            if bearers.contains(next) { out.append((range, adjectives[match.pattern].name)) }
        }
        return out.sorted { $0.range < $1.range }
    }
}
