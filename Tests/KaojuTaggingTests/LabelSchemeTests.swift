import KaojuText
import Testing

@testable import KaojuTagging

@Suite struct LabelSchemeTests {
    private func runs(_ labels: String) -> [String] {
        LabelScheme.runs(labels.split(separator: " ").map { LabelScheme.mark(String($0)) })
            .map { "\($0.kind) \($0.items.lowerBound)-\($0.items.upperBound)" }
    }

    @Test(arguments: [
        ("O B-dis I-dis O", ["dis 1-3"]),
        ("B-dis I-dis B-dis O", ["dis 0-2", "dis 2-3"]),
        // IOB1: a name begins with I.
        ("I-dru I-dru O I-dis I-dru", ["dru 0-2", "dis 3-4", "dru 4-5"]),
        ("B_dis M_dis E_dis S_sym O", ["dis 0-3", "sym 3-4"]),
        ("B-x I-x L-x U-y", ["x 0-3", "y 3-4"]),
        ("E-x O", ["x 0-1"]),
        ("B-x E-y", ["x 0-1", "y 1-2"]),
        ("dis-B dis-I O", ["dis 0-2"]),
        ("B I O", ["name 0-2"]),
    ])
    func reads(labels: String, expected: [String]) {
        #expect(runs(labels) == expected)
    }

    @Test func writesWhatItReads() {
        let all = [
            LabelScheme.Run(items: 0..<1, kind: "a"), LabelScheme.Run(items: 1..<4, kind: "b-c"),
            LabelScheme.Run(items: 5..<7, kind: "a"),
        ]
        let labels = LabelScheme.labels(all, count: 8)
        #expect(labels == ["S-a", "B-b-c", "I-b-c", "E-b-c", "O", "B-a", "E-a", "O"])
        #expect(LabelScheme.runs(labels.map { LabelScheme.mark($0) }) == all)
    }
}
