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

    @Test("What stands beside Chinese names")
    func neighbours() {
        let examples = NameNeighbours.examples.compactMap { RuleExample($1, rule: $0) }
        #expect(Set(examples.map(\.rule)).count == 12)
        #expect(examples.flatMap(\.faults) == [])
    }

    @Test("Every Chinese rule says what must come out of it and what must not")
    func bothSides() {
        let examples = RuleExample.all(.zh)
        let names = ClaimLexis.builtIn(.zh).rules.map(\.name) + Construction.allCases.map(\.rule)
        for name in names {
            let own = examples.filter { $0.rule == name }
            #expect(own.contains { !$0.wanted.isEmpty }, "\(name) has no positive example")
            #expect(own.contains { !$0.forbidden.isEmpty }, "\(name) has no negative example")
        }
    }

    @Test("Every rule that finds claims has an example")
    func complete() {
        let bare = ClaimLexis.builtIn(.en).rules.filter { $0.examples.isEmpty && $0.effect != .none }.map(\.name)
        #expect(bare == [])
    }
}
