import KaojuClaims
import KaojuText
import Synchronization

/// Tells which topics are as an earlier build had them, without making them: a topic depends on the rows of its claims, on what
/// these cite, on the names of its concepts and on what is folded into it.
package final class TopicFingerprinter: Sendable {
    private let assembler: TopicAssembler
    private let heads: [TopicAssembler.Head]
    private let order: [Int32]
    /// Of what is the same for all topics.
    private let common: Fingerprint
    private let claims: ClaimFingerprints
    /// Of each concept of the ledger, with the names that the corpus has for it.
    private let concepts: [Fingerprint]
    /// Of the steps between two concepts, as far as they were asked for.
    private let ways = Mutex<[UInt64: Fingerprint]>([:])

    /// Nil where a document has no fingerprint. O(claims + concepts).
    init?(_ assembler: TopicAssembler, _ heads: [TopicAssembler.Head], order: [Int32], common: String) {
        let ledger = assembler.ledger
        guard let claims = ClaimFingerprints(ledger) else { return nil }
        self.claims = claims
        self.assembler = assembler
        self.heads = heads
        self.order = order
        var print = Fingerprint()
        print.add(common)
        self.common = print
        concepts = zip(ledger.concepts, assembler.names).map { id, names in
            var print = Fingerprint()
            for text in [id, names.zh, names.en, names.category] { print.add(text) }
            print.add(names.synonyms)
            return print
        }
    }

    /// The fingerprint of the topic at a place of the list. O(its claims).
    package func fingerprint(at index: Int) -> Fingerprint {
        let pair = Int(order[index])
        let ledger = assembler.ledger
        var print = common
        add(pair, to: &print)
        print.add(heads[pair].status.rawValue)
        add(assembler.folder.group(ofPair: pair), to: &print)
        let folds = assembler.folder.folds(ofPair: pair)
        for fold in folds {
            print.add(fold.relation.rawValue)
            print.add((fold.turnsObject ? 2 : 0) + (fold.contradicts ? 1 : 0))
            add(fold.pair, to: &print)
            let (own, other) = (ledger.pairs[pair], ledger.pairs[fold.pair])
            print.add(steps(from: other.subject, to: own.subject))
            print.add(steps(from: other.object, to: own.object))
        }
        for pair in [pair] + folds.map(\.pair) {
            for index in ledger.disputes(ofPair: pair) {
                let dispute = ledger.disputes[index]
                if let document = claims.documentsByName[dispute.document] { print.add(document) }
                print.add(dispute.quote.span.start)
                print.add(dispute.quote.span.end)
            }
            claims.add(claimsOfPair: pair, to: &print)
        }
        return print
    }

    /// Of how one concept of the ledger leads to another. Many topics share the way.
    private func steps(from concept: Int, to other: Int) -> Fingerprint {
        let key = UInt64(concept) << 32 | UInt64(other)
        if concept == other { return Fingerprint() }
        if let known = ways.withLock({ $0[key] }) { return known }
        var print = Fingerprint()
        for step in assembler.steps(from: concept, to: other) {
            print.add(step.kind.rawValue)
            for end in [step.from, step.to] { print.add([end.id, end.zh, end.en]) }
        }
        ways.withLock { $0[key] = print }
        return print
    }

    private func add(_ pair: Int, to print: inout Fingerprint) {
        print.add(concepts[assembler.ledger.pairs[pair].subject])
        print.add(concepts[assembler.ledger.pairs[pair].object])
    }
}
