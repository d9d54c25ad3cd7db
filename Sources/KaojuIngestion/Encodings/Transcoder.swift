import Foundation
import KaojuText

/// Turns bytes of another encoding into UTF-8, by the system's iconv.
struct Transcoder {
    /// The encoding, where it is one that texts are detected in.
    private let encoding: TextEncoding?
    /// iconv's name of it.
    private let name: String

    /// A transcoder from `encoding`.
    init(from encoding: TextEncoding) {
        self.encoding = encoding
        name = encoding.iconvName
    }

    /// A transcoder from an encoding that a file declares; nil where its name is none.
    init?(named name: String) {
        let isName = name.utf8.allSatisfy {
            ($0 | 0x20) >= 0x61 && ($0 | 0x20) <= 0x7A || $0 >= 0x30 && $0 <= 0x3A || $0 == 0x2D || $0 == 0x2E
                || $0 == 0x5F
        }
        guard isName, !name.isEmpty, name.utf8.count <= 40 else { return nil }
        encoding = nil
        self.name = name
    }

    /// The bytes from `start` on as UTF-8, a U+FFFD for each sequence that means nothing; nil where this system's iconv
    /// lacks the encoding. O(n).
    func decode(_ bytes: [UInt8], from start: Int = 0) -> DecodedText? {
        guard let descriptor = unsafe iconv_open("UTF-8", name), unsafe descriptor != iconv_t(bitPattern: -1) else {
            return nil
        }
        defer { unsafe iconv_close(descriptor) }
        var decoded = DecodedText()
        decoded.text.reserveCapacity(bytes.count + bytes.count / 2)
        var at = min(start, bytes.count)
        while at < bytes.count {
            let stop = unsafe convert(bytes, from: &at, with: descriptor, into: &decoded.text)
            guard at < bytes.count else { break }
            let length = stop == EINVAL ? bytes.count - at : invalidLength(bytes, at: at)
            decoded.appendReplacement(for: ByteRange(at, at + length))
            at += length
        }
        return decoded
    }

    /// Converts up to the end or the first sequence that means nothing; gives the error number that stopped it.
    private func convert(
        _ bytes: [UInt8], from at: inout Int, with descriptor: iconv_t, into text: inout [UInt8]
    ) -> Int32 {
        let room = 1 << 16
        return unsafe bytes.withUnsafeBytes { source in
            unsafe withUnsafeTemporaryAllocation(byteCount: room, alignment: 1) { buffer in
                // iconv's signature lacks a const: it moves the pointer and leaves the bytes alone.
                var input = unsafe UnsafeMutableRawPointer(mutating: source.baseAddress)?
                    .advanced(by: at).assumingMemoryBound(to: CChar.self)
                var left = source.count - at
                var flushing = false
                var stop: Int32 = 0
                while true {
                    var output = unsafe buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var free = room
                    errno = 0
                    // A call without input puts out what the converter holds back (Big5's combining marks).
                    let result: Int =
                        unsafe flushing
                        ? iconv(descriptor, nil, nil, &output, &free)
                        : iconv(descriptor, &input, &left, &output, &free)
                    let number = errno
                    unsafe text.append(contentsOf: buffer[..<(room - free)])
                    if result == -1, number == E2BIG { continue }
                    if flushing { break }
                    stop = result == -1 ? number : 0
                    flushing = true
                }
                at = source.count - left
                return stop
            }
        }
    }

    /// The length of the sequence at `at` that iconv refused: a lead byte takes its trail byte with it where that is no
    /// ASCII, so that a bad character costs neither its neighbour nor the rhythm of the pairs behind it.
    private func invalidLength(_ bytes: [UInt8], at: Int) -> Int {
        switch encoding {
        case .utf8, nil: return 1
        case .utf16, .utf16LittleEndian, .utf16BigEndian: return min(2, bytes.count - at)
        case .gb18030, .big5:
            let isPair =
                (0x81...0xFE).contains(bytes[at]) && at + 1 < bytes.count
                && (0x80...0xFE).contains(bytes[at + 1])
            return isPair ? 2 : 1
        }
    }
}
