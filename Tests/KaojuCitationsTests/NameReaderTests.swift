import KaojuText
import Testing

@testable import KaojuCitations

@Suite("Names in references")
struct NameReaderTests {
    /// Names as «family|given|suffix», a literal as «=literal».
    private func read(_ text: String, familyFirst: Bool = false) -> [String] {
        NameReader(words: .embedded, isFamilyFirst: familyFirst).names(in: Array(text.utf8)).names.map { name in
            if !name.literal.isEmpty { return "=" + name.literal }
            return name.family + "|" + name.given + (name.suffix.isEmpty ? "" : "|" + name.suffix)
        }
    }

    @Test(
        "are read in every form",
        arguments: [
            ("Ames RJ, de Boer K, O'Hara L", ["Ames|RJ", "de Boer|K", "O'Hara|L"]),
            ("Ames, R. J., van der Berg, K., & Doe, L.-M.", ["Ames|R. J.", "van der Berg|K.", "Doe|L.-M."]),
            ("Ames RJ, Boer K.", ["Ames|RJ", "Boer|K"]), ("Ames R. J., Boer K.", ["Ames|R. J.", "Boer|K."]),
            ("R. J. Ames, K. de Boer, and L. Doe", ["Ames|R. J.", "de Boer|K.", "Doe|L."]),
            ("R.J. Ames and K.L. Boer.", ["Ames|R.J.", "Boer|K.L."]),
            ("Ames, Rita J., Karl Boer, and Lena von Doe.", ["Ames|Rita J.", "Boer|Karl", "von Doe|Lena"]),
            ("Ames, Rita", ["Ames|Rita"]),
            ("Rita Ames and Karl Boer", ["Ames|Rita", "Boer|Karl"]),
            ("Ames, R.J.; Boer, K.; Doe, L.M.", ["Ames|R.J.", "Boer|K.", "Doe|L.M."]),
            ("Ames, Rita; Boer, Karl", ["Ames|Rita", "Boer|Karl"]),
            ("AMES R J, BOER K", ["AMES|R J", "BOER|K"]),
            ("Ames R. J., Boer K. L., and Doe M.", ["Ames|R. J.", "Boer|K. L.", "Doe|M."]),
            ("Ames RJ Jr, Boer K III", ["Ames|RJ|Jr", "Boer|K|III"]),
            ("Ames, R. J., Jr., & Boer, K.", ["Ames|R. J.|Jr.", "Boer|K."]),
            ("Peña-Ruiz J, García López M", ["Peña-Ruiz|J", "García López|M"]),
            ("World Health Organization", ["=World Health Organization"]),
            ("Ames R, The SALT Study Group", ["Ames|R", "=The SALT Study Group"]),
            ("Ye Guohua, Chen Jianmin", ["Ye|Guohua", "Chen|Jianmin"]),
            ("赵一,钱二甲,孙三", ["=赵一", "=钱二甲", "=孙三"]),
            ("赵一、钱二甲、等", ["=赵一", "=钱二甲"]),
            ("赵一 钱二甲 孙三", ["=赵一", "=钱二甲", "=孙三"]),
            ("[美]乔治·某某, 赵一主编", ["=乔治·某某", "=赵一"]),
            ("中华示例学会示例分会", ["=中华示例学会示例分会"]),
        ])
    func forms(_ text: String, _ names: [String]) { #expect(read(text) == names) }

    @Test("begin with the family name where the style says so")
    func familyFirst() { #expect(read("Ames Rita, Boer Karl", familyFirst: true) == ["Ames|Rita", "Boer|Karl"]) }

    @Test(
        "know where a list was cut short",
        arguments: ["Ames R, Boer K, et al.", "赵一,钱二,等", "Ames, R., Boer, K., ... Doe, L."])
    func cutShort(_ text: String) {
        #expect(NameReader(words: .embedded, isFamilyFirst: false).names(in: Array(text.utf8)).isCutShort)
    }

    @Test("are total")
    func total() {
        for text in ["", ",", "et al", "等", "&", "()", "[", "J.", "———"] { _ = read(text) }
        #expect(read(",;&").isEmpty)
    }
}
