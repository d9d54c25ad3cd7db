/// The lines of a text with their numbers from 1, without their ends. O(n) for all.
struct Lines: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var at: Int
    private var number = 0

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    mutating func next() -> (number: Int, bytes: ArraySlice<UInt8>)? {
        guard at < bytes.count else { return nil }
        let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
        var line = bytes[at..<end]
        if line.last == 0x0D { line = line.dropLast() }
        at = end + 1
        number += 1
        return (number, line)
    }
}
