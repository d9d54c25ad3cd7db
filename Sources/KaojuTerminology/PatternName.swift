import KaojuMatching

/// The preferred form of a name that was recognised by its make-up.
enum PatternName {
    /// An English name in the singular, without a capital that only begins a sentence.
    static func english(_ surface: String) -> String {
        var bytes = Array(surface.utf8)
        if bytes.count > 1, bytes[0].isASCIIUpper, bytes.dropFirst().allSatisfy({ $0.isASCIILower || $0 == 0x2D }) {
            bytes[0] |= 0x20
        }
        if bytes.last == UInt8(ascii: "s"),
            bytes.dropLast().last.map({ $0.isASCIILower && !"suioa".utf8.contains($0) }) == true
        {
            bytes.removeLast()
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
