import KaojuText

/// Why two entries are one work.
package enum MergeReason: String, Sendable, CaseIterable, Comparable {
    case doi, pmid, pmcid, arxiv
    /// The same letters and digits as printed.
    case text
    /// Title, first author, year and a place in the journal.
    case titleAndPlace = "title-and-place"
    /// Title, first author, year, journal.
    case title
    /// Journal, volume, year and pages, with a title that is damaged, missing or in another language.
    case place

    /// By strength, strongest first.
    package static func < (a: MergeReason, b: MergeReason) -> Bool { a.rank < b.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// Decides whether two entries are the same work. A wrong merge is worse than a missed one: what contradicts outweighs
/// everything but an identifier, and nothing is merged by likeness alone.
struct EntryMatcher {
    /// What a field of both entries says.
    private enum Field {
        case same, different, unknown

        init(_ a: [UInt8], _ b: [UInt8]) {
            self = a.isEmpty || b.isEmpty ? .unknown : a == b ? .same : .different
        }
    }

    /// The reason to merge, or nil. O(title).
    static func reason(_ a: EntryFeatures, _ b: EntryFeatures) -> MergeReason? {
        let identifiers: [(Field, MergeReason)] = [
            (Field(a.doi, b.doi), .doi), (Field(a.pmid, b.pmid), .pmid), (Field(a.pmcid, b.pmcid), .pmcid),
            (Field(a.arxiv, b.arxiv), .arxiv),
        ]
        if let same = identifiers.first(where: { $0.0 == .same }) {
            return isMisprinted(a, b) ? nil : same.1
        }
        if identifiers.contains(where: { $0.0 == .different }) { return nil }
        if a.rawKey != 0, a.rawKey == b.rawKey { return .text }
        return byFields(a, b)
    }

    /// Whether an identifier that both print cannot be that of both: of author, year and title two say otherwise.
    private static func isMisprinted(_ a: EntryFeatures, _ b: EntryFeatures) -> Bool {
        var doubts = 0
        if author(a, b) == .different { doubts += 1 }
        if a.year != 0, b.year != 0, abs(a.year - b.year) > 1 { doubts += 1 }
        if a.isHanTitle == b.isHanTitle, a.hasTellingTitle, b.hasTellingTitle,
            TitleLikeness.share(a.title, b.title) < 0.5
        {
            doubts += 1
        }
        if a.kinds != b.kinds, !a.title.isEmpty, !b.title.isEmpty { doubts += 1 }
        return doubts >= 2
    }

    private static func byFields(_ a: EntryFeatures, _ b: EntryFeatures) -> MergeReason? {
        guard a.year != 0, b.year != 0, abs(a.year - b.year) <= 1, a.kinds == b.kinds else { return nil }
        let author = author(a, b)
        let volume = Field(a.volume, b.volume)
        let page = Field(a.firstPage, b.firstPage)
        let issue = Field(a.issue, b.issue)
        guard author != .different, volume != .different, page != .different, issue != .different,
            Field(a.edition, b.edition) != .different, Field(a.lastPage, b.lastPage) != .different
        else { return nil }
        // Journals without volumes count issues by the year.
        let isSameVolume =
            volume == .same || a.volume.isEmpty && b.volume.isEmpty && issue == .same && a.year == b.year
        let hasSamePlace = isSameVolume && page == .same
        let isSameYear = a.year == b.year
        let title = Field(a.title, b.title)
        let container = a.container.flatMap { one in b.container.flatMap(one.agrees) }

        if title == .same {
            if hasSamePlace {
                if author == .same { return .titleAndPlace }
                return isSameYear && a.hasTellingTitle && container != false ? .titleAndPlace : nil
            }
            guard isSameYear, author == .same, a.hasTellingTitle, container != false else { return nil }
            if isSameVolume || page == .same { return container == true || a.hasLongTitle ? .titleAndPlace : nil }
            return byTitle(a, b, container)
        }
        guard hasSamePlace, isSameYear else { return nil }
        if a.title.isEmpty || b.title.isEmpty {
            return author == .same && container == true && !hasSupplement(a) ? .place : nil
        }
        if a.isHanTitle != b.isHanTitle {
            return container == true && !a.lastPage.isEmpty && a.lastPage == b.lastPage && a.lastPage != a.firstPage
                ? .place : nil
        }
        guard author == .same, container != false, TitleLikeness.isNear(a.title, b.title) else { return nil }
        return .place
    }

    /// Title, author and year agree and nothing is known of the place.
    private static func byTitle(_ a: EntryFeatures, _ b: EntryFeatures, _ container: Bool?) -> MergeReason? {
        // A thesis and the article made of it, a report and its summary share their title.
        guard a.type == b.type else { return nil }
        if container == true { return .title }
        // A book, a report, a page has no journal; an edition that only one of them names may be another.
        return a.container == nil && b.container == nil && a.hasLongTitle && a.edition == b.edition
            && (a.firstPage.isEmpty && b.firstPage.isEmpty) ? .title : nil
    }

    private static func hasSupplement(_ entry: EntryFeatures) -> Bool {
        entry.firstPage.first.map { !ASCIIByte.isDigit($0) } ?? true || entry.issue.contains(UInt8(ascii: "s"))
            || entry.volume.contains(UInt8(ascii: "s"))
    }

    private static func author(_ a: EntryFeatures, _ b: EntryFeatures) -> Field {
        guard !a.family.isEmpty, !b.family.isEmpty else { return .unknown }
        let (first, second) = (a.family.contains { $0 >= 0xE3 }, b.family.contains { $0 >= 0xE3 })
        if first != second { return .unknown }
        if a.family != b.family { return .different }
        return a.initial != 0 && b.initial != 0 && a.initial != b.initial ? .different : .same
    }
}
