import KaojuIngestion
import KaojuText

/// Reads files side by side and hands each of their documents on, results in the order of the files: what a curated build
/// and a check of references have in common.
struct InputReading: Sendable {
    let reader: DocumentReader
    let shelf: BibliographyShelf

    /// What `each` makes of the documents of every file, at most `jobs` files at once; `finished` hears of each file, in
    /// their order. Linear in the text.
    func results<Value: Sendable>(
        of inputs: [InputFile], jobs: Int, each: @escaping @Sendable (Document, InputFile) -> Value,
        finished: (_ done: Int, _ input: InputFile, _ values: [Value]) -> Void = { _, _, _ in }
    ) async -> [Result<[Value], ReadingError>] {
        var results: [Result<[Value], ReadingError>] = []
        await OrderedWindow(jobs: jobs).run(inputs) { input in
            values(of: input, each)
        } take: { index, result in
            results.append(result)
            finished(index + 1, inputs[index], (try? result.get()) ?? [])
        }
        return results
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
