import CLibCrypto

/// SHA-256 (FIPS 180-4), by OpenSSL's libcrypto.
package enum Digest {
    /// The digest of `bytes` in lower-case hexadecimal. O(n).
    package static func sha256(_ bytes: [UInt8]) -> String {
        var out = [UInt8](repeating: 0, count: Int(SHA256_DIGEST_LENGTH))
        bytes.withUnsafeBufferPointer { buffer in
            _ = SHA256(buffer.baseAddress, buffer.count, &out)
        }
        var hex: [UInt8] = []
        hex.reserveCapacity(out.count * 2)
        let digits = Array("0123456789abcdef".utf8)
        for byte in out {
            hex.append(digits[Int(byte >> 4)])
            hex.append(digits[Int(byte & 15)])
        }
        return String(decoding: hex, as: UTF8.self)
    }

    /// An id of the contract: `prefix:` and the first 20 hexadecimal digits of the digest of `parts` joined by U+001F.
    package static func identifier(_ prefix: String, _ parts: [String]) -> String {
        prefix + ":" + sha256(Array(parts.joined(separator: "\u{1F}").utf8)).prefix(20)
    }
}
