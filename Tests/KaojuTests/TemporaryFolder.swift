import Foundation
import TestSupport

/// A folder of its own for one test, removed with the value.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("kaoju-" + UUID().uuidString).path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    subscript(name: String) -> String { path + "/" + name }

    /// Writes a file, and the folders around it; returns its path.
    @discardableResult
    func write(_ name: String, _ text: String) throws -> String {
        let url = URL(fileURLWithPath: self[name])
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: url)
        return url.path
    }

    /// Writes a file in another encoding, with the system's own converter.
    func write(_ name: String, _ text: String, encoding: String) throws {
        let source = try write(".source", text)
        let result = try Programs.run(
            "sh", ["-c", "iconv -f UTF-8 -t \(encoding) \"$1\" > \"$2\"", "sh", source, self[name]])
        try FileManager.default.removeItem(atPath: source)
        if result.status != 0 { throw CocoaError(.fileWriteInapplicableStringEncoding) }
    }

    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(fileURLWithPath: self[name]))) }

    func text(_ name: String) throws -> String { String(decoding: try bytes(name), as: UTF8.self) }

    /// The files below a folder and their bytes, without what a build keeps for itself.
    func files(below folder: String) throws -> [String: [UInt8]] {
        var out: [String: [UInt8]] = [:]
        let root = URL(fileURLWithPath: self[folder])
        for case let name as String in FileManager.default.enumerator(atPath: root.path) ?? .init() {
            if name.split(separator: "/").contains(".kaoju") { continue }
            var isFolder: ObjCBool = false
            let url = root.appendingPathComponent(name)
            guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            out[name] = Array(try Data(contentsOf: url))
        }
        return out
    }
}

/// Two papers of one's own, so small that what they say is plain.
enum SmallPapers {
    static let zh = """
        示例综述：二甲双胍与尿酸

        1 引言

        二甲双胍激活AMPK[1]。二甲双胍降低血尿酸[2]。然而，另一项研究显示二甲双胍升高血尿酸[3]。

        参考文献
        [1] 赵一, 钱二. 二甲双胍与能量代谢[J]. 示例杂志, 2015, 3(2): 11-15.
        [2] 孙三, 李四. 二甲双胍与血尿酸[J]. 示例杂志, 2016, 4(1): 21-25.
        [3] 周五, 吴六. 再论二甲双胍与血尿酸[J]. 示例杂志, 2018, 6(5): 31-36.

        """

    static let en = """
        # A note on metformin

        ## Results

        Metformin activates AMPK [1]. Metformin may reduce inflammation [2].

        ## References

        1. Example A, Sample B. Metformin and energy. J Examples. 2015;3(2):11-5.
        2. Sample B, Example A. Metformin and inflammation. J Examples. 2017;5(1):1-9.

        """

    /// Writes both below `Papers`.
    static func write(to folder: TemporaryFolder) throws {
        try folder.write("Papers/zh/review.txt", zh)
        try folder.write("Papers/note.md", en)
    }
}
