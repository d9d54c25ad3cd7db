import Foundation
import KaojuText
import KaojuXML

/// Reads brat standoff: the text-bound annotations (`T`) of an `.ann` file; what is said of them is passed over.
enum BratNames {
    /// The text with its names. Fragments of one name are taken as one range; names of another form, or outside the text,
    /// are noted and left out. O(n).
    static func text(
        _ bytes: [UInt8], annotations: [UInt8], file: String, _ notes: inout CorpusNotes
    ) -> AnnotatedText {
        let offsets = CharacterOffsets(bytes)
        let count = offsets.characters(before: bytes.count)
        var names: [AnnotatedText.Name] = []
        var number = 0
        for line in annotations.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            guard line.first == UInt8(ascii: "T") else { continue }
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
            let words =
                cells.count > 1 ? String(decoding: cells[1], as: UTF8.self).split { $0 == " " || $0 == ";" } : []
            let places = words.dropFirst().compactMap { Int($0) }
            guard let label = words.first, places.count >= 2, places.count == words.count - 1, let start = places.min(),
                let end = places.max(), start >= 0, end <= count
            else {
                notes.note(
                    line: number, found: String(decoding: line, as: UTF8.self), zh: "类型、起点与不超过 \(count) 的终点",
                    en: "type, start, and an end of at most \(count)")
                continue
            }
            names.append(
                .init(
                    range: ByteRange(offsets.byte(ofCharacter: start), offsets.byte(ofCharacter: end)),
                    label: String(label)))
        }
        return AnnotatedText(file: file, bytes: bytes, names: names)
    }
}

/// Reads PubTator: `id|t|title`, `id|a|abstract`, then a line of tabs a name (id, start, end, text, label).
enum PubTatorReader {
    static func accepts(_ bytes: [UInt8]) -> Bool {
        guard let line = bytes.prefix(4_000).split(separator: 0x0A).first else { return false }
        let parts = line.split(separator: UInt8(ascii: "|"), maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 && parts[1].elementsEqual("t".utf8) && !parts[0].isEmpty
    }

    /// The articles of a file; lines that are neither text nor a name in it are noted and left out. O(n).
    static func texts(of bytes: [UInt8], file: String, _ notes: inout CorpusNotes) -> [AnnotatedText] {
        var out: [AnnotatedText] = []
        var text: [UInt8] = []
        var marks: [(line: Int, start: Int, end: Int, label: String)] = []
        func finish() {
            guard !text.isEmpty else { return }
            let offsets = CharacterOffsets(text)
            let count = offsets.characters(before: text.count)
            var names: [AnnotatedText.Name] = []
            for mark in marks {
                guard mark.end <= count else {
                    notes.note(
                        line: mark.line, found: String(mark.end), zh: "不超过 \(count) 的终点",
                        en: "an end of at most \(count)")
                    continue
                }
                names.append(
                    .init(
                        range: ByteRange(offsets.byte(ofCharacter: mark.start), offsets.byte(ofCharacter: mark.end)),
                        label: mark.label))
            }
            out.append(AnnotatedText(file: file, bytes: text, names: names))
            text = []
            marks = []
        }
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let line = line.last == 0x0D ? line.dropLast() : line
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            let parts = line.split(separator: UInt8(ascii: "|"), maxSplits: 2, omittingEmptySubsequences: false)
            if parts.count == 3, parts[1].elementsEqual("t".utf8) || parts[1].elementsEqual("a".utf8) {
                if parts[1].elementsEqual("t".utf8) { finish() }
                text += Array(parts[2]) + [0x0A]
                continue
            }
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            // «id, tab, CID, tab, …» is a relation between names.
            if cells.count >= 4, Int(cells[1]) == nil, !cells[1].isEmpty { continue }
            guard cells.count >= 5, let start = Int(cells[1]), let end = Int(cells[2]), start >= 0, start < end else {
                notes.note(
                    line: number, found: String(decoding: line, as: UTF8.self), zh: "编号、起点、终点、原文与类型",
                    en: "id, start, end, text and label, separated by tabs")
                continue
            }
            marks.append((number, start, end, cells[4]))
        }
        finish()
        return out
    }
}

/// What BioC says of a passage, in XML or JSON: its text, where it begins in the document, and the names in it. Offsets are
/// characters, or, in some corpora, bytes or UTF-16 units: each name is looked for near its place.
struct BioCPassageNames {
    var text = ""
    var offset = 0
    var marks: [(offset: Int, length: Int, text: String, label: String)] = []

    /// The passage as a text of its own; names that do not stand near their place are noted. O(n + names).
    func annotated(file: String, _ notes: inout CorpusNotes) -> AnnotatedText? {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { return nil }
        let offsets = CharacterOffsets(bytes)
        var names: [AnnotatedText.Name] = []
        for mark in marks {
            // Numbers of strangers: a difference or a sum need not be one.
            let first = max(0, mark.offset.subtractingReportingOverflow(offset).partialValue)
            let last = max(first, first.addingReportingOverflow(mark.length).partialValue)
            let (start, end) = (offsets.byte(ofCharacter: first), offsets.byte(ofCharacter: last))
            let wanted = Array(mark.text.utf8)
            if wanted.isEmpty ? start < end : start < end && bytes[start..<end].elementsEqual(wanted) {
                names.append(.init(range: ByteRange(start, end), label: mark.label))
            } else if !wanted.isEmpty, let found = Self.place(of: wanted, in: bytes, near: start) {
                names.append(.init(range: ByteRange(found, found + wanted.count), label: mark.label))
            } else {
                notes.note(
                    line: 0, found: mark.text.isEmpty ? "\(mark.offset), \(mark.length)" : mark.text,
                    zh: "位置 \(mark.offset) 附近原文中的名称", en: "a name that stands in the text near \(mark.offset)")
            }
        }
        return AnnotatedText(file: file, bytes: bytes, names: names)
    }

    /// The place nearest to `start`, at most 200 bytes off.
    private static func place(of name: [UInt8], in bytes: [UInt8], near start: Int) -> Int? {
        func stands(_ at: Int) -> Bool {
            at >= 0 && at + name.count <= bytes.count && bytes[at..<(at + name.count)].elementsEqual(name)
        }
        for distance in 0...200 {
            if stands(start - distance) { return start - distance }
            if stands(start + distance) { return start + distance }
        }
        return nil
    }
}

/// Reads the annotations of BioC XML.
enum BioCXMLNames {
    /// One text a passage. Errors: malformed XML.
    static func texts(
        of bytes: [UInt8], file: String, _ notes: inout CorpusNotes
    ) throws(XMLError) -> [AnnotatedText] {
        var reader = try XMLReader(XMLPrologue(bytes, entities: [:]).body)
        var out: [AnnotatedText] = []
        var path: [String] = []
        var passage = BioCPassageNames()
        var mark = (offset: 0, length: 0, text: "", label: "")
        var infon = ""
        var content = ""
        while let event = try reader.next() {
            switch event {
            case .start(let name, let attributes):
                path.append(name)
                content = ""
                func value(_ key: String) -> String { attributes.first { $0.name == key }?.value ?? "" }
                switch name {
                case "passage": passage = BioCPassageNames()
                case "annotation": mark = (0, 0, "", "")
                case "infon": infon = value("key")
                case "location" where mark.length == 0:
                    mark.offset = Int(value("offset")) ?? 0
                    mark.length = Int(value("length")) ?? 0
                default: break
                }
            case .text(let text): content += text
            case .end(let name):
                path.removeLast()
                let isInMark = path.last == "annotation"
                switch name {
                case "text" where isInMark: mark.text = content
                case "text" where path.last == "passage": passage.text = content
                case "text" where path.last == "sentence": passage.text += (passage.text.isEmpty ? "" : " ") + content
                case "offset" where path.last == "passage": passage.offset = Int(content) ?? 0
                case "infon" where isInMark && (infon == "type" || infon == "class" && mark.label.isEmpty):
                    mark.label = content
                case "annotation": if !mark.label.isEmpty { passage.marks.append(mark) }
                case "passage": if let text = passage.annotated(file: file, &notes) { out.append(text) }
                default: break
                }
                content = ""
            }
        }
        return out
    }
}

/// Reads the annotations of BioC JSON.
enum BioCJSONNames {
    private struct Location: Decodable {
        var offset: Int
        var length: Int
    }
    private struct Annotation: Decodable {
        var infons: [String: Value]?
        var text: String?
        var locations: [Location]?
    }
    private struct Passage: Decodable {
        var offset: Int?
        var text: String?
        var annotations: [Annotation]?
    }
    private struct Item: Decodable { var passages: [Passage] }
    private struct Collection: Decodable { var documents: [Item] }

    /// Infons hold texts, numbers and null.
    private struct Value: Decodable {
        var text: String?
        init(from decoder: any Decoder) throws { text = try? decoder.singleValueContainer().decode(String.self) }
    }

    /// One text a passage; nil where the file is no BioC JSON. O(n).
    static func texts(of bytes: [UInt8], file: String, _ notes: inout CorpusNotes) -> [AnnotatedText]? {
        let decoder = JSONDecoder()
        let data = Data(bytes)
        let items: [Item]
        if let collection = try? decoder.decode(Collection.self, from: data) {
            items = collection.documents
        } else if let collections = try? decoder.decode([Collection].self, from: data) {
            items = collections.flatMap(\.documents)
        } else if let item = try? decoder.decode(Item.self, from: data) {
            items = [item]
        } else {
            return nil
        }
        var out: [AnnotatedText] = []
        for passage in items.flatMap(\.passages) {
            var names = BioCPassageNames(text: passage.text ?? "", offset: passage.offset ?? 0)
            for annotation in passage.annotations ?? [] {
                guard let label = annotation.infons?["type"]?.text, let place = annotation.locations?.first else {
                    continue
                }
                names.marks.append((place.offset, place.length, annotation.text ?? "", label))
            }
            if let text = names.annotated(file: file, &notes) { out.append(text) }
        }
        return out
    }
}
