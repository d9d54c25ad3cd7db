import KaojuClaims
import KaojuText

/// Tells which topics are as an earlier build had them, without making them: a topic depends on the rows of its claims, on what
/// these cite, on the names of its concepts and on what is folded into it.
package final class TopicFingerprinter: Sendable {
    private let assembler: TopicAssembler
    private let heads: [TopicAssembler.Head]
    private let order: [Int32]
    /// Of what is the same for all topics.
    private let common: Fingerprint
    /// Of each document: of all that was read from it.
    private let documents: [Fingerprint]
    private let documentsByName: [String: Fingerprint]
    /// Of each concept of the ledger, with the names that the corpus has for it.
    private let concepts: [Fingerprint]
    /// The place of each document's first claim.
    private let starts: [Int]

    /// Nil where a document has no fingerprint. O(claims + concepts).
    init?(_ assembler: TopicAssembler, _ heads: [TopicAssembler.Head], order: [Int32], common: String) {
        self.assembler = assembler
        self.heads = heads
        self.order = order
        let ledger = assembler.ledger
        let prints = ledger.claims.fingerprints
        documents = prints.compactMap(\.print)
        guard documents.count == prints.count else { return nil }
        starts = prints.map(\.start)
        documentsByName = Dictionary(zip(prints.map(\.name), documents)) { first, _ in first }
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
            for step in assembler.steps(fold, to: pair) {
                print.add(step.kind.rawValue)
                for end in [step.from, step.to] { print.add([end.id, end.zh, end.en]) }
            }
        }
        for pair in [pair] + folds.map(\.pair) {
            for index in ledger.disputes(ofPair: pair) {
                let dispute = ledger.disputes[index]
                if let document = documentsByName[dispute.document] { print.add(document) }
                print.add(dispute.quote.span.start)
                print.add(dispute.quote.span.end)
            }
            let claims = ledger.claimsOfPair[pair]
            print.add(claims.count)
            for claim in claims {
                let document = ledger.claims.document(of: claim)
                print.add(documents[document])
                print.add(claim - starts[document])
                print.add(ledger.digest(ofCitedBy: claim))
            }
        }
        return print
    }

    private func add(_ pair: Int, to print: inout Fingerprint) {
        print.add(concepts[assembler.ledger.pairs[pair].subject])
        print.add(concepts[assembler.ledger.pairs[pair].object])
    }
}
