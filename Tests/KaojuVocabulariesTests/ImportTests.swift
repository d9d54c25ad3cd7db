import KaojuTerminology
import KaojuText
import KaojuVocabularies
import Testing

/// Each format in a miniature of our own. The terms are invented.
@Suite struct ImportTests {
    /// The terms of one file by id, and what was reported.
    private struct Result {
        var terms: [String: VocabularyTerm] = [:]
        var order: [String] = []
        var problems: [LexiconError] = []
        var format: VocabularyFormat?
        var deprecated = 0

        subscript(id: String) -> VocabularyTerm? { terms[id] }
    }

    private static func read(_ texts: String..., category: String? = nil) throws -> Result {
        var importer = VocabularyImporter(category: category)
        for text in texts { try importer.add(Array(text.utf8), file: "mini") }
        var result = Result()
        result.problems = importer.problems
        result.format = importer.summaries.last?.format
        result.deprecated = importer.summaries.reduce(0) { $0 + $1.deprecated }
        let lexicon = Lexicon(layers: [try importer.layer { _ in nil }])
        for number in lexicon.numbers {
            let term = lexicon.term(number)
            result.terms[term.id] = term
            result.order.append(term.id)
        }
        return result
    }

    private static func names(_ term: VocabularyTerm?) -> [String] {
        (term?.names ?? []).map { "\($0.scope) \($0.text)" }
    }

    @Test func obo() throws {
        let result = try Self.read(
            #"""
            format-version: 1.4
            default-namespace: biological_process
            ! a comment

            [Term]
            id: GO:9000001
            name: mock process {source="x"}
            synonym: "sham \"process\"" EXACT []
            synonym: "MPR" EXACT ABBREVIATION [ref:1]
            synonym: "sham activity" RELATED []
            synonym: "things" BROAD []
            synonym: "tiny sham" NARROW []
            xref: MeSH:D999991
            is_a: GO:9000002 ! mock root
            what is this

            [Term]
            id: GO:9000002
            name: mock root
            namespace: molecular_function

            [Term]
            id: GO:9000003
            name: former process
            is_obsolete: true
            replaced_by: GO:9000001

            [Term]
            id: GO:9000004

            [Typedef]
            id: part_of
            name: part of
            """#)
        #expect(result.format == .obo && result.deprecated == 1)
        #expect(result.order == ["GO:9000001", "GO:9000002"])
        let term = result["GO:9000001"]
        #expect(term?.en == "mock process" && term?.category == "biolink:BiologicalProcess")
        #expect(result["GO:9000002"]?.category == "biolink:MolecularActivity")
        #expect(
            Self.names(term) == [
                "exact sham \"process\"", "ambiguous MPR", "related sham activity", "broad things", "narrow tiny sham",
                "exact former process",
            ])
        #expect(term?.parents == ["GO:9000002"] && term?.xrefs == ["MESH:D999991", "GO:9000003"])
        #expect(result.problems.map(\.line) == [15, 28])
    }

    @Test func oboGraphs() throws {
        let result = try Self.read(
            """
            {"graphs": [{"id": "mini", "nodes": [
              {"id": "http://purl.obolibrary.org/obo/MONDO_9000001", "lbl": "mock dis\\u00e9ase", "type": "CLASS", "meta": {
                "synonyms": [{"pred": "hasExactSynonym", "val": "sham disease"}, {"pred": "hasRelatedSynonym", "val": "sham"}],
                "xrefs": [{"val": "MESH:D999992"}]}},
              {"id": "http://purl.obolibrary.org/obo/MONDO_9000002", "lbl": "mock group", "type": "CLASS"},
              {"id": "http://purl.obolibrary.org/obo/MONDO_9000003", "lbl": "old", "type": "CLASS", "meta": {"deprecated": true,
                "basicPropertyValues": [{"pred": "http://purl.obolibrary.org/obo/IAO_0100001", "val": "MONDO:9000002"}]}},
              {"id": "http://purl.obolibrary.org/obo/RO_1", "lbl": "part of", "type": "PROPERTY"}],
             "edges": [{"sub": "http://purl.obolibrary.org/obo/MONDO_9000001", "pred": "is_a",
                        "obj": "http://purl.obolibrary.org/obo/MONDO_9000002"}]}]}
            """)
        #expect(result.format == .obographs && result.deprecated == 1)
        #expect(result.order == ["MONDO:9000001", "MONDO:9000002"])
        let term = result["MONDO:9000001"]
        #expect(term?.en == "mock diséase" && term?.category == "biolink:Disease" && term?.parents == ["MONDO:9000002"])
        #expect(Self.names(term) == ["exact sham disease", "related sham"] && term?.xrefs == ["MESH:D999992"])
        #expect(Self.names(result["MONDO:9000002"]) == ["exact old"])
    }

    @Test func brokenJSONIsAnErrorWithItsLine() throws {
        var importer = VocabularyImporter()
        let error = #expect(throws: LexiconError.self) {
            try importer.add(Array("{\"graphs\": [\n{\"nodes\": [\n{\"id\": }]}]}".utf8), file: "mini")
        }
        #expect(error?.line == 3 && error?.code == .syntax)
    }

    @Test func owl() throws {
        let result = try Self.read(
            """
            <?xml version="1.0"?>
            <!DOCTYPE rdf:RDF [
              <!ENTITY obo "http://purl.obolibrary.org/obo/" >
            ]>
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:owl="http://www.w3.org/2002/07/owl#"
                xmlns:rdfs="http://www.w3.org/2000/01/rdf-schema#"
                xmlns:oboInOwl="http://www.geneontology.org/formats/oboInOwl#">
              <owl:Ontology rdf:about="&obo;mini.owl"/>
              <owl:Class rdf:about="&obo;CL_9000001">
                <rdfs:subClassOf rdf:resource="&obo;CL_9000002"/>
                <rdfs:subClassOf><owl:Restriction><rdfs:label>not this</rdfs:label></owl:Restriction></rdfs:subClassOf>
                <rdfs:label xml:lang="en">mock cell</rdfs:label>
                <rdfs:label xml:lang="zh-Hans">仿细胞</rdfs:label>
                <rdfs:label xml:lang="fr">cellule fictive</rdfs:label>
                <oboInOwl:hasExactSynonym>sham cell</oboInOwl:hasExactSynonym>
                <oboInOwl:hasDbXref>FMA:99999</oboInOwl:hasDbXref>
              </owl:Class>
              <owl:Class rdf:about="&obo;CL_9000003"><rdfs:label>late cell</rdfs:label>
                <owl:deprecated>true</owl:deprecated></owl:Class>
            </rdf:RDF>
            """)
        #expect(result.format == .rdf && result.deprecated == 1 && result.order == ["CL:9000001"])
        let term = result["CL:9000001"]
        #expect(term?.en == "mock cell" && term?.zh == "仿细胞" && term?.category == "biolink:Cell")
        #expect(Self.names(term) == ["exact sham cell"] && term?.xrefs == ["FMA:99999"])
    }

    @Test func skos() throws {
        let result = try Self.read(
            """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
              <skos:Concept rdf:about="http://example.org/foods/7">
                <skos:prefLabel xml:lang="zh">仿豆</skos:prefLabel><skos:altLabel xml:lang="en">mock bean</skos:altLabel>
                <skos:hiddenLabel xml:lang="en">mockbean</skos:hiddenLabel>
                <skos:broader rdf:resource="http://example.org/foods/1"/>
              </skos:Concept>
              <skos:Concept rdf:about="http://example.org/foods/1"><skos:prefLabel xml:lang="en">legume</skos:prefLabel>
              </skos:Concept>
            </rdf:RDF>
            """, category: "Food")
        let term = result["foods:7"]
        #expect(term?.zh == "仿豆" && term?.category == "biolink:Food" && term?.parents == ["foods:1"])
        #expect(Self.names(term) == ["exact mock bean", "related mockbean"])
    }

    @Test func mesh() throws {
        func descriptor(_ id: String, _ name: String, _ tree: String, _ terms: String = "") -> String {
            """
            <DescriptorRecord DescriptorClass="1"><DescriptorUI>\(id)</DescriptorUI><DescriptorName><String>\(name)</String>
            </DescriptorName><TreeNumberList><TreeNumber>\(tree)</TreeNumber></TreeNumberList><ConceptList>\(terms)</ConceptList>
            </DescriptorRecord>
            """
        }
        let terms = """
            <Concept PreferredConceptYN="Y"><TermList><Term IsPermutedTermYN="N"><String>Mock Disease</String></Term>
            <Term IsPermutedTermYN="Y"><String>Disease, Mock</String></Term><Term><String>Sham Disease</String></Term>
            <Term LexicalTag="ABB"><String>MODI</String></Term></TermList></Concept>
            <Concept PreferredConceptYN="N"><TermList><Term><String>Tiny Mock Disease</String></Term></TermList></Concept>
            """
        let result = try Self.read(
            """
            <?xml version="1.0"?><!DOCTYPE DescriptorRecordSet SYSTEM "desc.dtd">
            <DescriptorRecordSet>
            \(descriptor("D999998", "Mock Diseases", "C99"))\(descriptor("D999999", "Mock Disease", "C99.100", terms))
            </DescriptorRecordSet>
            """,
            """
            <SupplementalRecordSet><SupplementalRecord SCRClass="3"><SupplementalRecordUI>C999999</SupplementalRecordUI>
            <SupplementalRecordName><String>mock syndrome</String></SupplementalRecordName><HeadingMappedToList><HeadingMappedTo>
            <DescriptorReferredTo><DescriptorUI>*D999999</DescriptorUI><DescriptorName><String>Mock Disease</String>
            </DescriptorName></DescriptorReferredTo></HeadingMappedTo></HeadingMappedToList></SupplementalRecord>
            </SupplementalRecordSet>
            """)
        #expect(result.order == ["MESH:D999998", "MESH:D999999", "MESH:C999999"])
        let term = result["MESH:D999999"]
        #expect(term?.category == "biolink:Disease" && term?.parents == ["MESH:D999998"] && term?.en == "Mock Disease")
        #expect(Self.names(term) == ["exact Sham Disease", "abbreviation MODI", "narrow Tiny Mock Disease"])
        let supplement = result["MESH:C999999"]
        #expect(supplement?.en == "mock syndrome" && supplement?.parents == ["MESH:D999999"])
        #expect(supplement?.category == "biolink:Disease")
    }

    @Test func umls() throws {
        func line(
            _ cui: String, _ language: String, _ text: String, preferred: Bool = false, source: String = "MSH",
            code: String = "D999997", type: String = "PT", suppressed: String = "N"
        ) -> String {
            [
                cui, language, preferred ? "P" : "S", "L1", preferred ? "PF" : "VO", "S1", preferred ? "Y" : "N", "A1",
                "", "", "",
                source, type, code, text, "0", suppressed, "", "",
            ].joined(separator: "|") + "\n"
        }
        let conso =
            line("C9000001", "ENG", "sham drug") + line("C9000001", "ENG", "mock drug", preferred: true)
            + line("C9000001", "CHI", "仿药", source: "MSHCHI", code: "") + line("C9000001", "FRE", "faux")
            + line("C9000001", "ENG", "MKD", source: "HPO", code: "HP:9999999", type: "AB")
            + line("C9000001", "ENG", "withdrawn drug", suppressed: "O") + "C9000001|ENG|broken\n"
            + line("C9000002", "ENG", "mock organ")
        let result = try Self.read("C9000001|T121|A1.4.1|Pharmacologic Substance|AT1||\n", conso)
        #expect(result.format == .umls && result.problems.map(\.line) == [7])
        let term = result["UMLS:C9000001"]
        #expect(term?.en == "mock drug" && term?.zh == "仿药" && term?.category == "biolink:Drug")
        #expect(Self.names(term) == ["exact sham drug", "ambiguous MKD"])
        #expect(term?.xrefs == ["MESH:D999997", "HP:9999999"])
        #expect(
            result["UMLS:C9000002"]?.en == "mock organ" && result["UMLS:C9000002"]?.category == "biolink:NamedThing")
    }

    @Test func hgnc() throws {
        let result = try Self.read(
            "hgnc_id\tsymbol\tname\tstatus\talias_symbol\tprev_symbol\tentrez_id\tuniprot_ids\n"
                + "HGNC:900001\tMOCK1\tmock gene 1\tApproved\t\"SHAM1|SH\"\tFAKE1\t99999\tP99999\n"
                + "HGNC:900002\tMOCK2~withdrawn\tentry withdrawn\tEntry Withdrawn\n\tMOCK3\n")
        #expect(result.format == .hgnc && result.order == ["HGNC:900001"] && result.problems.map(\.line) == [4])
        let term = result["HGNC:900001"]
        #expect(term?.en == "mock gene 1" && term?.category == "biolink:Gene")
        #expect(Self.names(term) == ["abbreviation MOCK1", "abbreviation SHAM1", "ambiguous SH", "abbreviation FAKE1"])
        #expect(term?.xrefs == ["NCBIGene:99999", "UniProtKB:P99999"])
    }

    @Test func babelonMergesNamesIntoConcepts() throws {
        let table = """
            source_language\tsource_value\tsubject_id\tpredicate_id\ttranslation_language\ttranslation_value\ttranslation_status
            en\tmock sign\tHP:9000001\trdfs:label\tzh\t仿征\tOFFICIAL
            en\tsham sign\tHP:9000001\toboInOwl:hasExactSynonym\tzh\t伪征\tCANDIDATE
            en\tA sign that …\tHP:9000001\tIAO:0000115\tzh\t一种征象\tCANDIDATE
            en\tother sign\tHP:9000002\trdfs:label\tfr\tsigne\tOFFICIAL
            """
        let obo = "format-version: 1.2\n\n[Term]\nid: HP:9000001\nname: mock sign\n"
        for result in [try Self.read(obo, table), try Self.read(table, obo)] {
            #expect(result.order == ["HP:9000001"])
            let term = result["HP:9000001"]
            #expect(term?.zh == "仿征" && term?.en == "mock sign" && term?.category == "biolink:PhenotypicFeature")
            #expect(Self.names(term) == ["exact 伪征"])
        }
    }

    @Test func codeLists() throws {
        let icd = try Self.read(
            "编码,名称,English name\r\nX99,\"仿病,未特指\",\"mock disease, \"\"unspecified\"\"\"\r\nX99.1,仿病并发症,\r\n,无码,\r\n")
        #expect(icd.format == .codes && icd.order == ["ICD10:X99", "ICD10:X99.1"] && icd.problems.map(\.line) == [4])
        #expect(icd["ICD10:X99"]?.zh == "仿病,未特指" && icd["ICD10:X99"]?.en == "mock disease, \"unspecified\"")
        #expect(icd["ICD10:X99.1"]?.parents == ["ICD10:X99"] && icd["ICD10:X99.1"]?.category == "biolink:Disease")
        let atc = try Self.read("atc code\tatc level name\nZ99\tmock agents\nZ99AA\tmock amines\nZ99AA01\tmockamine\n")
        #expect(atc.order == ["ATC:Z99", "ATC:Z99AA", "ATC:Z99AA01"])
        #expect(atc["ATC:Z99AA01"]?.parents == ["ATC:Z99AA"] && atc["ATC:Z99AA"]?.parents == ["ATC:Z99"])
        #expect(atc["ATC:Z99AA01"]?.category == "biolink:Drug")
        #expect(try Self.read("code,name\nX98,mock fever\nX99,mock cough\n").order == ["ICD10:X98", "ICD10:X99"])
    }

    @Test func jsonLines() throws {
        let result = try Self.read(
            """
            {"id": "Q999999991", "labels": {"en": {"language": "en", "value": "mock compound"}, "zh-cn": {"value": "仿化合物"},
             "de": {"value": "Scheinstoff"}}, "aliases": {"en": [{"value": "sham compound"}], "fr": [{"value": "faux"}]}}
            {"id": broken
            {"id": "CHEBI:999999", "name": "mockate", "synonyms": ["shamate"], "relations": {"is_a": ["CHEBI:999998"]},
             "xrefs": [{"namespace": "MESH", "id": "C999998"}]}
            {"name": "no id"}
            """)
        #expect(result.format == .json && result.order == ["wikidata:Q999999991", "CHEBI:999999"])
        #expect(result["wikidata:Q999999991"]?.zh == "仿化合物")
        #expect(Self.names(result["wikidata:Q999999991"]) == ["exact sham compound"])
        #expect(Self.names(result["CHEBI:999999"]) == ["exact shamate"])
        #expect(result["CHEBI:999999"]?.xrefs == ["MESH:C999998"])
        #expect(result["CHEBI:999999"]?.category == "biolink:ChemicalEntity")
        #expect(result.problems.count >= 2 && result.problems[0].line == 3)
    }

    @Test("a line that cannot be used is told with its number, and the rest is read") func mistakes() throws {
        let files: [(text: String, line: Int, expected: String)] = [
            ("format-version: 1.4\n\n[Trem]\nid: X:1\n\n[Term]\nid: X:2\nname: mock\n", 3, "[Typedef]"),
            ("subject_id\tpredicate_id\ttranslation_value\nX:1\nX:2\trdfs:label\t仿征\n", 2, "the titles name"),
            ("code,name\nX98,mock fever\nX99,\"mock\n", 3, "closes"),
        ]
        for (text, line, expected) in files {
            let result = try Self.read(text)
            #expect(result.problems.map(\.line) == [line], "\(text)")
            #expect(result.problems.first?.expected.en.contains(expected) == true, "\(result.problems)")
            #expect(result.order.count == 1)
        }
        var importer = VocabularyImporter()
        try importer.add(Array("code,name\nX98,mock fever\nX99,".utf8) + [0xC4, 0xE3, 0x0A], file: "codes.csv")
        #expect(importer.problems.map(\.code) == [.encoding] && importer.problems.map(\.line) == [3])
        #expect(importer.problems[0].message.en.hasPrefix("codes.csv:3: "))
    }

    @Test func tablesOfOurOwnAndUnknownFormats() throws {
        let result = try Self.read("# mine\nX:1\tDisease\t甲病\talpha disease\t\t\tALD\n")
        #expect(result.format == .kaoju && Self.names(result["X:1"]) == ["abbreviation ALD"])
        var importer = VocabularyImporter()
        let error = #expect(throws: LexiconError.self) { try importer.add(Array("some prose".utf8), file: "a.txt") }
        #expect(error?.code == .format && error?.expected.en.contains("obo") == true)
    }

    @Test(arguments: VocabularyFormat.allCases) func noFormatCrashesOnNoise(_ format: VocabularyFormat) {
        let pieces = [
            "[Term]\n", "id: ", "name", ":", "{", "}", "[", "]", "\"", "\\u12", ",", "|", "\t", "\n", "<a>", "</a>",
            "<!DOCTYPE a [",
            "甲", "\u{0}", "HP:1", "graphs", "synonym: \"x", "&amp;", "hgnc_id", "code", "C0000001|",
        ]
        for seed in 0..<60 {
            var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
            var text = ""
            for _ in 0..<60 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text += pieces[Int(state >> 33) % pieces.count]
            }
            var importer = VocabularyImporter(format: format)
            try? importer.add(Array(text.utf8), file: "noise")
            _ = try? importer.layer { _ in nil }
        }
    }

    @Test(arguments: VocabularyExport.allCases) func whatIsExportedCanBeImported(_ format: VocabularyExport) throws {
        let table = """
            X:1\tDisease\t甲病\talpha | disease! {x}\t甲症\talphosis\tALD\tX:2
            X:2\tDisease\t乙病\tbeta "disease" <&>
            """
        var importer = VocabularyImporter()
        try importer.add(Array(table.utf8), file: "t.tsv")
        let first = Lexicon(layers: [try importer.layer { _ in nil }])
        var again = VocabularyImporter(category: "Disease")
        try again.add(try format.bytes(of: first), file: "again")
        let second = Lexicon(layers: [try again.layer { _ in nil }])
        #expect(second.concepts.map(\.id) == ["X:1", "X:2"])
        #expect(second.concepts[1].en == "beta \"disease\" <&>" && second.concepts[0].parents == ["X:2"])
        #expect(
            Set(second.concepts[0].synonyms + [second.concepts[0].zh]).isSuperset(of: ["甲病", "甲症", "alphosis", "ALD"]))
    }
}
