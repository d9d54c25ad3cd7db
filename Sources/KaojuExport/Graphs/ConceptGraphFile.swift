import Foundation
import KaojuText
import KaojuXML

/// Reads the concept graph of a build back from its `graph.graphml`.
enum ConceptGraphFile {
    /// Attributes that hold several values joined by bars.
    private static let lists: Set = ["works", "designs", "claims"]

    /// The graph in the file. Errors: `export.read`. O(n).
    static func graph(_ path: String) throws(ExportError) -> PropertyGraph {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw damaged(path, "cannot be read")
        }
        do throws(XMLError) {
            var reader = try XMLReader([UInt8](data))
            var parser = Parser()
            while let event = try reader.next() { parser.take(event) }
            return parser.graph
        } catch {
            throw damaged(path, error.description)
        }
    }

    private static func damaged(_ path: String, _ reason: String) -> ExportError {
        ExportError(
            code: "export.read", path: path, cause: LocalizedText(zh: reason, en: reason),
            advice: LocalizedText(
                zh: "请先运行 kaoju build，并给出其输出文件夹。", en: "Run kaoju build first, and name its output folder."))
    }

    /// Takes the events of the file one by one.
    private struct Parser {
        var graph = PropertyGraph(nodeAttributes: [], edgeAttributes: [])
        private var keys: [String: Int] = [:]
        private var indices: [String: Int] = [:]
        private var values: [PropertyGraph.Value] = []
        private var ends: (source: String, target: String)?
        private var id = ""
        private var key: String?
        private var text = ""

        mutating func take(_ event: XMLReader.Event) {
            switch event {
            case .text(let part): if key != nil { text += part }
            case .start(let name, let attributes):
                let found = Dictionary(attributes.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
                start(name, found)
            case .end(let name): end(name)
            }
        }

        private mutating func start(_ name: String, _ found: [String: String]) {
            switch name {
            case "key": declare(found)
            case "node":
                id = found["id"] ?? ""
                values = [PropertyGraph.Value](repeating: .absent, count: graph.nodeAttributes.count)
            case "edge":
                ends = (found["source"] ?? "", found["target"] ?? "")
                values = [PropertyGraph.Value](repeating: .absent, count: graph.edgeAttributes.count)
            case "data":
                key = found["key"]
                text = ""
            default: break
            }
        }

        private mutating func declare(_ found: [String: String]) {
            guard let id = found["id"], let name = found["attr.name"] else { return }
            let isNode = found["for"] == "node"
            let kind: PropertyGraph.Kind =
                !isNode && ConceptGraphFile.lists.contains(name)
                ? .list : PropertyGraph.Kind(rawValue: found["attr.type"] ?? "") ?? .string
            keys[id] = isNode ? graph.nodeAttributes.count : graph.edgeAttributes.count
            if isNode {
                graph.nodeAttributes.append(.init(name, kind))
            } else {
                graph.edgeAttributes.append(.init(name, kind))
            }
        }

        private mutating func end(_ name: String) {
            switch name {
            case "data":
                if let key, let index = keys[key], index < values.count {
                    let kind = (ends == nil ? graph.nodeAttributes : graph.edgeAttributes)[index].kind
                    values[index] = Self.value(text, kind)
                }
                key = nil
            case "node":
                let curie = text(of: "curie", in: graph.nodeAttributes) ?? id
                indices[id] = graph.nodes.count
                graph.nodes.append(
                    .init(
                        id: curie, label: text(of: "label", in: graph.nodeAttributes) ?? curie,
                        category: text(of: "category", in: graph.nodeAttributes) ?? "",
                        weight: text(of: "claims", in: graph.nodeAttributes).flatMap(Double.init) ?? 1, values: values))
            case "edge":
                if let ends, let source = indices[ends.source], let target = indices[ends.target] {
                    let attributes = graph.edgeAttributes
                    graph.edges.append(
                        .init(
                            id: text(of: "id", in: attributes) ?? "\(graph.edges.count)", source: source,
                            target: target,
                            interaction: text(of: "interaction", in: attributes) ?? "",
                            polarity: text(of: "polarity", in: attributes) ?? "",
                            weight: text(of: "weight", in: attributes).flatMap(Double.init) ?? 1, values: values))
                }
                ends = nil
            default: break
            }
        }

        private func text(of name: String, in attributes: [PropertyGraph.Attribute]) -> String? {
            attributes.firstIndex { $0.name == name }.flatMap { values[$0].text }
        }

        private static func value(_ text: String, _ kind: PropertyGraph.Kind) -> PropertyGraph.Value {
            switch kind {
            case .string: .string(text)
            case .int: Int(text).map { .int($0) } ?? .absent
            case .double: Double(text).map { .double($0) } ?? .absent
            case .list:
                .list(
                    text.split(separator: "|").map {
                        $0.split(separator: "%7C", omittingEmptySubsequences: false).joined(separator: "|")
                    })
            }
        }
    }
}
