import KaojuClaims
import KaojuTerminology
import KaojuText

extension Concept: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(id)
        blob.write(zh)
        blob.write(en)
        blob.write(synonyms)
        blob.write(category)
        blob.write(parents)
        blob.write(opposite)
        blob.write(donorOf)
        blob.write(base)
        blob.write(isOwn)
        blob.write(added)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let id = try blob.text()
        let (zh, en) = (try blob.text(), try blob.text())
        let synonyms = try blob.list()
        self.init(id: id, zh: zh, en: en, synonyms: synonyms, category: try blob.text())
        parents = try blob.list()
        opposite = try blob.value()
        donorOf = try blob.value()
        base = try blob.value()
        isOwn = try blob.bool()
        added = try blob.list()
    }
}

extension Claim.Participant: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(concept)
        blob.write(label)
        blob.write(zh)
        blob.write(en)
        blob.write(synonyms)
        blob.write(category)
        blob.write(surface)
        blob.write(span)
        blob.write(aspect)
        blob.write(direction)
        blob.write(anaphor)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let (concept, label, zh, en) = (try blob.text(), try blob.text(), try blob.text(), try blob.text())
        let synonyms = try blob.list()
        let (category, surface) = (try blob.text(), try blob.text())
        self.init(
            concept: concept, label: label, zh: zh, en: en, synonyms: synonyms, category: category, surface: surface,
            span: try blob.value())
        aspect = try blob.value()
        direction = try blob.value()
        anaphor = try blob.value()
    }
}

extension Claim.Citation: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(span)
        blob.write(surface)
        blob.write(numbers)
        blob.write(references)
        blob.write(works)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let span: ByteRange = try blob.value()
        let surface = try blob.text()
        let numbers: [Int] = try blob.value()
        let references = try blob.list()
        self.init(span: span, surface: surface, numbers: numbers, references: references, works: try blob.list())
    }
}

extension Claim.Quantity: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(text)
        blob.write(value)
        blob.write(upper)
        blob.write(unit)
        blob.write(ucum)
        blob.write(comparator)
        blob.write(role)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let text = try blob.text()
        self.init(text: text, value: try blob.double())
        upper = try blob.value()
        unit = try blob.value()
        ucum = try blob.value()
        comparator = try blob.text()
        role = try blob.text()
    }
}

extension Claim.Evidence: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.name(design)
        blob.write(eco)
        blob.write(system)
        blob.write(species)
        blob.write(population)
        blob.write(sampleSize)
        blob.write(quantities)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init(design: try blob.name())
        eco = try blob.value()
        system = try blob.value()
        species = try blob.value()
        population = try blob.value()
        sampleSize = try blob.value()
        quantities = try blob.value()
    }
}

extension Claim.Attribution: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(name)
        blob.write(year)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init()
        name = try blob.value()
        year = try blob.value()
    }
}

extension Claim.Curation: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(status)
        blob.write(changed.map(\.member))
        blob.write(changed.map(\.old))
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let status = try blob.text()
        let members = try blob.list()
        let values = try blob.list()
        self.init(status: status, changed: zip(members, values).map { Change(member: $0, old: $1) })
    }
}

extension Claim: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(id)
        blob.write(document)
        blob.write(section)
        blob.write(quote)
        blob.write(sentence)
        blob.write(subject)
        blob.name(predicate)
        blob.write(object)
        blob.write(negated)
        blob.name(certainty)
        blob.write(trigger.span)
        blob.write(trigger.surface)
        blob.write(rule)
        blob.write(citations)
        blob.write(attribution)
        blob.name(source)
        blob.write(evidence)
        blob.write(confidence)
        blob.write(element)
        blob.write(curation)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let (id, document) = (try blob.text(), try blob.text())
        let section = try blob.list()
        let quote: Quote = try blob.value()
        let sentence: ByteRange = try blob.value()
        let subject: Participant = try blob.value()
        let predicate: Predicate = try blob.name()
        let object: Participant = try blob.value()
        let negated = try blob.bool()
        let certainty: Certainty = try blob.name()
        let trigger = Trigger(span: try blob.value(), surface: try blob.text())
        self.init(
            id: id, document: document, section: section, quote: quote, sentence: sentence, subject: subject,
            predicate: predicate, object: object, negated: negated, certainty: certainty, trigger: trigger,
            rule: try blob.text())
        citations = try blob.value()
        attribution = try blob.value()
        source = try blob.name()
        evidence = try blob.value()
        confidence = try blob.double()
        element = try blob.value()
        curation = try blob.value()
    }
}

extension Dispute.Pair: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(subject)
        blob.write(object)
        blob.name(direction)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let subject: Claim.Participant = try blob.value()
        let object: Claim.Participant = try blob.value()
        self.init(subject: subject, object: object, direction: try blob.name())
    }
}

extension Dispute: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(document)
        blob.write(section)
        blob.name(kind)
        blob.write(quote)
        blob.write(cue)
        blob.write(pairs)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let document = try blob.text()
        let section = try blob.list()
        let kind: Kind = try blob.name()
        let quote: Quote = try blob.value()
        let cue = try blob.text()
        self.init(document: document, section: section, kind: kind, quote: quote, cue: cue, pairs: try blob.value())
    }
}
