import KaojuGraph
import KaojuText

/// The files that hold a line for each thing found in a document, and the documents' texts. Documents are added one by
/// one, so that memory does not grow with them; nothing appears under its name before `commit` but the texts.
package struct RecordFiles: ~Copyable {
    private let folder: OutputFolder
    private var claims: PendingFile
    private var mentions: PendingFile
    private var citations: PendingFile
    private var references: PendingFile
    /// What was added so far.
    package private(set) var counts = BuildCounts()

    /// Begins the four files. Errors: those of `OutputFolder.begin`.
    package init(_ folder: OutputFolder) throws(ExportError) {
        // All four at once: a struct that owns files cannot be left half made.
        let claims = try folder.begin("claims.jsonl")
        let mentions = try folder.begin("mentions.jsonl")
        let citations = try folder.begin("citations.jsonl")
        let references = try folder.begin("references.jsonl")
        self.folder = folder
        self.claims = claims
        self.mentions = mentions
        self.citations = citations
        self.references = references
    }

    /// Adds a document's lines and writes its text. Errors: `export.write`, `export.name` for a name that leaves the folder.
    package mutating func add(_ analysis: DocumentAnalysis) throws(ExportError) {
        let document = analysis.text.document
        try folder.write("text/" + document.name + ".txt", document.text)
        var json = JSONWriter()
        ClaimRecords.write(analysis, to: &json)
        try claims.write(json.drain())
        MentionRecords.write(analysis, to: &json)
        try mentions.write(json.drain())
        CitationRecords.write(analysis, to: &json)
        try citations.write(json.drain())
        ReferenceRecords.write(analysis, to: &json)
        try references.write(json.drain())
        counts.add(analysis)
    }

    /// Completes the files. Errors: `export.write`, `export.rename`.
    package mutating func commit() throws(ExportError) {
        try claims.commit()
        try mentions.commit()
        try citations.commit()
        try references.commit()
    }
}
