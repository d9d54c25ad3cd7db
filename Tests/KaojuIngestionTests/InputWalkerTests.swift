import Foundation
import KaojuText
import TestSupport
import Testing

@testable import KaojuIngestion

@Suite struct InputWalkerTests {
    private let walker = InputWalker()

    private func names(_ paths: [String], excluding: String? = nil) throws -> [String] {
        try walker.walk(paths: paths, excluding: excluding).inputs.map(\.name)
    }

    @Test func oneFolderGivesRelativePathsInTheOrderOfTheirBytes() throws {
        let folder = try TestFolder()
        for name in ["b.txt", "a/z.txt", "a.txt", "B.txt", "综述/甲.txt", ".hidden", ".git/x.txt", "a/.DS_Store"] {
            try folder.write(name)
        }
        let expected = ["B.txt", "a.txt", "a/z.txt", "b.txt", "综述/甲.txt"]
        #expect(try names([folder.path]) == expected)
        #expect(try names([folder.path + "/"]) == expected)
        #expect(try names([folder["a/.."]]) == expected)
        #expect(try names([folder.path, folder.path + "/."]) == expected)
    }

    @Test func namesAreInNFC() throws {
        let folder = try TestFolder()
        try folder.write("Sjo\u{308}gren.txt")
        #expect(try names([folder.path]).map { Array($0.utf8) } == [Array("Sj\u{F6}gren.txt".utf8)])
        #expect(try names([folder["Sjo\u{308}gren.txt"]]).map { Array($0.utf8) } == [Array("Sj\u{F6}gren.txt".utf8)])
    }

    @Test func severalInputsArePrefixedByTheirLastComponent() throws {
        let folder = try TestFolder()
        for name in ["x/papers/a.txt", "y/notes/a.txt", "z.txt"] { try folder.write(name) }
        let paths = [folder["z.txt"], folder["x/papers/"], folder["y/notes"]]
        let expected = ["notes/a.txt", "papers/a.txt", "z.txt"]
        #expect(try names(paths) == expected)
        #expect(try names(paths.reversed()) == expected)
        #expect(try walker.walk(paths: paths).inputs == walker.walk(paths: paths.reversed()).inputs)
    }

    @Test func aCollisionNamesBoth() throws {
        let folder = try TestFolder()
        for name in ["x/papers/a.txt", "y/papers/a.txt"] { try folder.write(name) }
        for paths in [[folder["x/papers"], folder["y/papers"]], [folder["y/papers"], folder["x/papers"]]] {
            let error = #expect(throws: InputError.self) { try walker.walk(paths: paths) }
            #expect(error?.code == "input.collision")
            #expect(error?.paths == [folder["x/papers/a.txt"], folder["y/papers/a.txt"]])
            #expect(error?.cause.en.contains(folder["x/papers/a.txt"]) == true)
            #expect(error?.cause.en.contains(folder["y/papers/a.txt"]) == true)
        }
    }

    @Test func twoNormalisationsOfANameCollide() throws {
        let folder = try TestFolder()
        try folder.write("e\u{301}.txt")
        try folder.write("\u{E9}.txt")
        guard FolderListing.count(folder.path) == 2 else { return }  // A file system that normalises has one file.
        #expect(throws: InputError.self) { try walker.walk(paths: [folder.path]) }
    }

    @Test func aTextMustNotBeTheFolderOfAnother() throws {
        let folder = try TestFolder()
        for name in ["a", "a.txt/b"] { try folder.write(name) }
        #expect(throws: InputError.self) { try walker.walk(paths: [folder.path]) }
    }

    @Test func theOutputIsNotInput() throws {
        let folder = try TestFolder()
        for name in ["a.txt", "out/text/a.txt.txt", "output/b.txt"] { try folder.write(name) }
        #expect(try names([folder.path], excluding: folder["out"]) == ["a.txt", "output/b.txt"])
        #expect(try names([folder.path], excluding: folder["output/../out/"]) == ["a.txt", "output/b.txt"])
        #expect(try names([folder.path], excluding: folder["none"]).count == 3)
        #expect(
            try walker.walk(paths: [folder.path], excluding: folder.path).failures.map(\.code) == ["input.is-output"])
    }

    @Test func linksAreFollowedOnceAndLoopsEnd() throws {
        let folder = try TestFolder()
        for name in ["in/z/a.txt", "in/b.txt", "far/c.txt"] { try folder.write(name) }
        try folder.link("in/loop", to: folder["in"])
        try folder.link("in/z/up", to: "..")
        try folder.link("in/again.txt", to: "b.txt")
        try folder.link("in/far", to: "../far")
        try folder.link("far/back", to: folder["in"])
        try folder.link("in/nothing", to: "nowhere")
        try folder.link("in/self", to: "self")
        let (inputs, failures) = try walker.walk(paths: [folder["in"]])
        #expect(inputs.map(\.name) == ["b.txt", "far/c.txt", "z/a.txt"])
        let codes = failures.map { $0.name + " " + $0.code }
        #expect(
            codes == [
                "again.txt input.repeated-link", "far/back input.repeated-link", "loop input.repeated-link",
                "nothing input.broken-link", "self input.broken-link", "z/up input.repeated-link",
            ])
        #expect(failures.filter { !$0.isSkip }.map(\.name) == ["nothing", "self"])
    }

    @Test func aLinkThatTheUserNamesIsFollowed() throws {
        let folder = try TestFolder()
        try folder.write("real/a.txt")
        try folder.link("link", to: "real")
        #expect(try names([folder["link"]]) == ["a.txt"])
    }

    @Test func whatCannotBeUsedIsReported() throws {
        let folder = try TestFolder()
        try folder.write("a.txt")
        #expect(mkfifo(folder["pipe.txt"], 0o600) == 0)
        let paths = [folder.path, folder["missing.txt"], "/dev/null"]
        let (inputs, failures) = try walker.walk(paths: paths)
        #expect(inputs.map { $0.name.hasSuffix("/a.txt") } == [true])
        #expect(failures.map(\.code).sorted() == ["input.missing", "input.special", "input.special"])
        #expect(failures.allSatisfy { !$0.isSkip && !$0.advice.zh.isEmpty && !$0.advice.en.isEmpty })
    }

    @Test(.enabled(if: getuid() != 0, "Root may read everything."))
    func aLockedFolderIsReported() throws {
        let folder = try TestFolder()
        try folder.write("locked/a.txt")
        chmod(folder["locked"], 0)
        defer { chmod(folder["locked"], 0o700) }
        #expect(try walker.walk(paths: [folder.path]).failures.map(\.code) == ["input.unreadable-folder"])
    }

    #if os(Linux)
        @Test func aNameThatIsNotUTF8IsReported() throws {
            let folder = try TestFolder()
            let path =
                Array(folder.path.utf8).map { CChar(bitPattern: $0) } + [0x2F, CChar(bitPattern: 0xB8), 0x2E, 0x74, 0]
            close(open(path, O_CREAT | O_WRONLY, 0o600))
            #expect(try walker.walk(paths: [folder.path]).failures.map(\.code) == ["input.bad-name"])
        }
    #endif
}

@Suite struct FileContentsTests {
    @Test func readsWholeFiles() throws {
        let folder = try TestFolder()
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: 0x20 + $0 % 64) }
        let path = try folder.write("a.txt", bytes)
        let document = try DocumentReader().read(InputFile(path: path, name: "a.txt"))[0]
        #expect(document.text == bytes)
        #expect(document.digest == Digest.sha256(bytes))
        try folder.write("empty.txt", [])
        #expect(try DocumentReader().read(InputFile(path: folder["empty.txt"], name: "e")).map(\.text) == [[]])
    }

    @Test func neverWaitsForAPipe() throws {
        let folder = try TestFolder()
        #expect(mkfifo(folder["pipe"], 0o600) == 0)
        let expected = [("pipe", "input.special"), ("gone", "input.missing"), ("", "input.unreadable")]
        for (name, code) in expected {
            let error = #expect(throws: ReadingError.self) {
                try DocumentReader().read(InputFile(path: folder[name], name: name))
            }
            #expect(error?.code == code)
        }
    }
}

extension FolderListing {
    /// The number of visible names in a folder.
    fileprivate static func count(_ path: String) -> Int {
        guard case .success(let listing) = list(path) else { return 0 }
        return listing.names.filter { !$0.hasPrefix(".") }.count
    }
}
