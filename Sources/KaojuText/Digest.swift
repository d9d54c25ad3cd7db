import CLibCrypto

/// SHA-256 (FIPS 180-4), by OpenSSL's libcrypto.
package enum Digest {
    /// The digest of `bytes` in lower-case hexadecimal. O(n).
    package static func sha256(_ bytes: [UInt8]) -> String { hexadecimal(digest(bytes)) }

    /// An id of the contract: `prefix:` and the first 20 hexadecimal digits of the digest of `parts` joined by U+001F.
    package static func identifier(_ prefix: String, _ parts: [String]) -> String {
        identifier(prefix, Array(parts.joined(separator: "\u{1F}").utf8))
    }

    /// An id of the contract: `prefix:` and the first 20 hexadecimal digits of the digest of bytes.
    package static func identifier(_ prefix: String, _ bytes: [UInt8]) -> String {
        prefix + ":" + hexadecimal(digest(bytes).prefix(10))
    }

    private static func digest(_ bytes: [UInt8]) -> [UInt8] {
        var out = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe kaoju_sha256(buffer.baseAddress, buffer.count, &out)
        }
        return out
    }

    private static func hexadecimal(_ bytes: some Collection<UInt8>) -> String {
        func digit(_ value: UInt8) -> UInt8 { value + (value < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10) }
        var hex: [UInt8] = []
        hex.reserveCapacity(bytes.count * 2)
        for byte in bytes {
            hex.append(digit(byte >> 4))
            hex.append(digit(byte & 15))
        }
        return String(decoding: hex, as: UTF8.self)
    }
}
