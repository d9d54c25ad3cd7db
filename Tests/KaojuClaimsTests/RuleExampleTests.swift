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
        #expect(example.faults == [])
    }

    @Test("Every rule that finds claims has an example")
    func complete() {
        let bare = ClaimLexis.builtIn(.en).rules.filter { $0.examples.isEmpty && $0.effect != .none }.map(\.name)
        #expect(bare == [])
    }
}
