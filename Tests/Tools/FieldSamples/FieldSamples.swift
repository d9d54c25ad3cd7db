import Foundation
import KaojuCitations
import KaojuSegmentation
import KaojuText

/// Training and measuring of the field model; Scripts/references/README.md shows how it is used.
///
///     FieldSamples features              labelled strings → states and features
///     FieldSamples parse [--model FILE]  strings → CSL-JSON (what the scorer compares); a blank line ends a list
///     FieldSamples label [--model FILE]  strings → labelled spans, for looking at mistakes
///
/// A labelled string is one line: segments joined by U+001F, each a label, U+001E and its text.
@main
enum FieldSamples {
    static func main() throws {
        let arguments = CommandLine.arguments
        guard let training = FieldTraining(model: model(arguments), listWeights: weights(arguments)) else {
            fail("the model is none of this program's")
        }
        var lines = readInput().split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        switch arguments.dropFirst().first {
        case "features": features(of: lines, training)
        case "parse": try write(lines) { try training.items(of: $0).map(json) }
        case "label":
            write(lines) { entries in
                training.labels(of: entries).map { $0.map { "<\($0.label)>\($0.text)" }.joined(separator: " ") }
            }
        default: fail("usage: FieldSamples features | parse [--model FILE] | label [--model FILE]")
        }
    }

    private static func features(of lines: [ArraySlice<UInt8>], _ training: FieldTraining) {
        let folder = LineFolder()
        for line in lines where !line.isEmpty {
            let segments = line.split(separator: 0x1F).map { segment -> (label: String, text: [UInt8]) in
                let parts = segment.split(separator: 0x1E, maxSplits: 1, omittingEmptySubsequences: false)
                return (String(decoding: parts[0], as: UTF8.self), folded(parts.count > 1 ? parts[1] : [], folder))
            }
            guard let sample = training.sample(of: segments) else {
                fail("unknown label: " + String(decoding: line, as: UTF8.self))
            }
            write(sample + "\n")
        }
    }

    private static func write(_ lines: [ArraySlice<UInt8>], _ read: ([[UInt8]]) throws -> [String]) rethrows {
        let folder = LineFolder()
        for list in lines.split(whereSeparator: \.isEmpty) {
            let found = try read(list.map { Array(folder.folded(Array($0)).utf8) })
            write(found.joined(separator: "\n") + "\n")
        }
    }

    /// A segment's text as the program reads it; the blanks around it stay.
    private static func folded(_ text: ArraySlice<UInt8>, _ folder: LineFolder) -> [UInt8] {
        let space = UInt8(ascii: " ")
        let inner = Array(folder.folded(Array(text)).utf8)
        if inner.isEmpty { return text.isEmpty ? [] : [space] }
        return (text.first == space && inner.first != space ? [space] : []) + inner
            + (text.last == space && inner.last != space ? [space] : [])
    }

    private static func json(_ item: BibliographicItem) throws -> String {
        var out: [String: Any] = ["type": item.type]
        if !item.authors.isEmpty { out["author"] = names(item.authors) }
        if !item.editors.isEmpty { out["editor"] = names(item.editors) }
        if let date = item.issued { out["issued"] = ["date-parts": [date.parts]] }
        let texts: [String: String?] = [
            "title": item.title, "container-title": item.container, "volume": item.volume, "issue": item.issue,
            "page": item.pages, "DOI": item.doi, "URL": item.url, "publisher": item.publisher,
            "publisher-place": item.place, "edition": item.edition, "collection-title": item.collection,
        ]
        for (key, value) in texts { if let value { out[key] = value } }
        return String(
            decoding: try JSONSerialization.data(withJSONObject: out, options: [.sortedKeys]), as: UTF8.self)
    }

    private static func names(_ names: [PersonName]) -> [[String: String]] {
        names.map { name in
            ["family": name.family, "given": name.given, "suffix": name.suffix, "literal": name.literal]
                .filter { !$0.value.isEmpty }
        }
    }

    private static func model(_ arguments: [String]) -> [UInt8]? {
        guard let at = arguments.firstIndex(of: "--model"), at + 1 < arguments.count else { return nil }
        guard let data = FileManager.default.contents(atPath: arguments[at + 1]) else { fail("no model there") }
        return Array(data)
    }

    /// `--list-weights ORDER,FORM`
    private static func weights(_ arguments: [String]) -> (order: Float, form: Float)? {
        guard let at = arguments.firstIndex(of: "--list-weights"), at + 1 < arguments.count else { return nil }
        let values = arguments[at + 1].split(separator: ",").compactMap { Float($0) }
        return values.count == 2 ? (values[0], values[1]) : nil
    }

    private static func readInput() -> [UInt8] { Array(FileHandle.standardInput.readDataToEndOfFile()) }

    private static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

    private static func fail(_ message: String) -> Never {
        FileHandle.standardError.write(Data((message + "\n").utf8))
        exit(2)
    }
}
