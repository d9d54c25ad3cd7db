import KaojuTerminology

/// Reads OBO Graphs JSON (the schema of geneontology/obographs): nodes of the type CLASS, and `is_a` among the edges.
enum OBOGraphReader {
    static func read(_ bytes: [UInt8], _ reading: inout VocabularyReading) throws(LexiconError) {
        var scanner = JSONScanner(bytes)
        do throws(JSONScanner.Problem) {
            try scanner.forEachMember { (name, scanner) throws(JSONScanner.Problem) in
                guard name == "graphs" else {
                    _ = try scanner.value()
                    return
                }
                try scanner.forEachItem { (scanner) throws(JSONScanner.Problem) in try graph(&scanner, reading) }
            }
        } catch {
            throw reading.error(
                "offset \(error.offset)", line: scanner.line(of: error.offset), zh: "JSON：\(error.expected)",
                en: "JSON: \(error.expected)")
        }
    }

    /// One graph: its terms are handed over when the edges are known.
    private static func graph(
        _ scanner: inout JSONScanner, _ reading: VocabularyReading
    ) throws(JSONScanner.Problem) {
        let tables = VocabularyTables.standard
        var terms: [VocabularyTerm] = []
        var parents: [String: [String]] = [:]
        try scanner.forEachMember { (name, scanner) throws(JSONScanner.Problem) in
            switch name {
            case "nodes":
                try scanner.forEachItem { (scanner) throws(JSONScanner.Problem) in
                    if let term = term(try scanner.value()) { terms.append(term) }
                }
            case "edges":
                try scanner.forEachItem { (scanner) throws(JSONScanner.Problem) in
                    let edge = try scanner.value()
                    guard let pred = edge["pred"]?.string, pred == "is_a" || pred.hasSuffix("#subClassOf"),
                        let sub = edge["sub"]?.string, let object = edge["obj"]?.string
                    else { return }
                    parents[tables.curie(iri: sub), default: []].append(tables.curie(iri: object))
                }
            default: _ = try scanner.value()
            }
        }
        for var term in terms {
            term.parents = parents[term.id] ?? []
            reading.emit(term)
        }
    }

    private static func term(_ node: JSONValue) -> VocabularyTerm? {
        let tables = VocabularyTables.standard
        guard let iri = node["id"]?.string, node["type"]?.string ?? "CLASS" == "CLASS" else { return nil }
        let meta = node["meta"]
        var term = VocabularyTerm(id: tables.curie(iri: iri), en: node["lbl"]?.string ?? "")
        term.isDeprecated = meta?["deprecated"]?.isTrue == true
        guard !term.en.isEmpty || term.isDeprecated else { return nil }
        for synonym in meta?["synonyms"]?.items ?? [] {
            guard let text = synonym["val"]?.string, !text.isEmpty else { continue }
            term.names.append(
                OBOReader.name(
                    text, scope: synonym["pred"]?.string ?? "", type: synonym["synonymType"]?.string ?? ""))
        }
        for xref in meta?["xrefs"]?.items ?? [] {
            if let id = xref["val"]?.string { term.xrefs.append(tables.curie(iri: id)) }
        }
        var branches: [String] = []
        for property in meta?["basicPropertyValues"]?.items ?? [] {
            guard let pred = property["pred"]?.string, let value = property["val"]?.string else { continue }
            if pred.hasSuffix("hasOBONamespace") { branches.append(value) }
            if pred.hasSuffix("IAO_0100001") { term.replacedBy = tables.curie(iri: value) }
        }
        term.category = tables.category(of: term.id, branches: branches)
        return term
    }
}
