import KaojuClaims
import KaojuGraph
import KaojuText

/// `claims.jsonl`: one claim a line.
package enum ClaimRecords {
    /// Writes the lines of one document, those of rejected claims at their places. O(claims).
    package static func write(_ analysis: DocumentAnalysis, to json: inout JSONWriter) {
        var rejected = analysis.rejected[...]
        var concepts = ConceptMembers()
        func line(_ claim: Claim) {
            json.object { write(claim, naming: &concepts, to: &$0) }
            json.endLine()
        }
        for claim in analysis.claims {
            while let first = rejected.first, first.quote.span < claim.quote.span { line(rejected.removeFirst()) }
            line(claim)
        }
        for claim in rejected { line(claim) }
    }

    /// Writes the members of one claim.
    static func write(_ claim: Claim, to json: inout JSONWriter) {
        var concepts = ConceptMembers()
        write(claim, naming: &concepts, to: &json)
    }

    private static func write(_ claim: Claim, naming concepts: inout ConceptMembers, to json: inout JSONWriter) {
        json.member("id", claim.id)
        json.member("document", claim.document)
        json.member("section", claim.section)
        json.member("span", claim.quote.span)
        json.member("sentence", claim.sentence)
        quote(claim.quote, to: &json)
        let (subject, object, trigger) = (claim.subject, claim.object, claim.trigger)
        json.member("subject") { write(subject, naming: &concepts, to: &$0) }
        json.member("predicate", claim.predicate.rawValue)
        json.member("object") { write(object, naming: &concepts, to: &$0) }
        json.member("negated", claim.negated)
        json.member("certainty", claim.certainty.rawValue)
        json.member("trigger") {
            $0.member("span", trigger.span)
            $0.member("surface", trigger.surface)
        }
        json.member("rule", claim.rule)
        json.key("citations")
        let citations = claim.citations
        json.array { json in for citation in citations { json.object { write(citation, to: &$0) } } }
        if let who = claim.attribution {
            json.member("attribution") {
                $0.member("name", who.name)
                $0.member("year", who.year)
            }
        }
        json.member("source", claim.source.rawValue)
        let evidence = claim.evidence
        json.member("evidence") { write(evidence, to: &$0) }
        json.member("confidence", claim.confidence)
        json.member("element", claim.element)
        if let curation = claim.curation {
            json.member("curation") { json in
                json.member("status", curation.status)
                if curation.changed.isEmpty { return }
                json.member("changed") { json in
                    for change in curation.changed { json.member(change.member, change.old) }
                }
            }
        }
    }

    private static func quote(_ quote: Quote, to json: inout JSONWriter) {
        json.member("quote", quote.text)
        if !quote.segments.isEmpty { json.member("segments", quote.segments) }
        if quote.repairs.isEmpty { return }
        json.key("repairs")
        json.array { json in
            for repair in quote.repairs {
                json.array {
                    $0.value(repair.span.start)
                    $0.value(repair.span.end)
                    $0.value(repair.text)
                }
            }
        }
    }

    /// Writes what a subject or an object is, and where it is named.
    static func write(_ participant: Claim.Participant, to json: inout JSONWriter) {
        var concepts = ConceptMembers()
        write(participant, naming: &concepts, to: &json)
    }

    private static func write(
        _ participant: Claim.Participant, naming concepts: inout ConceptMembers, to json: inout JSONWriter
    ) {
        json.members(verbatim: concepts[participant])
        json.member("surface", participant.surface)
        json.member("span", participant.span)
        json.member("aspect", participant.aspect)
        json.member("direction", participant.direction)
        json.member("anaphor", participant.anaphor)
    }

    /// Writes what holds of a concept wherever it stands.
    static func concept(_ participant: Claim.Participant, to json: inout JSONWriter) {
        json.member("concept", participant.concept)
        json.member("label", participant.label)
        json.member("labels", zh: participant.zh, en: participant.en)
        json.member("synonyms", participant.synonyms)
        json.member("category", participant.category)
    }

    private static func write(_ citation: Claim.Citation, to json: inout JSONWriter) {
        json.member("span", citation.span)
        json.member("surface", citation.surface)
        json.member("numbers", citation.numbers)
        json.member("references", citation.references)
    }

    private static func write(_ evidence: Claim.Evidence, to json: inout JSONWriter) {
        json.member("design", evidence.design.rawValue)
        json.member("eco", evidence.eco)
        json.member("system", evidence.system)
        json.member("species", evidence.species)
        json.member("population", evidence.population)
        json.member("sample_size", evidence.sampleSize)
        if evidence.quantities.isEmpty { return }
        json.key("quantities")
        json.array { json in for item in evidence.quantities { json.object { write(item, to: &$0) } } }
    }

    private static func write(_ quantity: Claim.Quantity, to json: inout JSONWriter) {
        json.member("text", quantity.text)
        json.member("value", quantity.value)
        json.member("upper", quantity.upper)
        json.member("unit", quantity.unit)
        json.member("ucum", quantity.ucum)
        json.member("comparator", quantity.comparator)
        json.member("role", quantity.role)
    }
}

/// The members that say what concepts are, made once for each that claims share.
private struct ConceptMembers {
    private var made: [ObjectIdentifier: (names: Claim.Participant.Names, json: [UInt8])] = [:]

    /// The members of a participant's concept.
    subscript(participant: Claim.Participant) -> [UInt8] {
        mutating get {
            // The names are kept, so that no other object takes their place in memory.
            if let known = made[ObjectIdentifier(participant.names)] { return known.json }
            var json = JSONWriter()
            json.object { ClaimRecords.concept(participant, to: &$0) }
            let members = Array(json.bytes.dropFirst().dropLast())
            made[ObjectIdentifier(participant.names)] = (participant.names, members)
            return members
        }
    }
}
