import KaojuText

/// Terms of RDF as Turtle and TriG write them.
struct RDFTerms: Sendable {
    static let standard = RDFTerms()

    /// Prefixes of identifiers and their IRIs, in the table's order.
    private let prefixes: [String: String]

    private init() {
        prefixes = Table(Resource.bytes("export/prefixes.tsv") ?? []).rows.reduce(into: [:]) { $0[$1[0]] = $1[1] }
    }

    /// The vocabularies that both documents use.
    static let head = """
        @prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
        @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
        @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
        @prefix skos: <http://www.w3.org/2004/02/skos/core#> .
        @prefix dcterms: <http://purl.org/dc/terms/> .
        @prefix prov: <http://www.w3.org/ns/prov#> .
        @prefix oa: <http://www.w3.org/ns/oa#> .
        @prefix cito: <http://purl.org/spar/cito/> .
        @prefix np: <http://www.nanopub.org/nschema#> .
        @prefix biolink: <https://w3id.org/biolink/vocab/> .
        @prefix kaoju: <urn:kaoju:vocabulary:> .

        """

    /// The IRI of a CURIE or of one of Kaoju's own ids (`claim:…`, `work:…`).
    func iri(_ id: String) -> String {
        let id = id.hasPrefix("work:") ? BiolinkTerms.publication(id) : id
        if let colon = id.firstIndex(of: ":"), let base = prefixes[String(id[..<colon])] {
            return "<" + base + Self.escaped(id[id.index(after: colon)...]) + ">"
        }
        return "<urn:kaoju:" + Self.escaped(id[...]) + ">"
    }

    /// The IRI of a document by its name.
    func document(_ name: String) -> String { "<urn:kaoju:document:" + Self.escaped(name[...]) + ">" }

    /// A literal, with a language if there is one.
    static func literal(_ text: String, _ language: String? = nil) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
                let hex = String(scalar.value, radix: 16, uppercase: true)
                out += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\"" + (language.map { "@" + $0 } ?? "")
    }

    /// Characters that an IRI may hold as they are; the rest is percent-encoded.
    private static func escaped(_ text: Substring) -> String {
        var out = ""
        for byte in text.utf8 {
            let isPlain =
                byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
                || "-._~:/?#@!$&'()*+,;=".utf8.contains(byte)
            if isPlain {
                out.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: true)
                out += "%" + (hex.count < 2 ? "0" : "") + hex
            }
        }
        return out
    }
}
