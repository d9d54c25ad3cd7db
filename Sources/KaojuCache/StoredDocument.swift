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
        blob.write(isMarkedRetracted)
        blob.write(work)
        blob.write(author)
        blob.write(year)
        let said = entry?.entry() ?? PrintedEntry()
        var own = BlobWriter()
        own.write(said.raw)
        own.write(said.item)
        blob.write(own.finish())
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let id = try blob.text()
        let number: Int? = try blob.value()
        let (label, list) = (try blob.text(), try blob.int())
        let span: ByteRange? = try blob.value()
        let isMarked = try blob.bool()
        let (work, author) = (try blob.text(), try blob.text())
        let year: Int? = try blob.value()
        self.init(
            id: id, number: number, label: label, list: list, span: span, isMarkedRetracted: isMarked, work: work,
            author: author, year: year, entry: StoredEntry(bytes: try blob.run()))
    }
}

/// Findings as they lie in a document's blob.
private struct StoredFindings: FindingSource {
    let count: Int
    let bytes: [UInt8]

    /// The check sum of the document's blob has told already that the bytes are whole.
    func findings() -> [Diagnostic] {
        do throws(BlobDamage) {
            var blob = try BlobReader(bytes)
            return try blob.value()
        } catch {
            return []
        }
    }
}

/// An entry as it lies in a document's blob: most builds never look at it, and as bytes it takes a quarter of the memory.
private struct StoredEntry: EntrySource {
    let bytes: [UInt8]

    /// The check sum of the document's blob has told already that the bytes are whole.
    func entry() -> PrintedEntry {
        do throws(BlobDamage) {
            var blob = try BlobReader(bytes)
            let raw = try blob.text()
            return PrintedEntry(raw: raw, item: try blob.value())
        } catch {
            return PrintedEntry()
        }
    }
}

/// The works of a corpus, and what they were made of.
package struct KeptWorks: Storable {
    package var key: Fingerprint
    package var works: Works

    package init(key: Fingerprint, works: Works) {
        self.key = key
        self.works = works
    }
    package func store(in blob: inout BlobWriter) {
        blob.write(key)
        blob.write(works.items)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let key: Fingerprint = try blob.value()
        self.init(key: key, works: Works(items: try blob.value()))
    }
}

extension Work: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(id)
        blob.write(item)
        blob.write(entries)
        blob.write(documents)
        blob.write(document)
        blob.write(isRetracted)
        blob.write(merges)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let id = try blob.text()
        let item: BibliographicItem = try blob.value()
        let (entries, documents) = (try blob.list(), try blob.list())
        let document: String? = try blob.value()
        let isRetracted = try blob.bool()
        self.init(
            id: id, item: item, entries: entries, documents: documents, document: document,
            isRetracted: isRetracted, merges: try blob.value())
    }
}

extension Merge: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(first)
        blob.write(second)
        blob.name(reason)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let (first, second) = (try blob.text(), try blob.text())
        self.init(first: first, second: second, reason: try blob.name())
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
        // By themselves: their check sum tells whether the works of a corpus can be others.
        var citing = BlobWriter()
        citing.write(keys)
        citing.write(references)
        blob.write(citing.finish())
        blob.write(concepts.count)
        for concept in concepts { blob.write(concept) }
        blob.write(lexical)
        blob.write(claims)
        blob.write(citations)
        blob.write(circumstances)
        blob.write(disputes)
        let findings = FindingCollector.sorted(findings.findings())
        blob.write(findings.count)
        var told = BlobWriter()
        told.write(findings)
        blob.write(told.finish())
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let name = try blob.text()
        self.init(name: name, language: try blob.name())
        length = try blob.int()
        var citing = try BlobReader(try blob.run(), pool: blob.pool)
        keys = try citing.value()
        references = try citing.value()
        self.citing = Fingerprint(high: citing.sum, low: UInt64(references.count))
        for _ in 0..<(try blob.count()) { concepts.append(try blob.concept()) }
        lexical = try blob.value()
        claims = try blob.value()
        citations = try blob.value()
        circumstances = try blob.value()
        disputes = try blob.value()
        let count = try blob.int()
        let told = StoredFindings(count: count, bytes: try blob.run())
        findings = count == 0 ? [Diagnostic]() : told
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
