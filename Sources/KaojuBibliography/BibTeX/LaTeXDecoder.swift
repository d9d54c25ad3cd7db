import Foundation
import KaojuText

/// Turns a TeX text into plain Unicode: accents, symbols, ligatures, groups, formulas.
///
/// A command that is not known stays as it is written, or gives way to its argument.
struct LaTeXDecoder {
    private let bytes: ArraySlice<UInt8>
    private let table: LaTeXTable
    private var at: Int
    private var out = String.UnicodeScalarView()
    /// Accents that wait for their letter.
    private var accents: [Unicode.Scalar] = []
    private var isMath = false

    private init(_ bytes: ArraySlice<UInt8>, table: LaTeXTable) {
        self.bytes = bytes
        self.table = table
        at = bytes.startIndex
    }

    /// The plain text, white space as single blanks, in NFC where accents were put together. O(n).
    static func text(_ bytes: ArraySlice<UInt8>, table: LaTeXTable) -> String {
        // Most texts hold nothing of TeX's.
        let isPlain = !bytes.contains(where: isSpecial)
        if isPlain { return String(decoding: bytes, as: UTF8.self).onOneLine }
        var decoder = LaTeXDecoder(bytes, table: table)
        decoder.run()
        return String(decoder.out).onOneLine
    }

    /// Whether TeX may mean something by a character.
    private static func isSpecial(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "$"), UInt8(ascii: "~"),
            UInt8(ascii: "-"), UInt8(ascii: "`"), UInt8(ascii: "'"), UInt8(ascii: "^"), UInt8(ascii: "_"):
            true
        default: false
        }
    }

    private mutating func run() {
        while at < bytes.endIndex {
            let byte = bytes[at]
            switch byte {
            case UInt8(ascii: "\\"): readCommand()
            case UInt8(ascii: "{"), UInt8(ascii: "}"):
                // An accent's group: {\"{o}}; an empty one leaves the accent alone.
                if byte == UInt8(ascii: "}") { dropAccents() }
                at += 1
            case UInt8(ascii: "$"):
                isMath.toggle()
                at += 1
            case UInt8(ascii: "^") where isMath, UInt8(ascii: "_") where isMath: at += 1
            case UInt8(ascii: "~"): put(" ", length: 1)
            case UInt8(ascii: "-") where !isMath: readDashes()
            case UInt8(ascii: "`"): readQuote("`", "‘", "“")
            case UInt8(ascii: "'"): readQuote("'", "'", "”")
            default: readScalar()
            }
        }
        dropAccents()
    }

    /// A character that an accent waits for, else all up to the next that TeX may mean something by.
    private mutating func readScalar() {
        var end = at + 1
        if accents.isEmpty {
            while end < bytes.endIndex, !Self.isSpecial(bytes[end]) { end += 1 }
        } else if bytes[at] >= 0xC2 {
            while end < bytes.endIndex, end < at + 4, bytes[end] & 0xC0 == 0x80 { end += 1 }
        }
        for scalar in String(decoding: bytes[at..<end], as: UTF8.self).unicodeScalars { put(scalar) }
        at = end
    }

    private mutating func put(_ scalar: Unicode.Scalar, length: Int) {
        put(scalar)
        at += length
    }

    private mutating func put(_ scalar: Unicode.Scalar) {
        guard !accents.isEmpty, scalar != " " else { return out.append(scalar) }
        // The dotless letters carry accents in TeX, the dotted ones in Unicode.
        let base: Unicode.Scalar = scalar == "ı" ? "i" : scalar == "ȷ" ? "j" : scalar
        var text = String.UnicodeScalarView([base])
        text.append(contentsOf: accents.reversed())
        accents = []
        out.append(contentsOf: String(text).precomposedStringWithCanonicalMapping.unicodeScalars)
    }

    /// Drops accents whose letter did not come: «\'{}».
    private mutating func dropAccents() { accents = [] }

    private mutating func readDashes() {
        var end = at
        while end < bytes.endIndex, bytes[end] == UInt8(ascii: "-"), end - at < 3 { end += 1 }
        put(end - at == 3 ? "—" : end - at == 2 ? "–" : "-", length: end - at)
    }

    private mutating func readQuote(_ mark: Character, _ single: Unicode.Scalar, _ double: Unicode.Scalar) {
        let isDouble = at + 1 < bytes.endIndex && bytes[at + 1] == bytes[at]
        put(isDouble ? double : single, length: isDouble ? 2 : 1)
    }

    // MARK: Commands

    private mutating func readCommand() {
        let start = at
        at += 1
        guard at < bytes.endIndex else { return put("\\") }
        let isWord = bytes[at].isLetter
        var end = at + 1
        if isWord { while end < bytes.endIndex, bytes[end].isLetter { end += 1 } }
        guard bytes[at] < 0x80 else { return put("\\") }
        let name = String(decoding: bytes[at..<end], as: UTF8.self)
        at = end
        switch table[name] {
        case .accent(let mark):
            skipBlanks()
            accents.append(mark)
            if at < bytes.endIndex, bytes[at] == UInt8(ascii: "{") { at += 1 }
        case .symbol(let text):
            if isWord { swallowEnd() }
            for scalar in text.unicodeScalars { put(scalar) }
        case .keep: if isWord { skipBlanks() }
        case .drop: if isWord { skipBlanks() }
        case nil:
            if !isWord, bytes[end - 1].isBlank || !bytes[end - 1].isDigit {
                // «\ », «\,», «\;» are blanks; another sign stands for itself.
                let sign = Unicode.Scalar(bytes[end - 1])
                put([",", ";", ":", " ", "\n", "\t", "\\"].contains(sign) ? " " : sign)
            } else if end < bytes.endIndex, bytes[end] == UInt8(ascii: "{") {
                // An unknown command gives way to its argument.
            } else {
                for scalar in String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars { put(scalar) }
            }
        }
    }

    private mutating func skipBlanks() { while at < bytes.endIndex, bytes[at].isBlank { at += 1 } }

    /// «\ss{}» and «\ss » end with what follows.
    private mutating func swallowEnd() {
        if at + 1 < bytes.endIndex, bytes[at] == UInt8(ascii: "{"), bytes[at + 1] == UInt8(ascii: "}") {
            at += 2
        } else {
            skipBlanks()
        }
    }
}
