import KaojuText

extension LocalizedText: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(zh)
        blob.write(en)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let zh = try blob.text()
        self.init(zh: zh, en: try blob.text())
    }
}

extension Diagnostic: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(code)
        blob.name(severity)
        blob.write(document)
        blob.write(span)
        blob.write(sourceOffset)
        blob.write(message)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let code = try blob.text()
        let severity: Severity = try blob.name()
        let document = try blob.text()
        let span: ByteRange? = try blob.value()
        let offset: Int? = try blob.value()
        self.init(
            code: code, severity: severity, document: document, span: span, sourceOffset: offset,
            message: try blob.value())
    }
}

extension Quote: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(text)
        blob.write(span)
        blob.write(segments)
        blob.write(repairs)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let text = try blob.text()
        let span: ByteRange = try blob.value()
        let segments: [ByteRange] = try blob.value()
        self.init(text: text, span: span, segments: segments, repairs: try blob.value())
    }
}

extension Quote.Repair: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(span)
        blob.write(text)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let span: ByteRange = try blob.value()
        self.init(span: span, text: try blob.text())
    }
}

extension PersonName: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(family)
        blob.write(given)
        blob.write(suffix)
        blob.write(literal)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init()
        family = try blob.text()
        given = try blob.text()
        suffix = try blob.text()
        literal = try blob.text()
    }
}

extension PartialDate: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(year)
        blob.write(month)
        blob.write(day)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init(year: try blob.int())
        month = try blob.value()
        day = try blob.value()
    }
}

extension BibliographicItem: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(type)
        blob.write(authors)
        blob.write(hasMoreAuthors)
        blob.write(editors)
        blob.write(issued)
        blob.write(Int(yearSuffix))
        blob.write(title)
        blob.write(container)
        blob.write(collection)
        blob.write(volume)
        blob.write(issue)
        blob.write(pages)
        blob.write(number)
        blob.write(edition)
        blob.write(publisher)
        blob.write(place)
        blob.write(doi)
        blob.write(pmid)
        blob.write(pmcid)
        blob.write(arxiv)
        blob.write(isbn)
        blob.write(issn)
        blob.write(url)
        blob.write(language)
        blob.write(accessed)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        self.init()
        type = try blob.text()
        authors = try blob.value()
        hasMoreAuthors = try blob.bool()
        editors = try blob.value()
        issued = try blob.value()
        yearSuffix = UInt8(truncatingIfNeeded: try blob.int())
        title = try blob.value()
        container = try blob.value()
        collection = try blob.value()
        volume = try blob.value()
        issue = try blob.value()
        pages = try blob.value()
        number = try blob.value()
        edition = try blob.value()
        publisher = try blob.value()
        place = try blob.value()
        doi = try blob.value()
        pmid = try blob.value()
        pmcid = try blob.value()
        arxiv = try blob.value()
        isbn = try blob.value()
        issn = try blob.value()
        url = try blob.value()
        language = try blob.value()
        accessed = try blob.value()
    }
}
