import KaojuCache
import KaojuExport
import KaojuGraph
import KaojuWorks

/// Writes the lines of all references, which name the works of the corpus: those of files that are as they were are copied where
/// the works are the same.
struct ReferenceLines: Sendable {
    private let works: Works
    /// What tells the works from those of another corpus; nil where that is not known.
    private let key: Fingerprint?
    private let folder: OutputFolder
    private let cache: AnalysisCache
    private let isKept: Bool
    /// The lines of an earlier build with the same works.
    let earlier: EarlierReferences?
    private static let state = "references"

    /// Looks for the lines of an earlier build. O(inputs).
    init(naming works: Works, key: Fingerprint?, in folder: OutputFolder, cache: AnalysisCache, isKept: Bool) {
        self.works = works
        self.key = key
        self.folder = folder
        self.cache = cache
        self.isKept = isKept && key != nil
        earlier = key.flatMap { key in
            guard isKept, let layout = cache.state(Self.state, as: ReferenceLayout.self) else { return nil }
            return EarlierReferences(layout, naming: key, in: folder)
        }
    }

    /// Adds the lines of all references; returns where they stand, for `keep`. O(bytes).
    func add(to collector: BuildCollector) throws(BuildInterruption) -> [ReferenceLayout.Input] {
        var out: [ReferenceLayout.Input] = []
        for (input, included) in zip(collector.inputs, collector.included) where !included.isEmpty {
            // Of an input that was taken as a whole the key tells all lines.
            let isWhole = input.parts != nil
            if isWhole, let earlier, let place = earlier.place(ofInput: input.key) {
                try Self.writing { () throws(ExportError) in
                    try collector.records.add(references: place, from: earlier)
                }
                out.append(.init(key: input.key, length: place.count))
                continue
            }
            let lines = try Self.lines(of: input, in: cache)
            guard let last = included.last, last < lines.count else { throw .gone }
            var bytes = 0
            try Self.writing { () throws(ExportError) in
                for index in included {
                    bytes += try collector.records.add(references: lines[index], naming: works)
                }
            }
            out.append(.init(key: isWhole ? input.key : "", length: bytes))
        }
        return out
    }

    /// Notes where the lines of a finished build stand.
    func keep(_ inputs: [ReferenceLayout.Input]) {
        guard isKept, let key else { return }
        let files = ReferenceLayout.names.compactMap { FileIdentity(path: folder.path + "/" + $0) }
        try? cache.keep(ReferenceLayout(works: key, files: files, inputs: inputs), as: Self.state)
    }

    private static func lines(
        of input: BuildLayout.Input, in cache: AnalysisCache
    ) throws(BuildInterruption) -> [[DocumentRecords.ReferenceLine]] {
        do throws(AnalysisCache.Failure) {
            return try cache.references(of: input.name, key: input.key)
        } catch {
            throw .cache(error)
        }
    }

    private static func writing(_ body: () throws(ExportError) -> Void) throws(BuildInterruption) {
        do throws(ExportError) {
            try body()
        } catch {
            throw .error(BuildError(error))
        }
    }
}
