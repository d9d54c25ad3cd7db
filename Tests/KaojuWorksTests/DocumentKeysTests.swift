import KaojuText
import Testing

@testable import KaojuWorks

@Suite("What a document is known by")
struct DocumentKeysTests {
    @Test("holds long titles, whatever their letters' case, and authors with a name")
    func titles() {
        let one = DocumentKeys(
            DocumentIdentity(
                titles: [
                    "Phosphate and the Stiffness of Vessels", "Abstract", "PHOSPHATE and the stiffness of vessels",
                ],
                authors: [PersonName(family: "Ames"), PersonName(family: "—")]))
        #expect(one.titles.count == 1)
        #expect(one.families.count == 1)
        let other = DocumentKeys(
            DocumentIdentity(
                titles: ["phosphate and the stiffness of vessels."], authors: [PersonName(family: "AMES")]))
        #expect(one.titles == other.titles)
        #expect(one.families == other.families)
        #expect(DocumentKeys(DocumentIdentity(doi: "10.1000/a", pmid: "7")).identifiers == ["doi:10.1000/a", "pmid:7"])
    }

    @Test("knows a retraction by its head")
    func retraction() {
        #expect(
            DocumentKeys(DocumentIdentity(titles: ["RETRACTED: Phosphate and the Stiffness of Vessels"])).isRetracted)
        #expect(!DocumentKeys(DocumentIdentity(titles: ["Phosphate and the Stiffness of Vessels"])).isRetracted)
    }
}
