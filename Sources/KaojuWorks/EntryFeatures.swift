import KaojuText

/// What two entries are compared by, made once for each.
struct EntryFeatures: Sendable {
    /// Letters and digits of the title; empty where it is not known.
    var title: [UInt8] = []
    /// Whether the title is of Han characters.
    var isHanTitle = false
    var kinds: WorkKinds = []
    /// The first author's family name, or whole Chinese name; empty where it is not known.
    var family: [UInt8] = []
    /// The first letter of the given names in lower case; 0 where it is not known.
    var initial: UInt8 = 0
    /// 0 where it is not known.
    var year = 0
    var volume: [UInt8] = []
    var issue: [UInt8] = []
    var firstPage: [UInt8] = []
    var lastPage: [UInt8] = []
    var edition: [UInt8] = []
    var container: ContainerName?
    var type: String
    var doi: [UInt8] = []
    var pmid: [UInt8] = []
    var pmcid: [UInt8] = []
    var arxiv: [UInt8] = []
    /// Of the letters and digits of the entry as printed; 0 where it is too short to tell.
    var rawKey: UInt64 = 0

    /// Whether the title tells a work from others on its own: long, and no name of a column («Editorial», «综述»).
    var hasTellingTitle: Bool { isHanTitle ? title.count >= 30 : title.count >= Self.tellingLength }
    /// The least bytes of a title that tells a work from others.
    static let tellingLength = 25
    /// Whether the title is so long that no two works of an author share it by chance.
    var hasLongTitle: Bool { isHanTitle ? title.count >= 48 : title.count >= 40 }

    /// Reads an entry. O(n).
    init(_ entry: PrintedEntry) {
        let item = entry.item
        type = item.type
        let plain = TitleReader.builtIn.plain(item.title ?? "")
        title = LetterFolder.key(plain)
        isHanTitle = title.lazy.filter { $0 >= 0xE3 && $0 <= 0xE9 }.count * 6 > title.count
        kinds = plain.isEmpty ? [] : TitleReader.builtIn.kinds(plain)
        readAuthor(item)
        year = item.year ?? 0
        volume = Self.number(item.volume)
        issue = Self.number(item.issue)
        edition = Self.number(item.edition)
        readPages(item)
        container = ContainerName(item.container)
        doi = Self.doi(item.doi)
        pmid = LetterFolder.key(item.pmid ?? "")
        pmcid = LetterFolder.key(item.pmcid ?? "")
        arxiv = LetterFolder.key(item.arxiv ?? "")
        let raw = LetterFolder.key(entry.raw)
        if raw.count >= 40, year != 0 { rawKey = StableHash.of(raw) }
    }

    private mutating func readAuthor(_ item: BibliographicItem) {
        guard let first = item.authors.first else { return }
        family = LetterFolder.key(first.leading)
        if family.contains(where: { $0 >= 0xE3 }) {
            family = LetterFolder.key(first.leading + first.given)
        } else {
            initial = LetterFolder.key(first.given).first ?? 0
        }
    }

    private mutating func readPages(_ item: BibliographicItem) {
        let pages = (item.pages ?? item.number ?? "")
        // «173,179»: the article goes on elsewhere; its first page is what tells.
        let parts = pages.split { ",;，；+".contains($0) }.first?.split { "-‐‑‒–—−~～".contains($0) } ?? []
        guard let first = parts.first else { return }
        firstPage = Self.number(String(first))
        guard parts.count > 1 else { return }
        let last = Self.number(String(parts[parts.count - 1]))
        // «120–5» is «120–125».
        lastPage = last.count < firstPage.count ? firstPage.prefix(firstPage.count - last.count) + last : last
    }

    /// A volume, issue or page: letters and digits, no zeros before it, «Supplement» and its like as `s`.
    private static func number(_ text: String?) -> [UInt8] {
        guard let text, !text.isEmpty else { return [] }
        var out: [UInt8] = []
        for word in LetterFolder.words(text) {
            if word.starts(with: Array("suppl".utf8)) {
                out.append(UInt8(ascii: "s"))
                out += word.filter(ASCIIByte.isDigit)
            } else if word == Array("pt".utf8) || word == Array("part".utf8) {
                out.append(UInt8(ascii: "p"))
            } else if word != Array("vol".utf8), word != Array("no".utf8), word != Array("issue".utf8) {
                out += word
            }
        }
        let zeros = out.prefix { $0 == 0x30 }.count
        return Array(out.dropFirst(zeros == out.count ? 0 : zeros))
    }

    /// What publishers add to a DOI in links to a form of the work.
    private static let suffixes = ["/full", "/abstract", "/pdf", "/epdf", "/meta", ".pdf"].map { Array($0.utf8) }

    private static func doi(_ text: String?) -> [UInt8] {
        guard let text else { return [] }
        var bytes = text.utf8.map(ASCIIByte.lowered)
        for suffix in suffixes where bytes.count > suffix.count && bytes.suffix(suffix.count).elementsEqual(suffix) {
            bytes.removeLast(suffix.count)
        }
        while let last = bytes.last, [0x2E, 0x2C, 0x3B, 0x2F].contains(last) { bytes.removeLast() }
        return bytes
    }
}
