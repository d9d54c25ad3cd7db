import Foundation
import KaojuText

/// Reads JSON (a list of objects, or an object a line) in which each text stands with its entities: `text`, and in `entities`
/// (or `label`) `start_idx`/`start`, `end_idx`/`end`, `type`/`label`, `entity`. Whether an end counts the last character is told by the entity's
/// own text.
enum EntityJSON {
    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    private struct Entity: Decodable {
        var start: Int
        var end: Int
        var label: String
        var text: String?

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: Key.self)
            func first<T: Decodable>(_ names: String..., as type: T.Type = T.self) -> T? {
                names.lazy.compactMap { try? values.decode(T.self, forKey: Key(stringValue: $0)) }.first
            }
            guard let start: Int = first("start_idx", "start", "start_offset", "start_pos"),
                let end: Int = first("end_idx", "end", "end_offset", "end_pos"),
                let label: String = first("type", "label", "label_type")
            else {
                throw DecodingError.dataCorrupted(
                    .init(codingPath: decoder.codingPath, debugDescription: "start, end, type"))
            }
            (self.start, self.end, self.label) = (start, end, label)
            text = first("entity", "mention", "word")
        }
    }

    private struct Item: Decodable {
        var text: String
        var entities: [Entity]
    }

    /// The texts of a file, a sequence each where they are short; nil where it is none such. O(n).
    static func texts(of bytes: [UInt8], file: String, _ notes: inout CorpusNotes) -> [AnnotatedText]? {
        let decoder = JSONDecoder()
        if let items = try? decoder.decode([Item].self, from: Data(bytes)) {
            return items.map { text($0, line: 0, file: file, &notes) }
        }
        var out: [AnnotatedText] = []
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            guard line.contains(where: { $0 > 0x20 }) else { continue }
            if let item = try? decoder.decode(Item.self, from: Data(line)) {
                out.append(text(item, line: number, file: file, &notes))
            } else if out.isEmpty {
                return nil
            } else {
                notes.note(
                    line: number, found: String(decoding: line.prefix(200), as: UTF8.self),
                    zh: "含 text 与 entities(start、end、type)的 JSON 对象",
                    en: "a JSON object with text, and entities of start, end and type")
            }
        }
        return out.isEmpty ? nil : out
    }

    private static func text(_ item: Item, line: Int, file: String, _ notes: inout CorpusNotes) -> AnnotatedText {
        let bytes = Array(item.text.utf8)
        let offsets = CharacterOffsets(bytes)
        let count = offsets.characters(before: bytes.count)
        var names: [AnnotatedText.Name] = []
        for entity in item.entities {
            guard entity.start >= 0, entity.end >= entity.start, entity.end <= count else {
                notes.note(
                    line: line, found: "\(entity.start), \(entity.end)", zh: "0 至 \(count) 之间的起点与终点",
                    en: "a start and an end from 0 to \(count)")
                continue
            }
            let start = offsets.byte(ofCharacter: entity.start)
            var end = offsets.byte(ofCharacter: entity.end)
            if let text = entity.text, !bytes[start..<end].elementsEqual(text.utf8) {
                let wider = offsets.byte(ofCharacter: entity.end + 1)
                if bytes[start..<wider].elementsEqual(text.utf8) { end = wider }
            }
            names.append(.init(range: ByteRange(start, end), label: entity.label))
        }
        return AnnotatedText(file: file, bytes: bytes, names: names)
    }
}
