import KaojuText

/// Squeezes a line that may be a section's name, without making a String of it.
enum SectionNameFolder {
    /// The line in lower case without blanks, dashes, brackets and asterisks around it and a stop or colon behind it; nil
    /// where it is longer than a name. O(min(line, limit)).
    static func folded(_ bytes: [UInt8], _ range: ByteRange, atMost limit: Int) -> [UInt8]? {
        guard !range.isEmpty else { return nil }
        var out: [UInt8] = []
        var at = range.start
        while at < range.end {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            at += length
            switch value {
            case 0x41...0x5A: out.append(UInt8(value + 0x20))
            case 0x2D, 0x2010...0x2015, 0xAD, 0x200B...0x200F, 0xFEFF, 0xE000...0xF8FF: break
            case 0x21...0x7E: out.append(UInt8(value))
            case _ where ScalarClass.isSpace(value) || value < 0x20: break
            case 0xFF21...0xFF3A: out.append(UInt8(value - 0xFF21 + 0x61))
            case 0xFF01...0xFF5E: out.append(UInt8(value - 0xFF01 + 0x21))
            case 0x2E80...0x2FDF, 0xF900...0xFAFF:
                let scalar = Unicode.Scalar(value).map { String($0).squeezed } ?? ""
                out.append(contentsOf: scalar.utf8)
            default: out.append(contentsOf: bytes[(at - length)..<at])
            }
            // Brackets and marks may stand around the name.
            if out.count > limit + 12 { return nil }
        }
        return trimmed(out)
    }

    private static func trimmed(_ name: [UInt8]) -> [UInt8] {
        var name = name
        while let last = name.last, ":.*_]".utf8.contains(last) || name.suffix(3) == stop || name.suffix(3) == closer {
            name.removeLast(last < 0x80 ? 1 : 3)
        }
        while let first = name.first, "*_[".utf8.contains(first) || name.prefix(3) == opener {
            name.removeFirst(first < 0x80 ? 1 : 3)
        }
        return name
    }

    private static let stop: ArraySlice<UInt8> = [0xE3, 0x80, 0x82]
    private static let opener: ArraySlice<UInt8> = [0xE3, 0x80, 0x90]
    private static let closer: ArraySlice<UInt8> = [0xE3, 0x80, 0x91]
}
