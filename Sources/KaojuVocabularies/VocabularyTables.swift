import KaojuTerminology
import KaojuText

/// What is known of vocabularies: terminology/vocabularies.tsv.
struct VocabularyTables: Sendable {
    static let standard = VocabularyTables()

    private var categories: [String: String] = [:]
    private var iris: [(start: String, prefix: String)] = []
    private var prefixes: [String: String] = [:]
    private var columns: [String: String] = [:]

    private init() {
        for row in Table(Resource.bytes("terminology/vocabularies.tsv") ?? []).rows {
            switch row[0] {
            case "category": categories[row[1]] = row[2]
            case "iri": iris.append((row[1], row[2]))
            case "prefix": prefixes[row[1]] = row[2]
            case "column": for title in row.list(2) { columns[title] = row[1] }
            default: break
            }
        }
    }

    /// The category of an id, or of a branch of its vocabulary; NamedThing where nothing is known. O(length).
    func category(of id: String, branches: [String] = []) -> String {
        let prefix = String(id.prefix { $0 != ":" })
        var best: (length: Int, category: String)?
        for branch in branches {
            var part = Substring(branch)
            while !part.isEmpty {
                if let found = categories[prefix + ":" + part], part.utf8.count > best?.length ?? 0 {
                    best = (part.utf8.count, found)
                }
                part = part.dropLast()
            }
        }
        return best?.category ?? categories[prefix] ?? "NamedThing"
    }

    /// A CURIE with the prefix that Kaoju uses.
    func curie(_ id: String) -> String {
        guard let colon = id.firstIndex(of: ":"), let prefix = prefixes[String(id[..<colon])] else { return id }
        let local = id[id.index(after: colon)...]
        // Some sources give codes that have their prefix already: HPO, GO, HGNC, CHEBI.
        return local.hasPrefix(prefix + ":") ? String(local) : prefix + ":" + local
    }

    /// The CURIE of an IRI, or of what is one already; else its last two parts.
    func curie(iri: String) -> String {
        for (start, prefix) in iris where iri.hasPrefix(start) {
            let local = String(iri.dropFirst(start.count))
            if !prefix.isEmpty { return prefix + ":" + local }
            guard let mark = local.firstIndex(where: { $0 == "_" || $0 == "/" || $0 == ":" }) else { break }
            return curie(local[..<mark] + ":" + local[local.index(after: mark)...])
        }
        guard iri.hasPrefix("http://") || iri.hasPrefix("https://") || iri.hasPrefix("urn:") else { return curie(iri) }
        let parts = iri.split { $0 == "/" || $0 == "#" || $0 == ":" }.suffix(2)
        return parts.count == 2 ? Self.word(parts[parts.startIndex]) + ":" + parts[parts.endIndex - 1] : "iri:" + iri
    }

    private static func word(_ text: Substring) -> String {
        String(decoding: text.utf8.map { $0.isPrefixByte ? $0 : UInt8(ascii: "_") }, as: UTF8.self)
    }

    /// What a column with this title holds: id, name, zh, synonym or parent.
    func column(_ title: String) -> String? { columns[title.lowercased()] }
}

extension UInt8 {
    /// Whether the byte may stand in the prefix of a CURIE.
    fileprivate var isPrefixByte: Bool {
        self &- 0x30 < 10 || (self | 0x20) &- 0x61 < 26 || self == UInt8(ascii: ".") || self == UInt8(ascii: "_")
    }
}
