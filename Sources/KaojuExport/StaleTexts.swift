import Foundation

/// Finds the texts that an earlier build left in the folder and the new one does not make again.
enum StaleTexts {
    /// Removes them; only files that the earlier `build.json` names below `text/`, never foreign ones. O(inputs).
    static func remove(from folder: OutputFolder, keeping inputs: [InputRecord]) {
        guard let bytes = try? folder.read("build.json"),
            let manifest = try? JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            let earlier = manifest["inputs"] as? [[String: Any]]
        else { return }
        let kept = Set(inputs.map(\.document))
        for document in earlier.compactMap({ $0["document"] as? String }) where !kept.contains(document) {
            let parts = document.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." }) else { continue }
            folder.remove("text/\(document).txt")
        }
    }
}
