import KaojuText

/// A file of typed arrays («sections») that is mapped and used as it is: a header of 64 bytes, a table of the sections,
/// the sections, each aligned to 64 bytes. All numbers in little-endian order.
///
///     0  8  magic: 89 4B 4A 4C 58 0D 0A 1A (as in PNG, a transfer that mends line ends is noticed)
///     8  4  version of the format
///    12  4  number of sections
///    16  8  size of the file
///    24  8  key: what else must be the same for the file to be usable
///    32 32  SHA-256 of everything behind the header
///    64     table: for each section its tag (4 bytes), size of an element (4), offset (8), number of elements (8)
package struct SectionedFile: Sendable {
    /// The name of a section, four letters.
    package struct Tag: Hashable, Sendable {
        /// The letters as they stand in the file.
        let code: UInt32

        /// A tag of four ASCII letters.
        package init(_ name: StaticString) {
            precondition(name.utf8CodeUnitCount == 4)
            code = name.withUTF8Buffer { unsafe $0.reversed().reduce(0) { $0 << 8 | UInt32($1) } }
        }
    }

    /// Why a file is refused.
    package enum Problem: Error, Sendable, Hashable {
        /// The file is none of this kind.
        case foreign
        /// The file was made by another version; its number.
        case version(UInt32)
        /// The key is another.
        case key
        /// The file is shorter or longer than its header says.
        case size(expected: UInt64, found: UInt64)
        /// The table of sections, or one of them, lies outside the file or has a wrong size; its number, or its name.
        case section(String)
        /// What stands in the file is not what was written.
        case checksum
        /// An index or a range inside a section is wrong.
        case content(String)
    }

    struct Entry: Sendable {
        var tag: UInt32
        var elementSize: UInt32
        var offset: UInt64
        var count: UInt64
    }

    static let magic: [UInt8] = [0x89, 0x4B, 0x4A, 0x4C, 0x58, 0x0D, 0x0A, 0x1A]
    static let version: UInt32 = 2
    static let headerSize = 64
    static let alignment = 64
    static let entrySize = 24
    static let mostSections = 64

    private let block: MemoryBlock
    private let entries: [Entry]

    /// Whether bytes begin as such a file does. O(1).
    package static func isOne(_ bytes: UnsafeRawBufferPointer) -> Bool { unsafe bytes.starts(with: magic) }

    /// Reads header and table; the sections themselves are not looked at. O(1).
    package init(_ block: MemoryBlock, key: UInt64) throws(Problem) {
        let bytes = unsafe block.bytes
        guard unsafe Self.isOne(bytes), bytes.count >= Self.headerSize else { throw .foreign }
        let version = unsafe bytes.loadUnaligned(fromByteOffset: 8, as: UInt32.self).littleEndian
        guard version == Self.version, UInt32(1).littleEndian == 1 else { throw .version(version) }
        let size = unsafe bytes.loadUnaligned(fromByteOffset: 16, as: UInt64.self)
        guard size == UInt64(bytes.count) else { throw .size(expected: size, found: UInt64(bytes.count)) }
        guard unsafe bytes.loadUnaligned(fromByteOffset: 24, as: UInt64.self) == key else { throw .key }
        let count = unsafe Int(bytes.loadUnaligned(fromByteOffset: 12, as: UInt32.self))
        guard count <= Self.mostSections, Self.headerSize + count * Self.entrySize <= bytes.count else {
            throw .section("\(count) sections")
        }
        var entries: [Entry] = []
        var end = UInt64(Self.headerSize + count * Self.entrySize)
        for index in 0..<count {
            let at = Self.headerSize + index * Self.entrySize
            let entry = unsafe Entry(
                tag: bytes.loadUnaligned(fromByteOffset: at, as: UInt32.self),
                elementSize: bytes.loadUnaligned(fromByteOffset: at + 4, as: UInt32.self),
                offset: bytes.loadUnaligned(fromByteOffset: at + 8, as: UInt64.self),
                count: bytes.loadUnaligned(fromByteOffset: at + 16, as: UInt64.self))
            let (length, overflow) = entry.count.multipliedReportingOverflow(by: UInt64(entry.elementSize))
            guard !overflow, entry.offset >= end, entry.offset % UInt64(Self.alignment) == 0, entry.offset <= size,
                length <= size - entry.offset
            else { throw .section("\(index)") }
            end = entry.offset + length
            entries.append(entry)
        }
        self.block = block
        self.entries = entries
    }

    /// The section with this tag. O(1).
    package func array<Element: BitwiseCopyable & Sendable>(
        _ tag: Tag, of type: Element.Type = Element.self
    ) throws(Problem) -> FixedArray<Element> {
        guard let entry = entries.first(where: { $0.tag == tag.code }),
            entry.elementSize == UInt32(MemoryLayout<Element>.stride)
        else { throw .section(Self.name(tag.code)) }
        let count = Int(entry.count)
        guard count > 0, let base = unsafe block.bytes.baseAddress else {
            return unsafe FixedArray(UnsafeBufferPointer(start: nil, count: 0), in: block)
        }
        let start = unsafe (base + Int(entry.offset)).assumingMemoryBound(to: Element.self)
        return unsafe FixedArray(UnsafeBufferPointer(start: start, count: count), in: block)
    }

    /// Whether everything behind the header is as it was written. O(n).
    package func verifyChecksum() throws(Problem) {
        let bytes = unsafe block.bytes
        let body = unsafe UnsafeRawBufferPointer(rebasing: bytes[Self.headerSize...])
        guard unsafe Digest.sha256(of: body).elementsEqual(bytes[32..<64]) else { throw .checksum }
    }

    private static func name(_ code: UInt32) -> String {
        String(decoding: (0..<4).map { UInt8(truncatingIfNeeded: code >> ($0 * 8)) }, as: UTF8.self)
    }
}
