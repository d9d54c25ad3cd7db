import KaojuRecords
import KaojuText

/// The claims as RDF: nanopublications in TriG (nanopub.net), or everything in one graph as Turtle.
///
/// A claim is a Biolink association; what affirms it also stands as a plain triple, what denies it does not. Study
/// designs are ECO's, citations CiTO's, derivation PROV-O's; the quotation is a Web Annotation with a quote and a position
/// in Unicode code points.
package enum RDFFormats {
    /// One nanopublication a claim. Errors: those of the sink, `export.read`. O(claims).
    package static func nanopublications<Sink: ByteSink & ~Copyable>(
        _ facts: ClaimFacts, texts: DocumentTexts, version: String, to sink: inout Sink,
        progress: ExportProgress = .none
    ) throws(ExportError) {
        try sink.write(RDFTerms.head + "\n")
        var texts = texts
        for (index, claim) in facts.claims.enumerated() {
            let base = "urn:kaoju:np:" + claim.id.dropFirst("claim:".count)
            var out =
                "<\(base)#head> {\n  <\(base)> a np:Nanopublication ;\n    np:hasAssertion <\(base)#assertion> ;\n"
            out += "    np:hasProvenance <\(base)#provenance> ;\n    np:hasPublicationInfo <\(base)#pubinfo> .\n}\n"
            out += "<\(base)#assertion> {\n" + assertion(claim) + "}\n"
            out += "<\(base)#provenance> {\n"
            out += try provenance(of: "<\(base)#assertion>", claim, facts, &texts) + "}\n"
            out += "<\(base)#pubinfo> {\n  <\(base)> prov:wasAttributedTo <urn:kaoju:agent> ;\n"
            out += "    dcterms:creator <urn:kaoju:agent> ; kaoju:rule \(RDFTerms.literal(claim.rule ?? "")) .\n"
            out +=
                "  <urn:kaoju:agent> a prov:SoftwareAgent ; rdfs:label \(RDFTerms.literal("Kaoju " + version)) .\n}\n\n"
            try sink.write(out)
            progress.report(index + 1, of: facts.claims.count)
        }
    }

    /// Concepts, claims and works in one graph. Errors and cost as for `nanopublications`.
    package static func turtle<Sink: ByteSink & ~Copyable>(
        _ facts: ClaimFacts, texts: DocumentTexts, to sink: inout Sink, progress: ExportProgress = .none
    ) throws(ExportError) {
        try sink.write(RDFTerms.head + "\n")
        var texts = texts
        var seen: Set<String> = []
        for (index, claim) in facts.claims.enumerated() {
            for part in [claim.subject, claim.object] where seen.insert(part.concept).inserted {
                try sink.write(concept(part))
            }
            var out = assertion(claim)
            out += try provenance(of: RDFTerms.standard.iri(claim.id), claim, facts, &texts)
            try sink.write(out + "\n")
            progress.report(index + 1, of: facts.claims.count)
        }
        for reference in facts.references {
            guard let work = reference.work, seen.insert(work).inserted else { continue }
            var out = "\(RDFTerms.standard.iri(work)) a biolink:Publication"
            if let title = reference.title { out += " ; dcterms:title \(RDFTerms.literal(title))" }
            if let year = reference.year { out += " ; dcterms:issued \"\(year)\"^^xsd:gYear" }
            try sink.write(out + " ; rdfs:label \(RDFTerms.literal(reference.displayName)) .\n")
        }
    }

    // MARK: Parts

    private static func concept(_ part: ClaimRecord.Participant) -> String {
        let category = part.category.isEmpty ? "biolink:NamedThing" : part.category
        var out = "\(RDFTerms.standard.iri(part.concept)) a \(category)"
        for (language, label) in (part.labels ?? [:]).sorted(by: { $0.key < $1.key }) where !label.isEmpty {
            out += " ; rdfs:label \(RDFTerms.literal(label, language))"
        }
        if (part.labels ?? [:]).isEmpty { out += " ; rdfs:label \(RDFTerms.literal(part.label))" }
        for name in part.synonyms ?? [] { out += " ; skos:altLabel \(RDFTerms.literal(name))" }
        return out + " .\n"
    }

    private static func assertion(_ claim: ClaimRecord) -> String {
        let terms = RDFTerms.standard
        let term = BiolinkTerms.standard[claim.predicate]
        let (subject, object) = (terms.iri(claim.subject.concept), terms.iri(claim.object.concept))
        var out = claim.negated ? "" : "  \(subject) \(term.predicate) \(object) .\n"
        out += "  \(terms.iri(claim.id)) a \(term.association) ; biolink:subject \(subject) ; "
        out += "biolink:predicate \(term.predicate) ; biolink:object \(object) ;\n    biolink:negated \(claim.negated)"
        for (name, value) in [
            ("qualified_predicate", term.qualified),
            ("subject_aspect_qualifier", claim.subject.aspect.map { RDFTerms.literal($0) }),
            ("object_aspect_qualifier", claim.object.aspect.map { RDFTerms.literal($0) }),
            ("object_direction_qualifier", term.direction.map { RDFTerms.literal($0) }),
        ] {
            if let value { out += " ; biolink:\(name) \(value)" }
        }
        return out + " ; kaoju:certainty \(RDFTerms.literal(claim.certainty)) .\n"
    }

    private static func provenance(
        of node: String, _ claim: ClaimRecord, _ facts: ClaimFacts, _ texts: inout DocumentTexts
    ) throws(ExportError) -> String {
        let terms = RDFTerms.standard
        let document = terms.document(claim.document)
        var out = "  \(node) prov:wasDerivedFrom \(document)"
        for work in facts.works(of: claim) { out += " ;\n    cito:citesAsEvidence \(terms.iri(work))" }
        if let eco = claim.evidence?.eco { out += " ;\n    biolink:has_evidence \(terms.iri(eco))" }
        if let name = claim.attribution?.name { out += " ;\n    kaoju:attributedTo \(RDFTerms.literal(name))" }
        out += " .\n"
        let (start, end) = try texts.characters(of: claim.span, in: claim.document)
        out += "  [] a oa:Annotation ; oa:hasBody \(node) ; oa:motivatedBy oa:describing ; oa:hasTarget [\n"
        out += "    oa:hasSource \(document) ;\n"
        out += "    oa:hasSelector [ a oa:TextQuoteSelector ; oa:exact \(RDFTerms.literal(claim.quote)) ] ,\n"
        out += "      [ a oa:TextPositionSelector ; oa:start \(start) ; oa:end \(end) ] ] .\n"
        return out
    }
}

/// Turns places in a build's texts into code points, one document in memory at a time.
package struct DocumentTexts: Sendable {
    private let folder: BuildFolder
    private var document: String?
    private var offsets = CharacterOffsets([])

    /// The texts of a build; nothing is read yet.
    package init(_ folder: BuildFolder) { self.folder = folder }

    /// A byte range in code points. Errors: `export.read`.
    mutating func characters(of span: ByteRange, in name: String) throws(ExportError) -> (Int, Int) {
        if document != name {
            do throws(RecordError) { offsets = CharacterOffsets(try folder.text(of: name)) } catch {
                throw ExportError(error)
            }
            document = name
        }
        return (offsets.characters(before: span.start), offsets.characters(before: span.end))
    }
}
