import CLibCrypto

extension Digest {
    /// SHA-256 of bytes that come in pieces.
    @safe package struct Stream: ~Copyable {
        private let context = unsafe EVP_MD_CTX_new()

        /// A digest of nothing so far.
        package init() { unsafe EVP_DigestInit_ex(context, EVP_sha256(), nil) }

        deinit { unsafe EVP_MD_CTX_free(context) }

        /// Adds bytes. O(n).
        package mutating func update(_ bytes: UnsafeRawBufferPointer) {
            unsafe EVP_DigestUpdate(context, bytes.baseAddress, bytes.count)
        }

        /// The 32 bytes of the digest; nothing may be added afterwards.
        package mutating func finish() -> [UInt8] {
            var out = [UInt8](repeating: 0, count: 32)
            unsafe EVP_DigestFinal_ex(context, &out, nil)
            return out
        }
    }

    /// The 32 bytes of the digest of `bytes`. O(n).
    package static func sha256(of bytes: UnsafeRawBufferPointer) -> [UInt8] {
        var stream = Stream()
        unsafe stream.update(bytes)
        return stream.finish()
    }
}
