import KaojuTerminology
import KaojuText
import TestSupport

/// A text in which the expected mentions stand between ⟦ and ⟧.
struct Marked {
    var plain: String
    var ranges: [ByteRange]

    init(_ marked: String) {
        var bytes: [UInt8] = []
        var starts: [Int] = []
        ranges = []
        for scalar in marked.unicodeScalars {
            if scalar == "⟦" {
                starts.append(bytes.count)
            } else if scalar == "⟧" {
                ranges.append(ByteRange(starts.removeLast(), bytes.count))
            } else {
                bytes += Array(String(scalar).utf8)
            }
        }
        plain = String(decoding: bytes, as: UTF8.self)
    }

    /// The text with these ranges marked.
    static func mark(_ text: SegmentedText, _ mentions: Mentions) -> String {
        var out = ""
        var at = 0
        for item in mentions.items {
            out += text[ByteRange(at, item.range.start)] + "⟦" + text[item.range] + "⟧"
            at = item.range.end
        }
        return out + text[ByteRange(at, text.reading.bytes.count)]
    }
}

extension Mentions {
    /// The id of the concept that the mention with these words names; nil where there is none.
    func id(of surface: String, in text: SegmentedText) -> String? {
        items.first { text[$0.range] == surface }.map { concepts[$0.concept].id }
    }
}
