import KaojuClaims
import KaojuGraph
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
        blob.write(names)
        blob.write(surface)
        blob.write(span)
        blob.write(aspect)
        blob.write(direction)
        blob.write(anaphor)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let names = try blob.names()
        let surface = try blob.text()
        let span: ByteRange = try blob.value()
        let aspect: String? = try blob.value()
        let direction: String? = try blob.value()
        self.init(
            names: names, surface: surface, span: span, aspect: aspect, direction: direction,
            anaphor: try blob.value())
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

extension Circumstances: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(author)
        blob.write(year)
        blob.write(system)
        blob.write(species)
        blob.write(population)
        blob.write(sampleSize)
        blob.write(aspect)
        blob.write(doses)
        blob.write(doseKeys)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init()
        author = try blob.value()
        year = try blob.value()
        system = try blob.value()
        species = try blob.value()
        population = try blob.value()
        sampleSize = try blob.value()
        aspect = try blob.value()
        doses = try blob.list()
        doseKeys = try blob.list()
    }
}

extension CorpusClaim.End: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(names)
        blob.write(surface)
        blob.write(span)
        blob.write(direction)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let names = try blob.names()
        let surface = try blob.text()
        let span: ByteRange = try blob.value()
        self.init(names: names, surface: surface, span: span, direction: try blob.value())
    }
}

extension CorpusClaim: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(unshared: id)
        blob.write(document)
        blob.write(section)
        blob.write(quote)
        blob.write(span)
        blob.write(sentence)
        blob.write(subject)
        blob.write(object)
        blob.name(predicate)
        blob.write(negated)
        blob.name(certainty)
        blob.name(design)
        blob.write(citations)
        blob.write(circumstances)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let (id, document) = (try blob.unshared(), try blob.text())
        let section = try blob.list()
        let quote = try blob.text()
        let span: ByteRange = try blob.value()
        let sentence: ByteRange = try blob.value()
        let subject: End = try blob.value()
        let object: End = try blob.value()
        let predicate: Predicate = try blob.name()
        let negated = try blob.bool()
        let certainty: Certainty = try blob.name()
        let design: StudyDesign = try blob.name()
        let citations = try blob.int()
        self.init(
            id: id, document: document, section: section, quote: quote, span: span, sentence: sentence,
            subject: subject, object: object, predicate: predicate, negated: negated, certainty: certainty,
            design: design, citations: citations, circumstances: try blob.int())
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
