import KaojuText
import Testing

@testable import KaojuTerminology

@Suite struct VariantNamesTests {
    private func names(_ text: String) -> [String] {
        let bytes = Array(text.utf8)
        return VariantNames(bytes: bytes, sentence: ByteRange(0, bytes.count)).find().map {
            String(decoding: bytes[$0.indices], as: UTF8.self)
        }
    }

    @Test(
        arguments: [
            ("rs429358 was typed", "rs429358"), ("the c.35delG allele", "c.35delG"),
            ("p.(Arg117His) was rare", "p.(Arg117His)"),
            ("p.Gly12Asp", "p.Gly12Asp"), ("carriers of Val66Met", "Val66Met"),
            ("the Cys 282 Tyr change", "Cys 282 Tyr"),
            ("V617F was found", "V617F"), ("F508del homozygotes", "F508del"), ("the G-308A site", "G-308A"),
            ("at 20210G>A", "20210G>A"), ("-174G/C", "-174G/C"), ("5382insC", "5382insC"), ("c.*97C>T", "c.*97C>T"),
        ])
    func finds(_ text: String, _ name: String) { #expect(names(text) == [name]) }

    @Test(
        arguments: [
            "T47D cells", "H1N1 influenza", "the D2R receptor", "e.g. 12 patients", "p. 127", "rs12", "vitamin B12",
            "Figure 12A", "COVID19", "10C", "12% C", "CD4", "IL-6",
        ])
    func passesOver(_ text: String) { #expect(names(text).isEmpty) }

    @Test func aBytePrefixShiftsAll() {
        let text = "Met235Thr and rs699"
        let bytes = Array(text.utf8)
        let moved = Array("血 ".utf8) + bytes
        let before = VariantNames(bytes: bytes, sentence: ByteRange(0, bytes.count)).find()
        let after = VariantNames(bytes: moved, sentence: ByteRange(0, moved.count)).find()
        #expect(after == before.map { ByteRange($0.start + 4, $0.end + 4) })
    }
}
