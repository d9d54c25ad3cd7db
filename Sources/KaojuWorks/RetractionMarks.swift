import KaojuText

/// Tells from a title or an entry whether the work was retracted (the marks of PubMed, Web of Science, publishers and
/// Chinese journals); a work about retraction has none of them.
package struct RetractionMarks: Sendable {
    /// The embedded table.
    package static let builtIn = RetractionMarks()
    private var starts: [String] = []
    private var enclosed: Set<String> = []
    private var anywhere: [String] = []
    private var stems: [[UInt8]] = []

    private init() {
        for row in Table(Resource.bytes("works/retractions.tsv") ?? []).rows {
            switch row[0] {
            case "start": starts.append(row[1])
            case "enclosed": enclosed.insert(row[1])
            case "stem": stems.append(Array(row[1].utf8))
            default: anywhere.append(row[1])
            }
        }
        // «retracted article:» before «retracted»: the longest mark is taken off.
        starts.sort { $0.utf8.count != $1.utf8.count ? $0.utf8.count > $1.utf8.count : $0 < $1 }
    }

    /// Whether the title bears a mark, or the entry as printed does. O(n · marks).
    package func mark(title: String?, raw: String = "") -> Bool {
        guard hasStem(raw) || hasStem(title ?? "") else { return false }
        if let title, stripped(title).trimmed() != title.trimmed() { return true }
        guard !raw.isEmpty else { return false }
        let lowered = raw.lowercased()
        return anywhere.contains { lowered.contains($0) }
    }

    /// Whether a document's head bears a mark. O(head · marks).
    package func isMarked(_ identity: DocumentIdentity) -> Bool {
        identity.titles.contains { mark(title: $0, raw: $0) }
    }

    /// The title without its mark. O(n · marks).
    package func stripped(_ title: String) -> String {
        guard hasStem(title) else { return title }
        var text = title.trimmed()
        let head = text.prefix(24).lowercased()
        if let mark = starts.first(where: { head.hasPrefix($0) }), mark.count < text.count {
            text = String(text.dropFirst(mark.count)).trimmed()
        }
        if let inner = leading(text), enclosed.contains(inner.words) { text = String(text[inner.end...]).trimmed() }
        if let inner = trailing(text), enclosed.contains(inner.words) { text = String(text[..<inner.start]).trimmed() }
        return text
    }

    /// Whether a text holds a part of any mark, case ignored. O(n · stems).
    private func hasStem(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            stems.contains { stem in
                guard let first = stem.first, bytes.count >= stem.count else { return false }
                for at in 0...(bytes.count - stem.count) where unsafe ASCIIByte.lowered(bytes[at]) == first {
                    var next = 1
                    while next < stem.count, unsafe ASCIIByte.lowered(bytes[at + next]) == stem[next] { next += 1 }
                    if next == stem.count { return true }
                }
                return false
            }
        }
    }

    private static let opening: Set<Character> = ["(", "（", "[", "【", "［"]
    private static let closing: Set<Character> = [")", "）", "]", "】", "］"]

    private func leading(_ text: String) -> (words: String, end: String.Index)? {
        guard let first = text.first, Self.opening.contains(first),
            let close = text.prefix(40).firstIndex(where: { Self.closing.contains($0) })
        else { return nil }
        let end = text.index(after: close)
        guard end < text.endIndex else { return nil }
        return (text[text.index(after: text.startIndex)..<close].lowercased().trimmed(), end)
    }

    private func trailing(_ text: String) -> (words: String, start: String.Index)? {
        let body = text.last == "." ? text.dropLast() : text[...]
        guard let last = body.last, Self.closing.contains(last),
            let open = body.suffix(40).lastIndex(where: { Self.opening.contains($0) }), open > text.startIndex
        else { return nil }
        return (body[body.index(after: open)...].dropLast().lowercased().trimmed(), open)
    }
}
