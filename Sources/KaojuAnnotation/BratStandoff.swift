import KaojuRecords
import KaojuText

/// brat's standoff format (brat.nlplab.org/standoff.html) of a document's mentions and claims.
///
/// A mention is a text-bound annotation with a normalisation; a claim is an event whose trigger is the claim's word, with
/// the attributes `Negated` and `Certainty` and a note of what else is known (`cites=1,2;ev=animal;n=12;who=…;year=…`).
package enum BratStandoff {
    /// The `.ann` file of one document. O(n log n).
    package static func annotations(
        text: [UInt8], mentions: [MentionRecord], claims: [ClaimRecord]
    ) -> [UInt8] {
        var writer = Writer(text: text)
        for mention in mentions.sorted(by: { $0.span < $1.span }) {
            writer.entity(mention.category, mention.span, concept: mention.concept, name: mention.label)
        }
        for claim in claims { writer.event(claim) }
        return writer.lines
    }

    /// The `annotation.conf` that lets brat show and edit these files; categories as they occur.
    package static func configuration(categories: Set<String>, predicates: Set<String>) -> [UInt8] {
        var out = "[entities]\n"
        for type in Set(categories.map(type)).sorted() { out += type + "\n" }
        out += "\n[relations]\n\n[events]\n"
        for predicate in predicates.sorted() { out += predicate + "\tSubject:<ENTITY>, Object:<ENTITY>\n" }
        out += "\n[attributes]\nNegated\tArg:<EVENT>\n"
        out += "Certainty\tArg:<EVENT>, Value:asserted|hedged|hypothesis|disputed\n"
        return Array(out.utf8)
    }

    /// A category as a type name of brat: letters, digits, `_` and `-`.
    static func type(_ category: String) -> String {
        let name = category.split(separator: ":").last.map(String.init) ?? ""
        let safe = name.unicodeScalars.map { scalar in
            scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
                || scalar == "_" || scalar == "-" ? String(scalar) : "_"
        }
        return safe.isEmpty ? "Concept" : safe.joined()
    }

    /// Writes lines and numbers them.
    private struct Writer {
        let text: [UInt8]
        let offsets: CharacterOffsets
        var lines: [UInt8] = []
        private var counts: [Character: Int] = [:]
        private var entities: [Key: String] = [:]

        private struct Key: Hashable {
            var type: String
            var span: ByteRange
            var concept: String
        }

        init(text: [UInt8]) {
            self.text = text
            offsets = CharacterOffsets(text)
        }

        /// Writes an entity once; returns its id.
        @discardableResult
        mutating func entity(_ category: String, _ span: ByteRange, concept: String, name: String?) -> String {
            let key = Key(type: BratStandoff.type(category), span: span, concept: concept)
            if let known = entities[key] { return known }
            let id = textBound(key.type, span)
            entities[key] = id
            let reference = concept.contains(":") ? concept : "kaoju:" + concept
            line("N", "Reference \(id) \(Self.flat(reference, blanks: false))\t\(Self.flat(name ?? "", blanks: true))")
            return id
        }

        mutating func event(_ claim: ClaimRecord) {
            guard let subject = claim.subject.span, let object = claim.object.span else { return }
            let one = entity(claim.subject.category, subject, concept: claim.subject.concept, name: claim.subject.label)
            let other = entity(claim.object.category, object, concept: claim.object.concept, name: claim.object.label)
            let trigger = textBound(claim.predicate, claim.trigger?.span ?? claim.span)
            let event = line("E", "\(claim.predicate):\(trigger) Subject:\(one) Object:\(other)")
            if claim.negated { line("A", "Negated \(event)") }
            line("A", "Certainty \(event) \(claim.certainty)")
            let note = GoldAttributes(claim).text
            if !note.isEmpty { line("#", "AnnotatorNotes \(event)\t\(Self.flat(note, blanks: true))") }
        }

        /// A text-bound annotation; line breaks split it into fragments.
        private mutating func textBound(_ type: String, _ span: ByteRange) -> String {
            var fragments: [ByteRange] = []
            let end = min(span.end, text.count)
            var start = min(span.start, end)
            for at in start...end where at == end || text[at] == 0x0A || text[at] == 0x0D {
                if at > start { fragments.append(ByteRange(start, at)) }
                start = at + 1
            }
            let places = fragments.map {
                "\(offsets.characters(before: $0.start)) \(offsets.characters(before: $0.end))"
            }
            let words = fragments.map { String(decoding: text[$0.indices], as: UTF8.self) }
            return line("T", "\(type) \(places.joined(separator: ";"))\t\(words.joined(separator: " "))")
        }

        @discardableResult
        private mutating func line(_ kind: Character, _ rest: String) -> String {
            counts[kind, default: 0] += 1
            let id = "\(kind)\(counts[kind] ?? 0)"
            lines += Array("\(id)\t\(rest)\n".utf8)
            return id
        }

        private static func flat(_ text: String, blanks: Bool) -> String {
            // Scalars, not characters: a blank with an accent on it parts words all the same.
            let flat = text.unicodeScalars.map { scalar -> Unicode.Scalar in
                switch scalar.value {
                case 0x09...0x0D, 0x85, 0x2028, 0x2029: blanks ? " " : "_"
                case 0x20: blanks ? scalar : "_"
                default: scalar
                }
            }
            return String(String.UnicodeScalarView(flat))
        }
    }
}
