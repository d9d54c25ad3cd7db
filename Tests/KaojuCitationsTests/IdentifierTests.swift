import KaojuText
import Testing

@testable import KaojuCitations

@Suite("Identifiers in references")
struct IdentifierTests {
    private func read(_ text: String) -> [String] {
        IdentifierScanner(bytes: Array(text.utf8)).identifiers().map { found in
            switch found.kind {
            case .genre: "mark " + found.text
            case .accessDate: "date " + (found.date?.parts ?? []).map(String.init).joined(separator: "-")
            default: "\(found.kind) \(found.text)"
            }
        }
    }

    @Test(
        "are found in every form",
        arguments: [
            ("doi:10.1234/AB.2015.1.", "doi 10.1234/ab.2015.1"), ("DOI: 10.1234/x(15)3-8).", "doi 10.1234/x(15)3-8"),
            ("https://doi.org/10.1234/ab-1", "doi 10.1234/ab-1"), ("http://dx.doi.org/10.1234/5", "doi 10.1234/5"),
            ("doi: https://doi.org/10.1234/5", "doi 10.1234/5"), ("10.1234.5/ab1,", "doi 10.1234.5/ab1"),
            ("DOI:10.3760/cma. j.issn.1", "doi 10.3760/cma.j.issn.1"), ("PMID: 1234567", "pmid 1234567"),
            ("PMCID: PMC123456.", "pmcid PMC123456"), ("PMC123456", "pmcid PMC123456"),
            ("arXiv:1706.01234v2", "arxiv 1706.01234"), ("arXiv: hep-th/9901001", "arxiv hep-th/9901001"),
            ("ISBN 0-12-345678-9", "isbn 0-12-345678-9"), ("http://example.org/a_(b).", "url http://example.org/a_(b)"),
            ("www.example.org/x,", "url www.example.org/x"), ("[J]", "mark J"), ("[EB/OL]", "mark EB"),
            ("[PP/OL]", "mark PP"), ("[M]", "mark M"), ("[DB/CD]", "mark DB"),
            ("[2014-06-25]", "date 2014-6-25"), ("[2014-06]", "date 2014-6"),
        ])
    func forms(_ text: String, _ found: String) { #expect(read("x " + text) == [found]) }

    @Test(
        "are not made of other text",
        arguments: ["[12]", "[Internet]", "10.1234/", "10.12/x1", "pmid none", "arXiv", "[2014]", "http://", "doi:"])
    func none(_ text: String) { #expect(read(text).isEmpty) }
}
