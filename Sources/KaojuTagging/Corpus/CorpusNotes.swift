import KaojuText

/// What was passed over in a file of annotated data, with its line and what was expected there.
///
/// Corpora come from many hands, and one strange line is no reason to refuse a million good ones; but a name that is left out
/// without a word costs quality that nobody can explain.
struct CorpusNotes {
    /// So many of a file are told one by one; the others are counted.
    static let most = 20

    private let file: String
    private var first: [TaggerError] = []
    private var count = 0

    /// Notes about a file.
    init(file: String) { self.file = file }

    /// Notes a line, counted from 1, or with 0 the file.
    mutating func note(line: Int, found: String = "", zh: String, en: String) {
        count += 1
        guard count <= Self.most else { return }
        let place = line > 0 ? "\(file):\(line)" : file
        let found = String(found.prefix(60))
        first.append(
            TaggerError(
                .line, file: place, zh: (found.isEmpty ? "" : "此处为「\(found)」，") + "应为\(zh)；已略过",
                en: (found.isEmpty ? "" : "found “\(found)”, ") + "expected \(en); left out"))
    }

    /// In the order of the lines, and how many more there are.
    var errors: [TaggerError] {
        guard count > Self.most else { return first }
        let more = count - Self.most
        return first + [TaggerError(.line, file: file, zh: "另有 \(more) 处类似问题", en: "\(more) more of this kind")]
    }
}
