import KaojuClaims
import KaojuGraph
import KaojuTerminology
import KaojuText

extension Concept: Storable {
    package func store(in blob: inout BlobWriter) { blob.write(SharedConcept(self)) }
    package init(from blob: inout BlobReader) throws(BlobDamage) { self = try blob.concept().concept }
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
        blob.write(content.author)
        blob.write(content.year)
        blob.write(content.system)
        blob.write(content.species)
        blob.write(content.population)
        blob.write(content.sampleSize)
        blob.write(content.aspect)
        blob.write(content.doses)
        blob.write(content.doseKeys)
    }
    package convenience init(from blob: inout BlobReader) throws(BlobDamage) {
        var content = Content()
        content.author = try blob.value()
        content.year = try blob.value()
        content.system = try blob.value()
        content.species = try blob.value()
        content.population = try blob.value()
        content.sampleSize = try blob.value()
        content.aspect = try blob.value()
        content.doses = try blob.list()
        content.doseKeys = try blob.list()
        self.init(content)
    }
}

extension DocumentClaims: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(rows.document)
        blob.write(rows.sections.count)
        for section in rows.sections { blob.write(section) }
        blob.write(rows.names.count)
        for names in rows.names { blob.write(names) }
        blob.write(rows.texts)
        blob.write(words: rows.ends)
        blob.write(words: rows.numbers)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let document = try blob.text()
        var sections: [[String]] = []
        for _ in 0..<(try blob.count()) { sections.append(try blob.list()) }
        var names: [Claim.Participant.Names] = []
        for _ in 0..<(try blob.count()) { names.append(try blob.names()) }
        let texts = try blob.run()
        let ends = try blob.words()
        let rows = Rows(
            document: document, sections: sections, names: names, texts: texts, ends: ends,
            numbers: try blob.words())
        guard let rows else { throw BlobDamage() }
        self.init(rows)
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
