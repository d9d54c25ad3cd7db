import KaojuTerminology
import KaojuText
import KaojuXML

/// Writes the terms of a lexicon in formats that others read.
package enum VocabularyExport: String, Sendable, CaseIterable {
    /// Kaoju's own table. Related, narrower and broader names become conditional ones, since the table has no scopes.
    case tsv
    /// OBO 1.4.
    case obo
    /// SKOS in RDF/XML.
    case skos

    /// The terms in this format, in the lexicon's order. O(n).
    ///
    /// Throws an `XMLError` where memory is short.
    package func bytes(of lexicon: Lexicon) throws(XMLError) -> [UInt8] {
        let numbers = lexicon.numbers
        switch self {
        case .tsv:
            var out = "# id\tcategory\tzh\ten\tzh synonyms\ten synonyms\tabbreviations\tparents\n"
            for number in numbers { out += Self.line(lexicon.term(number)) }
            return Array(out.utf8)
        case .obo:
            var out = "format-version: 1.4\nontology: kaoju\n"
            for number in numbers { out += Self.stanza(lexicon.term(number)) }
            return Array(out.utf8)
        case .skos:
            var writer = try XMLWriter()
            try writer.startDocument()
            try writer.start("rdf:RDF")
            try writer.attribute("xmlns:rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#")
            try writer.attribute("xmlns:skos", "http://www.w3.org/2004/02/skos/core#")
            for number in numbers { try Self.concept(lexicon.term(number), &writer) }
            try writer.end()
            return try writer.finish()
        }
    }

    private static func line(_ term: VocabularyTerm) -> String {
        func list(_ items: [String]) -> String {
            items.map { $0.replacing("|", with: "¦") }.joined(separator: "|")
        }
        func exact(_ language: Language) -> String {
            list(term.names.filter { $0.scope == .exact && $0.language == language }.map(\.text))
        }
        let symbols = term.names.compactMap { name -> String? in
            switch name.scope {
            case .exact: nil
            case .abbreviation: name.text
            case .ambiguous, .related, .narrow, .broad: "?" + name.text
            }
        }
        let parents =
            term.parents
            + [term.opposite.map { "opposite:" + $0 }, term.donorOf.map { "donor:" + $0 }].compactMap { $0 }
        let cells = [
            term.id, category(term), term.zh, term.en, exact(.zh), exact(.en), list(symbols), list(parents),
        ]
        var line = cells.map { $0.replacing("\t", with: " ") }.joined(separator: "\t")
        while line.last == "\t" { line.removeLast() }
        return line + "\n"
    }

    private static func category(_ term: VocabularyTerm) -> String {
        String(term.category.split(separator: ":").last ?? "NamedThing")
    }

    private static func stanza(_ term: VocabularyTerm) -> String {
        func quoted(_ text: String) -> String {
            text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        }
        var out = "\n[Term]\nid: \(term.id)\nname: \(plain(term.en.isEmpty ? term.zh : term.en))\n"
        if !term.en.isEmpty, !term.zh.isEmpty { out += "synonym: \"\(quoted(term.zh))\" EXACT []\n" }
        for name in term.names {
            let scope =
                switch name.scope {
                case .exact: "EXACT"
                case .abbreviation, .ambiguous: "EXACT ABBREVIATION"
                case .related: "RELATED"
                case .narrow: "NARROW"
                case .broad: "BROAD"
                }
            out += "synonym: \"\(quoted(name.text))\" \(scope) []\n"
        }
        for xref in term.xrefs { out += "xref: \(plain(xref))\n" }
        for parent in term.parents { out += "is_a: \(parent)\n" }
        return out + "property_value: biolink:category \(term.category)\n"
    }

    /// A value in which nothing begins a comment or a modifier.
    private static func plain(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("!", with: "\\!").replacing("{", with: "\\{")
    }

    private static func concept(_ term: VocabularyTerm, _ writer: inout XMLWriter) throws(XMLError) {
        func iri(_ id: String) -> String { "https://identifiers.org/" + id }
        func label(_ name: StaticString, _ text: String, _ language: Language) throws(XMLError) {
            guard !text.isEmpty else { return }
            try writer.start(name)
            try writer.attribute("xml:lang", language.rawValue)
            try writer.text(text)
            try writer.end()
        }
        func link(_ name: StaticString, _ id: String) throws(XMLError) {
            try writer.start(name)
            try writer.attribute("rdf:resource", iri(id))
            try writer.end()
        }
        try writer.start("skos:Concept")
        try writer.attribute("rdf:about", iri(term.id))
        try label("skos:prefLabel", term.zh, .zh)
        try label("skos:prefLabel", term.en, .en)
        for name in term.names {
            switch name.scope {
            case .exact, .abbreviation, .ambiguous: try label("skos:altLabel", name.text, name.language)
            case .related, .narrow, .broad: try label("skos:hiddenLabel", name.text, name.language)
            }
        }
        for xref in term.xrefs { try link("skos:exactMatch", xref) }
        for parent in term.parents { try link("skos:broader", parent) }
        try writer.end()
    }
}
