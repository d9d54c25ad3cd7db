import KaojuText
import Testing

@testable import KaojuCitations

@Suite("Container keys")
struct ContainerKeyTests {
    @Test(
        "bring full names, ISO 4 forms and certain initials together",
        arguments: [
            ["Journal of the American Society of Nephrology", "J Am Soc Nephrol", "J. Am. Soc. Nephrol.", "JASN"],
            ["The New England Journal of Medicine", "N Engl J Med", "N. Engl. J. Med.", "NEJM"],
            [
                "Nephrology, Dialysis, Transplantation", "Nephrol Dial Transplant",
                "Nephrology Dialysis Transplantation",
            ],
            ["Proceedings of the National Academy of Sciences", "Proc Natl Acad Sci U S A", "PNAS"],
            ["Journal of Clinical Investigation", "J Clin Invest", "Journal of clinical investigation"],
            ["The Lancet", "Lancet", "LANCET"],
            ["Kidney International", "Kidney Int", "Kidney Int."],
            ["American Journal of Physiology: Renal Physiology", "Am J Physiol Renal Physiol"],
            ["Biochemical and Biophysical Research Communications", "Biochem Biophys Res Commun"],
            ["Archiv für Pharmazie", "Arch Pharm"],
            ["中华示例杂志", "中华 示例杂志", "中华示例杂志."],
        ])
    func meet(_ names: [String]) {
        let keys = names.map { ContainerKey($0) }
        #expect(keys.allSatisfy { $0 != nil && $0 == keys[0] }, "\(keys.map { $0?.text ?? "-" })")
    }

    @Test(
        "keep journals apart",
        arguments: [
            ("Nature", "Nature Medicine"), ("Kidney Int", "Kidney Int Suppl"), ("Cell", "Cells"),
            ("J Urol", "Eur Urol"),
            ("Cancer", "Cancers"), ("Am J Physiol Renal Physiol", "Am J Physiol Cell Physiol"),
            ("Circulation", "Circ Res"),
            ("中华示例杂志", "中国示例杂志"), ("Acta A", "Acta B"), ("Blood", "Blood Purif"),
        ])
    func keepApart(_ a: String, _ b: String) { #expect(ContainerKey(a) != ContainerKey(b)) }

    @Test("are none without letters, and total")
    func nothing() {
        #expect(ContainerKey("") == nil)
        #expect(ContainerKey(" . ,") == nil)
        #expect(ContainerKey("Of the")?.text == "of the")
        #expect(ContainerKey("\u{0}\u{301}") == nil)
    }
}
