import KaojuText

/// Reads CSL-JSON: an array of items, an object that holds one, items one behind the other, or a single item.
struct CSLReader {
    let knowledge: BibliographyKnowledge

    /// Whether JSON looks like items of CSL: the first object that is no list of them has a type and a field of theirs.
    static func isCSL(_ bytes: [UInt8], from start: Int) -> Bool {
        var parser = JSONParser(Array(bytes[start..<min(bytes.count, start + 1 << 16)]))
        // The head is cut off where the file is long: the first item is looked for, not the whole.
        while parser.skipBlanks() {
            if parser.take(UInt8(ascii: "[")) { continue }
            let at = parser.at
            if let object = parser.value() {
                return isItem(object) || (object["items"]?.elements?.first).map(isItem) == true
            }
            parser = JSONParser(Array(bytes[start..<min(bytes.count, start + 1 << 16)]), at: at)
            // «{"items": [{…}, …»: into the list.
            guard parser.take(UInt8(ascii: "{")), let key = parser.value(), parser.take(UInt8(ascii: ":")) else {
                return false
            }
            guard key == .string("items") || key == .string("references") else {
                return bytes.has("\"type\"", in: start..<min(bytes.count, start + 1 << 16))
                    && bytes.has("\"title\"", in: start..<min(bytes.count, start + 1 << 16))
            }
        }
        return false
    }

    private static func isItem(_ object: JSONValue) -> Bool {
        let fields = ["title", "author", "issued", "DOI", "container-title", "PMID", "URL"]
        guard let type = object["type"]?.text, BibliographyKnowledge.builtIn.types(of: .bibtex).known.contains(type)
        else { return object["id"] != nil && object["title"] != nil && object["issued"] != nil }
        return fields.contains { object[$0] != nil }
    }

    /// The entries in file order. O(n).
    func entries(of bytes: [UInt8], notices: inout Notices) -> [BibliographyEntry] {
        var parser = JSONParser(bytes, at: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
        var entries: [BibliographyEntry] = []
        var lines = LineCounter(bytes)
        let items = CSLItems()
        while parser.skipBlanks() {
            if parser.take(UInt8(ascii: "[")) || parser.take(UInt8(ascii: ",")) || parser.take(UInt8(ascii: "]")) {
                continue
            }
            if parser.take(UInt8(ascii: "}")) { continue }
            let start = parser.at
            if listOpens(bytes, &parser) { continue }
            parser = JSONParser(bytes, at: start)
            guard let object = parser.value() else {
                notices.note(
                    "broken-record", line: lines.line(at: start), offset: start, zh: "该 JSON 条目不完整，已跳过",
                    en: "the JSON item is broken and was left out")
                parser = JSONParser(bytes, at: nextItem(in: bytes, from: max(parser.at, start + 1)))
                continue
            }
            for object in (object["items"] ?? object["references"])?.elements ?? [object] {
                let item = items.item(of: object)
                guard case .object = object, !item.isEmpty else {
                    notices.note(
                        "empty-record", line: lines.line(at: start), offset: start, zh: "该条目没有可用的字段",
                        en: "the item has no field that can be used")
                    continue
                }
                entries.append(
                    BibliographyEntry(
                        key: items.key(of: object), number: object["citation-number"]?.integer, item: item))
            }
        }
        return entries
    }

    /// Where the next object opens that is no name and no date; the end where there is none.
    private func nextItem(in bytes: [UInt8], from start: Int) -> Int {
        var at = start
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "{") {
                var parser = JSONParser(bytes, at: at + 1)
                if parser.skipBlanks(), bytes[parser.at] == UInt8(ascii: "\""), case .string(let key) = parser.value(),
                    !Self.inner.contains(key)
                {
                    return at
                }
            }
            at += 1
        }
        return at
    }

    /// The keys of objects inside of an item.
    private static let inner: Set = [
        "family", "given", "literal", "suffix", "dropping-particle", "non-dropping-particle", "date-parts", "raw",
        "season",
        "circa", "number", "arXiv",
    ]

    /// Steps into «{"items": [».
    private func listOpens(_ bytes: [UInt8], _ parser: inout JSONParser) -> Bool {
        guard parser.take(UInt8(ascii: "{")), parser.skipBlanks(),
            bytes.has("\"items\"", at: parser.at)
                || bytes.has("\"references\"", at: parser.at), parser.value() != nil, parser.take(UInt8(ascii: ":"))
        else { return false }
        return parser.take(UInt8(ascii: "["))
    }
}

/// Counts lines up to offsets that ascend.
struct LineCounter {
    private let bytes: [UInt8]
    private var line = 1
    private var counted = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// The number of the line that holds an offset, from 1. O(n) in all.
    mutating func line(at offset: Int) -> Int {
        while counted < min(offset, bytes.count) {
            if bytes[counted] == 0x0A { line += 1 }
            counted += 1
        }
        return line
    }
}
