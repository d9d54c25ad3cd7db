import KaojuExport
import KaojuGraph

extension AuditLayout: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(files)
        for list in [topics, findings] {
            var words: [UInt32] = []
            words.reserveCapacity(list.count * 8)
            for lines in list {
                words.append(lines.fingerprint)
                for word in [UInt64(lines.record), UInt64(lines.rows)] { words.append(word) }
            }
            blob.write(words: words)
        }
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let files: [FileIdentity] = try blob.value()
        let topics = try Self.lines(from: &blob)
        self.init(files: files, topics: topics, findings: try Self.lines(from: &blob))
    }

    private static func lines(from blob: inout BlobReader) throws(BlobDamage) -> [Lines] {
        let words = try blob.words()
        guard words.count % 8 == 0 else { throw BlobDamage() }
        return stride(from: 0, to: words.count, by: 8).map { start in
            Lines(
                fingerprint: words.fingerprint(at: start), record: Int(clamping: words.long(at: start + 4)),
                rows: Int(clamping: words.long(at: start + 6)))
        }
    }
}

extension GraphLayout: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(file)
        blob.write(start)
        var words: [UInt32] = []
        words.reserveCapacity(rows.count * 5)
        for row in rows {
            words.append(row.fingerprint)
            words.append(UInt32(row.length))
        }
        blob.write(words: words)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let file: FileIdentity = try blob.value()
        self.init(file: file, start: try blob.int(), rows: [])
        let words = try blob.words()
        guard words.count % 5 == 0 else { throw BlobDamage() }
        rows.reserveCapacity(words.count / 5)
        for start in stride(from: 0, to: words.count, by: 5) {
            guard let length = Int32(exactly: words[start + 4]) else { throw BlobDamage() }
            rows.append(Row(fingerprint: words.fingerprint(at: start), length: length))
        }
    }
}

extension Fingerprint: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(Int(bitPattern: UInt(high)))
        blob.write(Int(bitPattern: UInt(low)))
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let (high, low) = (try blob.int(), try blob.int())
        self.init(high: UInt64(UInt(bitPattern: high)), low: UInt64(UInt(bitPattern: low)))
    }
}

extension ReferenceLayout: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(works)
        blob.write(files)
        blob.write(inputs)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let (works, files): (Fingerprint, [FileIdentity]) = (try blob.value(), try blob.value())
        self.init(works: works, files: files, inputs: try blob.value())
    }
}

extension ReferenceLayout.Input: Storable {
    package func store(in blob: inout BlobWriter) {
        blob.write(key)
        blob.write(length)
    }
    package init(from blob: inout BlobReader) throws(BlobDamage) {
        let key = try blob.text()
        self.init(key: key, length: try blob.int())
    }
}

extension [UInt32] {
    fileprivate mutating func append(_ word: UInt64) {
        append(UInt32(truncatingIfNeeded: word))
        append(UInt32(truncatingIfNeeded: word >> 32))
    }

    fileprivate mutating func append(_ print: Fingerprint) {
        append(print.high)
        append(print.low)
    }

    fileprivate func long(at index: Int) -> UInt64 { UInt64(self[index]) | UInt64(self[index + 1]) << 32 }

    fileprivate func fingerprint(at index: Int) -> Fingerprint {
        Fingerprint(high: long(at: index), low: long(at: index + 2))
    }
}
