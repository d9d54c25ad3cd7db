import Foundation
import KaojuCache
import KaojuCuration
import KaojuExport
import KaojuGraph
import KaojuIngestion
import KaojuTerminology
import KaojuText

/// The course of one build, once everything that it was told is read: lock, earlier build, documents, corpus, files.
struct BuildCourse: Sendable {
    /// The folder for what is Kaoju's own in an output folder: cache, lock, unfinished files.
    static let ownFolder = ".kaoju"

    let options: Build.Options
    let reader: DocumentReader
    let lexicon: Lexicon
    let weights: EvidenceWeights
    let analyzer: DocumentAnalyzer
    let inputs: [InputFile]
    let shelf: BibliographyShelf
    /// What the walk over the inputs and the shelf could not read.
    let failures: [Diagnostic]
    /// The files beside the inputs that the output depends on.
    let settings: BuildSettings

    /// Runs the build. A cache that turns out to be damaged on the way is made anew, once.
    func run(progress: (Build.Progress) -> Void) async throws(BuildError) -> Build.Summary {
        let table = try options.curation.map { CurationFile($0) }?.table()
        let folder: OutputFolder
        do throws(ExportError) {
            folder = try OutputFolder(options.output, scratch: Self.ownFolder)
        } catch {
            throw BuildError(error)
        }
        let lock = try Self.lock(folder)
        defer { withExtendedLifetime(lock) {} }
        var isRepeated = false
        while true {
            do throws(BuildInterruption) {
                return try await attempt(
                    in: folder, applying: table, wasDamaged: isRepeated, progress: progress)
            } catch {
                switch error {
                case .error(let error): throw error
                case .cache(let failure):
                    if isRepeated || failure.isOfSystem { throw Self.unusable(failure, Self.cachePath(folder)) }
                    isRepeated = true
                    AnalysisCache.remove(Self.cachePath(folder))
                }
            }
        }
    }

    private static func cachePath(_ folder: OutputFolder) -> String { "\(folder.path)/\(ownFolder)/cache.sqlite" }

    private func attempt(
        in folder: OutputFolder, applying table: CurationTable?, wasDamaged: Bool,
        progress: (Build.Progress) -> Void
    ) async throws(BuildInterruption) -> Build.Summary {
        // With people's decisions a document's claims depend on other documents: a row may follow a renamed one.
        let isKept = options.usesCache && options.curation == nil
        let cache: AnalysisCache
        do throws(AnalysisCache.Failure) {
            let path = isKept ? Self.cachePath(folder) : "\(folder.path)/\(Self.ownFolder)/once.sqlite"
            cache = try AnalysisCache(path: path, isKept: isKept)
        } catch {
            throw .cache(error)
        }
        let began = Self.now()
        let setup = BuildSetup(options, shelf: shelf)
        let key = setup.key(of: options, inputs: inputs, failures: failures)
        var earlier = isKept ? EarlierBuild(in: folder, cache: cache) : nil
        if let state = earlier?.finished(key: key, of: inputs, in: folder, cache: cache, reader: reader, began: began) {
            folder.removeLeftovers()
            earlier?.report(inputs, to: progress)
            return Build.Summary(state)
        }
        // What the earlier build has open stays readable.
        folder.removeLeftovers()
        let stale = StaleTexts(
            in: folder, keepingManifestAs: Self.ownFolder + "/build.json", others: cache.documentNames(),
            areAll: earlier != nil)
        let expected = Set(inputs.map(\.name))
        stale.remove { name in
            expected.contains(name) || expected.contains(String(name.prefix { $0 != "#" }))
        }
        do throws(AnalysisCache.Failure) {
            try cache.keep(FinishedState?.none, as: "finished")
        } catch {
            throw .cache(error)
        }
        let collector: BuildCollector
        do throws(ExportError) {
            collector = try BuildCollector(folder, cache: cache, earlier: earlier)
        } catch {
            throw .error(BuildError(error))
        }
        let maker = ResultMaker(
            reader: reader, shelf: shelf, analyzer: analyzer, setup: setup, cache: cache, earlier: earlier,
            folder: folder)
        async let _ = BuiltInTables.load()
        var decided: [Diagnostic] = []
        if let table {
            decided = try await curate(by: table, maker, into: collector, progress)
        } else {
            try await read(maker, into: collector, progress)
        }
        try collector.flush()
        stale.remove(keeping: collector.has)

        let summary = try await assemble(
            collector, cache: cache, isKept: isKept, began: began, folder: folder, decided: decided,
            wasDamaged: wasDamaged || cache.wasDamaged, setup: setup)
        stale.finish()
        if isKept, collector.isComplete, options.formats.isEmpty {
            try keepFinished(summary, key: key, folder: folder, cache: cache)
        }
        return summary
    }

    // MARK: Documents

    private func read(
        _ maker: ResultMaker, into collector: BuildCollector, _ progress: (Build.Progress) -> Void
    ) async throws(BuildInterruption) {
        var bytes = 0
        let groups = maker.groups(of: inputs)
        try await OrderedWindow(jobs: options.jobs).run(groups) { group in
            maker.outcomes(of: inputs[group])
        } take: { place, outcomes throws(BuildInterruption) in
            for (index, outcome) in zip(groups[place], outcomes) {
                bytes += try collector.take(outcome, of: inputs[index])
                progress(
                    Build.Progress(done: index + 1, total: inputs.count, bytes: bytes, document: inputs[index].name))
            }
        }
    }

    /// Decisions of people need all documents at once: a decision follows a document that was renamed.
    private func curate(
        by table: CurationTable, _ maker: ResultMaker, into collector: BuildCollector,
        _ progress: (Build.Progress) -> Void
    ) async throws(BuildInterruption) -> [Diagnostic] {
        var bytes = 0
        let results = await InputReading(reader: reader, shelf: shelf).results(
            of: inputs, jobs: options.jobs, each: { document, _ in analyzer.analysis(of: document) },
            finished: { done, input, found in
                bytes += found.reduce(0) { $0 + $1.text.document.text.count }
                progress(Build.Progress(done: done, total: inputs.count, bytes: bytes, document: input.name))
            })
        var names: Set<String> = []
        var analyses: [(input: Int, analysis: DocumentAnalysis)] = []
        for (index, result) in results.enumerated() {
            for analysis in (try? result.get()) ?? [] where names.insert(analysis.text.document.name).inserted {
                analyses.append((index, analysis))
            }
        }
        let (curated, decided) = Curator(table, lexicon: lexicon).curated(analyses.map(\.analysis))
        var next = 0
        let nowhere = FileIdentity(device: 0, number: 0, size: -1, modified: 0, changed: 0)
        for (index, result) in results.enumerated() {
            let name = inputs[index].name
            switch result {
            case .failure(let error): _ = try collector.take(.failed(error, nil), of: inputs[index])
            case .success(let found):
                var mine: [DocumentAnalysis] = []
                for analysis in found {
                    if next < curated.count, analyses[next].input == index,
                        analyses[next].analysis.text.document.name == analysis.text.document.name
                    {
                        mine.append(curated[next])
                        next += 1
                    } else {
                        mine.append(analysis)
                    }
                }
                let input = BuildLayout.Input(name: name, identity: nowhere, digest: "", key: name, parts: nil)
                _ = try collector.take(maker.made(input, of: mine), of: inputs[index])
            }
        }
        return decided
    }
}
