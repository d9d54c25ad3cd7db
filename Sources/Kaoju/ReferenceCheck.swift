import KaojuCitations
import KaojuGraph
import KaojuIngestion
import KaojuSegmentation
import KaojuText
import KaojuWorks

/// Checks the citations and references of manuscripts: no concepts, no claims, no graph, so that it is fast.
public struct ReferenceCheck: Sendable {
    /// A finding and its place as an editor counts it.
    public struct Finding: Sendable {
        /// The file as it was named.
        public var path: String
        /// The line in it, from 1; nil where the finding concerns the whole document.
        public var line: Int?
        /// The byte in the line, from 1.
        public var column: Int?
        /// What was found; the span counts the text's bytes.
        public var diagnostic: Diagnostic
    }

    /// What a check found.
    public struct Report: Sendable {
        /// By document, then by place.
        public var findings: [Finding]
        /// Inputs that could not be read: error level; skipped ones: info level.
        public var failures: [Diagnostic]
        /// Documents that were checked.
        public var documents: Int
    }

    private struct Checked: Sendable {
        var path: String
        var text: SegmentedText
        var citations: Citations
    }

    private let segmenter = Segmenter()
    private let resolver = CitationResolver()
    private let reader: DocumentReader

    /// Creates a check.
    /// - Parameter encoding: the encoding of every file; nil to detect it.
    /// - Throws: `BuildError` of the kind `usage` where the encoding's name is unknown.
    public init(encoding: String? = nil) throws(BuildError) {
        reader = try DocumentReader(encodingNamed: encoding)
    }

    /// Checks files and folders; works that several of them cite are known as one. Linear in the text.
    /// - Throws: `BuildError` of the kind `usage` where two files would have one name.
    public func report(on inputs: [String], jobs: Int = 1) async throws(BuildError) -> Report {
        let walk: (inputs: [InputFile], failures: [ReadingError])
        do throws(InputError) {
            walk = try InputWalker().walk(paths: inputs)
        } catch {
            throw .usage(error.code, error.cause, error.advice)
        }
        let (inputs, besides) = BibliographyShelf.sort(walk.inputs)
        let shelf = try BibliographyShelf.filled(beside: besides, documents: inputs, named: [], reader: reader)
        var failures = (walk.failures + shelf.failures).map(\.diagnostic)
        var checked: [Checked] = []
        let results = await InputReading(reader: reader, shelf: shelf).results(
            of: inputs, jobs: jobs, each: { self.checked($0, path: $1.path) })
        for result in results {
            switch result {
            case .success(let found): checked += found
            case .failure(let error): failures.append(error.diagnostic)
            }
        }
        return report(checked, failures)
    }

    /// Checks one text that is at hand.
    /// - Throws: `BuildError` of the kind `input` where the bytes are no text.
    public func report(on bytes: [UInt8], named name: String) throws(BuildError) -> Report {
        do throws(ReadingError) {
            let documents = try reader.documents(of: bytes, InputFile(path: name, name: name))
            return report(documents.map { checked($0, path: name) }, [])
        } catch {
            throw .about(.input, error.code, error.cause, error.advice)
        }
    }

    private func checked(_ document: Document, path: String) -> Checked {
        let text = segmenter.segment(document)
        return Checked(path: path, text: text, citations: resolver.citations(in: text))
    }

    private func report(_ checked: [Checked], _ failures: [Diagnostic]) -> Report {
        let heads = DocumentHeadReader()
        let heard = checked.map { one in
            (
                name: one.text.document.name, identity: heads.identity(of: one.text),
                references: CitedReference.all(of: one.citations, in: one.text)
            )
        }
        let works = CorpusMerger().works(of: heard.map { ($0.name, DocumentKeys($0.identity), $0.references) })
        var findings: [Finding] = []
        for (one, (name, identity, references)) in zip(checked, heard) {
            let own =
                FindingCollector.kept(one.citations.diagnostics)
                + AttributionAuditor(text: one.text, citations: one.citations).findings()
                + PublicationAuditor(text: one.text, citations: one.citations, identity: identity).findings()
                + WorkAuditor(document: name, references: references, works: works).findings()
            var lines = LineCounter(one.text.document.text)
            for diagnostic in FindingCollector.sorted(own) {
                // The text that was taken out of markup has lines of its own, which no editor shows.
                let isPrinted = one.text.document.markup == nil
                let place = isPrinted ? diagnostic.span.map { lines.place(of: $0.start) } : nil
                findings.append(
                    Finding(path: one.path, line: place?.line, column: place?.column, diagnostic: diagnostic))
            }
        }
        return Report(findings: findings, failures: failures, documents: checked.count)
    }
}

/// Counts lines up to offsets that ascend. O(n) for all of a text.
private struct LineCounter {
    private let text: [UInt8]
    private var at = 0
    private var line = 1
    private var start = 0

    init(_ text: [UInt8]) { self.text = text }

    mutating func place(of offset: Int) -> (line: Int, column: Int) {
        if offset < at { (at, line, start) = (0, 1, 0) }
        while at < min(offset, text.count) {
            if text[at] == 0x0A {
                line += 1
                start = at + 1
            }
            at += 1
        }
        return (line, offset - start + 1)
    }
}
