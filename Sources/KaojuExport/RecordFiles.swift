import KaojuText
import KaojuWorks

/// The files that hold a line for each thing found in a document, and the documents' texts. Documents are added one by
/// one, so that memory does not grow with them; nothing appears under its name before `commit` but the texts.
package struct RecordFiles: ~Copyable {
    /// The files that a document's lines stand in whatever the other documents are, in the order of `LineLengths`.
    package static let names = ["claims.jsonl", "mentions.jsonl", "citations.jsonl"]

    private let folder: OutputFolder
    private var claims: PendingFile
    private var mentions: PendingFile
    private var citations: PendingFile
    private var references: PendingFile
    /// What was added so far.
    package private(set) var counts = BuildCounts()
    /// The documents that were added, in order.
    package private(set) var inputs: [InputRecord] = []
    /// The terms of the documents that no lexicon has, and those that they define.
    private var candidates = CandidateTerms()
    private var terms = DefinedTerms()

    /// How many bytes of each file are a document's.
    package struct LineLengths: Sendable, Hashable {
        package var claims: Int
        package var mentions: Int
        package var citations: Int

        package init(claims: Int = 0, mentions: Int = 0, citations: Int = 0) {
            self.claims = claims
            self.mentions = mentions
            self.citations = citations
        }

        /// The lengths of a document's records.
        package init(_ records: DocumentRecords) {
            self.init(
                claims: records.claims.count, mentions: records.mentions.count, citations: records.citations.count)
        }
    }

    /// Begins the four files. Errors: those of `OutputFolder.begin`.
    package init(_ folder: OutputFolder) throws(ExportError) {
        // All four at once: a struct that owns files cannot be left half made.
        let claims = try folder.begin(Self.names[0])
        let mentions = try folder.begin(Self.names[1])
        let citations = try folder.begin(Self.names[2])
        let references = try folder.begin("references.jsonl")
        self.folder = folder
        self.claims = claims
        self.mentions = mentions
        self.citations = citations
        self.references = references
    }

    /// Adds a document's lines. Errors: `export.write`.
    package mutating func add(_ records: DocumentRecords) throws(ExportError) {
        try claims.write(records.claims)
        try mentions.write(records.mentions)
        try citations.write(records.citations)
        count(records)
    }

    /// Adds a document whose lines stand in the files of an earlier build. Errors: `export.read`, `export.write`.
    package mutating func add(
        _ records: DocumentRecords, copying lengths: LineLengths, from earlier: EarlierLines,
        at offsets: LineLengths
    ) throws(ExportError) {
        try earlier.copy(0, offsets.claims, lengths.claims, to: &claims)
        try earlier.copy(1, offsets.mentions, lengths.mentions, to: &mentions)
        try earlier.copy(2, offsets.citations, lengths.citations, to: &citations)
        count(records)
    }

    private mutating func count(_ records: DocumentRecords) {
        counts.add(records.counts)
        inputs.append(records.input)
        candidates.add(records.candidates, of: records.input.document)
        terms.add(records.definitions, of: records.input.document)
    }

    /// Writes a document's text, at once under its own name. Errors: `export.write`, `export.name` for a name that leaves the
    /// folder.
    package func write(text: [UInt8], of document: String) throws(ExportError) {
        try folder.write("text/" + document + ".txt", text)
    }

    /// Adds a document's references, for which the works must be known; returns the bytes of their lines. Errors:
    /// `export.write`.
    @discardableResult
    package mutating func add(
        references lines: [DocumentRecords.ReferenceLine], naming works: Works
    ) throws(ExportError) -> Int {
        var bytes = 0
        for line in lines {
            let line = ReferenceRecords.line(line, works)
            bytes += line.count
            try references.write(line)
        }
        return bytes
    }

    /// Adds the references of an input whose lines stand in the file of an earlier build. Errors: `export.read`,
    /// `export.write`.
    package mutating func add(
        references place: Range<Int>, from earlier: EarlierReferences
    ) throws(ExportError) { try references.copy(from: earlier.references, place) }

    /// What the three files will be known by when they are complete. Errors: `export.write`.
    package mutating func identities() throws(ExportError) -> [FileIdentity] {
        try claims.flush()
        try mentions.flush()
        try citations.flush()
        return [claims.temporary, mentions.temporary, citations.temporary].compactMap { FileIdentity(path: $0) }
    }

    /// Completes the files, and writes the tables of terms. Errors: `export.write`, `export.rename`.
    package mutating func commit() throws(ExportError) {
        try claims.commit()
        try mentions.commit()
        try citations.commit()
        try references.commit()
        try folder.write("lexicon-candidates.tsv", candidates.bytes())
        try folder.write("terms.tsv", terms.bytes())
    }
}
