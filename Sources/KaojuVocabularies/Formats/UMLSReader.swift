import KaojuTerminology
import KaojuText

/// Reads UMLS MRCONSO.RRF and MRSTY.RRF (UMLS Reference Manual, chapter 3): fields parted by bars, a concept's lines
/// together.
enum UMLSReader {
    private static let fieldCount = 18
    /// Term types that are abbreviations.
    private static let abbreviations: Set<Substring> = ["AB", "ACR", "SYGB", "AA", "MTH_ACR", "SY_AB"]

    static func read(_ bytes: [UInt8], _ reading: inout VocabularyReading) {
        let tables = VocabularyTables.standard
        var term: VocabularyTerm?
        var seen: Set<String> = []
        for (line, content) in Lines(bytes) where !content.isEmpty {
            let fields = String(decoding: content, as: UTF8.self).split(
                separator: "|", omittingEmptySubsequences: false)
            guard fields.count >= fieldCount, fields[0].hasPrefix("C") else {
                reading.report(
                    String(decoding: content, as: UTF8.self), line: line, zh: "18 个以竖线分隔的字段",
                    en: "18 fields separated by bars")
                continue
            }
            let id = "UMLS:" + fields[0]
            if term?.id != id {
                finish(term, reading)
                term = VocabularyTerm(id: id, line: line)
                seen = []
            }
            // Suppressed, obsolete.
            if ["O", "E", "Y"].contains(fields[16]) { continue }
            let text = String(fields[14])
            let isChinese = fields[1] == "CHI"
            guard isChinese || fields[1] == "ENG", !text.isEmpty else { continue }
            let code = tables.curie(fields[11] + ":" + fields[13])
            if fields[13] != "NOCODE", fields[13] != "", seen.insert("\u{1F}" + code).inserted {
                term?.xrefs.append(code)
            }
            let isPreferred = fields[2] == "P" && fields[4] == "PF" && fields[6] == "Y"
            if isChinese, term?.zh.isEmpty == true {
                term?.zh = text
            } else if !isChinese, isPreferred, term?.en.isEmpty == true {
                term?.en = text
            } else if seen.insert(text).inserted {
                term?.names.append(
                    abbreviations.contains(fields[12]) ? .symbol(text) : .init(text, language: isChinese ? .zh : .en))
            }
        }
        finish(term, reading)
    }

    private static func finish(_ term: VocabularyTerm?, _ reading: VocabularyReading) {
        guard var term else { return }
        if term.en.isEmpty, let first = term.names.firstIndex(where: { $0.language == .en && $0.scope == .exact }) {
            term.en = term.names.remove(at: first).text
        }
        term.names.removeAll { $0.text == term.en || $0.text == term.zh }
        if !term.en.isEmpty || !term.zh.isEmpty { reading.emit(term) }
    }

    /// The first semantic type of each concept in MRSTY.RRF.
    static func types(_ bytes: [UInt8]) -> [String: String] {
        var out: [String: String] = [:]
        for (_, content) in Lines(bytes) {
            let fields = String(decoding: content, as: UTF8.self).split(
                separator: "|", omittingEmptySubsequences: false)
            guard fields.count > 1 else { continue }
            let id = "UMLS:" + fields[0]
            if out[id] == nil { out[id] = String(fields[1]) }
        }
        return out
    }
}
