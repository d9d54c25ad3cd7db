import KaojuExport
import Testing

/// The rules of one line, HTML and JSON, character by character.
private enum Definition {
    static func oneLine(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        var wantsBlank = false
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
            case 0x00...0x20, 0x7F...0xA0, 0x2028, 0x2029: wantsBlank = !out.isEmpty
            default:
                if wantsBlank { out.append(" ") }
                wantsBlank = false
                out.append(scalar)
            }
        }
        return String(out)
    }

    static func html(_ text: String) -> String {
        oneLine(text).unicodeScalars.map { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            default: scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : String(scalar)
            }
        }.joined()
    }

    static func markdown(_ text: String) -> String {
        let scalars = Array(oneLine(text).unicodeScalars)
        return scalars.enumerated().map { index, scalar in
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            let isSpecial =
                switch scalar {
                case "\\", "`", "*", "_", "|", "~", "#", "$": true
                case "<": next.properties.isAlphabetic || next == "/" || next == "!" || next == "?"
                case "&": next.properties.isAlphabetic || next == "#"
                case "]": next == "(" || next == ":"
                default: false
                }
            return (isSpecial ? "\\" : "") + String(scalar)
        }.joined()
    }

    static func json(_ text: String) -> String {
        "\""
            + text.unicodeScalars.map { scalar in
                switch scalar {
                case "\"": "\\\""
                case "\\": "\\\\"
                case "\n": "\\n"
                case "\r": "\\r"
                case "\t": "\\t"
                default:
                    scalar.value < 0x20
                        ? "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16) : String(scalar)
                }
            }.joined() + "\""
    }
}

@Suite("Texts of reports, against their rules character by character")
struct PlainTextTests {
    private static let pieces: [String] = [
        "a", "血", " ", "  ", "\t", "\n", "\u{A0}", "\u{85}", "\u{2028}", "\u{200E}", "\u{202D}", "\u{2067}", "\u{FEFF}",
        "\u{FFFE}", "\u{1FFFF}", "\u{2013}", "\u{2065}", "\u{7F}", "\u{0}", "\u{1F}", "<", ">", "&", "\"", "'", "\\",
        "`",
        "*", "_", "|", "#", "$", "]", "(", ":", "/", "!", "?", "é", "α", "😀", "-", "0", "abcdefgh",
    ]

    private static func texts(seed: UInt64) -> [String] {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(limit))
        }
        return (0..<400).map { _ in (0..<next(14)).map { _ in pieces[next(pieces.count)] }.joined() }
    }

    @Test("Random texts", arguments: 1...8)
    func random(_ seed: Int) {
        for text in Self.texts(seed: UInt64(seed)) {
            #expect(PlainText.oneLine(text) == Definition.oneLine(text))
            #expect(PlainText.html(text) == Definition.html(text))
            #expect(PlainText.markdown(text) == Definition.markdown(text))
            var json = JSONWriter()
            json.value(text)
            #expect(String(decoding: json.drain(), as: UTF8.self) == Definition.json(text))
        }
    }

    @Test("Whole numbers", arguments: [0, 7, -7, 10, 1234, -90_210, Int.max, Int.min])
    func numbers(_ number: Int) {
        var json = JSONWriter()
        json.value(number)
        #expect(String(decoding: json.drain(), as: UTF8.self) == "\(number)")
    }
}
