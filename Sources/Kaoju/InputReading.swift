import KaojuIngestion
import KaojuText

/// Reads files side by side and hands each of their documents on, results in the order of the files: what a build and a
/// check of references have in common.
struct InputReading: Sendable {
    let reader: DocumentReader
    let shelf: BibliographyShelf

    /// What `each` makes of the documents of every file, at most `jobs` files at once; `finished` hears of a file when it is
    /// done, in the order of completion. Linear in the text.
    func results<Value: Sendable>(
        of inputs: [InputFile], jobs: Int, each: @escaping @Sendable (Document, InputFile) -> Value,
        finished: (_ done: Int, _ input: InputFile, _ values: [Value]) -> Void = { _, _, _ in }
    ) async -> [Result<[Value], ReadingError>] {
        await withTaskGroup(of: (Int, Result<[Value], ReadingError>).self) { group in
            var results = [Result<[Value], ReadingError>?](repeating: nil, count: inputs.count)
            var next = 0
            func start() {
                guard next < inputs.count else { return }
                let index = next
                next += 1
                group.addTask { (index, values(of: inputs[index], each)) }
            }
            for _ in 0..<max(1, jobs) { start() }
            var done = 0
            for await (index, result) in group {
                results[index] = result
                done += 1
                finished(done, inputs[index], (try? result.get()) ?? [])
                start()
            }
            return results.compactMap { $0 }
        }
    }

    private func values<Value>(
        of input: InputFile, _ each: (Document, InputFile) -> Value
    ) -> Result<[Value], ReadingError> {
        do throws(ReadingError) {
            let bibliographies = shelf.bibliographies(of: input.name)
            return .success(
                try reader.read(input).map { document in
                    var document = document
                    document.bibliographies = bibliographies
                    return each(document, input)
                })
        } catch {
            return .failure(error)
        }
    }
}
