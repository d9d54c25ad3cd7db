import Foundation
import Kaoju
import KaojuText
import TestSupport
import Testing

@Suite("explorer.html in a browser")
struct ExplorerClickTests {
    private static let browser = ["chromium", "chromium-browser", "google-chrome"].first(where: Programs.has)
    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Tools/Browser/explorer_clicks.py").path

    @Test(
        "search, clicks, filters, keys and addresses do what they say",
        .enabled(if: browser != nil && Programs.has("python3"), "Chromium is not installed"),
        .enabled(if: Resource.bytes("library/d3.min.js") != nil, "this build has no D3"))
    func clicks() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        _ = try await Build(.init(inputs: [folder["Papers"]], output: folder["Output"])).run()
        let (output, status) = try Programs.run(
            "python3", [Self.script, folder["Output/explorer.html"], Self.browser ?? "", "二甲双胍"])
        #expect(status == 0, "\(output)")
        #expect(output == "ok\n")
    }
}
