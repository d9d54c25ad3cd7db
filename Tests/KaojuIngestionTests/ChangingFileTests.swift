import Foundation
import KaojuText
import TestSupport
import Testing

@testable import KaojuIngestion

/// Files that others write, replace and remove while they are read: what comes back is one state of the file, or an error.
@Suite struct ChangingFileTests {
    private static let size = 200_000

    /// Reads the file again and again while `change` works on it in another thread; the codes and contents that came up.
    private func readings(
        of folder: TestFolder, while change: @escaping @Sendable (_ path: String, _ round: Int) -> Void
    ) throws -> (codes: Set<String>, contents: [[UInt8]]) {
        let path = try folder.write("a.txt", [UInt8](repeating: 0x61, count: Self.size))
        let thread = Thread { for round in 0..<300 { change(path, round) } }
        thread.start()
        var codes: Set<String> = []
        var contents: [[UInt8]] = []
        while !thread.isFinished {
            do throws(ReadingError) {
                contents.append(try FileContents.bytes(of: InputFile(path: path, name: "a.txt")))
            } catch {
                codes.insert(error.code)
            }
        }
        return (codes, contents)
    }

    /// Whether one byte is repeated. Compared as a whole: byte by byte, hundreds of readings take minutes in a debug build
    /// under a sanitizer.
    private func isOneByte(_ bytes: [UInt8]) -> Bool {
        bytes == [UInt8](repeating: bytes.first ?? 0, count: bytes.count)
    }

    @Test func replaced() throws {
        let (codes, contents) = try readings(of: TestFolder()) { path, round in
            let other = path + ".new"
            let bytes = [UInt8](repeating: round % 2 == 0 ? 0x62 : 0x61, count: Self.size - round)
            _ = FileManager.default.createFile(atPath: other, contents: Data(bytes))
            rename(other, path)
        }
        #expect(codes.isSubset(of: ["input.changed", "input.missing"]))
        for bytes in contents { #expect(bytes.count > Self.size - 301 && isOneByte(bytes)) }
    }

    @Test func growing() throws {
        let (codes, contents) = try readings(of: TestFolder()) { path, _ in
            guard let file = FileHandle(forWritingAtPath: path) else { return }
            file.seekToEndOfFile()
            file.write(Data([0x62]))
            try? file.close()
        }
        #expect(codes.isSubset(of: ["input.changed"]))
        for bytes in contents { #expect(bytes.starts(with: [UInt8](repeating: 0x61, count: Self.size))) }
    }

    @Test func vanishing() throws {
        let (codes, contents) = try readings(of: TestFolder()) { path, round in
            if round % 2 == 0 {
                unlink(path)
            } else {
                let other = path + ".new"
                _ = FileManager.default.createFile(
                    atPath: other, contents: Data([UInt8](repeating: 0x63, count: Self.size)))
                rename(other, path)
            }
        }
        #expect(codes.isSubset(of: ["input.changed", "input.missing"]))
        for bytes in contents { #expect(bytes.count == Self.size && isOneByte(bytes)) }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/status")))
    func aFileThatHidesItsSize() {
        // The system says that it is empty, and it is not.
        let error = #expect(throws: ReadingError.self) {
            try FileContents.bytes(of: InputFile(path: "/proc/self/status", name: "status"))
        }
        #expect(error?.code == "input.changed")
    }
}
