import KaojuRecords
import KaojuText
import KaojuXML

/// BioC XML (bioc.sourceforge.net, BioC.dtd 1.0) of documents with their mentions and claims. Offsets are in characters.
package struct BioCCollection: ~Copyable {
    private var xml: XMLWriter

    /// Begins a collection; `source` names where it comes from.
    package init(source: String) throws(XMLError) {
        var xml = try XMLWriter()
        try xml.startDocument()
        try xml.start("collection")
        try Self.element("source", source, in: &xml)
        try Self.element("date", "", in: &xml)
        try Self.element("key", "kaoju.key", in: &xml)
        self.xml = xml
    }

    /// Adds a document as one passage. O(n log n).
    package mutating func add(
        document: String, text: [UInt8], mentions: [MentionRecord], claims: [ClaimRecord]
    ) throws(XMLError) {
        let offsets = CharacterOffsets(text)
        try xml.start("document")
        try element("id", document)
        try xml.start("passage")
        try element("offset", "0")
        try element("text", String(decoding: text, as: UTF8.self))
        var ids: [Key: String] = [:]
        for mention in mentions {
            try annotate(
                Key(span: mention.span, concept: mention.concept), mention.category, text, offsets, &ids)
        }
        for claim in claims {
            for part in [claim.subject, claim.object] {
                guard let span = part.span else { continue }
                try annotate(Key(span: span, concept: part.concept), part.category, text, offsets, &ids)
            }
        }
        for claim in claims { try relate(claim, ids) }
        try xml.end()
        try xml.end()
    }

    /// Ends the collection; the file's bytes.
    package consuming func bytes() throws(XMLError) -> [UInt8] {
        try xml.end()
        return try xml.finish()
    }

    private struct Key: Hashable {
        var span: ByteRange
        var concept: String
    }

    private mutating func annotate(
        _ key: Key, _ category: String, _ text: [UInt8], _ offsets: CharacterOffsets, _ ids: inout [Key: String]
    ) throws(XMLError) {
        guard ids[key] == nil, key.span.end <= text.count else { return }
        let id = "M\(ids.count + 1)"
        ids[key] = id
        let start = offsets.characters(before: key.span.start)
        try xml.start("annotation")
        try xml.attribute("id", id)
        try infon("type", category)
        try infon("identifier", key.concept)
        try xml.start("location")
        try xml.attribute("offset", String(start))
        try xml.attribute("length", String(offsets.characters(before: key.span.end) - start))
        try xml.end()
        try element("text", String(decoding: text[key.span.indices], as: UTF8.self))
        try xml.end()
    }

    private mutating func relate(_ claim: ClaimRecord, _ ids: [Key: String]) throws(XMLError) {
        guard let one = claim.subject.span, let other = claim.object.span,
            let subject = ids[Key(span: one, concept: claim.subject.concept)],
            let object = ids[Key(span: other, concept: claim.object.concept)]
        else { return }
        try xml.start("relation")
        try xml.attribute("id", claim.id)
        try infon("type", claim.predicate)
        try infon("negated", claim.negated ? "true" : "false")
        try infon("certainty", claim.certainty)
        for (key, value) in GoldAttributes(claim).values.sorted(by: { $0.key < $1.key }) { try infon(key, value) }
        for (id, role) in [(subject, "subject"), (object, "object")] {
            try xml.start("node")
            try xml.attribute("refid", id)
            try xml.attribute("role", role)
            try xml.end()
        }
        try xml.end()
    }

    private mutating func infon(_ key: String, _ value: String) throws(XMLError) {
        try xml.start("infon")
        try xml.attribute("key", key)
        try xml.text(value)
        try xml.end()
    }

    private mutating func element(_ name: StaticString, _ text: String) throws(XMLError) {
        try Self.element(name, text, in: &xml)
    }

    private static func element(
        _ name: StaticString, _ text: String, in xml: inout XMLWriter
    ) throws(XMLError) {
        try xml.start(name)
        try xml.text(text)
        try xml.end()
    }
}
