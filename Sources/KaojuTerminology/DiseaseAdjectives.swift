import KaojuMatching
import KaojuText

/// Finds adjectives that say what those who follow suffer from: «hypertensive rats», «leukemic cells».
enum DiseaseAdjectives {
    private static let rows = Table(Resource.bytes("terminology/patterns/adjectives-en.tsv") ?? []).rows
    private static let names: [[UInt8]: String] = Dictionary(
        rows.filter { $0[0] == "adjective" }.flatMap { row in row.list(1).map { (Array($0.utf8), row[2]) } }
    ) { first, _ in first }
    private static let bearers = Set(
        rows.filter { $0[0] == "bearer" }.flatMap { $0.list(1).map { Array($0.utf8) } })

    /// The adjectives of a sentence with the diseases' names, in order. O(n).
    static func find(in bytes: [UInt8], sentence: ByteRange) -> [(range: ByteRange, name: String)] {
        var out: [(range: ByteRange, name: String)] = []
        var last: (range: ByteRange, name: String)?
        var at = sentence.start
        while at < sentence.end {
            guard bytes[at].isASCIILetter else {
                at += 1
                continue
            }
            var end = at
            while end < sentence.end, bytes[end].isASCIILetter { end += 1 }
            let word = bytes[at..<end].map(\.asciiLowercased)
            if bearers.contains(word), let found = last, found.range.end == at - 1 { out.append(found) }
            last = names[word].map { (ByteRange(at, end), $0) }
            at = end
        }
        return out
    }
}
