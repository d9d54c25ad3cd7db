import KaojuText

/// Verbs of two characters whose second one begins names: 降低血糖 lowers glucose and is no hypoglycaemia.
struct CrossedVerbs: Sendable {
    static let standard = CrossedVerbs()

    private let verbs: Set<UInt64>

    private init() {
        verbs = Set(WordList("generic")["cross"].filter { $0.count == 6 }.map { Self.key($0[...]) })
    }

    /// Whether an offset lies between the two characters of such a verb. O(1).
    func cross(_ offset: Int, in bytes: [UInt8]) -> Bool {
        guard offset >= 3, offset + 3 <= bytes.count, bytes[offset] >= 0xE3 else { return false }
        return verbs.contains(Self.key(bytes[(offset - 3)..<(offset + 3)]))
    }

    private static func key(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }
}
