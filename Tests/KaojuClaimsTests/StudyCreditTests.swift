import KaojuText
import Testing

@testable import KaojuClaims

/// Whose finding a clause tells: the author named before it, until another is named or the text turns to others.
@Suite struct StudyCreditTests {
    private func credits(_ text: String) -> [String] {
        claims(in: text).map { claim in
            let numbers = claim.citations.flatMap(\.numbers).map(String.init).joined(separator: ",")
            return "\(claim.subject.label): \(claim.attribution?.name ?? "-") [\(numbers)]"
        }
    }

    @Test func aChineseNameNeedsNoEtAl() {
        #expect(
            credits("周明[3]发现姜黄素可降低血脂，李卫东[4]试验表明胰岛素可降低血糖。")
                == ["姜黄素: 周明 [3]", "胰岛素: 李卫东 [4]"])
    }

    @Test(arguments: ["文献[3]报道姜黄素可降低血脂。", "姜黄素[3]可降低血脂。", "该方法[3]证实姜黄素可降低血脂。"])
    func whatOnlyLooksLikeANameIsNone(_ text: String) {
        #expect(claims(in: text).map(\.attribution?.name) == [nil])
    }

    @Test func eachAuthorOfASentenceHasTheirOwn() {
        #expect(
            credits("Ridker 等[3]发现姜黄素可降低血脂；周明等[4]发现胰岛素可降低血糖。")
                == ["姜黄素: Ridker [3]", "胰岛素: 周明 [4]"])
    }

    @Test(arguments: [
        "一般认为姜黄素可降低血脂；然而 Ridker 等[7]发现胰岛素可降低血糖。",
        "传统观点认为姜黄素可降低血脂，但 Ridker 等[7]发现胰岛素可降低血糖。",
        "Ridker 等[7]发现胰岛素可降低血糖；但一般认为姜黄素可降低血脂。",
    ])
    func aTurnEndsTheStudy(_ text: String) {
        let found = claims(in: text)
        #expect(
            found.first { $0.subject.label == "姜黄素" }.map { $0.attribution == nil && $0.citations.isEmpty } ?? false)
        #expect(found.first { $0.subject.label == "胰岛素" }?.attribution?.name == "Ridker")
    }

    @Test func whatRestsOnAnotherMarkerIsNotTheAuthors() {
        #expect(
            credits("Ridker 等[3]发现姜黄素可降低血脂，而胰岛素可降低血糖[4]。")
                == ["姜黄素: Ridker [3]", "胰岛素: - [4]"])
    }

    @Test func anAuthorNamedBehindTheFindingKeepsIt() {
        #expect(credits("姜黄素可降低血脂已由 Ridker 等[3]报道。") == ["姜黄素: Ridker [3]"])
    }
}
