import KaojuText

extension SegmentedText {
    /// A text of one block, cut the simple way: sentences after 。 and «. », clauses after ， and «, ». Nothing is
    /// repaired, so reading and source are the same bytes.
    package static func sample(
        _ string: String, name: String = "sample.txt", kind: Block.Kind = .paragraph
    ) -> SegmentedText {
        let bytes = Array(string.utf8)
        let all = ByteRange(0, bytes.count)
        var map = OffsetMap()
        map.appendCopy(reading: all, source: all)
        let chinese = string.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
        var sentences: [Sentence] = []
        var clauses: [Clause] = []
        for sentence in pieces(of: bytes, all, after: ["。", "！", "？", ". ", "! ", "? "]) {
            let first = clauses.count
            for clause in pieces(of: bytes, sentence, after: ["，", "；", "：", ", ", "; "]) {
                clauses.append(Clause(range: clause, sentence: sentences.count))
            }
            sentences.append(
                Sentence(
                    range: sentence, block: 0, section: 0, clauses: first..<clauses.count,
                    language: chinese ? .zh : .en))
        }
        return SegmentedText(
            document: .sample(string, name: name), reading: ReadingText(bytes: bytes, map: map),
            language: chinese ? .zh : .en,
            sections: [Section(title: "", level: 0, parent: nil, kind: .body, range: all)],
            blocks: [Block(kind: kind, range: all, section: 0)], sentences: sentences, clauses: clauses)
    }

    private static func pieces(of bytes: [UInt8], _ range: ByteRange, after stops: [String]) -> [ByteRange] {
        let stops = stops.map { Array($0.utf8) }
        var out: [ByteRange] = []
        var start = range.start
        var at = range.start
        while at < range.end {
            if let stop = stops.first(where: { bytes[at..<range.end].starts(with: $0) }) {
                at += stop.count
                out.append(ByteRange(start, at))
                start = at
            } else {
                at += 1
            }
        }
        if start < range.end { out.append(ByteRange(start, range.end)) }
        return out
    }
}
