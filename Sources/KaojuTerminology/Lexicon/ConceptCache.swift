import Synchronization

/// What was read of a lexicon's concepts, kept for the next document that names them. It changes no answer.
final class ConceptCache: Sendable {
    private struct Contents {
        var concepts: [Int: Concept] = [:]
        var representatives: [Int: Int] = [:]
        var wholes: [Int: Concept?] = [:]
    }

    /// So many of each are kept: a large lexicon is not to stand in memory twice.
    private static let most = 65_536
    private let contents = Mutex(Contents())

    /// The concept with a number; `read` reads it the first time.
    func concept(_ number: Int, _ read: () -> Concept) -> Concept {
        if let known = contents.withLock({ $0.concepts[number] }) { return known }
        let made = read()
        contents.withLock { if $0.concepts.count < Self.most { $0.concepts[number] = made } }
        return made
    }

    /// The number of the concept that stands for another.
    func representative(of number: Int, _ find: () -> Int) -> Int {
        if let known = contents.withLock({ $0.representatives[number] }) { return known }
        let made = find()
        contents.withLock { if $0.representatives.count < Self.most { $0.representatives[number] = made } }
        return made
    }

    /// A concept with what others add to it; nil where they add nothing.
    func whole(_ number: Int, _ make: () -> Concept?) -> Concept? {
        if let known = contents.withLock({ $0.wholes[number] }) { return known }
        let made = make()
        contents.withLock { if $0.wholes.count < Self.most { $0.wholes[number] = .some(made) } }
        return made
    }
}
