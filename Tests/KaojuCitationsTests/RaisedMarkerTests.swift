import KaojuText
import Testing

@testable import KaojuCitations

/// Raised markers in each form, and what is no marker.
@Suite struct RaisedMarkerTests {
    /// A list of so many entries, one a line.
    static func list(_ count: Int) -> String {
        "\n\nReferences\n"
            + (1...count).map { "\($0). Ames R. Work \($0) on stones. Kidney Notes. \(2000 + $0);\($0):101-9." }
            .joined(separator: "\n")
    }

    @Test(arguments: [
        "Vessels stiffen.¹ They calcify,²⁻⁴ and tear.⁵ ⁶ So it is.",
        "Vessels stiffen.<sup>1</sup> They calcify,<sup>2-4</sup> and tear.<sup>5,6</sup>",
        "Vessels stiffen.^1^ They calcify,^2–4^ and tear.^5,6^",
        "Vessels stiffen $^{1}$ . They calcify $^{2-4}$ and tear $^{5,6}$ .",
        "Vessels stiffen.1 They calcify,2-4 and tear.5,6",
        "血管硬化¹，钙化²⁻⁴，破裂⁵,⁶。",
        "血管硬化<sup>1</sup>，钙化<sup>2-4</sup>，破裂<sup>5,6</sup>。",
        "血管硬化1，钙化2-4，破裂5,6。",
    ])
    func readsEachForm(_ text: String) {
        let (_, citations) = Citations.of(text + Self.list(6))
        #expect(Set(citations.markers.flatMap(\.numbers)) == Set(1...6))
        #expect(citations.markers.allSatisfy { $0.style == .superscript })
        #expect(citations.style?.style == .superscript)
    }

    @Test(arguments: [
        "Vessels stiffen.^[1]^ They calcify^[2–4]^ and tear.^[5,6]^",
        "血管硬化$^{[1]}$，钙化$^{[2-4]}$，破裂$^{[5,6]}$。",
        "血管硬化<sup>[1]</sup>，钙化<sup>[2-4]</sup>，破裂<sup>[5,6]</sup>。",
    ])
    func readsRaisedBrackets(_ text: String) {
        let (_, citations) = Citations.of(text + Self.list(6))
        #expect(Set(citations.markers.flatMap(\.numbers)) == Set(1...6))
        #expect(citations.markers.allSatisfy { $0.style == .bracket })
    }

    @Test(arguments: [
        "The index was 25 kg/m² and", "A count of 10⁵ was", "Of Ca²⁺ in", "At 4 s⁻¹ it", "With R² = 0.9 the",
        "The ⁴⁵Ca was",
        "We saw Ca2+ in", "With H2O2 and", "And BMP2 with", "BMP4 fell with", "In CKD3 and", "Over 4 m2 it",
        "An H2S donor",
        "By Zn(OH)2 the", "At 5.2 and", "In 2015 the", "With IL6 or", "See Fig.3 and",
    ])
    func leavesOtherNumbers(_ phrase: String) {
        let text =
            "Vessels stiffen.1 They calcify.2 \(phrase) media calcified. They tear,3 and others doubted it.4 Some agreed.5"
        #expect(Citations.numbers(text + Self.list(5)) == [[1], [2], [3], [4], [5]])
    }

    @Test(arguments: [
        ("Vessels stiffen.¹ They calcify,²⁻⁴ and tear.⁵", 5), ("血管硬化<sup>1</sup>，钙化<sup>2,3</sup>，破裂<sup>4</sup>。", 4),
        ("Vessels stiffen.1 They calcify,2,3 and tear.4 Some agreed.5 Others did not.6", 6),
    ])
    func readsThemWithoutAList(_ text: String, _ highest: Int) {
        let (_, citations) = Citations.of(text)
        #expect(Set(citations.markers.flatMap(\.numbers)) == Set(1...highest))
        #expect(citations.markers.allSatisfy { $0.style == .superscript })
    }

    @Test func findsNoneInProseWithoutAList() {
        let text =
            "Patients with CKD3 took 5 mg of MgO2 for 3 weeks. IL6 fell by 2.1 and BMP2 by 4,2 units. In 2015,3 were left."
        #expect(Citations.numbers(text) == [])
    }

    @Test func trustsAnAuthorsName() {
        let entries =
            "1. Hale C. One. Clot. 2001;1:1-2.\n2. Frost A. Two. Clot. 2002;2:1-2.\n3. Grant B. Three. Clot. 2003;3:1-2."
        let text =
            "Stones grow.1 They hurt.2 They pass.3 Table of trials: Hale1 90 patients; Grant3 40 patients.\n\nReferences\n"
        #expect(Citations.numbers(text + entries) == [[1], [2], [3], [1], [3]])
    }

    @Test func readsSpelledReferences() {
        let text = "Stones grow.1 They hurt,2 and pass,3 as others say (ref. 2).4 More is known (refs 1, 3)."
        let (_, citations) = Citations.of(text + Self.list(4))
        #expect(citations.markers.map(\.numbers) == [[1], [2], [3], [2], [4], [1, 3]])
        #expect(citations.markers[3].style == .parenthesis)
    }

    /// Work grows with the number of places, not with its square.
    @Test func weighsEachCandidateABoundedNumberOfTimes() {
        func steps(_ count: Int) -> Int {
            let candidates = (0..<count).map {
                MarkerCandidate(range: ByteRange($0 * 4, $0 * 4 + 1), style: .superscript, numbers: [$0 % 900 + 1])
            }
            var decoder = SuperscriptDecoder(highest: 900)
            _ = decoder.markers(among: candidates)
            return decoder.steps
        }
        let small = steps(10_000)
        #expect(small > 0)
        #expect(steps(40_000) <= 5 * small)
        #expect(steps(40_000) <= 40_000 * 25)
    }
}
