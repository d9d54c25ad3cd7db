import KaojuCache
import KaojuExport
import KaojuIngestion
import KaojuText

/// What stands in the output folder from an earlier build and can be used again.
struct EarlierBuild: Sendable {
    /// The record files, open.
    let lines: EarlierLines
    private(set) var layout: BuildLayout
    private let places: [String: Int]
    /// Where the lines of each input's first document begin.
    private let offsets: [RecordFiles.LineLengths]
    /// Clocks of file systems are coarse, and two writes within one tick look like one.
    private static let margin = 2_000_000_000

    /// Finds the earlier build; nil where there is none or its record files were changed. O(inputs).
    init?(in folder: OutputFolder, cache: AnalysisCache) {
        guard let layout = cache.state("layout", as: BuildLayout.self),
            let lines = EarlierLines(in: folder, known: layout.files)
        else { return nil }
        self.layout = layout
        self.lines = lines
        places = Dictionary(layout.inputs.enumerated().map { ($1.name, $0) }) { first, _ in first }
        var at = RecordFiles.LineLengths()
        offsets = layout.inputs.map { input in
            let start = at
            at.advance(by: input.written)
            return start
        }
    }

    /// What the earlier build knew of a file.
    func input(named name: String) -> BuildLayout.Input? { places[name].map { layout.inputs[$0] } }

    /// Where the lines of a file's first document begin.
    func offset(ofInput name: String) -> RecordFiles.LineLengths? { places[name].map { offsets[$0] } }

    /// Whether a file with this identity cannot have changed unnoticed: the build began well after its last change.
    func isSettled(_ identity: FileIdentity) -> Bool {
        max(identity.modified, identity.changed) < layout.began - Self.margin
    }

    /// Whether the texts of documents are as they were written.
    static func hasTexts(_ parts: [BuildLayout.Part], in folder: OutputFolder) -> Bool {
        parts.allSatisfy { part in
            FileIdentity(path: folder.path + "/text/\(part.name).txt")?.isSame(part.text) == true
        }
    }

    /// What the finished build told, if all that it was made of and all that it wrote is as it was; files in doubt are
    /// read. O(inputs).
    mutating func finished(
        key: String, of inputs: [InputFile], in folder: OutputFolder, cache: AnalysisCache, reader: DocumentReader,
        began: Int
    ) -> FinishedState? {
        guard let state = cache.state("finished", as: FinishedState.self), state.key == key,
            layout.inputs.count == inputs.count,
            BuildWriter.names.map({ FileIdentity(path: folder.path + "/" + $0) }) == state.outputs
        else { return nil }
        var isNews = false
        for (index, input) in inputs.enumerated() {
            let known = layout.inputs[index]
            guard known.name == input.name, let identity = FileIdentity(path: input.path) else { return nil }
            if known.identity != identity || !isSettled(identity) {
                guard !known.digest.isEmpty, let bytes = try? reader.bytes(of: input),
                    Digest.sha256(bytes) == known.digest
                else { return nil }
                layout.inputs[index].identity = identity
                isNews = true
            }
            if !Self.hasTexts(known.parts ?? [], in: folder) { return nil }
        }
        if isNews {
            // What was compared need not be read again.
            layout.began = began
            try? cache.keep(layout, as: "layout")
        }
        return state
    }

    /// Tells of each file as of one that is done. O(inputs).
    func report(_ inputs: [InputFile], to progress: (Build.Progress) -> Void) {
        var bytes = 0
        for (index, input) in inputs.enumerated() {
            bytes += layout.inputs[index].parts?.reduce(0) { $0 + $1.text.size } ?? 0
            progress(Build.Progress(done: index + 1, total: inputs.count, bytes: bytes, document: input.name))
        }
    }
}
