import KaojuExport
import KaojuGraph
import KaojuText

extension FileIdentity: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(Int(truncatingIfNeeded: device))
        blob.write(Int(truncatingIfNeeded: number))
        blob.write(size)
        blob.write(modified)
        blob.write(changed)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let (device, number) = (try blob.int(), try blob.int())
        let (size, modified) = (try blob.int(), try blob.int())
        self.init(
            device: UInt64(truncatingIfNeeded: device), number: UInt64(truncatingIfNeeded: number), size: size,
            modified: modified, changed: try blob.int())
    }
}

extension RecordFiles.LineLengths: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(claims)
        blob.write(mentions)
        blob.write(citations)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let (claims, mentions) = (try blob.int(), try blob.int())
        self.init(claims: claims, mentions: mentions, citations: try blob.int())
    }

    /// Goes on by a document's share.
    package mutating func advance(by other: RecordFiles.LineLengths) {
        claims += other.claims
        mentions += other.mentions
        citations += other.citations
    }
}

/// Where in the files of a build the lines of each document stand, and what the files that it was made of looked like.
package struct BuildLayout: Sendable, Storable {
    /// One document of a file.
    package struct Part: Sendable, Storable {
        package var name: String
        /// Its share of each record file; in these the documents stand one after the other.
        package var lengths: RecordFiles.LineLengths
        /// Its text as it was written.
        package var text: FileIdentity

        package init(name: String, lengths: RecordFiles.LineLengths, text: FileIdentity) {
            self.name = name
            self.lengths = lengths
            self.text = text
        }

        package func store(in blob: inout BlobWriter) {
            blob.write(name)
            blob.write(lengths)
            blob.write(text)
        }
        package init(from blob: inout BlobReader) throws(BlobDamage) {
            let name = try blob.text()
            let lengths: RecordFiles.LineLengths = try blob.value()
            self.init(name: name, lengths: lengths, text: try blob.value())
        }
    }

    /// One file that was read.
    package struct Input: Sendable, Storable {
        package var name: String
        package var identity: FileIdentity
        /// SHA-256 of its bytes.
        package var digest: String
        /// What its results are stored under.
        package var key: String
        /// Its documents; nil where one of them was left out, so that its lines stand nowhere.
        package var parts: [Part]?
        /// How much of each record file is the input's.
        package var written = RecordFiles.LineLengths()

        package init(name: String, identity: FileIdentity, digest: String, key: String, parts: [Part]? = nil) {
            self.name = name
            self.identity = identity
            self.digest = digest
            self.key = key
            self.parts = parts
        }

        package func store(in blob: inout BlobWriter) {
            blob.write(name)
            blob.write(identity)
            blob.write(digest)
            blob.write(key)
            blob.write(parts)
            blob.write(written)
        }
        package init(from blob: inout BlobReader) throws(BlobDamage) {
            let name = try blob.text()
            let identity: FileIdentity = try blob.value()
            let (digest, key) = (try blob.text(), try blob.text())
            self.init(name: name, identity: identity, digest: digest, key: key, parts: try blob.value())
            written = try blob.value()
        }
    }

    /// When the build began, in nanoseconds since 1970: a file that changed later, or shortly before, may have changed
    /// again without a sign.
    package var began: Int
    /// The record files, in the order of `RecordFiles.names`.
    package var files: [FileIdentity]
    /// The inputs, in order.
    package var inputs: [Input]

    package init(began: Int, files: [FileIdentity], inputs: [Input]) {
        self.began = began
        self.files = files
        self.inputs = inputs
    }

    package func store(in blob: inout BlobWriter) {
        blob.write(began)
        blob.write(files)
        blob.write(inputs)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let began = try blob.int()
        let files: [FileIdentity] = try blob.value()
        self.init(began: began, files: files, inputs: try blob.value())
    }
}

/// What a finished build was made of and what it told, so that the same one need not be made again.
package struct FinishedState: Sendable, Storable {
    /// A digest of everything that went in.
    package var key: String
    /// The files that were written, and how they were left; nil for one that is not there.
    package var outputs: [FileIdentity?]
    package var counts: [Int]
    package var failures: [Diagnostic]
    package var diagnostics: [Diagnostic]

    package init(
        key: String, outputs: [FileIdentity?], counts: [Int], failures: [Diagnostic], diagnostics: [Diagnostic]
    ) {
        self.key = key
        self.outputs = outputs
        self.counts = counts
        self.failures = failures
        self.diagnostics = diagnostics
    }

    package func store(in blob: inout BlobWriter) {
        blob.write(key)
        blob.write(outputs)
        blob.write(counts)
        blob.write(failures)
        blob.write(diagnostics)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let key = try blob.text()
        let outputs: [FileIdentity?] = try blob.value()
        let counts: [Int] = try blob.value()
        let failures: [Diagnostic] = try blob.value()
        self.init(key: key, outputs: outputs, counts: counts, failures: failures, diagnostics: try blob.value())
    }
}
