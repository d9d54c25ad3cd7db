import KaojuCitations
import KaojuText

/// Finds the markers that a relation rests on: those that close its clause, not the neighbour's.
struct CitationScope {
    let text: SegmentedText
    let citations: Citations
    let studies: Studies
    let credit: StudyCredit

    /// The markers in a relation's scope, in order. O(markers of the sentence).
    func markers(for relation: Relation, subject: ByteRange, object: ByteRange, sentence index: Int) -> [Int] {
        let sentence = text.sentences[index]
        let own = Array(citations.markers(in: sentence.range))
        // The finding ends where the last of its parts does.
        var anchor = relation.trigger.end
        for range in [subject, object] where sentence.range.contains(range) { anchor = max(anchor, range.end) }
        let first = own.first { citations.markers[$0].range.start >= anchor - 1 }
        // «周明等[1]报道 A，李华等[2]报道 B»: a marker at another's name is of what that one found.
        let isOther = first.map { credit.isOthers(marker: $0, behind: anchor, sentence: index) } ?? false
        // «周明等[1]报道 A，而 B[2]»: the name's marker, not the one behind the turn.
        if let named = own.last(where: { citations.markers[$0].range.end <= relation.trigger.start }),
            credit.isNamed(marker: named, sentence: index), let first,
            isOther
                || Self.turns.occur(in: ByteRange(anchor, citations.markers[first].range.start), of: text.reading.bytes)
        {
            return run(backFrom: named, own)
        }
        if let first, !isOther, reaches(from: anchor, to: citations.markers[first].range.start) {
            return run(from: first, own)
        }
        // A marker inside the finding's own clauses («通过 A[15]或 B[16]从而 C»), the name's marker («Montes 等[13]的…»).
        let parts = [subject, relation.trigger, object].filter { sentence.range.contains($0) }
        let whole = parts.dropFirst().reduce(parts.first ?? relation.trigger) { $0.union($1) }
        let inside = own.filter {
            whole.overlaps(citations.markers[$0].range) && !isBehindSemicolon(citations.markers[$0].range.end, anchor)
        }
        if !inside.isEmpty { return inside }
        guard let study = credit.study(of: relation.trigger, markers: [], sentence: index),
            study.attribution?.name != nil || study.rank >= 0
        else { return [] }
        // The study's markers: those of this sentence before, else the next ones of the study.
        if let before = own.last(where: { citations.markers[$0].range.end <= anchor }) {
            return run(backFrom: before, own)
        }
        if let next = study.markers.first(where: { citations.markers[$0].range.start >= anchor }) {
            return run(from: next, study.markers)
        }
        if let last = study.markers.last { return run(backFrom: last, study.markers) }
        return []
    }

    /// A marker reaches back to the last semicolon or stop.
    private func reaches(from anchor: Int, to marker: Int) -> Bool {
        !isBehindSemicolon(anchor, marker)
            && !Self.sources.occur(in: ByteRange(min(anchor, marker), marker), of: text.reading.bytes)
    }

    /// Whether a stop or a semicolon stands between two places, unless the same subject goes on behind the semicolon.
    /// What stands in parentheses, «(HR 0.9; P = 0.8)», parts nothing.
    private func isBehindSemicolon(_ start: Int, _ end: Int) -> Bool {
        guard start < end else { return false }
        let bytes = text.reading.bytes
        var at = start
        while at < end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            at += length
            if value == 0x28 || value == 0xFF08, let close = closing(at, end) { at = close }
            if value == 0x3002 { return true }
            if value == 0xFF1B || value == 0x3B, !goesOn(at) { return true }
        }
        return false
    }

    /// The end of the parentheses that are open at a place; nil where they do not close before `end`.
    private func closing(_ start: Int, _ end: Int) -> Int? {
        var depth = 1
        var at = start
        while at < end {
            let (value, length) = UTF8Scanner.scalar(text.reading.bytes, at: at)
            at += length
            if value == 0x28 || value == 0xFF08 { depth += 1 }
            if value == 0x29 || value == 0xFF09 { depth -= 1 }
            if depth == 0 { return at }
        }
        return nil
    }

    private func goesOn(_ start: Int) -> Bool {
        let bytes = text.reading.bytes
        var at = start
        while at < bytes.count, bytes[at] == 0x20 { at += 1 }
        return Self.joins.begin(at: at, of: bytes)
    }

    private static let joins = StudyWords("join")
    private static let sources = StudyWords("source")
    private static let turns = StudyWords("turn")

    /// A run of markers with nothing but blanks between them.
    private func run(from first: Int, _ all: [Int]) -> [Int] {
        var out = [first]
        for next in all where next > first {
            guard isAdjacent(out[out.count - 1], next) else { break }
            out.append(next)
        }
        return out
    }

    private func run(backFrom last: Int, _ all: [Int]) -> [Int] {
        var out = [last]
        for next in all.reversed() where next < last {
            guard isAdjacent(next, out[0]) else { break }
            out.insert(next, at: 0)
        }
        return out
    }

    private func isAdjacent(_ a: Int, _ b: Int) -> Bool {
        let gap = ByteRange(citations.markers[a].range.end, citations.markers[b].range.start)
        return gap.count <= 3
            && text.reading.bytes[gap.indices].allSatisfy {
                $0 == 0x20 || $0 == 0x2C || $0 == 0xEF || $0 == 0xBC || $0 == 0x8C
            }
    }
}

/// The words of one kind in the table of studies.
struct StudyWords: Sendable {
    let words: [[UInt8]]
    /// A bit for each hash of three bytes that a word begins with; words of fewer bytes stand apart.
    private var starts = [UInt64](repeating: 0, count: 64)
    private let short: [[UInt8]]

    init(_ kind: String) {
        words = Table(Resource.bytes("claims/studies.tsv") ?? []).rows.filter { $0[0] == kind }
            .flatMap { TraditionalForms.builtIn.withForms($0.list(1)) }.map { Array($0.utf8) }
        short = words.filter { $0.count < 3 }
        for word in words where word.count >= 3 {
            let hash = Self.hash(word[0], word[1], word[2])
            starts[hash / 64] |= 1 << UInt64(hash % 64)
        }
    }

    @inline(__always)
    private static func hash(_ a: UInt8, _ b: UInt8, _ c: UInt8) -> Int {
        (Int(a) &* 0x1F3 ^ Int(b) << 6 ^ Int(c)) & 0xFFF
    }

    /// Whether one of them begins at an offset. O(words).
    func begin(at offset: Int, of bytes: [UInt8]) -> Bool {
        words.contains { offset + $0.count <= bytes.count && bytes[offset..<(offset + $0.count)].elementsEqual($0) }
    }

    /// Whether one of them stands in a range. O(n), a place where a word may begin costs O(words).
    func occur(in range: ByteRange, of bytes: [UInt8]) -> Bool {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            var at = range.start
            while at + 3 <= range.end {
                let hash = unsafe Self.hash(bytes[at], bytes[at + 1], bytes[at + 2])
                if starts[hash / 64] >> UInt64(hash % 64) & 1 == 1, unsafe Self.stands(words, at, range.end, bytes) {
                    return true
                }
                at += 1
            }
            return !short.isEmpty && range.indices.contains { unsafe Self.stands(short, $0, range.end, bytes) }
        }
    }

    private static func stands(
        _ words: [[UInt8]], _ at: Int, _ end: Int, _ bytes: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        words.contains { unsafe at + $0.count <= end && bytes[at..<(at + $0.count)].elementsEqual($0) }
    }
}
