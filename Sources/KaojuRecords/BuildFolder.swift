import Foundation
import KaojuText

/// The output folder of a finished build, read back.
package struct BuildFolder: Sendable {
    /// The folder's path.
    package let path: String

    /// The build in this folder; nothing is read yet.
    package init(_ path: String) { self.path = path.isEmpty ? "." : path }

    /// The claims that count, in the file's order: all but those that people rejected. Errors: `records.missing`,
    /// `records.line`. O(n).
    package func claims() throws(RecordError) -> [ClaimRecord] { try listedClaims().filter { !$0.isRejected } }

    /// All claims, the rejected ones too. Errors and cost as for `claims`.
    package func listedClaims() throws(RecordError) -> [ClaimRecord] { try records("claims.jsonl") }

    /// The mentions, in the file's order. Errors and cost as for `claims`.
    package func mentions() throws(RecordError) -> [MentionRecord] { try records("mentions.jsonl") }

    /// The references, in the file's order. Errors and cost as for `claims`.
    package func references() throws(RecordError) -> [ReferenceRecord] { try records("references.jsonl") }

    /// The hierarchy of the concepts; empty where an earlier version made the build. Errors: `records.line`. O(n).
    package func concepts() throws(RecordError) -> [ConceptRecord] {
        FileManager.default.fileExists(atPath: path + "/concepts.jsonl") ? try records("concepts.jsonl") : []
    }

    /// The manifest. Errors and cost as for `claims`.
    package func manifest() throws(RecordError) -> ManifestRecord {
        try decode(ManifestRecord.self, bytes("build.json"), of: path + "/build.json", line: nil)
    }

    /// The audit. Errors and cost as for `claims`.
    package func audit() throws(RecordError) -> AuditRecord {
        let name = path + "/audit.json"
        return try decode(AuditRecord.self, bytes("audit.json"), of: name, line: nil)
    }

    /// The audit's topics, and its findings as JSON, each with its line of the file, which holds one a line. Errors and
    /// cost as for `claims`.
    package func auditLines() throws(RecordError) -> (
        topics: [(line: [UInt8], topic: AuditRecord.Topic)], findings: [(line: [UInt8], finding: AuditRecord.Finding)]
    ) {
        let (topicStart, findingStart) = (Array("{\"id\": \"topic:".utf8), Array("{\"code\": ".utf8))
        var topics: [(line: [UInt8], topic: AuditRecord.Topic)] = []
        var findings: [(line: [UInt8], finding: AuditRecord.Finding)] = []
        var number = 0
        for line in try bytes("audit.json").split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let record = Array(line.last == UInt8(ascii: ",") ? line.dropLast() : line)
            if record.starts(with: topicStart) {
                let topic = try decode(AuditRecord.Topic.self, record, of: path + "/audit.json", line: number)
                topics.append((record, topic))
            } else if record.starts(with: findingStart) {
                let finding = try decode(AuditRecord.Finding.self, record, of: path + "/audit.json", line: number)
                findings.append((record, finding))
            }
        }
        return (topics, findings)
    }

    /// The text of a document, as its spans count. Errors: `records.missing`.
    package func text(of document: String) throws(RecordError) -> [UInt8] { try bytes("text/" + document + ".txt") }

    /// The names of the documents that have a text, sorted. Errors: `records.missing`.
    package func documents() throws(RecordError) -> [String] {
        let root = path + "/text"
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: root, isDirectory: &isFolder), isFolder.boolValue,
            let found = FileManager.default.enumerator(atPath: root)
        else {
            throw unsafe .missing(root, String(cString: strerror(ENOENT)))
        }
        return found.compactMap { $0 as? String }.filter { $0.hasSuffix(".txt") }.map { String($0.dropLast(4)) }
            .filter { !$0.isEmpty }.sorted()
    }

    private func records<Record: Decodable>(_ name: String) throws(RecordError) -> [Record] {
        var out: [Record] = []
        var number = 0
        for line in try bytes(name).split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            if line.isEmpty { continue }
            out.append(try decode(Record.self, Array(line), of: path + "/" + name, line: number))
        }
        return out
    }

    private func decode<Record: Decodable>(
        _ type: Record.Type, _ bytes: [UInt8], of path: String, line: Int?
    ) throws(RecordError) -> Record {
        do {
            return try JSONDecoder().decode(type, from: Data(bytes))
        } catch {
            throw .line(path, line ?? 1, Self.reason(error))
        }
    }

    private func bytes(_ name: String) throws(RecordError) -> [UInt8] {
        let full = path + "/" + name
        do {
            return [UInt8](try Data(contentsOf: URL(fileURLWithPath: full)))
        } catch {
            throw .missing(
                full, FileManager.default.fileExists(atPath: full) ? "\(error)" : unsafe strerror(ENOENT).string)
        }
    }

    private static func reason(_ error: any Error) -> String {
        switch error as? DecodingError {
        case .keyNotFound(let key, _): "no member \"\(key.stringValue)\""
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .dataCorrupted(let context):
            (context.codingPath.map(\.stringValue) + [context.debugDescription]).joined(separator: ": ")
        default: "\(error)"
        }
    }
}

extension Optional where Wrapped == UnsafeMutablePointer<CChar> {
    fileprivate var string: String { unsafe map { unsafe String(cString: $0) } ?? "" }
}
