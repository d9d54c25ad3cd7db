import Foundation

/// The texts that earlier builds left in the folder: those that the new one does not make again are taken away, and never
/// foreign ones.
package struct StaleTexts: Sendable {
    private static let manifest = "build.json"
    private let folder: OutputFolder
    /// Where the earlier manifest lies while a build changes what it describes.
    private let kept: String
    private let documents: [String]

    /// Reads which texts are there: those of the earlier build's manifest, and `others`. From here on until a new manifest
    /// is written the folder holds no build: what is there may be of two. O(inputs).
    /// - Parameters:
    ///   - kept: the name, within the folder, that the earlier manifest gets for so long.
    ///   - areAll: whether `others` are all that the earlier build wrote, so that its manifest need not be read.
    package init(
        in folder: OutputFolder, keepingManifestAs kept: String, others: [String] = [], areAll: Bool = false
    ) {
        self.folder = folder
        self.kept = kept
        documents =
            (areAll ? [] : Self.documents(in: folder, Self.manifest)) + Self.documents(in: folder, kept) + others
        folder.rename(Self.manifest, to: kept)
    }

    private static func documents(in folder: OutputFolder, _ name: String) -> [String] {
        guard let bytes = try? folder.read(name),
            let manifest = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            let inputs = manifest["inputs"] as? [[String: Any]]
        else { return [] }
        return inputs.compactMap { $0["document"] as? String }
    }

    /// Removes the texts of documents for which `isKept` is false, with the folders that they leave empty. O(inputs).
    package func remove(keeping isKept: (String) -> Bool) {
        for document in documents where !isKept(document) {
            let parts = document.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { continue }
            folder.remove("text/\(document).txt")
            for count in stride(from: parts.count - 1, to: 0, by: -1) {
                guard folder.removeFolder("text/" + parts[..<count].joined(separator: "/")) else { break }
            }
        }
    }

    /// Forgets the earlier manifest; the new one is written.
    package func finish() { folder.remove(kept) }
}
