import KaojuCitations
import KaojuExport
import KaojuGraph
import KaojuText
import KaojuWorks

extension CitedReference: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(id)
        blob.write(number)
        blob.write(label)
        blob.write(list)
        blob.write(span)
        blob.write(raw)
        blob.write(item)
        blob.write(isMarkedRetracted)
        blob.write(work)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init(id: try blob.text())
        number = try blob.value()
        label = try blob.text()
        list = try blob.int()
        span = try blob.value()
        raw = try blob.text()
        item = try blob.value()
        isMarkedRetracted = try blob.bool()
        work = try blob.text()
    }
}

extension DocumentKeys: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(identifiers)
        blob.write(titles)
        blob.write(families)
        blob.write(isRetracted)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init()
        identifiers = try blob.list()
        titles = try blob.value()
        families = try blob.value()
        isRetracted = try blob.bool()
    }
}

extension DocumentEvidence: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(name)
        blob.name(language)
        blob.write(length)
        blob.write(keys)
        blob.write(references)
        blob.write(concepts.count)
        for concept in concepts { blob.write(concept) }
        blob.write(lexical)
        blob.write(claims)
        blob.write(citations)
        blob.write(circumstances)
        blob.write(disputes)
        blob.write(findings)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let name = try blob.text()
        self.init(name: name, language: try blob.name())
        length = try blob.int()
        keys = try blob.value()
        references = try blob.value()
        for _ in 0..<(try blob.count()) { concepts.append(try blob.concept()) }
        lexical = try blob.value()
        claims = try blob.value()
        citations = try blob.value()
        circumstances = try blob.value()
        disputes = try blob.value()
        findings = try blob.value()
        guard lexical.allSatisfy(concepts.indices.contains),
            claims.allSatisfy({
                citations.indices.contains($0.citations) && circumstances.indices.contains($0.circumstances)
            })
        else { throw BlobDamage() }
    }
}

extension InputRecord: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(document)
        blob.write(digest)
        blob.write(encoding)
        blob.write(style?.style.rawValue)
        blob.write(style?.confidence)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let (document, digest, encoding) = (try blob.text(), try blob.text(), try blob.text())
        self.init(document: document, digest: digest, encoding: encoding)
        let name: String? = try blob.value()
        let confidence: Double? = try blob.value()
        guard let name, let confidence else { return }
        guard let kind = CitationMarker.Style(rawValue: name) else { throw BlobDamage() }
        style = CitationStyle(style: kind, confidence: confidence)
    }
}

extension BuildCounts: Storable {
    private static let members: [WritableKeyPath<BuildCounts, Int> & Sendable] = [
        \.documents, \.bytes, \.sections, \.sentences, \.clauses, \.markers, \.references, \.mentions, \.claims,
    ]
    package func store(in blob: inout BlobWriter) { for member in Self.members { blob.write(self[keyPath: member]) } }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init()
        for member in Self.members { self[keyPath: member] = try blob.int() }
    }
}

extension DocumentRecords.ReferenceLine: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(id)
        blob.write(work)
        blob.write(head)
        blob.write(tail)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let (id, work) = (try blob.text(), try blob.text())
        let head = try blob.run()
        self.init(id: id, work: work, head: head, tail: try blob.run())
    }
}

extension CandidateTerms.Share: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(concept)
        blob.write(count)
        blob.write(sources)
        blob.write(contexts)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init(concept: try blob.value())
        count = try blob.int()
        sources = try blob.list()
        contexts = try blob.list()
    }
}

extension DefinedTerms.Share: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(concept)
        blob.write(names)
        blob.write(context)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init(concept: try blob.value(), names: try blob.list(), context: try blob.text())
    }
}

/// The records of a document without its lines, which stand in the files of the build and nowhere else.
extension DocumentRecords: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(input)
        blob.write(counts)
        blob.write(diagnostics)
        blob.write(candidates)
        blob.write(definitions)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init(input: try blob.value(), counts: try blob.value())
        diagnostics = try blob.value()
        candidates = try blob.value()
        definitions = try blob.value()
    }
}
