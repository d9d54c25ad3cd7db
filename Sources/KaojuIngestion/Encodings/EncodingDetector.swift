/// Finds the encoding of a text from its bytes.
///
/// A byte order mark decides; then valid UTF-8, unless its NUL bytes show UTF-16; then UTF-8 with some damage; then the
/// encoding whose reading has the largest share of characters that Chinese text is made of. Where none is likely the
/// answer is UTF-8, whose damage is then reported.
struct EncodingDetector: Sendable {
    private let frequent: FrequentCharacters
    /// This many bytes are enough to tell the Chinese encodings apart.
    private static let sampleSize = 1 << 16

    /// A detector that knows these characters as frequent.
    init(frequent: FrequentCharacters = .builtIn) {
        self.frequent = frequent
    }

    /// The encoding of `bytes`, which `survey` looked at; never `.utf16`. O(n).
    func encoding(of bytes: [UInt8], survey: UTF8Scanner.Survey) -> TextEncoding {
        if let marked = Self.marked(bytes) { return marked }
        if let wide = wideByNulls(bytes, survey) { return wide }
        guard let firstInvalid = survey.firstInvalid else { return .utf8 }
        // By chance two bytes of another encoding often look like UTF-8, three seldom.
        if survey.longer * 2 + survey.pairs > survey.invalid * 2 { return .utf8 }
        return likeliest(bytes, firstInvalid: firstInvalid)
    }

    /// The byte order of UTF-16 without a mark; little-endian where nothing tells.
    func byteOrder(of bytes: [UInt8]) -> TextEncoding {
        if let marked = Self.marked(bytes), marked.isWide { return marked }
        let sample = Array(bytes.prefix(Self.sampleSize))
        return score(sample, as: .utf16BigEndian) > score(sample, as: .utf16LittleEndian)
            ? .utf16BigEndian : .utf16LittleEndian
    }

    /// The encoding that a byte order mark shows.
    private static func marked(_ bytes: [UInt8]) -> TextEncoding? {
        [.utf8, .utf16LittleEndian, .utf16BigEndian, .gb18030].first { bytes.starts(with: $0.byteOrderMark) }
    }

    /// UTF-16 without a mark that is mostly ASCII: in half of the places nearly every byte is NUL, in the other none.
    private func wideByNulls(_ bytes: [UInt8], _ survey: UTF8Scanner.Survey) -> TextEncoding? {
        let units = bytes.count / 2
        guard units >= 4, bytes.count % 2 == 0 else { return nil }
        let (even, odd) = (survey.nulls[0], survey.nulls[1])
        guard max(even, odd) * 2 > units, min(even, odd) * 20 <= units else { return nil }
        return odd > even ? .utf16LittleEndian : .utf16BigEndian
    }

    /// The likeliest encoding of bytes that are not UTF-8.
    private func likeliest(_ bytes: [UInt8], firstInvalid: Int) -> TextEncoding {
        // UTF-16 needs a sample that begins at an even offset.
        let head = Array(bytes.prefix(Self.sampleSize))
        // Below 0x30 no byte is part of a character of two or four bytes, so a sample may begin behind one.
        var start = firstInvalid
        while start > 0, bytes[start - 1] >= 0x30 { start -= 1 }
        let sample = Array(bytes[start...].prefix(Self.sampleSize))
        // The right reading of Chinese text scores 0.7 to 1, a wrong one 0.1.
        var best = (encoding: TextEncoding.utf8, score: 0.4)
        for encoding in [TextEncoding.gb18030, .big5, .utf16LittleEndian, .utf16BigEndian] {
            let score = score(encoding.isWide ? head : sample, as: encoding)
            if score > best.score { best = (encoding, score) }
        }
        return best.encoding
    }

    /// The share of characters that are to be expected, from 0 to 1. In UTF-16 every character counts, elsewhere ASCII
    /// tells nothing. Three characters or fewer must all be frequent.
    private func score(_ sample: [UInt8], as encoding: TextEncoding) -> Double {
        guard let decoded = Transcoder(from: encoding).decode(sample) else { return 0 }
        let count = frequent.count(decoded.text)
        var (good, all) = (count.frequent, count.beyondASCII)
        if encoding.isWide {
            good += count.ascii
            all += count.ascii + count.controls
        }
        guard all > 3 || good == all, all > 0 else { return 0 }
        return Double(good) / Double(all)
    }
}
