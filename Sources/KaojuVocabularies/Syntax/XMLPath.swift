import KaojuTerminology
import KaojuText
import KaojuXML

/// Reads XML for the readers of formats: keeps the path of open elements (local names), the text of the innermost one, and
/// takes a document type out of the way, which the reader below does not allow.
enum XMLPath {
    /// An element's beginning or end.
    enum Event {
        case start(attributes: [String: String])
        /// The text that stood in the element, elements inside it left out.
        case end(text: String)
    }

    static func read(
        _ bytes: [UInt8], _ reading: VocabularyReading, _ body: (Event, [String]) -> Void
    ) throws(LexiconError) {
        do throws(XMLError) {
            var reader = try XMLReader(withoutDocumentType(bytes))
            var path: [String] = []
            var texts: [String] = []
            while let event = try reader.next() {
                switch event {
                case .start(let name, let attributes):
                    path.append(local(name))
                    texts.append("")
                    var table: [String: String] = [:]
                    for attribute in attributes { table[local(attribute.name)] = attribute.value }
                    body(.start(attributes: table), path)
                case .text(let text): if !texts.isEmpty { texts[texts.count - 1] += text }
                case .end:
                    body(.end(text: texts.last?.trimmed() ?? ""), path)
                    path.removeLast()
                    texts.removeLast()
                }
            }
        } catch {
            throw reading.error(error.message, line: error.line ?? 0, zh: "格式正确的 XML", en: "well-formed XML")
        }
    }

    private static func local(_ name: String) -> String {
        name.firstIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
    }

    /// The bytes with spaces in place of a document type, and the plain entities that it declares written out.
    static func withoutDocumentType(_ bytes: [UInt8]) -> [UInt8] {
        let mark = Array("<!DOCTYPE".utf8)
        guard let start = bytes.prefix(65_536).firstRange(of: mark)?.lowerBound else { return bytes }
        var end = start
        var depth = 0
        var quote: UInt8 = 0
        while end < bytes.count {
            let byte = bytes[end]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: "<") {
                depth += 1
            } else if byte == UInt8(ascii: ">") {
                depth -= 1
                if depth == 0 { break }
            }
            end += 1
        }
        guard end < bytes.count else { return bytes }
        var out = bytes
        for index in start...end where out[index] != 0x0A { out[index] = 0x20 }
        let entities = entities(String(decoding: bytes[start...end], as: UTF8.self))
        return entities.isEmpty ? out : expand(out, entities)
    }

    /// `<!ENTITY name "value">`, where the value holds neither markup nor other entities.
    private static func entities(_ text: String) -> [[UInt8]: [UInt8]] {
        var out: [[UInt8]: [UInt8]] = [:]
        for part in text.split(separator: "<!ENTITY").dropFirst() {
            let words = part.split(maxSplits: 1, whereSeparator: \.isWhitespace)
            guard words.count == 2, let quote = words[1].first, quote == "\"" || quote == "'" else { continue }
            let value = words[1].dropFirst().prefix { $0 != quote }
            if value.contains("&") || value.contains("<") { continue }
            out[Array(words[0].utf8)] = Array(value.utf8)
        }
        return out
    }

    private static func expand(_ bytes: [UInt8], _ entities: [[UInt8]: [UInt8]]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var at = 0
        while at < bytes.count {
            if bytes[at] == UInt8(ascii: "&"),
                let end = bytes[at..<min(at + 64, bytes.count)].firstIndex(of: UInt8(ascii: ";")),
                let value = entities[Array(bytes[(at + 1)..<end])]
            {
                out += value
                at = end + 1
            } else {
                out.append(bytes[at])
                at += 1
            }
        }
        return out
    }
}

extension Collection where Element: Equatable, Index == Int {
    /// The first place of a run of elements. O(n·m).
    fileprivate func firstRange(of run: [Element]) -> Range<Int>? {
        guard count >= run.count, let first = run.first else { return nil }
        for at in startIndex...(endIndex - run.count) where self[at] == first {
            if self[at..<at + run.count].elementsEqual(run) { return at..<at + run.count }
        }
        return nil
    }
}
