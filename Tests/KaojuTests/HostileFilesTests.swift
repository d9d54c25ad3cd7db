import Foundation
import TestSupport
import Testing

/// Folders and files that are no papers, and places that cannot be written.
@Suite("Hostile files", .enabled(if: KaojuProgram.path != nil, "kaoju was not built beside the tests"))
struct HostileFilesTests {
    /// Runs the program as a user who is not root: root may read and write everything.
    private static let asNobody: String? =
        getuid() != 0
        ? "exec \"$@\""
        : Programs.has("setpriv") ? "exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$@\"" : nil

    /// Whether everything from the tests' program up can be entered by others.
    private static let canBeNobody: Bool = {
        guard let asNobody else { return false }
        return (try? Programs.run("sh", ["-c", asNobody, "sh", KaojuProgram.path ?? "", "--version"]).status) == 0
    }()

    /// Whether this machine lets the tests mount a file system.
    private static let canMount: Bool = {
        guard getuid() == 0, let folder = try? TemporaryFolder() else { return false }
        let script = "mount -t tmpfs -o size=64k none '\(folder.path)' && umount '\(folder.path)'"
        return (try? Programs.run("sh", ["-c", script]).status) == 0
    }()

    private func build(
        _ folder: TemporaryFolder, _ input: String = "Papers", _ output: String = "Output", shell: String? = nil
    ) async throws -> KaojuProgram.Outcome {
        try await KaojuProgram.run(["build", folder[input], "-o", folder[output], "--quiet"], shell: shell)
    }

    @Test("pipes, loops of links and broken links are told of; nothing waits for them")
    func specialFiles() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        #expect(mkfifo(folder["Papers/pipe.txt"], 0o600) == 0)
        #expect(mkfifo(folder["Papers/pipe.bib"], 0o600) == 0)
        #expect(symlink("..", folder["Papers/zh/up"]) == 0)
        #expect(symlink("self", folder["Papers/self"]) == 0)
        #expect(symlink("/dev/zero", folder["Papers/zero.txt"]) == 0)
        let run = try await build(folder)
        #expect(run.status == 1)
        for name in ["pipe.txt", "pipe.bib", "self", "zero.txt"] { #expect(run.errors.contains(name)) }
        #expect(!run.errors.contains("zh/up"), "what a link repeats needs no attention")
        #expect(try folder.files(below: "Output/text").count == 2)
    }

    @Test("names with line breaks, controls and quotes spoil neither the files nor the terminal")
    func names() async throws {
        let folder = try TemporaryFolder()
        let names = ["a\nb.txt", "c\u{1B}[31md.txt", "e\"f'.txt", "g\\h|.txt", "<b>.txt", "-o", "\u{202E}txt.md"]
        for name in names { try folder.write("Papers/" + name, SmallPapers.zh) }
        try folder.write("Papers/\u{1B}]0;x\u{7}\n.pdf", "%PDF-1.4\n")
        let run = try await build(folder)
        #expect(run.status == 1)
        #expect(!run.errors.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
        #expect(!run.errors.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) })
        #expect(run.errors.split(separator: "\n").allSatisfy { !$0.hasPrefix(".pdf") }, "a name begins a line")
        for name in names { #expect(try folder.text("Output/text/" + name + ".txt") == SmallPapers.zh) }
        for file in ["claims.jsonl", "mentions.jsonl", "citations.jsonl", "references.jsonl"] {
            for line in try folder.text("Output/" + file).split(separator: "\n") {
                #expect((try JSONSerialization.jsonObject(with: Data(line.utf8))) is [String: Any])
            }
        }
    }

    @Test("the output is never read as input, wherever it lies")
    func outputInsideInput() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        #expect(try await build(folder, "Papers", "Papers/Output").status == 0)
        let first = try folder.files(below: "Papers/Output/text")
        #expect(first.count == 2)
        #expect(try await build(folder, "Papers", "Papers/Output").status == 0)
        #expect(try folder.files(below: "Papers/Output/text") == first)
        let same = try await build(folder, "Papers", "Papers")
        #expect(same.status == 1 && same.errors.contains("output folder"))
    }

    @Test("an unreadable folder is told of; the rest is built", .enabled(if: canBeNobody))
    func unreadableFolder() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try folder.write("Papers/locked/a.txt", SmallPapers.zh)
        try folder.write("Papers/secret.txt", SmallPapers.zh)
        chmod(folder["Papers/locked"], 0)
        chmod(folder["Papers/secret.txt"], 0)
        defer { chmod(folder["Papers/locked"], 0o700) }
        chmod(folder.path, 0o777)
        let run = try await build(folder, shell: Self.asNobody)
        #expect(run.status == 1)
        #expect(run.errors.contains("locked") && run.errors.contains("secret.txt"))
        #expect(try folder.files(below: "Output/text").count == 2)
    }

    @Test("a folder that may not be written is an error of the output", .enabled(if: canBeNobody))
    func readOnlyOutput() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try folder.write("Output/mine", "")
        chmod(folder["Output"], 0o555)
        defer { chmod(folder["Output"], 0o700) }
        let run = try await build(folder, shell: Self.asNobody)
        #expect(run.status == 3)
        #expect(run.errors.contains("export.create"))
    }

    @Test("no space left: an error, and nothing half written under a file's own name", .enabled(if: canMount))
    func noSpace() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        try FileManager.default.createDirectory(atPath: folder["Output"], withIntermediateDirectories: true)
        #expect(try Programs.run("mount", ["-t", "tmpfs", "-o", "size=96k", "none", folder["Output"]]).status == 0)
        let run = try await build(folder)
        let files = try folder.files(below: "Output")
        #expect(try Programs.run("umount", [folder["Output"]]).status == 0)
        #expect(run.status == 3)
        #expect(run.errors.contains("export.") && run.errors.contains("No space"))
        #expect(files["build.json"] == nil, "the manifest comes last")
        #expect(!files.keys.contains { $0.contains(".kaoju-") }, "what was begun is gone")
    }

    private static let sizeLimit = "trap '' XFSZ; ulimit -f 4; exec \"$@\""

    @Test(
        "a limit of file sizes is an error, no crash",
        .enabled("ThreadSanitizer maps a file of its own before the program begins") {
            try await KaojuProgram.run(["--help"], shell: sizeLimit).status == 0
        })
    func fileSizeLimit() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        let run = try await build(folder, shell: Self.sizeLimit)
        #expect(run.status == 3)
        #expect(run.errors.contains("export.write"))
    }

    @Test("a full device is an error, no crash", .enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
    func fullDevice() async throws {
        let folder = try TemporaryFolder()
        try SmallPapers.write(to: folder)
        #expect(try await build(folder).status == 0)
        let run = try await KaojuProgram.run(
            ["export", folder["Output"], "--format", "graphml", "-o", "-"], shell: "exec \"$@\" > /dev/full")
        #expect(run.status == 3)
    }

    @Test("files that vanish and change while a folder is built are told of, and the rest is built")
    func vanishing() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<200 { try folder.write("Papers/\(number).txt", SmallPapers.zh) }
        try folder.write("Papers/zz-stays.txt", SmallPapers.en)
        // From the last file to the first, against the build's way.
        let others = """
            (cd '\(folder["Papers"])' && n=199; while [ $n -ge 0 ]; do \
            if [ $((n % 2)) = 0 ]; then rm -f $n.txt; else echo x >> $n.txt; fi; n=$((n - 1)); done) & exec "$@"
            """
        let run = try await build(folder, shell: others)
        #expect(run.status <= 1, "\(run.errors)")
        #expect(try folder.text("Output/text/zz-stays.txt.txt") == SmallPapers.en)
        for line in run.errors.split(separator: "\n") where line.contains(".txt:") {
            #expect(line.contains("[input.missing]") || line.contains("[input.changed]"), "\(line)")
        }
        for (name, bytes) in try folder.files(below: "Output/text") where name != "zz-stays.txt.txt" {
            #expect(String(decoding: bytes, as: UTF8.self).hasPrefix(SmallPapers.zh), "\(name)")
        }
    }

    @Test("two thousand small files")
    func manyFiles() async throws {
        let folder = try TemporaryFolder()
        for number in 0..<2000 { try folder.write("Papers/\(number % 40)/\(number).txt", "甲\(number)。\n") }
        #expect(try await build(folder).status == 0)
        #expect(try folder.files(below: "Output/text").count == 2000)
    }
}
