import KaojuTerminology

/// Reads OWL ontologies and SKOS vocabularies in RDF/XML: `owl:Class`, `skos:Concept` and described resources with the
/// labels of rdfs, SKOS and oboInOwl.
enum RDFReader {
    private static let subjects: Set<String> = ["Class", "Concept", "Description"]

    static func read(_ bytes: [UInt8], _ reading: inout VocabularyReading) throws(LexiconError) {
        let tables = VocabularyTables.standard
        var term: VocabularyTerm?
        var branches: [String] = []
        var attributes: [String: String] = [:]
        let emit = reading.emit
        try XMLPath.read(bytes, reading) { event, path in
            switch event {
            case .start(let own):
                if path.count == 2 {
                    branches = []
                    term =
                        subjects.contains(path[1])
                        ? own["about"].map { VocabularyTerm(id: tables.curie(iri: $0)) } : nil
                } else if path.count == 3 {
                    attributes = own
                }
            case .end(let text):
                if path.count == 3, term != nil {
                    set(path[2], text, attributes, &term, &branches)
                } else if path.count == 2, var done = term {
                    term = nil
                    done.category = tables.category(of: done.id, branches: branches)
                    if !done.zh.isEmpty || !done.en.isEmpty || done.isDeprecated { emit(done) }
                }
            }
        }
    }

    private static func set(
        _ property: String, _ text: String, _ attributes: [String: String], _ term: inout VocabularyTerm?,
        _ branches: inout [String]
    ) {
        let tables = VocabularyTables.standard
        let resource = attributes["resource"].map(tables.curie(iri:))
        let language = attributes["lang"] ?? ""
        let isChinese = language.lowercased().hasPrefix("zh")
        guard language.isEmpty || isChinese || language.lowercased().hasPrefix("en") else { return }
        func add(_ scope: String) {
            guard !text.isEmpty else { return }
            var name = OBOReader.name(text, scope: scope)
            if isChinese { name.language = .zh }
            term?.names.append(name)
        }
        switch property {
        case "label", "prefLabel":
            let name = VocabularyTerm.Name(text, language: isChinese ? .zh : nil)
            if name.language == .zh, term?.zh.isEmpty == true {
                term?.zh = text
            } else if name.language == .en, term?.en.isEmpty == true {
                term?.en = text
            } else if text != term?.en, text != term?.zh {
                add("EXACT")
            }
        case "altLabel", "hasExactSynonym": add("EXACT")
        case "hiddenLabel", "hasRelatedSynonym": add("RELATED")
        case "hasNarrowSynonym": add("NARROW")
        case "hasBroadSynonym": add("BROAD")
        case "subClassOf", "broader", "broaderGeneric": if let resource { term?.parents.append(resource) }
        case "hasDbXref": if !text.isEmpty { term?.xrefs.append(tables.curie(iri: text)) }
        case "exactMatch": if let resource { term?.xrefs.append(resource) }
        case "deprecated": term?.isDeprecated = text == "true" || text == "1"
        case "IAO_0100001", "isReplacedBy": term?.replacedBy = resource ?? tables.curie(iri: text)
        case "hasOBONamespace": branches.append(text)
        default: break
        }
    }
}
