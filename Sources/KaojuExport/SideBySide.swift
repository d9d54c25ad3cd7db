import KaojuText

/// Does several things that know nothing of each other, at most so many at once.
struct SideBySide: Sendable {
    /// What came of one of them: what there is to tell, or why it failed.
    typealias Outcome = Result<[Diagnostic], ExportError>

    /// How many are done at once.
    let jobs: Int

    /// Does `work` with each part, begun in their order, and returns what each tells, in the same order. Errors: that of the
    /// first, in their order, that failed.
    func run<Part: Sendable>(
        _ parts: [Part], work: @escaping @Sendable (Part) async -> Outcome
    ) async throws(ExportError) -> [Diagnostic] {
        var outcomes: [Outcome?] = Array(repeating: nil, count: parts.count)
        await withTaskGroup(of: (Int, Outcome).self) { group in
            var next = 0
            func begin() {
                guard next < parts.count else { return }
                let (index, part) = (next, parts[next])
                group.addTask { (index, await work(part)) }
                next += 1
            }
            for _ in 0..<max(1, jobs) { begin() }
            while let (index, outcome) = await group.next() {
                outcomes[index] = outcome
                begin()
            }
        }
        var told: [Diagnostic] = []
        for outcome in outcomes { told += try outcome?.get() ?? [] }
        return told
    }
}
