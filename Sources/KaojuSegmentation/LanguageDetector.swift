import KaojuText

/// Tells Chinese from English by their letters.
struct LanguageDetector {
    /// Chinese where Han characters outweigh Latin words (one word is about two characters). O(n).
    func language(of bytes: [UInt8], in range: ByteRange) -> Language {
        var han = 0
        var letters = 0
        for at in range.indices {
            let byte = bytes[at]
            if byte >= 0xE4, byte <= 0xE9 {
                han += 1
            } else if (byte | 0x20) >= 0x61, (byte | 0x20) <= 0x7A {
                letters += 1
            }
        }
        return han * 4 >= letters && han > 0 ? .zh : .en
    }
}
