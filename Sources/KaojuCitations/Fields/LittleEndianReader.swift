/// Reads whole numbers from bytes; nothing is read beyond their end.
struct LittleEndianReader {
    let bytes: [UInt8]
    private(set) var offset = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    /// The next 32 bits.
    mutating func word() -> UInt32? {
        let found: [UInt32]? = array(1)
        return found?.first
    }

    /// A text behind a byte of length.
    mutating func name() -> String? {
        guard offset < bytes.count else { return nil }
        let count = Int(bytes[offset])
        guard offset + 1 + count <= bytes.count else { return nil }
        defer { offset += 1 + count }
        return String(decoding: bytes[(offset + 1)..<(offset + 1 + count)], as: UTF8.self)
    }

    /// Skips to a multiple of `size`.
    @discardableResult mutating func align(_ size: Int) -> Bool {
        offset = (offset + size - 1) / size * size
        return true
    }

    /// The next numbers. O(count).
    mutating func array<Number: FixedWidthInteger>(_ count: Int) -> [Number]? {
        let size = MemoryLayout<Number>.size
        guard count >= 0, offset <= bytes.count, count <= (bytes.count - offset) / size else { return nil }
        defer { offset += count * size }
        let start = offset
        return unsafe bytes.withUnsafeBytes { raw in
            (0..<count).map {
                unsafe Number(littleEndian: raw.loadUnaligned(fromByteOffset: start + $0 * size, as: Number.self))
            }
        }
    }
}
