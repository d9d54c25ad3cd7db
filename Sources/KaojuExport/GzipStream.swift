import CLibZ

/// Compresses bytes as gzip (RFC 1952) piece by piece; the same bytes always make the same file, for no time is written.
@safe struct GzipStream: ~Copyable {
    private let stream: UnsafeMutablePointer<z_stream>
    private var chunk = [UInt8](repeating: 0, count: 1 << 16)

    /// A stream; nil where there is no memory.
    init?() {
        let stream = UnsafeMutablePointer<z_stream>.allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        guard unsafe kaoju_gzip_begin(stream) == Z_OK else {
            unsafe stream.deallocate()
            return nil
        }
        unsafe self.stream = unsafe stream
    }

    deinit {
        unsafe deflateEnd(stream)
        unsafe stream.deallocate()
    }

    /// The compressed bytes that are ready after these; all of them where these are the last. O(n).
    mutating func compressed(_ bytes: [UInt8], isLast: Bool) -> [UInt8] {
        var out: [UInt8] = []
        var input = bytes
        unsafe input.withUnsafeMutableBufferPointer { input in
            unsafe stream.pointee.next_in = input.baseAddress
            unsafe stream.pointee.avail_in = UInt32(input.count)
            repeat {
                let written = unsafe chunk.withUnsafeMutableBufferPointer { output in
                    unsafe stream.pointee.next_out = output.baseAddress
                    unsafe stream.pointee.avail_out = UInt32(output.count)
                    unsafe deflate(stream, isLast ? Z_FINISH : Z_NO_FLUSH)
                    return unsafe output.count - Int(stream.pointee.avail_out)
                }
                out += chunk[..<written]
            } while unsafe stream.pointee.avail_out == 0
        }
        return out
    }
}
