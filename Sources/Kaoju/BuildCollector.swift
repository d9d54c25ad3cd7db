import KaojuCache
import KaojuExport
import KaojuIngestion
import KaojuText

/// Why a build stops half-way.
enum BuildInterruption: Error {
    /// For a reason that the user is told.
    case error(BuildError)
    /// Because the cache cannot be relied on.
    case cache(AnalysisCache.Failure)

    /// The cache lacks what it had.
    static let gone = BuildInterruption.cache(
        AnalysisCache.Failure(reason: "a row is gone", isOfSystem: false))
}

/// Takes the results of files in their order: writes what belongs to one document, stores what the corpus needs. Memory does
/// not grow with the text.
final class BuildCollector {
    private let folder: OutputFolder
    private let cache: AnalysisCache
    private let earlier: EarlierBuild?
    /// The files that the lines are written to.
    var records: RecordFiles
    /// Files that could not be read, documents that were left out.
    private(set) var failures: [Diagnostic] = []
    /// What reading and recognising noticed.
    private(set) var diagnostics: [Diagnostic] = []
    /// The files and where their lines stand.
    private(set) var inputs: [BuildLayout.Input] = []
    /// For each file the documents that were not left out, by index.
    private(set) var included: [[Int]] = []
    /// Whether every file could be looked at again later.
    private(set) var isComplete = true
    private var names: Set<String> = []
    private var waiting: [(input: String, names: [String], stored: StoredResults)] = []
    private var waitingBytes = 0
    /// Results are stored by so many bytes at once.
    private static let batch = 8 << 20

    init(_ folder: OutputFolder, cache: AnalysisCache, earlier: EarlierBuild?) throws(ExportError) {
        self.folder = folder
        self.cache = cache
        self.earlier = earlier
        records = try RecordFiles(folder)
    }

    /// Whether a document has this name.
    func has(_ name: String) -> Bool { names.contains(name) }

    /// Takes what came of the next file; returns how many bytes of text that was.
    func take(_ outcome: ResultMaker.Outcome, of input: InputFile) throws(BuildInterruption) -> Int {
        var bytes = 0
        do throws(ExportError) {
            switch outcome {
            case .failed(let error, let identity):
                failures.append(error.diagnostic)
                if let identity {
                    finish(BuildLayout.Input(name: input.name, identity: identity, digest: "", key: ""), [])
                } else {
                    isComplete = false
                }
            case .known(let known, let records): bytes = try take(known, records)
            case .made(let now, let made, let stored):
                waiting.append((input.name, made.map(\.records.input.document), stored))
                waitingBytes += stored.count
                bytes = try take(now, made)
            }
        } catch {
            throw .error(BuildError(error))
        }
        if waitingBytes >= Self.batch { try flush() }
        return bytes
    }

    private func finish(_ input: BuildLayout.Input, _ mine: [Int]) {
        inputs.append(input)
        included.append(mine)
    }

    /// Hands what is still waiting to the cache.
    func flush() throws(BuildInterruption) {
        do throws(AnalysisCache.Failure) {
            try cache.store(waiting)
        } catch {
            throw .cache(error)
        }
        waiting = []
        waitingBytes = 0
    }

    private func take(_ now: BuildLayout.Input, _ made: [ResultMaker.Made]) throws(ExportError) -> Int {
        var bytes = 0
        var now = now
        var parts: [BuildLayout.Part] = []
        var mine: [Int] = []
        for (index, one) in made.enumerated() {
            guard admit(one.records) else { continue }
            let name = one.records.input.document
            try records.write(text: one.text, of: name)
            try records.add(one.records)
            mine.append(index)
            now.written.advance(by: .init(one.records))
            if let text = FileIdentity(path: folder.path + "/text/\(name).txt") {
                parts.append(BuildLayout.Part(name: name, lengths: .init(one.records), text: text))
            }
            bytes += one.text.count
        }
        now.parts = parts.count == made.count ? parts : nil
        finish(now, mine)
        return bytes
    }

    private func take(_ known: BuildLayout.Input, _ all: [DocumentRecords]) throws(ExportError) -> Int {
        var bytes = 0
        var mine: [Int] = []
        var now = known
        if let earlier, var at = earlier.offset(ofInput: known.name) {
            for (index, (one, part)) in zip(all, known.parts ?? []).enumerated() {
                if admit(one) {
                    try records.add(one, copying: part.lengths, from: earlier.lines, at: at)
                    mine.append(index)
                    now.written.advance(by: part.lengths)
                    bytes += part.text.size
                } else {
                    now.parts = nil
                }
                at.advance(by: part.lengths)
            }
        }
        finish(now, mine)
        return bytes
    }

    /// Takes up a document; an article of a file may be named like another file, and is left out then.
    private func admit(_ records: DocumentRecords) -> Bool {
        let name = records.input.document
        guard names.insert(name).inserted else {
            failures.append(Self.collision(name))
            return false
        }
        diagnostics += records.diagnostics
        return true
    }

    private static func collision(_ name: String) -> Diagnostic {
        Diagnostic(
            code: "input.collision", severity: .error, document: name,
            message: LocalizedText(
                zh: "另一个文件已得到文档名「\(name)」,此篇未读入;请将其中一个文件改名。",
                en:
                    "Another file has the document name \"\(name)\" already, this one was left out; rename one of the files."
            ))
    }
}
