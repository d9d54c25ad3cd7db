import Foundation
import KaojuCache
import KaojuExport
import KaojuGraph
import KaojuText
import KaojuWorks
import Synchronization

extension BuildCourse {
    /// Merges what was collected and writes the files of the corpus.
    func assemble(
        _ collector: BuildCollector, cache: AnalysisCache, isKept: Bool, began: Int, folder: OutputFolder,
        decided: [Diagnostic], wasDamaged: Bool, setup: BuildSetup
    ) async throws(BuildInterruption) -> Build.Summary {
        var named: Set<String> = []
        var mentioned: [String] = []
        let documents = try evidence(collector, cache)
        let concepts = DocumentEvidence.distinctConcepts(documents)
        for concept in concepts where named.insert(concept.id).inserted { mentioned.append(concept.id) }
        let hierarchy = ConceptHierarchy(lexicon.relatives(of: mentioned) + concepts)
        let language = options.language ?? BuildWriter.language(of: documents)
        let shared = isKept ? cache : nil
        let key = worksKey(of: documents, setup)
        let corpus = merged(consume documents, key, shared)
        let lines = ReferenceLines(naming: corpus.works, key: key, in: folder, cache: cache, isKept: isKept)
        let assembler = GraphAssembler(hierarchy: hierarchy, weights: weights, jobs: options.jobs)
        let graph: EvidenceGraph
        let inputs: [ReferenceLayout.Input]
        if options.jobs > 1 {
            // References wait for the works alone.
            async let assembled = assembler.graph(of: corpus, language: language)
            inputs = try lines.add(to: collector)
            graph = await assembled
        } else {
            inputs = try lines.add(to: collector)
            graph = assembler.graph(of: corpus, language: language)
        }
        let failures = failures + collector.failures
        let diagnostics = failures + shelf.diagnostics + decided + collector.diagnostics
        if isKept { try keepLayout(collector, cache: cache, began: began) }
        let notices: [Diagnostic]
        do throws(ExportError) {
            let writer = BuildWriter(
                folder: folder, language: options.language, top: options.top, jobs: options.jobs, drawings: shared,
                earlier: shared.map { ($0, setup.key(ofTopicsIn: language, by: options.weights)) },
                earlierWorks: lines.earlier)
            notices = try await writer.write(
                &collector.records, documents: corpus.documents, works: corpus.works, graph: graph,
                bibliographies: shelf.records, settings: settings, diagnostics: diagnostics,
                version: Release.version)
        } catch {
            throw .error(BuildError(error))
        }
        lines.keep(inputs)
        if options.isLast { Remains.keep(corpus, graph) }
        return Build.Summary(
            documents: corpus.documents.count, claims: corpus.documents.reduce(0) { $0 + $1.claims.count },
            contested: graph.topics.count(.contested),
            disputed: graph.topics.count(.disputed), topics: graph.topics.count,
            failures: failures, diagnostics: diagnostics,
            notices: notices + (wasDamaged ? [Self.rebuilt] : []))
    }

    /// What tells the works that documents cite from those of others.
    private func worksKey(of documents: [DocumentEvidence], _ setup: BuildSetup) -> Fingerprint? {
        var key = CorpusMerger.fingerprint(ofWorksOf: documents)
        key?.add(setup.program)
        return key
    }

    /// The corpus with its works, which are those of the build before where no document cites anything else.
    private func merged(
        _ documents: consuming [DocumentEvidence], _ key: Fingerprint?, _ cache: AnalysisCache?
    ) -> MergedCorpus {
        let merger = CorpusMerger(jobs: options.jobs)
        guard let cache, let key else { return merger.merge(documents) }
        if let kept = cache.state("works", as: KeptWorks.self), kept.key == key {
            return merger.merge(documents, known: kept.works)
        }
        let corpus = merger.merge(documents)
        // What would not fit well in memory twice is made again.
        let isKept = corpus.works.items.count <= 100_000
        try? cache.keep(isKept ? KeptWorks(key: key, works: corpus.works) : nil, as: "works")
        return corpus
    }

    /// What the corpus needs of each document, in order. Each piece of the corpus keeps texts that stand in many documents
    /// once.
    private func evidence(
        _ collector: BuildCollector, _ cache: AnalysisCache
    ) throws(BuildInterruption) -> [DocumentEvidence] {
        let wanted = Array(zip(collector.inputs, collector.included).filter { !$0.1.isEmpty })
        let count = options.jobs == 1 ? 1 : min(options.jobs * 4, wanted.count)
        let pieces = sideBySide(count, jobs: options.jobs) { piece in
            let range = wanted.count * piece / count..<wanted.count * (piece + 1) / count
            return Self.evidence(of: wanted[range], cache)
        }
        var out: [DocumentEvidence] = []
        for piece in pieces { out += try piece.get() }
        return out
    }

    private static func evidence(
        of inputs: ArraySlice<(BuildLayout.Input, [Int])>, _ cache: AnalysisCache
    ) -> Result<[DocumentEvidence], BuildInterruption> {
        let pool = TextPool()
        var out: [DocumentEvidence] = []
        var rest = inputs
        while !rest.isEmpty {
            let some = rest.prefix(64)
            rest = rest.dropFirst(64)
            do throws(AnalysisCache.Failure) {
                let found = try cache.evidence(of: some.map { ($0.0.name, $0.0.key) }, pool: pool)
                for ((input, included), all) in zip(some, found) {
                    guard let last = included.last, last < all.count else { return .failure(.gone) }
                    for index in included {
                        var document = all[index]
                        var print = Fingerprint()
                        print.add([input.key, document.name])
                        print.add(index)
                        document.fingerprint = print
                        out.append(document)
                    }
                }
            } catch {
                return .failure(.cache(error))
            }
        }
        return .success(out)
    }

    /// Notes where the lines stand, before the files get their names: where a build is killed in between, the next one finds
    /// them by what they are.
    private func keepLayout(
        _ collector: BuildCollector, cache: AnalysisCache, began: Int
    ) throws(BuildInterruption) {
        let files: [FileIdentity]
        do throws(ExportError) {
            files = try collector.records.identities()
        } catch {
            throw .error(BuildError(error))
        }
        do throws(AnalysisCache.Failure) {
            try cache.keep(BuildLayout(began: began, files: files, inputs: collector.inputs), as: "layout")
            try cache.keep(only: Set(collector.inputs.map(\.name)))
        } catch {
            throw .cache(error)
        }
    }

    /// Notes that the build is whole; not where the machine lacked something that may be there next time.
    func keepFinished(
        _ summary: Build.Summary, key: String, folder: OutputFolder, cache: AnalysisCache
    ) throws(BuildInterruption) {
        guard summary.notices.allSatisfy({ $0.code == Self.rebuilt.code }) else { return }
        let state = FinishedState(
            key: key, outputs: BuildWriter.names.map { FileIdentity(path: folder.path + "/" + $0) },
            counts: [summary.documents, summary.claims, summary.contested, summary.disputed, summary.topics],
            failures: summary.failures, diagnostics: summary.diagnostics)
        do throws(AnalysisCache.Failure) {
            try cache.keep(state, as: "finished")
        } catch {
            throw .cache(error)
        }
    }

    /// Nanoseconds since 1970.
    static func now() -> Int {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec)
    }

    // MARK: Messages

    private static let rebuilt = Diagnostic(
        code: "cache.rebuilt", severity: .info, document: "",
        message: LocalizedText(
            zh: "先前构建的缓存已损坏或来自其他版本，已重新建立；结果不受影响。",
            en:
                "The cache of earlier builds was damaged or another version's, and was made anew; the results are the same."
        ))

    static func unusable(_ failure: AnalysisCache.Failure, _ path: String) -> BuildError {
        .about(
            .output, "export.write",
            LocalizedText(zh: "\(path)：\(failure.reason)", en: "\(path): \(failure.reason)"),
            LocalizedText(
                zh: "请检查磁盘是否已满、输出文件夹是否可写", en: "Check that the disk is not full and the output folder can be written to"
            ))
    }

    static func lock(_ folder: OutputFolder) throws(BuildError) -> BuildLock {
        let path = "\(folder.path)/\(ownFolder)/lock"
        do throws(BuildLock.Refusal) {
            return try BuildLock(path: path)
        } catch {
            switch error {
            case .taken(let process):
                let zh = process.map { "（进程 \($0)）" } ?? ""
                let en = process.map { " (process \($0))" } ?? ""
                throw .about(
                    .output, "build.locked",
                    LocalizedText(
                        zh: "\(folder.path)：另一个构建\(zh)正在写入此文件夹",
                        en: "\(folder.path): another build\(en) is writing to this folder"),
                    LocalizedText(
                        zh: "请等它结束，或用 -o 另选文件夹", en: "Wait until it is done, or choose another folder with -o"))
            case .system(let reason):
                throw .about(
                    .output, "export.create", LocalizedText(zh: "\(path)：\(reason)", en: "\(path): \(reason)"),
                    LocalizedText(
                        zh: "请检查该文件夹是否可写", en: "Check that the folder can be written to"))
            }
        }
    }
}

/// What is left to the system when the process ends.
private enum Remains {
    private static let all = Mutex<[any Sendable]>([])

    static func keep(_ values: any Sendable...) { all.withLock { $0 += values } }
}

extension Build.Summary {
    /// What a finished build told.
    init(_ state: FinishedState) {
        let counts = state.counts + Array(repeating: 0, count: 5)
        self.init(
            documents: counts[0], claims: counts[1], contested: counts[2], disputed: counts[3], topics: counts[4],
            failures: state.failures, diagnostics: state.diagnostics, notices: [])
    }
}
