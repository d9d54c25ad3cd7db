import KaojuText
import Testing

@testable import KaojuClaims

@Suite struct QuantityScannerTests {
    private func read(_ text: String) -> [Claim.Quantity] {
        let bytes = Array(text.utf8)
        return QuantityScanner(bytes: bytes, lexis: .builtIn).quantities(in: ByteRange(0, bytes.count)).map(\.quantity)
    }

    @Test(arguments: [
        ("1,046", 1046), (".003", 0.003), ("−0.38", -0.38), ("2.1×10−4", 0.00021), ("5 x 10^-8", 5e-8), ("1e-5", 1e-5),
        ("3 × 100", 3), ("1.5.2", 1.5),
    ])
    func readsNumerals(_ text: String, _ value: Double) {
        let bytes = Array(text.utf8)
        #expect(Numeral(at: 0, in: bytes, before: bytes.count, signed: true)?.value == value)
    }

    @Test(arguments: ["", "-", ".", "x", "−", ","])
    func readsNoNumeral(_ text: String) {
        let bytes = Array(text.utf8)
        #expect(Numeral(at: 0, in: bytes, before: bytes.count, signed: true) == nil)
    }

    @Test(arguments: [
        ("fell by 12 mmHg", "effect"), ("降至 5.2 mmol/L，由 7.1 mmol/L", "other"), ("48 ± 6 ng/mL", "other"),
        ("each 1 mg/dL more", "other"), ("with 10 mg/d", "dose"), ("约降低 1.2 mmol/L", "effect"),
        ("for 12 weeks", "time"),
    ])
    func whatStandsBesideANumberTellsItsRole(_ text: String, _ role: String) {
        #expect(read(text).map(\.role).allSatisfy { $0 == role } && !read(text).isEmpty, "\(read(text))")
    }

    @Test(arguments: [
        ("10 mg once daily", "mg/d"), ("每日 2000 IU", "[iU]/d"), ("40 mg·kg-1·d-1", "mg/kg/d"), ("3 μg/mL", "ug/mL"),
        ("2-fold", "{fold}"), ("升高 3 倍", "{fold}"), ("25 kg/m2", "kg/m2"),
    ])
    func unitsHaveTheirUCUMCode(_ text: String, _ ucum: String) { #expect(read(text).map(\.ucum) == [ucum]) }

    @Test(arguments: [
        ("P < .001", 0.001, "<"), ("p value of 0.03", 0.03, "="), ("P for trend = 0.01", 0.01, "="),
        ("P值≤0.05", 0.05, "<="),
    ])
    func pValuesAreReadAsWritten(_ text: String, _ value: Double, _ comparator: String) {
        #expect(read(text).map(\.role) == ["p"])
        #expect(read(text).first?.value == value)
        #expect(read(text).first?.comparator == comparator)
    }

    @Test(arguments: ["IL-6", "TGF-β1", "Fig. 3", "0.05，15", "group 2"])
    func otherNumbersAreNoQuantities(_ text: String) { #expect(read(text).isEmpty) }
}
