import Foundation
import KaojuText

/// Reads BioC JSON: a collection, a list of collections, or a single document.
struct BioCJSONReader {
    /// Anything that JSON may hold where BioC has a text.
    private struct Scalar: Decodable {
        var text: String?

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let string = try? container.decode(String.self) {
                text = string
            } else if let number = try? container.decode(Int.self) {
                text = String(number)
            }
        }
    }

    private struct Sentence: Decodable {
        var text: String?
    }

    private struct Passage: Decodable {
        var infons: [String: Scalar]?
        var text: String?
        var sentences: [Sentence]?
    }

    private struct Item: Decodable {
        var id: Scalar?
        var passages: [Passage]
    }

    private struct Collection: Decodable {
        var documents: [Item]
    }

    /// What a file may be made of.
    private enum Content: Decodable {
        case collection(Collection)
        case item(Item)
        case wrapped([String: [Item]])

        init(from decoder: any Decoder) throws {
            if let collection = try? Collection(from: decoder) {
                self = .collection(collection)
            } else if let item = try? Item(from: decoder) {
                self = .item(item)
            } else {
                self = .wrapped(try [String: [Item]](from: decoder))
            }
        }
    }

    /// The documents of a file, in order; nil where it is no BioC JSON. O(n).
    func articles(of bytes: [UInt8]) -> [ExtractedArticle]? {
        let decoder = JSONDecoder()
        let data = Data(bytes)
        if let content = try? decoder.decode(Content.self, from: data) { return articles(of: content, at: "") }
        if let contents = try? decoder.decode([Content].self, from: data) {
            return contents.enumerated().flatMap { articles(of: $1, at: "/\($0)") }
        }
        return nil
    }

    private func articles(of content: Content, at path: String) -> [ExtractedArticle] {
        switch content {
        case .collection(let collection):
            return collection.documents.enumerated().map { article(of: $1, at: path + "/documents/\($0)") }
        case .item(let item): return [article(of: item, at: path)]
        case .wrapped(let lists):
            return lists.sorted { $0.key < $1.key }.flatMap { key, items in
                items.enumerated().map { article(of: $1, at: path + "/\(key)/\($0)") }
            }
        }
    }

    private func article(of item: Item, at path: String) -> ExtractedArticle {
        var composer = MarkupComposer()
        for (index, passage) in item.passages.enumerated() {
            var read = BioCPassage(text: passage.text ?? "")
            if read.text.isEmpty { read.text = (passage.sentences ?? []).compactMap(\.text).joined(separator: " ") }
            read.infons = (passage.infons ?? [:]).compactMapValues(\.text)
            read.add(to: &composer, node: index)
        }
        composer.finish { "\(path)/passages/\($0)" }
        return ExtractedArticle(identifier: item.id?.text, text: composer.text, markup: composer.markup)
    }
}
