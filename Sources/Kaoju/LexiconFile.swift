import Foundation
import KaojuMatching
import KaojuTerminology
import KaojuText

/// A compiled lexicon, or another file that is made of one: checks it, and writes it so that it appears when it is complete.
public struct LexiconFile: Sendable {
    private let path: String

    /// The file at this path; nothing is read yet.
    public init(path: String) { self.path = path }

    /// Checks the whole of a compiled lexicon: header, checksum, every state, name and concept that is referred to. O(size).
    /// - Returns: the number of its concepts.
    /// - Throws: `BuildError` of the kind `input` that says what is wrong.
    public func verify() throws(BuildError) -> Int {
        do throws(LexiconError) {
            let layer = try LexiconLayer(path: path)
            do throws(SectionedFile.Problem) {
                try layer.verify()
            } catch {
                throw LexiconError(error, file: path)
            }
            return layer.count
        } catch {
            throw BuildError(kind: .input, code: error.code.rawValue, message: error.message)
        }
    }

    /// That it cannot be written.
    var failure: BuildError {
        .about(
            .output, "lexicon.write", LocalizedText(zh: "\(path)：不能写入", en: "\(path): cannot be written"),
            LocalizedText(zh: "请检查文件夹、权限和磁盘空间", en: "Check the folder, the permissions and the space on the disk"))
    }

    /// Writes what `body` gives to the sink, beside the file first.
    func write(_ body: ((UnsafeRawBufferPointer) -> Void) -> Void) throws(BuildError) {
        let temporary = path + ".part"
        guard FileManager.default.createFile(atPath: temporary, contents: nil),
            let file = FileHandle(forWritingAtPath: temporary)
        else { throw failure }
        var isWritten = true
        unsafe body { bytes in
            guard isWritten else { return }
            do {
                try unsafe file.write(contentsOf: Data(bytes))
            } catch {
                isWritten = false
            }
        }
        try? file.close()
        guard isWritten, unsafe rename(temporary, path) == 0 else {
            try? FileManager.default.removeItem(atPath: temporary)
            throw failure
        }
    }
}
