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
    static func texts(of bytes: [UInt8], file: String) -> [AnnotatedText]? {
        let decoder = JSONDecoder()
        if let items = try? decoder.decode([Item].self, from: Data(bytes)) {
            return items.map { text($0, file: file) }
        }
        var out: [AnnotatedText] = []
        for line in bytes.split(separator: 0x0A) where line.contains(where: { $0 > 0x20 }) {
            guard let item = try? decoder.decode(Item.self, from: Data(line)) else { return nil }
            out.append(text(item, file: file))
        }
        return out.isEmpty ? nil : out
    }

    private static func text(_ item: Item, file: String) -> AnnotatedText {
        let bytes = Array(item.text.utf8)
        let offsets = CharacterOffsets(bytes)
        let names = item.entities.compactMap { entity -> AnnotatedText.Name? in
            guard entity.start >= 0, entity.end >= entity.start else { return nil }
            let start = offsets.byte(ofCharacter: entity.start)
            var end = offsets.byte(ofCharacter: entity.end)
            if let text = entity.text, !bytes[start..<end].elementsEqual(text.utf8) {
                let wider = offsets.byte(ofCharacter: entity.end + 1)
                if bytes[start..<wider].elementsEqual(text.utf8) { end = wider }
            }
            return .init(range: ByteRange(start, end), label: entity.label)
        }
        return AnnotatedText(file: file, bytes: bytes, names: names)
    }
}
