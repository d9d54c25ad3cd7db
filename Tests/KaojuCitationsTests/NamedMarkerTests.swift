import KaojuText
import Testing

@testable import KaojuCitations

/// Markers of name and year without a list, and names that the list writes otherwise.
@Suite struct NamedMarkerTests {
    @Test func readsThemByTheirShapeWithoutAList() {
        let text =
            "Salt raises pressure (Ames et al., 2008; Frost 1999a). Hale and Grant (2010) agree, Bell et al. (2011) do not. "
            + "Patients were seen (May 2012) in two wards (n = 2010). Follow-up ended in December (2013)."
        let (segmented, citations) = Citations.of(text)
        #expect(
            citations.markers.map { segmented[$0.range] } == ["Ames et al., 2008", "Frost 1999a", "2010", "2011"]
                || citations.markers.map { segmented[$0.range] }.prefix(4)
                    == ["Ames et al., 2008", "Frost 1999a", "2010", "2011"]
        )
        #expect(
            citations.references.prefix(4).map { $0.item.authors.first?.family } == ["Ames", "Frost", "Hale", "Bell"])
        #expect(citations.style?.style == .authorYear)
        #expect(citations.diagnostics.map(\.code) == ["references.no-list"])
    }

    @Test func readsChineseOnes() {
        let (segmented, citations) = Citations.of("高盐升高血压（张某等，2015）。李某等（2016）持不同意见（王某，2017；赵某和钱某，2018）。")
        #expect(citations.markers.map { segmented[$0.range] } == ["张某等，2015", "2016", "王某，2017", "赵某和钱某，2018"])
    }

    static let list = """


        References
        García-Núñez M. Early work. Old Remed. 1999;3:1-9.
        van der Grant B, Hale C. Salt denied. Clot. 2018;7(2):55-61.
        O'Neill K. Water. Water. 2012;1:1-4.
        World Health Organization. Limits for salt. Geneva; 2015.
        """

    @Test(arguments: [
        ("It was early (Garcia-Nunez 1999).", 0), ("It was early (García‐Núñez, 1999).", 0),
        ("Grant and Hale (2018) deny it.", 1),
        ("Some deny it (Van der Grant & Hale 2018).", 1), ("O’Neill’s (2012) work is clear.", 2),
        ("Limits exist (WHO 2015).", 3),
    ])
    func findsNamesThatTheListWritesOtherwise(_ text: String, _ entry: Int) {
        let citations = Citations.of(text + Self.list).citations
        #expect(citations.markers.map { $0.references } == [[citations.references[entry].id]])
    }

    @Test(arguments: [
        "Patients who came in 2015 recovered.", "In Grantham, 2018 was dry.", "The trial (2012) was stopped.",
    ])
    func leavesOtherYears(_ text: String) {
        #expect(Citations.of(text + Self.list).citations.markers.isEmpty)
    }
}
