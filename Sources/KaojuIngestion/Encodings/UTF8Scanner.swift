import KaojuText

/// Tells valid UTF-8 from invalid (the Unicode Standard's table 3-7).
enum UTF8Scanner {
    /// What a text's bytes look like as UTF-8.
    struct Survey {
        /// The number of valid sequences of two bytes.
        var pairs = 0
        /// The number of valid sequences of three and four bytes.
        var longer = 0
        /// The number of maximal invalid subparts.
        var invalid = 0
        /// Where the first of them begins.
        var firstInvalid: Int?
        /// The number of NUL bytes at even and at odd offsets.
        var nulls = [0, 0]
    }

    /// Surveys a whole text. O(n).
    static func survey(_ bytes: [UInt8]) -> Survey {
        var survey = Survey()
        unsafe bytes.withUnsafeBytes { buffer in
            var at = 0
            while at < buffer.count {
                at = unsafe skipASCII(buffer, from: at)
                guard at < buffer.count else { break }
                if unsafe buffer[at] == 0 {
                    survey.nulls[at & 1] += 1
                    at += 1
                    continue
                }
                let (length, isValid) = unsafe sequence(buffer, at: at)
                if !isValid {
                    survey.invalid += 1
                    if survey.firstInvalid == nil { survey.firstInvalid = at }
                } else if length == 2 {
                    survey.pairs += 1
                } else {
                    survey.longer += 1
                }
                at += length
            }
        }
        return survey
    }

    /// The text with one U+FFFD in place of each maximal invalid subpart. O(n).
    static func repaired(_ bytes: [UInt8]) -> DecodedText {
        var decoded = DecodedText()
        decoded.text.reserveCapacity(bytes.count)
        unsafe bytes.withUnsafeBytes { buffer in
            var at = 0
            var valid = 0
            while at < buffer.count {
                if unsafe buffer[at] < 0x80 {
                    at += 1
                    continue
                }
                let (length, isValid) = unsafe sequence(buffer, at: at)
                if !isValid {
                    decoded.text.append(contentsOf: bytes[valid..<at])
                    decoded.appendReplacement(for: ByteRange(at, at + length))
                    valid = at + length
                }
                at += length
            }
            decoded.text.append(contentsOf: bytes[valid...])
        }
        return decoded
    }

    /// The offset of the first byte at or after `start` that is NUL or not ASCII.
    @inline(__always)
    private static func skipASCII(_ buffer: UnsafeRawBufferPointer, from start: Int) -> Int {
        var at = start
        while at + 8 <= buffer.count {
            let word = unsafe buffer.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            // A high bit, or a zero byte (the second term has a high bit for each, and no false alarm below the first).
            let hits = (word | ((word &- 0x0101_0101_0101_0101) & ~word)) & 0x8080_8080_8080_8080
            if hits != 0 { break }
            at += 8
        }
        while at < buffer.count, unsafe buffer[at] != 0, unsafe buffer[at] < 0x80 { at += 1 }
        return at
    }

    /// The sequence that begins at a byte that is not ASCII: its length and whether it is valid.
    @inline(__always)
    private static func sequence(_ buffer: UnsafeRawBufferPointer, at start: Int) -> (length: Int, isValid: Bool) {
        let lead = unsafe buffer[start]
        let length: Int
        var low: UInt8 = 0x80
        var high: UInt8 = 0xBF
        switch lead {
        case 0x00...0x7F: return (1, true)
        case 0xC2...0xDF: length = 2
        case 0xE0: (length, low) = (3, 0xA0)
        case 0xED: (length, high) = (3, 0x9F)
        case 0xE1...0xEF: length = 3
        case 0xF0: (length, low) = (4, 0x90)
        case 0xF4: (length, high) = (4, 0x8F)
        case 0xF1...0xF3: length = 4
        default: return (1, false)
        }
        var taken = 1
        while taken < length {
            guard start + taken < buffer.count else { return (taken, false) }
            let next = unsafe buffer[start + taken]
            guard next >= low, next <= high else { return (taken, false) }
            (low, high) = (0x80, 0xBF)
            taken += 1
        }
        return (length, true)
    }
}
