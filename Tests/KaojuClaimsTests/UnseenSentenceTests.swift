import Foundation
import KaojuText
import Testing

@testable import KaojuClaims

/// Sentences on subjects that neither rules nor lexicon were written with: their claims were written down first, and the
/// figures of the first run are the floor. Rules are not fitted to single sentences of it.
@Suite struct UnseenSentenceTests {
    /// A claim as the fixture states it.
    private struct Expected {
        var subject: String
        var predicate: KaojuClaims.Predicate
        var isNegated: Bool
        var object: String
    }

    @Test func chineseSentencesKeepTheirFigures() throws {
        try keepsFigures("zh", recall: UnseenFloor.chineseRecall, precision: UnseenFloor.chinesePrecision)
        try keepsFigures(
            "zh-2", count: 40, recall: UnseenFloor.chineseRecall, precision: UnseenFloor.chinesePrecision)
        try keepsFigures(
            "zh-3", recall: UnseenFloor.thirdChineseRecall, precision: UnseenFloor.thirdChinesePrecision)
    }

    @Test func englishSentencesKeepTheirFigures() throws {
        try keepsFigures("en", recall: UnseenFloor.englishRecall, precision: UnseenFloor.englishPrecision)
        try keepsFigures("en-2", recall: 0.8, precision: 0.83)
    }

    private func keepsFigures(_ name: String, count: Int = 30, recall: Double, precision: Double) throws {
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Unseen/\(name).tsv")
        let rows = Table(Array(try Data(contentsOf: file))).rows
        var hits = 0
        var wanted = 0
        var said = 0
        for row in rows {
            let expected = row.list(1).compactMap(Self.expected)
            let found = claims(in: row[0])
            wanted += expected.count
            said += found.count
            hits += expected.filter { claim in found.contains { Self.matches($0, claim) } }.count
        }
        #expect(rows.count == count)
        #expect(Double(hits) / Double(wanted) >= recall, "\(hits) of \(wanted)")
        #expect(Double(hits) / Double(said) >= precision, "\(hits) of \(said)")
    }

    private static func expected(_ cell: String) -> Expected? {
        let parts = cell.components(separatedBy: ";")
        guard parts.count == 3 else { return nil }
        let isNegated = parts[1].hasPrefix("not ")
        let name = isNegated ? String(parts[1].dropFirst(4)) : parts[1]
        return Predicate(rawValue: name).map {
            Expected(subject: parts[0], predicate: $0, isNegated: isNegated, object: parts[2])
        }
    }

    private static func matches(_ claim: Claim, _ expected: Expected) -> Bool {
        claim.predicate.direction == expected.predicate.direction && claim.negated == expected.isNegated
            && isNamed(claim.subject, expected.subject) && isNamed(claim.object, expected.object)
    }

    private static func isNamed(_ participant: Claim.Participant, _ name: String) -> Bool {
        ([participant.surface, participant.label] + participant.synonyms).contains { found in
            let found = found.squeezed
            return found == name.squeezed || found.contains(name.squeezed)
                || found.count > 1 && name.squeezed.contains(found)
        }
    }
}

/// What the first run reached.
private enum UnseenFloor {
    static let chineseRecall = 0.75
    static let chinesePrecision = 0.85
    static let thirdChineseRecall = 0.82
    static let thirdChinesePrecision = 0.91
    static let englishRecall = 0.75
    static let englishPrecision = 0.9
}
