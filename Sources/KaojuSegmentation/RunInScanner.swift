import KaojuText

/// Finds labels that stand in the middle of a line, as OCR and flattened layouts leave them.
struct RunInScanner {
    let resources: SegmentationResources
    let bytes: [UInt8]

    /// Where an abstract's label («摘要：», «Abstract:») begins behind a title and authors, and where its colon is.
    func abstractLabel(in range: ByteRange) -> ByteRange? {
        for at in range.indices.dropFirst() {
            guard bytes[at] == 0xE6 || bytes[at] == UInt8(ascii: "A") else { continue }
            for label in Self.abstractLabels where matches(label, at, range.end) {
                let end = at + label.count
                guard end < range.end else { continue }
                let value = UTF8Scanner.scalar(bytes, at: end).value
                if value == 0xFF1A || value == 0x3A { return ByteRange(at, end) }
            }
        }
        return nil
    }

    /// Where metadata («关键词：…») begins inside a line.
    func metadataLabel(in range: ByteRange) -> Int? {
        for at in range.indices {
            let first = bytes[at] >= 0x41 && bytes[at] <= 0x5A ? bytes[at] + 32 : bytes[at]
            for label in resources.runInLabels where label[0] == first && matches(label, at, range.end) {
                let end = at + label.count
                guard end < range.end else { continue }
                let value = UTF8Scanner.scalar(bytes, at: end).value
                if value == 0xFF1A || value == 0x3A { return at }
            }
        }
        return nil
    }

    private static let abstractLabels = ["摘要", "摘 要", "摘  要", "Abstract"].map { Array($0.utf8) }

    private func matches(_ label: [UInt8], _ at: Int, _ end: Int) -> Bool {
        guard at + label.count <= end else { return false }
        for (offset, byte) in label.enumerated() {
            let have = bytes[at + offset]
            let folded = have >= 0x41 && have <= 0x5A ? have + 32 : have
            let want = byte >= 0x41 && byte <= 0x5A ? byte + 32 : byte
            if folded != want { return false }
        }
        return true
    }
}
