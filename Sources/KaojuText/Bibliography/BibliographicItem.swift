/// A work as a reference describes it: the CSL-JSON item (citationstyles.org, CSL 1.0.2, appendix IV) without its id.
///
/// Every reader of references (printed entries, JATS, BibTeX, RIS, …) makes this, and every writer takes it.
/// Texts are as printed; an absent field is nil.
package struct BibliographicItem: Sendable, Hashable {
    /// CSL's type: `article-journal`, `book`, `chapter`, `thesis`, …
    package var type = "article-journal"
    /// The authors, in printed order.
    package var authors: [PersonName] = []
    /// Whether the printed list of authors stops with «et al.» or «等».
    package var hasMoreAuthors = false
    /// The editors of the container, in printed order.
    package var editors: [PersonName] = []
    /// When the work came out.
    package var issued: PartialDate?
    /// The letter behind the year («2012a»); 0 where there is none.
    package var yearSuffix: UInt8 = 0
    package var title: String?
    /// The journal, book or proceedings that the work stands in.
    package var container: String?
    /// The series that the book belongs to.
    package var collection: String?
    package var volume: String?
    package var issue: String?
    package var pages: String?
    /// An article number (`e1234`), a patent's, report's or standard's number: CSL's `number`.
    package var number: String?
    package var edition: String?
    package var publisher: String?
    /// The place of the publisher.
    package var place: String?
    /// The DOI in lower case, without prefix.
    package var doi: String?
    package var pmid: String?
    /// With its prefix: `PMC1234567`.
    package var pmcid: String?
    /// Without its prefix: `1706.03762`, `hep-th/9901001`.
    package var arxiv: String?
    package var isbn: String?
    package var issn: String?
    package var url: String?
    /// When the URL was looked at.
    package var accessed: PartialDate?
    /// A BCP 47 tag (`zh`, `en`).
    package var language: String?

    /// Creates an item of which nothing is known.
    package init() {}

    /// The year of the work, where it is known.
    package var year: Int? {
        get { issued?.year }
        set { issued = newValue.map { PartialDate(year: $0) } }
    }

    /// Whether anything but the type is known.
    package var isEmpty: Bool {
        var bare = BibliographicItem()
        bare.type = type
        return self == bare
    }
}
