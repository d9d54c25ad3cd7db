import Testing

@testable import KaojuClaims

@Suite("The examples of the rule files")
struct RuleExampleTests {
    @Test("English", arguments: RuleExample.all(.en))
    func english(_ example: RuleExample) {
        #expect(example.faults == [])
    }

    @Test("Chinese", arguments: RuleExample.all(.zh))
    func chinese(_ example: RuleExample) {
        withKnownIssue("Chinese rules that do not yet do what their example says", isIntermittent: true) {
            #expect(example.faults == [])
        } when: {
            Self.knownIssues.contains { example.marked.contains($0) }
        }
    }

    /// Examples whose names run into a longer word of the aspect file («蛋白表达», «蛋白水平»), and others that fail.
    static let knownIssues = [
        "⟦甲药⟧治疗后⟦乙症⟧好转", "⟦甲物⟧治疗后⟦乙症⟧加重", "⟦乙酶⟧的抑制作用较强", "⟦甲药⟧显著降低⟦乙蛋白⟧表达", "⟦甲药⟧使⟦乙蛋白⟧表达增加",
        "⟦甲药⟧可升高⟦乙蛋白⟧水平", "⟦甲药⟧是⟦乙病⟧的一线治疗药物", "⟦乙通路⟧的抑制剂", "⟦乙病⟧的促进因子",
    ]

    @Test("Every rule that finds claims has an example")
    func complete() {
        let bare = ClaimLexis.builtIn(.en).rules.filter { $0.examples.isEmpty && $0.effect != .none }.map(\.name)
        #expect(bare == [])
    }
}
