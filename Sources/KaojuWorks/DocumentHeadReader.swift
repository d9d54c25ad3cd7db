import KaojuText

/// Reads a document's own title and authors: from its markup, else from the lines above its abstract.
package struct DocumentHeadReader: Sendable {
    private let bylines = BylineReader()
    private let ends: [[UInt8]]
    /// The longest head that is looked at.
    private static let limit = 3_000

    /// Creates a reader with the embedded tables.
    package init() {
        ends = Table(Resource.bytes("works/heads.tsv") ?? []).rows.filter { $0[0] == "end" }
            .map { LetterFolder.key($0[1]) }
    }

    /// What the document says of itself. O(length of its head).
    package func identity(of text: SegmentedText) -> DocumentIdentity {
        var out = DocumentIdentity()
        var best = (score: 0, names: [PersonName]())
        let lines = lines(of: text)
        for (index, line) in lines.enumerated() {
            let string = text[line].trimmed().drop { $0 == "#" || $0 == " " }.trimmed()
            let found = bylines.names(in: string)
            if index > 0, found.score > best.score {
                best = found
                out.byline = line
                out.title = lines[index - 1]
            }
            if found.score == 0, string.utf8.count >= 24 { out.titles.append(string) }
            // A title of two lines.
            if index + 1 < lines.count, lines[index + 1].start - line.end <= 2 {
                let next = text[lines[index + 1]].trimmed()
                if found.score == 0, string.utf8.count >= 24, bylines.names(in: next).score == 0 {
                    out.titles.append(string + " " + next)
                }
            }
        }
        out.authors = best.names
        if out.title == nil { out.title = lines.first }
        return adding(text.document.markup?.work, to: out)
    }

    /// What markup says of the document goes before what is read from its text; places are known from the text alone.
    private func adding(_ work: BibliographicItem?, to read: DocumentIdentity) -> DocumentIdentity {
        guard let work, !work.isEmpty else { return read }
        var out = DocumentIdentity(work)
        if out.titles.isEmpty { out.titles = read.titles }
        if out.authors.isEmpty { out.authors = read.authors }
        (out.byline, out.title) = (read.byline, read.title)
        return out
    }

    /// The lines above the abstract.
    private func lines(of text: SegmentedText) -> [ByteRange] {
        let bytes = text.reading.bytes
        let limit = min(bytes.count, Self.limit)
        var starts: [Int] = [0]
        for start in text.reading.lineStarts where start > 0 && start < limit { starts.append(start) }
        var at = 0
        while at < limit {
            if bytes[at] == 0x0A { starts.append(at + 1) }
            at += 1
        }
        starts.sort()
        var out: [ByteRange] = []
        for (index, start) in starts.enumerated() {
            var end = index + 1 < starts.count ? starts[index + 1] : limit
            while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x20 { end -= 1 }
            guard end > start else { continue }
            let line = ByteRange(start, end)
            let key = LetterFolder.key(text[ByteRange(start, min(end, start + 60))])
            if !out.isEmpty, ends.contains(where: { key.starts(with: $0) }) { break }
            // A long line is a paragraph: the head is over.
            if end - start > 1_200 { break }
            if !key.isEmpty { out.append(line) }
        }
        return out
    }
}
