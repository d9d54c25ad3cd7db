import KaojuCache
import KaojuExport
import KaojuGraph
import KaojuIngestion
import KaojuText
import KaojuWorks

/// Makes the results of one file, or takes them from the cache: what a build does side by side.
struct ResultMaker: Sendable {
    /// What came of one file.
    enum Outcome: Sendable {
        /// It is as it was when an earlier build read it, and what that build wrote still stands.
        case known(BuildLayout.Input, [DocumentRecords])
        /// It was analysed. What is stored of it is complete; the rest is without what the corpus needs.
        case made(BuildLayout.Input, [Made], StoredResults)
        /// It could not be read.
        case failed(ReadingError, FileIdentity?)
    }

    /// A document that was analysed.
    struct Made: Sendable {
        var text: [UInt8]
        var records: DocumentRecords
    }

    let reader: DocumentReader
    let shelf: BibliographyShelf
    let analyzer: DocumentAnalyzer
    let setup: BuildSetup
    let cache: AnalysisCache
    let earlier: EarlierBuild?
    let folder: OutputFolder
    let heads = DocumentHeadReader()

    /// So many files that look unchanged are taken at once: to begin with each takes longer than to look at it.
    private static let group = 32

    /// The files, by their places, in groups that are worked on one after the other: those that look unchanged together, every
    /// other one alone. O(inputs).
    func groups(of inputs: [InputFile]) -> [Range<Int>] {
        var out: [Range<Int>] = []
        var wasKnown = false
        for (index, input) in inputs.enumerated() {
            let known = earlier?.input(named: input.name)?.identity
            let isKnown = known != nil && known == FileIdentity(path: input.path)
            if isKnown, wasKnown, let last = out.last, last.count < Self.group {
                out[out.count - 1] = last.lowerBound..<(index + 1)
            } else {
                out.append(index..<(index + 1))
            }
            wasKnown = isKnown
        }
        return out
    }

    /// What comes of files, in their order. Linear in them; a known one is not read, or read to compare its digest.
    func outcomes(of inputs: some Collection<InputFile>) -> [Outcome] {
        let looks = inputs.map(look)
        let known = looks.compactMap { look -> BuildLayout.Input? in
            if case .known(let input) = look { input } else { nil }
        }
        var records = cache.records(of: known.map { ($0.name, $0.key) }).makeIterator()
        return zip(inputs, looks).map { input, look in
            switch look {
            case .failed(let error, let identity): return .failed(error, identity)
            case .changed(let identity, let bytes): return outcome(of: input, identity, bytes)
            case .known(let now):
                if let found = records.next() ?? nil, found.count == now.parts?.count { return .known(now, found) }
                return outcome(of: input, now.identity, nil)
            }
        }
    }

    /// What a file looks like before anything is made of it.
    private enum Look {
        /// As it was, and what was written of it still stands.
        case known(BuildLayout.Input)
        /// Another one; its bytes, if they were read to see that.
        case changed(FileIdentity?, [UInt8]?)
        case failed(ReadingError, FileIdentity?)
    }

    private func look(at input: InputFile) -> Look {
        let identity = FileIdentity(path: input.path)
        guard let earlier, let known = earlier.input(named: input.name), let identity, let parts = known.parts else {
            return .changed(identity, nil)
        }
        var bytes: [UInt8]?
        var digest = known.digest
        if known.identity != identity || !earlier.isSettled(identity) {
            do throws(ReadingError) {
                let read = try reader.bytes(of: input)
                digest = Digest.sha256(read)
                bytes = read
            } catch {
                return .failed(error, identity)
            }
        }
        let key = setup.key(of: input, digest: digest)
        guard key == known.key, EarlierBuild.hasTexts(parts, in: folder) else { return .changed(identity, bytes) }
        return .known(
            BuildLayout.Input(name: input.name, identity: identity, digest: digest, key: key, parts: parts))
    }

    /// What comes of a file that is read anew.
    private func outcome(of input: InputFile, _ identity: FileIdentity?, _ bytes: [UInt8]?) -> Outcome {
        do throws(ReadingError) {
            let read: [UInt8]
            if let bytes { read = bytes } else { read = try reader.bytes(of: input) }
            let digest = Digest.sha256(read)
            let bibliographies = shelf.bibliographies(of: input.name)
            let documents = try reader.documents(of: read, input).map { document in
                var document = document
                document.bibliographies = bibliographies
                return document
            }
            let nowhere = FileIdentity(device: 0, number: 0, size: -1, modified: 0, changed: 0)
            let now = BuildLayout.Input(
                name: input.name, identity: identity ?? nowhere, digest: digest,
                key: setup.key(of: input, digest: digest), parts: nil)
            return made(now, of: documents.map { analyzer.analysis(of: $0) })
        } catch {
            return .failed(error, identity)
        }
    }

    /// What is kept of the analyses of one file.
    func made(_ input: BuildLayout.Input, of analyses: [DocumentAnalysis]) -> Outcome {
        let results = analyses.map {
            DocumentResult(evidence: DocumentEvidence($0, heads: heads), records: DocumentRecords($0))
        }
        return .made(
            input, zip(analyses, results).map { Made(text: $0.text.document.text, records: $1.records) },
            StoredResults(key: input.key, results))
    }
}
