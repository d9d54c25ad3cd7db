import Foundation
import Testing

/// Files that tests compare their results with. `KAOJU_RECORD=1` writes them anew and fails the run, so that recording
/// is never left on.
package enum Golden {
    /// Compares with `Golden/<name>` beside the test's file.
    package static func check(
        _ bytes: [UInt8], _ name: String, file: String = #filePath, location: SourceLocation = #_sourceLocation
    ) throws {
        let folder = URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent("Golden")
        let url = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["KAOJU_RECORD"] == "1" {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
            Issue.record("recorded \(name)", sourceLocation: location)
            return
        }
        let expected = try String(decoding: Data(contentsOf: url), as: UTF8.self)
        let found = String(decoding: bytes, as: UTF8.self)
        if expected == found { return }
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let new = found.split(separator: "\n", omittingEmptySubsequences: false)
        let line = zip(old, new).enumerated().first { $1.0 != $1.1 }?.offset ?? min(old.count, new.count)
        let was = line < old.count ? old[line] : "(end)"
        let now = line < new.count ? new[line] : "(end)"
        Issue.record("\(name) differs in line \(line + 1):\n- \(was)\n+ \(now)", sourceLocation: location)
    }
}
