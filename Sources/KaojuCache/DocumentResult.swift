import KaojuExport
import KaojuGraph
import KaojuText

/// Everything that a build keeps of one document: its lines and what the corpus needs of it, without its analysis.
package struct DocumentResult: Sendable {
    package var evidence: DocumentEvidence
    package var records: DocumentRecords

    package init(evidence: DocumentEvidence, records: DocumentRecords) {
        self.evidence = evidence
        self.records = records
    }
}

/// The results of one file as they are stored: packed where they were made, side by side with others.
///
/// Each part is what one step of a build reads: what belongs to a document, what the corpus needs, what waits for the works.
package struct StoredResults: Sendable {
    /// What was analysed, and with what: a digest.
    package var key: String
    /// The records of each document, without lines.
    package var records: [UInt8]
    /// What the corpus needs of each document.
    package var evidence: [UInt8]
    /// For each document the lines of its references.
    package var references: [UInt8]

    /// Packs the results of a file. O(n).
    package init(key: String, _ documents: [DocumentResult]) {
        self.key = key
        records = Self.packed(documents.map(\.records), key)
        evidence = Self.packed(documents.map(\.evidence), key)
        references = Self.packed(documents.map(\.records.references), key)
    }

    /// How many bytes it is.
    package var count: Int { records.count + evidence.count + references.count }

    /// The key is inside too: a row that was damaged, or that stands in another's place, is noticed.
    private static func packed(_ value: some Storable, _ key: String) -> [UInt8] {
        var blob = BlobWriter()
        blob.write(key)
        blob.write(value)
        return blob.finish()
    }

    /// Unpacks one part. O(n). Errors: `BlobDamage` where the bytes were damaged or are another file's.
    static func unpacked<Value: Storable>(
        _ bytes: [UInt8], key: String, pool: TextPool?
    ) throws(BlobDamage) -> Value {
        var blob = try BlobReader(bytes, pool: pool)
        guard try blob.text() == key else { throw BlobDamage() }
        return try blob.value()
    }
}
