/// The 32-bit hashes that stand for features: FNV-1a over bytes, mixed by MurmurHash3's finaliser (both public domain).
///
/// Training sees nothing but these, so two features with one hash are one feature to training and reading alike.
enum FeatureHash {
    static let seed: UInt32 = 0x811C_9DC5

    @inline(__always) static func step(_ hash: UInt32, _ byte: UInt8) -> UInt32 { (hash ^ UInt32(byte)) &* 0x0100_0193 }

    /// The hash of some bytes. O(n).
    static func of(_ bytes: some Sequence<UInt8>) -> UInt32 { bytes.reduce(seed, step) }

    /// The hash of a template with up to three values.
    @inline(__always)
    static func feature(_ template: UInt32, _ a: UInt32, _ b: UInt32 = 0, _ c: UInt32 = 0) -> UInt32 {
        var hash = template &* 0x9E37_79B1 ^ 0x5BD1_E995
        hash = mixed(hash, a)
        hash = mixed(hash, b)
        hash = mixed(hash, c)
        hash ^= hash >> 16
        hash = hash &* 0x85EB_CA6B
        hash ^= hash >> 13
        hash = hash &* 0xC2B2_AE35
        return hash ^ (hash >> 16)
    }

    @inline(__always)
    private static func mixed(_ hash: UInt32, _ value: UInt32) -> UInt32 {
        let sum = hash ^ (value &* 0xCC9E_2D51)
        return (sum << 13 | sum >> 19) &* 5 &+ 0xE654_6B64
    }
}
