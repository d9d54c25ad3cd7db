import KaojuText

/// A form of bibliography that programs and databases write.
package enum BibliographyFormat: String, Sendable, CaseIterable {
    /// BibTeX and BibLaTeX.
    case bibtex
    /// Research Information Systems.
    case ris
    /// EndNote's tagged form («%0 Journal Article»), which CNKI and Wanfang write too.
    case endnote
    /// RefWorks' tagged form («RT Journal Article»).
    case refworks
    /// NoteExpress («{Reference Type}: Journal Article»).
    case noteexpress
    /// MEDLINE, as PubMed writes it.
    case nbib
    /// The tagged form of the Web of Science («PT J»).
    case isi
    /// Items of the Citation Style Language.
    case cslJSON = "csl-json"

    /// The format's name in the tables.
    var tableName: String { rawValue }

    /// What a file is, by its first lines; nil where it is no bibliography. O(n) at worst, as a rule O(1).
    package static func detect(_ bytes: [UInt8]) -> BibliographyFormat? {
        var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while at < bytes.count, bytes[at].isBlank { at += 1 }
        guard at < bytes.count else { return nil }
        if bytes[at] == UInt8(ascii: "[") || bytes[at] == UInt8(ascii: "{") && !bytes.has("{Reference", at: at) {
            return CSLReader.isCSL(bytes, from: at) ? .cslJSON : nil
        }
        while at < bytes.count {
            while at < bytes.count, bytes[at].isBlank { at += 1 }
            if let format = format(ofLineAt: at, in: bytes) { return format }
            while at < bytes.count, !bytes[at].isLineEnd { at += 1 }
        }
        return nil
    }

    private static func format(ofLineAt at: Int, in bytes: [UInt8]) -> BibliographyFormat? {
        guard at + 4 <= bytes.count else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "@"): return BibTeXScanner.isEntryStart(bytes, at: at) ? .bibtex : nil
        case UInt8(ascii: "T") where bytes.has("TY", at: at):
            var next = at + 2
            while next < bytes.count, bytes[next] == 0x20 || bytes[next] == 0x09 { next += 1 }
            return next < bytes.count && bytes[next] == UInt8(ascii: "-") ? .ris : nil
        case UInt8(ascii: "%") where bytes[at + 2] == 0x20 && (bytes[at + 1] == 0x30 || bytes.has("%A", at: at)):
            return .endnote
        case UInt8(ascii: "R") where bytes.has("RT ", at: at): return .refworks
        case UInt8(ascii: "P"):
            if bytes.has("PMID-", at: at) { return .nbib }
            return bytes.has("PT ", at: at) && at + 4 < bytes.count && bytes[at + 4].isLineEnd ? .isi : nil
        case UInt8(ascii: "{") where bytes.has("{Reference Type}", at: at): return .noteexpress
        default: return nil
        }
    }
}
