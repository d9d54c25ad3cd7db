import Foundation
import KaojuText
import KaojuXML

/// Reads brat standoff: the text-bound annotations (`T`) of an `.ann` file; what is said of them is passed over.
enum BratNames {
    /// The text with its names. Fragments of one name are taken as one range; lines of another form are passed over. O(n).
    static func text(_ bytes: [UInt8], annotations: [UInt8], file: String) -> AnnotatedText {
        let offsets = CharacterOffsets(bytes)
        var names: [AnnotatedText.Name] = []
        for line in annotations.split(separator: 0x0A) where line.first == UInt8(ascii: "T") {
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false)
            guard cells.count > 1 else { continue }
            let words = String(decoding: cells[1], as: UTF8.self).split { $0 == " " || $0 == ";" }
            let places = words.dropFirst().compactMap { Int($0) }
            guard let label = words.first, let start = places.min(), let end = places.max(), start >= 0 else {
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

    /// The articles of a file. O(n).
    static func texts(of bytes: [UInt8], file: String) -> [AnnotatedText] {
        var out: [AnnotatedText] = []
        var text: [UInt8] = []
        var marks: [(start: Int, end: Int, label: String)] = []
        func finish() {
            guard !text.isEmpty else { return }
            let offsets = CharacterOffsets(text)
            let names = marks.map {
                AnnotatedText.Name(
                    range: ByteRange(offsets.byte(ofCharacter: $0.start), offsets.byte(ofCharacter: $0.end)),
                    label: $0.label)
            }
            out.append(AnnotatedText(file: file, bytes: text, names: names))
            text = []
            marks = []
        }
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            let line = line.last == 0x0D ? line.dropLast() : line
            let parts = line.split(separator: UInt8(ascii: "|"), maxSplits: 2, omittingEmptySubsequences: false)
            if parts.count == 3, parts[1].elementsEqual("t".utf8) || parts[1].elementsEqual("a".utf8) {
                if parts[1].elementsEqual("t".utf8) { finish() }
                text += Array(parts[2]) + [0x0A]
                continue
            }
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard cells.count >= 5, let start = Int(cells[1]), let end = Int(cells[2]), start >= 0, start < end else {
                continue
            }
            marks.append((start, end, cells[4]))
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

    /// The passage as a text of its own. O(n + names).
    func annotated(file: String) -> AnnotatedText? {
        let bytes = Array(text.utf8)
        guard !bytes.isEmpty else { return nil }
        let offsets = CharacterOffsets(bytes)
        let names = marks.compactMap { mark -> AnnotatedText.Name? in
            let start = offsets.byte(ofCharacter: max(0, mark.offset - offset))
            let end = offsets.byte(ofCharacter: max(0, mark.offset - offset + mark.length))
            let wanted = Array(mark.text.utf8)
            if wanted.isEmpty || start < end && bytes[start..<end].elementsEqual(wanted) {
                return AnnotatedText.Name(range: ByteRange(start, end), label: mark.label)
            }
            guard let found = Self.place(of: wanted, in: bytes, near: start) else { return nil }
            return AnnotatedText.Name(range: ByteRange(found, found + wanted.count), label: mark.label)
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
    static func texts(of bytes: [UInt8], file: String) throws(XMLError) -> [AnnotatedText] {
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
                case "passage": if let text = passage.annotated(file: file) { out.append(text) }
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
    static func texts(of bytes: [UInt8], file: String) -> [AnnotatedText]? {
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
        return items.flatMap(\.passages).compactMap { passage in
            var names = BioCPassageNames(text: passage.text ?? "", offset: passage.offset ?? 0)
            for annotation in passage.annotations ?? [] {
                guard let label = annotation.infons?["type"]?.text, let place = annotation.locations?.first else {
                    continue
                }
                names.marks.append((place.offset, place.length, annotation.text ?? "", label))
            }
            return names.annotated(file: file)
        }
    }
}
