import KaojuText

/// Puts arrays together into the bytes of a `SectionedFile`.
@safe package struct SectionWriter {
    private var sections: [(entry: SectionedFile.Entry, bytes: UnsafeRawBufferPointer, owner: MemoryBlock?)] = unsafe []

    /// Creates a writer of no sections.
    package init() {}

    /// Adds a section; sections stand in the file in the order in which they were added.
    package mutating func add<Element>(_ tag: SectionedFile.Tag, _ array: FixedArray<Element>) {
        let size = MemoryLayout<Element>.stride
        unsafe sections.append(
            (
                .init(tag: tag.code, elementSize: UInt32(size), offset: 0, count: UInt64(array.count)),
                UnsafeRawBufferPointer(array.elements), array.block
            ))
    }

    /// The file, in pieces that follow one another: header and table, then each section with its padding. O(n).
    package func write(key: UInt64, to sink: (UnsafeRawBufferPointer) -> Void) {
        var offset = unsafe SectionedFile.headerSize + sections.count * SectionedFile.entrySize
        var table: [UInt8] = []
        var pieces: [(padding: Int, bytes: UnsafeRawBufferPointer)] = unsafe []
        func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
            unsafe withUnsafeBytes(of: value.littleEndian) { unsafe bytes += $0 }
        }
        for index in unsafe sections.indices {
            let section = unsafe sections[index]
            let padding = (SectionedFile.alignment - offset % SectionedFile.alignment) % SectionedFile.alignment
            offset += padding
            unsafe append(section.entry.tag, to: &table)
            unsafe append(section.entry.elementSize, to: &table)
            append(UInt64(offset), to: &table)
            unsafe append(section.entry.count, to: &table)
            unsafe pieces.append((padding, section.bytes))
            unsafe offset += section.bytes.count
        }
        let zeros = [UInt8](repeating: 0, count: SectionedFile.alignment)
        func forEachPiece(_ body: (UnsafeRawBufferPointer) -> Void) {
            unsafe table.withUnsafeBytes(body)
            for index in unsafe pieces.indices {
                let piece = unsafe pieces[index]
                unsafe zeros.withUnsafeBytes { unsafe body(UnsafeRawBufferPointer(rebasing: $0[0..<piece.padding])) }
                unsafe body(piece.bytes)
            }
        }
        var digest = Digest.Stream()
        unsafe forEachPiece { unsafe digest.update($0) }
        var header = SectionedFile.magic
        append(SectionedFile.version, to: &header)
        unsafe append(UInt32(sections.count), to: &header)
        append(UInt64(offset), to: &header)
        append(key, to: &header)
        header += digest.finish()
        unsafe header.withUnsafeBytes(sink)
        unsafe forEachPiece(sink)
    }

    /// The file as one block of memory. O(n).
    package func block(key: UInt64) -> MemoryBlock {
        var bytes: [UInt8] = []
        unsafe write(key: key) { unsafe bytes += $0 }
        return MemoryBlock(bytes)
    }
}
