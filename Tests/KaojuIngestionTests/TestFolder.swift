import Foundation
import KaojuText

@testable import KaojuIngestion

/// A folder of its own for one test, removed with the value.
final class TestFolder {
    let path: String

    init() throws {
        // Without links (macOS's /var), so that paths compare.
        let base = FileStatus.realPath(of: NSTemporaryDirectory()) ?? "/tmp"
        path = base + "/kaoju-ingestion-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// The path of something in the folder.
    subscript(name: String) -> String { path + "/" + name }

    /// Writes a file, and the folders around it.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8] = Array("text".utf8)) throws -> String {
        let full = self[name]
        let parent = full[..<(full.lastIndex(of: "/") ?? full.endIndex)]
        try FileManager.default.createDirectory(atPath: String(parent), withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: full))
        return full
    }

    func link(_ name: String, to target: String) throws {
        try FileManager.default.createSymbolicLink(atPath: self[name], withDestinationPath: target)
    }
}

/// Reads bytes as a file of this name would be.
func document(
    _ bytes: [UInt8], name: String = "paper.txt", forced: TextEncoding? = nil
) throws(ReadingError) -> Document {
    let all = try DocumentReader(forcedEncoding: forced).documents(
        of: bytes, InputFile(path: "/in/" + name, name: name))
    return all[0]
}

/// The code of the error for these bytes, or an empty text where they are read.
func code(_ bytes: [UInt8], name: String = "paper.txt", forced: TextEncoding? = nil) -> String {
    do {
        _ = try document(bytes, name: name, forced: forced)
        return ""
    } catch {
        return error.code
    }
}

/// A text in another encoding, by iconv; empty where the encoding lacks one of its characters.
func encoded(_ text: String, as name: String) -> [UInt8] {
    guard let descriptor = iconv_open(name, "UTF-8"), descriptor != iconv_t(bitPattern: -1) else { return [] }
    defer { iconv_close(descriptor) }
    var source = Array(text.utf8).map { CChar(bitPattern: $0) }
    var target = [CChar](repeating: 0, count: source.count * 4 + 8)
    var (left, free) = (source.count, target.count)
    let failed = source.withUnsafeMutableBufferPointer { input in
        target.withUnsafeMutableBufferPointer { output in
            var (from, to) = (input.baseAddress, output.baseAddress)
            return iconv(descriptor, &from, &left, &to, &free) == -1
        }
    }
    return failed ? [] : target.prefix(target.count - free).map { UInt8(bitPattern: $0) }
}

/// The same random numbers in every run (SplitMix64).
struct Randomness: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
