import KaojuText
import Testing

@testable import KaojuCitations

@Suite("Locators without marks")
struct GluedLocatorTests {
    private func split(_ volumes: [String]) -> [String] {
        var items = volumes.map { volume in
            var item = BibliographicItem()
            item.volume = volume
            return item
        }
        GluedLocatorSplitter().split(&items)
        return items.map { "\($0.volume ?? "-")(\($0.issue ?? "-")):\($0.pages ?? "-")" }
    }

    @Test("are read in the form that fits the list")
    func lists() {
        #expect(
            split(["65336345", "47300306", "9938433849", "173197212"])
                == ["65(-):336-345", "47(-):300-306", "99(-):3843-3849", "173(-):197-212"])
        #expect(
            split(["16110816823", "82179184", "124111011109"]) == [
                "161(10):816-823", "8(2):179-184", "124(1):1101-1109",
            ])
    }

    @Test("keep only what is sure where an entry stands alone")
    func alone() {
        #expect(split(["6145160"]) == ["-(-):-"])
        #expect(split(["6845850"]) == ["6(-):845-850"])
        #expect(split(["82179184"]) == ["-(-):179-184"])
    }

    @Test("are left alone where they are none, and dropped where nothing fits")
    func others() {
        #expect(split(["123", "4697", "12A34567"]) == ["123(-):-", "4697(-):-", "12A34567(-):-"])
        #expect(split(["90000000"]) == ["-(-):-"])
        #expect(split([]).isEmpty)
    }
}
