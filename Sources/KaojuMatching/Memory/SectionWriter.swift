import KaojuText

/// Puts arrays together into the bytes of a `SectionedFile`.
package struct SectionWriter {
    private var sections: [(entry: SectionedFile.Entry, bytes: UnsafeRawBufferPointer, owner: MemoryBlock?)] = []

    /// Creates a writer of no sections.
    package init() {}

    /// Adds a section; sections stand in the file in the order in which they were added.
    package mutating func add<Element>(_ tag: SectionedFile.Tag, _ array: FixedArray<Element>) {
        let size = MemoryLayout<Element>.stride
        sections.append(
            (
                .init(tag: tag.code, elementSize: UInt32(size), offset: 0, count: UInt64(array.count)),
                UnsafeRawBufferPointer(array.elements), array.block
            ))
    }

    /// The file, in pieces that follow one another: header and table, then each section with its padding. O(n).
    package func write(key: UInt64, to sink: (UnsafeRawBufferPointer) -> Void) {
        var offset = SectionedFile.headerSize + sections.count * SectionedFile.entrySize
        var table: [UInt8] = []
        var pieces: [(padding: Int, bytes: UnsafeRawBufferPointer)] = []
        func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
            withUnsafeBytes(of: value.littleEndian) { bytes += $0 }
        }
        for section in sections {
            let padding = (SectionedFile.alignment - offset % SectionedFile.alignment) % SectionedFile.alignment
            offset += padding
            append(section.entry.tag, to: &table)
            append(section.entry.elementSize, to: &table)
            append(UInt64(offset), to: &table)
            append(section.entry.count, to: &table)
            pieces.append((padding, section.bytes))
            offset += section.bytes.count
        }
        let zeros = [UInt8](repeating: 0, count: SectionedFile.alignment)
        func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) {
            table.withUnsafeBytes(body)
            for piece in pieces {
                zeros.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[0..<piece.padding])) }
                body(piece.bytes)
            }
        }
        var digest = Digest.Stream()
        forEachPiece { digest.update($0) }
        var header = SectionedFile.magic
        append(SectionedFile.version, to: &header)
        append(UInt32(sections.count), to: &header)
        append(UInt64(offset), to: &header)
        append(key, to: &header)
        header += digest.finish()
        header.withUnsafeBytes(sink)
        forEachPiece(sink)
    }

    /// The file as one block of memory. O(n).
    package func block(key: UInt64) -> MemoryBlock {
        var bytes: [UInt8] = []
        write(key: key) { bytes += $0 }
        return MemoryBlock(bytes)
    }
}
