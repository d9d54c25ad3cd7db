/// What is known of a document as a publication: by its markup, or by the lines above its abstract.
package struct DocumentIdentity: Sendable, Hashable {
    /// The titles that it may be cited by (its own, a translated one; of a plain text every line that can be one).
    package var titles: [String]
    /// Its authors, in printed order.
    package var authors: [PersonName]
    /// Where the author line stands in the reading text, where it is known.
    package var byline: ByteRange?
    /// Where the title stands in the reading text, where it is known.
    package var title: ByteRange?
    /// The DOI in lower case, without prefix.
    package var doi: String?
    package var pmid: String?
    /// With its prefix: `PMC1234567`.
    package var pmcid: String?

    /// An identity of which nothing is known but what is named.
    package init(
        titles: [String] = [], authors: [PersonName] = [], byline: ByteRange? = nil, title: ByteRange? = nil,
        doi: String? = nil, pmid: String? = nil, pmcid: String? = nil
    ) {
        self.titles = titles
        self.authors = authors
        self.byline = byline
        self.title = title
        self.doi = doi
        self.pmid = pmid
        self.pmcid = pmcid
    }
}

extension DocumentIdentity {
    /// The identity that a document's markup gives.
    package init(_ work: BibliographicItem) {
        self.init(
            titles: work.title.map { [$0] } ?? [], authors: work.authors, doi: work.doi, pmid: work.pmid,
            pmcid: work.pmcid)
    }
}
