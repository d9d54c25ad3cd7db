import Foundation
import FuzzSurfaces
import Testing

/// The seeds of the fuzzer, what it has found, and random changes of both: a broken promise stops the run.
@Suite("Every surface, without a fuzzer") struct SurfaceTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fuzzing")

    private static func inputs(_ kind: String, _ surface: Surface) -> [[UInt8]] {
        let path = folder.appendingPathComponent(kind).appendingPathComponent(surface.rawValue).path
        return (FileManager.default.subpaths(atPath: path) ?? []).sorted()
            .compactMap { FileManager.default.contents(atPath: path + "/" + $0).map { [UInt8]($0) } }
    }

    @Test(arguments: Surface.allCases)
    func seedsAndFindings(_ surface: Surface) {
        let seeds = Self.inputs("Seeds", surface)
        #expect(!seeds.isEmpty)
        for input in seeds + Self.inputs("Findings", surface) { surface.run(input) }
    }

    @Test(arguments: Surface.allCases)
    func randomChanges(_ surface: Surface) {
        var random = Randomness(state: 7)
        let seeds = Self.inputs("Seeds", surface)
        for round in 0..<60 {
            var bytes = seeds[round % seeds.count]
            for _ in 0...Int.random(in: 0..<6, using: &random) {
                let at = Int.random(in: 0...bytes.count, using: &random)
                switch Int.random(in: 0..<4, using: &random) {
                case 0: bytes.insert(UInt8.random(in: 0...255, using: &random), at: at)
                case 1: bytes.removeSubrange(at..<min(bytes.count, at + Int.random(in: 0..<9, using: &random)))
                case 2: if at < bytes.count { bytes[at] = UInt8.random(in: 0...255, using: &random) }
                default:
                    let other = seeds[Int.random(in: 0..<seeds.count, using: &random)]
                    bytes.insert(contentsOf: other.prefix(Int.random(in: 0..<40, using: &random)), at: at)
                }
            }
            surface.run(bytes)
        }
    }
}

/// The same random numbers in every run (SplitMix64).
private struct Randomness: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }
}
