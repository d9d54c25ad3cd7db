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

    /// What comes of a file. Linear in it; a known one is not read, or read to compare its digest.
    func outcome(of input: InputFile) -> Outcome {
        let identity = FileIdentity(path: input.path)
        do throws(ReadingError) {
            var bytes: [UInt8]?
            if let known = earlier?.input(named: input.name), let identity, let parts = known.parts {
                let digest: String
                if known.identity == identity, earlier?.isSettled(identity) == true {
                    digest = known.digest
                } else {
                    let read = try reader.bytes(of: input)
                    digest = Digest.sha256(read)
                    bytes = read
                }
                let key = setup.key(of: input, digest: digest)
                if key == known.key, EarlierBuild.hasTexts(parts, in: folder),
                    let records = cache.records(of: input.name, key: key), records.count == parts.count
                {
                    let now = BuildLayout.Input(
                        name: input.name, identity: identity, digest: digest, key: key, parts: parts)
                    return .known(now, records)
                }
            }
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
