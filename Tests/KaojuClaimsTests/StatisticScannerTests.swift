import KaojuText
import Testing

@testable import KaojuClaims

@Suite struct StatisticScannerTests {
    private func read(_ text: String) -> [Claim.Quantity] {
        let bytes = Array(text.utf8)
        return StatisticScanner(bytes: bytes).statistics(in: ByteRange(0, bytes.count)).map(\.quantity)
    }

    @Test(
        arguments: [
            ("(OR 1.84; 95% CI 1.20–2.81)", 1.84, 1.2, 2.81),
            ("a hazard ratio (HR) of 0.62 (95% confidence interval: 0.41 to 0.93)", 0.62, 0.41, 0.93),
            ("RR = 2.5, 95% CI [1.1, 5.6]", 2.5, 1.1, 5.6),
        ])
    func effectAndInterval(_ text: String, _ effect: Double, _ low: Double, _ high: Double) {
        let found = read(text)
        #expect(found.map(\.role) == ["effect", "ci"])
        #expect(found.first?.value == effect)
        #expect(found.last?.value == low)
        #expect(found.last?.upper == high)
    }

    @Test(arguments: ["5 or 6 patients", "the OR was free", "a CI of the city", "HR", "or", "95% CI"])
    func noStatistic(_ text: String) { #expect(read(text).isEmpty) }

    @Test func theLevelOfAnIntervalIsNoEffect() {
        let claim = claims("⟦drug:Ezetimibe⟧ reduced ⟦disease:stroke⟧ (HR 0.80; 95% CI 0.70 to 0.91; P < 0.01).").first
        #expect(claim?.evidence.quantities.map(\.role) == ["effect", "ci", "p"])
    }
}
