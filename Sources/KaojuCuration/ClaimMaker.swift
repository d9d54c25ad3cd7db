import KaojuClaims
import KaojuGraph
import KaojuTerminology
import KaojuText

/// Makes claims, and the concepts of claims, of what people wrote.
struct ClaimMaker {
    /// The rule that claims made here name.
    static let rule = "curation"
    let lexicon: Lexicon

    /// A claim that a document makes at a place of its reading text. O(mentions).
    func claim(
        _ statement: CuratedStatement, at place: ByteRange, in analysis: DocumentAnalysis, id: String
    ) -> Claim {
        let text = analysis.text
        let sentence = text.sentenceIndex(at: place.start)
        let quote = text.quote(of: place)
        let citations = analysis.citations.markers(in: place).map { index in
            let marker = analysis.citations.markers[index]
            return Claim.Citation(
                span: text.source(of: marker.range), surface: text[marker.range], numbers: marker.numbers,
                references: marker.references, works: [])
        }
        var claim = Claim(
            id: id, document: text.document.name,
            section: sentence.map { text.titles(ofSection: text.sentences[$0].section) } ?? [], quote: quote,
            sentence: sentence.map { text.source(of: text.trimming(text.sentences[$0].range)) } ?? quote.span,
            subject: participant(statement.subject, at: place, in: analysis, instead: nil),
            predicate: statement.predicate,
            object: participant(statement.object, at: place, in: analysis, instead: nil),
            negated: statement.stance.isNegated, certainty: statement.stance.certainty,
            trigger: Claim.Trigger(span: ByteRange(quote.span.start, quote.span.start), surface: ""),
            rule: Self.rule, citations: citations, source: citations.isEmpty ? .background : .cited, confidence: 1)
        if claim.id.isEmpty {
            claim.id = Digest.identifier(
                "claim",
                [
                    claim.document, quote.text.squeezed, claim.subject.surface.squeezed, claim.predicate.rawValue,
                    claim.object.surface.squeezed, claim.negated ? "1" : "0", "0",
                ])
        }
        return claim
    }

    /// What a name means at a place: a mention there, a mention elsewhere in the document, a concept of the lexicon, or
    /// a concept of its own. Where the place does not print the name, the words of `instead` stay. O(mentions).
    func participant(
        _ name: String, at place: ByteRange, in analysis: DocumentAnalysis, instead: Claim.Participant?
    ) -> Claim.Participant {
        let text = analysis.text
        let mentions = analysis.mentions
        let wanted = name.squeezed
        func isMeant(_ mention: Mention) -> Bool {
            let concept = mentions.concepts[mention.concept]
            return concept.id == name || text[mention.range].squeezed == wanted || concept.zh.squeezed == wanted
                || concept.en.squeezed == wanted
        }
        let inside = mentions.indices(in: place)
        let here = inside.first { isMeant(mentions.items[$0]) }
        let found =
            here ?? (inside.lowerBound..<mentions.items.count).first { isMeant(mentions.items[$0]) }
            ?? (0..<inside.lowerBound).last { isMeant(mentions.items[$0]) }
        let concept =
            found.map { mentions.concepts[mentions.items[$0].concept] } ?? known(name)
            ?? Concept(
                id: name.contains(":") && !name.contains(" ") ? name : Slug.id(name), zh: Self.isHan(name) ? name : "",
                en: Self.isHan(name) ? "" : name, category: "biolink:NamedThing")
        let printed = here.map { mentions.items[$0].range } ?? range(of: name, in: place, text)
        var out = Claim.Participant(
            concept: concept.id, label: concept.label(text.language), zh: concept.zh, en: concept.en,
            synonyms: concept.synonyms, category: concept.category, surface: name, span: text.source(of: place))
        if let printed {
            (out.surface, out.span) = (text[printed], text.source(of: printed))
        } else if let instead {
            (out.surface, out.span, out.anaphor) = (instead.surface, instead.span, instead.anaphor)
        } else if let found {
            (out.surface, out.span) = (text[mentions.items[found].range], text.source(of: mentions.items[found].range))
        }
        (out.aspect, out.direction) = (instead?.aspect, instead?.direction)
        return out
    }

    private func known(_ name: String) -> Concept? {
        if let number = lexicon.index(of: name) ?? lexicon.numbers(spelled: name).min() { return lexicon[number] }
        return nil
    }

    private func range(of name: String, in place: ByteRange, _ text: SegmentedText) -> ByteRange? {
        let searched = SqueezedText(Array(text.reading.bytes[place.indices]))
        guard let found = searched.range(of: name.squeezed.unicodeScalars.map(\.value)) else { return nil }
        let end = found.upperBound < searched.starts.count ? searched.starts[found.upperBound] : place.count
        return text.trimming(ByteRange(place.start + searched.starts[found.lowerBound], place.start + end))
    }

    private static func isHan(_ name: String) -> Bool {
        name.unicodeScalars.contains { $0.properties.isIdeographic }
    }
}
