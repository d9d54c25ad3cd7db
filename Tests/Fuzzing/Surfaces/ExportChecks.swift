import Foundation
import KaojuXML

extension ExportSurface {
    /// The text with letters in place of what markup is made of.
    static func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.map { "<>&\"'".unicodeScalars.contains($0) ? "x" : $0 }))
    }

    /// How often a tag is opened.
    static func opened(_ bytes: [UInt8]) -> Int { bytes.count { $0 == UInt8(ascii: "<") } }

    /// How often a script is.
    static func scripts(_ bytes: [UInt8]) -> Int {
        let tag = Array("<script".utf8)
        return bytes.indices.count { bytes[$0] == tag[0] && bytes[$0...].starts(with: tag) }
    }

    static func checkXML(_ bytes: [UInt8]) throws {
        var reader = try XMLReader(bytes)
        while try reader.next() != nil {}
    }

    /// One JSON object a line.
    static func checkLines(_ bytes: [UInt8]) {
        for line in bytes.split(separator: 0x0A) {
            promise((try? JSONSerialization.jsonObject(with: Data(line))) is [String: Any], "a line is a JSON object")
        }
    }

    /// CSV as RFC 4180 has it: every row has the same cells, none is a formula.
    static func checkCells(_ bytes: [UInt8]) { check(bytes, isSpreadsheet: true) }

    /// The same, for a program that runs no formulas.
    static func checkNeo4j(_ bytes: [UInt8]) { check(bytes, isSpreadsheet: false) }

    private static func check(_ bytes: [UInt8], isSpreadsheet: Bool) {
        var counts: Set<Int> = []
        var (cells, isQuoted, isStart) = (1, false, true)
        for byte in bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...] {
            if isStart, isSpreadsheet { promise(!"=+@".utf8.contains(byte), "no cell is a formula") }
            isStart = false
            switch byte {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ",") where !isQuoted:
                cells += 1
                isStart = true
            case 0x0A where !isQuoted:
                counts.insert(cells)
                (cells, isStart) = (1, true)
            default: break
            }
        }
        promise(!isQuoted, "quotation marks are closed")
        promise(counts.count == 1, "every row has the same cells")
    }

    /// Quoted strings of DOT end, and hold no line break of a text.
    static func checkDOT(_ text: String) {
        var (isQuoted, isEscaped) = (false, false)
        for byte in text.utf8 {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\\"), isQuoted {
                isEscaped = true
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            }
        }
        promise(!isQuoted, "strings of DOT are closed")
    }
}
