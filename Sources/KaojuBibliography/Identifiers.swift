import Foundation
import KaojuText

/// Puts identifiers into the form that `BibliographicItem` has them in.
enum Identifiers {
    /// A DOI in lower case, without resolver and label; nil where there is none. O(n).
    static func doi(_ text: String) -> String? {
        let lowered = text.onOneLine.lowercased()
        let bytes = Array(lowered.utf8)
        var at = 0
        while at + 5 < bytes.count, !(bytes.has("10.", at: at) && bytes[at + 3].isDigit) { at += 1 }
        guard at + 5 < bytes.count else { return nil }
        var end = at
        while end < bytes.count, bytes[end] != 0x20, bytes[end] != UInt8(ascii: "\"") { end += 1 }
        guard let slash = bytes[at..<end].firstIndex(of: UInt8(ascii: "/")), slash + 1 < end else { return nil }
        return String(decoding: bytes[at..<end], as: UTF8.self)
    }

    /// The digits of a PubMed id.
    static func pmid(_ text: String) -> String? {
        let digits = text.unicodeScalars.drop { !("0"..."9").contains($0) }.prefix { ("0"..."9").contains($0) }
        return digits.isEmpty || digits.count > 9 ? nil : String(String.UnicodeScalarView(digits))
    }

    /// A PMCID with its prefix; nil where the text holds none.
    static func pmcid(_ text: String) -> String? {
        guard let digits = pmid(text), text.uppercased().contains("PMC") || digits.count == text.count else {
            return nil
        }
        return "PMC" + digits
    }

    /// An arXiv id without its prefix; nil where the text names no arXiv.
    static func arxiv(_ text: String) -> String? {
        guard text.holds("arxiv") else { return nil }
        let lowered = text.onOneLine.lowercased()
        for mark in ["arxiv:", "arxiv.org/abs/", "arxiv.org/pdf/", "10.48550/arxiv."] {
            guard let found = lowered.range(of: mark) else { continue }
            var id = lowered[found.upperBound...].trimmed()
            if id.hasSuffix(".pdf") { id.removeLast(4) }
            if let end = id.firstIndex(of: " ") { id = String(id[..<end]) }
            if !id.isEmpty { return id }
        }
        return nil
    }

    /// ISSN or ISBN by the number of digits; a note in parentheses («(Print)») is taken off.
    static func serial(_ text: String) -> (issn: String?, isbn: String?) {
        let plain = text.onOneLine.split(separator: "(").first?.trimmed() ?? ""
        let digits = plain.utf8.filter { $0.isDigit || $0 | 0x20 == UInt8(ascii: "x") }.count
        return digits == 8 ? (plain, nil) : digits == 0 ? (nil, nil) : (nil, plain)
    }
}
