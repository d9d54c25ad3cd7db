import Foundation
import Kaoju
import KaojuCache
import KaojuText
import TestSupport
import Testing

@Suite("Builds that something happens to")
struct InterruptedBuildTests {
    private func shelf(_ count: Int = 6) async throws -> PaperShelf {
        let shelf = try PaperShelf()
        for number in 0..<count { try shelf.write("\(number).txt", number) }
        return shelf
    }

    @Test("notice a damaged cache, or one that is none, and make it anew")
    func damagedCache() async throws {
        let shelf = try await shelf()
        try await shelf.build()
        let whole = try shelf.folder.bytes("Output/.kaoju/cache.sqlite")
        #expect(whole.count > 8192)
        var random = SeededNumbers(11)
        var damaged: [(String, [UInt8])] = [
            ("empty", []), ("cut", Array(whole.prefix(whole.count / 2))), ("cut in a page", Array(whole.prefix(5000))),
            ("foreign", Array("something else altogether".utf8)), ("zeros", [UInt8](repeating: 0, count: whole.count)),
        ]
        var older = whole
        // SQLite's user version.
        for index in 60..<64 { older[index] = 0xFF }
        damaged.append(("another version", older))
        for round in 0..<12 {
            var bytes = whole
            for _ in 0...random.next(200) { bytes[random.next(bytes.count)] ^= UInt8(1 + random.next(255)) }
            damaged.append(("flipped \(round)", bytes))
        }
        for (name, bytes) in damaged {
            try Data(bytes).write(to: URL(fileURLWithPath: shelf.cache))
            // Something to do, so that the cache is looked into.
            try shelf.write("0.txt", 20 + random.next(20))
            try await shelf.build()
            try await shelf.expectCleanBytes("\(name)")
        }
        try Data("foreign".utf8).write(to: URL(fileURLWithPath: shelf.cache))
        let summary = try await shelf.build()
        #expect(summary.notices.contains { $0.code == "cache.rebuilt" })
        let next = try await shelf.build()
        #expect(!next.notices.contains { $0.code == "cache.rebuilt" })
    }

    @Test("refuse a folder that another build writes to, and do not mind a lock of the dead")
    func locked() async throws {
        let shelf = try await shelf(2)
        try FileManager.default.createDirectory(
            atPath: shelf.folder["Output/.kaoju"], withIntermediateDirectories: true)
        do {
            let lock = try BuildLock(path: shelf.folder["Output/.kaoju/lock"])
            for usesCache in [true, false] {
                let error = await #expect(throws: BuildError.self) { try await shelf.build(usesCache: usesCache) }
                #expect(error?.code == "build.locked")
                #expect(error?.message.en.contains("\(ProcessInfo.processInfo.processIdentifier)") == true)
            }
            withExtendedLifetime(lock) {}
        }
        // The file is still there, with a number in it.
        #expect(FileManager.default.fileExists(atPath: shelf.folder["Output/.kaoju/lock"]))
        try await shelf.build()
        try await shelf.expectCleanBytes("after a lock")
    }

    @Test("keep nothing with --no-cache")
    func withoutCache() async throws {
        let shelf = try await shelf(2)
        try await shelf.build(usesCache: false)
        #expect(!FileManager.default.fileExists(atPath: shelf.cache))
        let left = try FileManager.default.contentsOfDirectory(atPath: shelf.folder["Output/.kaoju"])
        #expect(left == ["lock"])
        try await shelf.build()
        try await shelf.build(usesCache: false)
        #expect(FileManager.default.fileExists(atPath: shelf.cache))
        try shelf.write("1.txt", 9)
        try await shelf.build()
        try await shelf.expectCleanBytes("with and without")
    }

    @Test(
        "killed at fifty moments leave nothing that the next one trips over",
        .enabled(if: KaojuProgram.path != nil, "the program was not built"))
    func killed() async throws {
        let program = try #require(KaojuProgram.path)
        let shelf = try await shelf(10)
        var random = SeededNumbers(5)
        /// Starts a build and kills it after so many seconds; nil lets it end. Returns how long it took.
        func run(killedAfter delay: Double?) async throws -> Double {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: program)
            process.arguments = ["build", shelf.folder["Papers"], "-o", shelf.folder["Output"], "--quiet"]
            process.standardError = FileHandle.nullDevice
            let start = ContinuousClock.now
            try process.run()
            var isKilled = false
            func seconds() -> Double {
                let took = (ContinuousClock.now - start).components
                return Double(took.seconds) + Double(took.attoseconds) / 1e18
            }
            while process.isRunning {
                if let delay, !isKilled, seconds() >= delay {
                    isKilled = true
                    kill(process.processIdentifier, SIGKILL)
                }
                try await Task.sleep(for: .milliseconds(2))
            }
            return seconds()
        }
        let whole = try await run(killedAfter: nil)
        for round in 0..<50 {
            // Now and then one paper, now and then all of them are new.
            for number in 0..<(round.isMultiple(of: 3) ? 10 : 1) {
                try shelf.write("\(number).txt", 50 + random.next(900))
            }
            if round.isMultiple(of: 7) { try shelf.write("more/\(round).txt", round) }
            if round % 7 == 4 {
                try FileManager.default.removeItem(atPath: shelf.folder["Papers/more/\(round - 4).txt"])
            }
            _ = try await run(killedAfter: whole * Double(random.next(1000)) / 900)
            if round % 5 == 4 {
                _ = try await run(killedAfter: nil)
                try await shelf.expectCleanBytes("round \(round)")
                let left = try FileManager.default.contentsOfDirectory(atPath: shelf.folder["Output/.kaoju"])
                #expect(Set(left).isSubset(of: ["cache.sqlite", "lock"]), "\(left)")
            }
        }
    }
}
