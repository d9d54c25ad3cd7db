import Foundation
import KaojuExport
import KaojuText

/// Reads from a finished build which entries were taken for one work, so that people can judge it.
public struct MergeReading: Sendable {
    /// Two entries that were merged.
    public struct Merge: Sendable, Hashable {
        /// Why (`doi`, `title-and-place`, …).
        public var reason: String
        /// The work's id.
        public var work: String
        /// The entry that comes first in document order.
        public var first: Entry
        /// The other entry.
        public var second: Entry
    }

    /// An entry of a reference list.
    public struct Entry: Sendable, Hashable {
        /// The document whose list it stands in.
        public var document: String
        /// The list's number, where it has one.
        public var number: Int?
        /// The entry as printed.
        public var raw: String
    }

    private let folder: String

    /// A reading of a build's output folder; nothing is read yet.
    public init(output folder: String) { self.folder = folder }

    /// The merges, those by likeness before those by identifier. With a `sample` only so many, picked by `seed`; the same
    /// for the same build.
    /// - Throws: `BuildError` of the kind `input` where the folder holds no build.
    public func merges(sample: Int? = nil, seed: Int = 0) throws(BuildError) -> [Merge] {
        var entries: [String: Entry] = [:]
        for record in try records("references.jsonl") {
            guard let id = record["id"] as? String else { continue }
            entries[id] = Entry(
                document: record["document"] as? String ?? "", number: record["number"] as? Int,
                raw: record["raw"] as? String ?? "")
        }
        var found: [(key: String, merge: Merge)] = []
        for record in try records("works.jsonl") {
            for merge in record["merges"] as? [[String: Any]] ?? [] {
                guard let pair = merge["references"] as? [String], pair.count == 2, let first = entries[pair[0]],
                    let second = entries[pair[1]]
                else { continue }
                let key = Digest.identifier("sample", [String(seed), pair[0], pair[1]])
                found.append(
                    (
                        key,
                        Merge(
                            reason: merge["by"] as? String ?? "", work: record["id"] as? String ?? "", first: first,
                            second: second)
                    ))
            }
        }
        if let sample {
            found.sort { $0.key < $1.key }
            found = Array(found.prefix(max(0, sample)))
        }
        return found.sorted { a, b in
            let (first, second) = (Self.strength(a.merge.reason), Self.strength(b.merge.reason))
            return first != second ? first < second : a.key < b.key
        }.map(\.merge)
    }

    /// The weakest reasons first: these are worth reading.
    private static func strength(_ reason: String) -> Int {
        ["place", "title", "title-and-place", "text"].firstIndex(of: reason) ?? 9
    }

    private func records(_ name: String) throws(BuildError) -> [[String: Any]] {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            throw .about(
                .input, "export.read",
                LocalizedText(zh: "\(folder)/\(name)：不能读取", en: "\(folder)/\(name): it cannot be read"),
                LocalizedText(zh: "请先运行 kaoju build，并给出其输出文件夹", en: "Run kaoju build first, and name its output folder")
            )
        }
        return data.split(separator: 0x0A).compactMap {
            try? JSONSerialization.jsonObject(with: Data($0)) as? [String: Any]
        }
    }
}
