import Foundation
import KaojuMatching
import KaojuText

// kaoju-matching TERMS COUNT TEXT: builds the automaton of the first COUNT lines of TERMS, writes it to a file, maps that, searches
// TEXT for the leftmost-longest with it, and prints CPU seconds, matches, and a sum over their places, to compare with others.

/// CPU seconds of the process so far.
func cpuSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

let arguments = CommandLine.arguments
guard arguments.count == 4, let limit = Int(arguments[2]),
    let terms = FileManager.default.contents(atPath: arguments[1]),
    let content = FileManager.default.contents(atPath: arguments[3])
else { exit(2) }
var flat: [UInt8] = []
var counts: [Int] = []
for line in terms.split(separator: 0x0A).prefix(limit) {
    flat += line
    counts.append(line.count)
}
let text = [UInt8](content)
let start = cpuSeconds()
let path = FileManager.default.temporaryDirectory.appending(path: "kaoju-matching-\(UUID().uuidString)").path
let built: Double
do {
    let automaton = Automaton(flat: flat, counts: counts)
    built = cpuSeconds()
    var writer = SectionWriter()
    automaton.add(to: &writer)
    var bytes = Data()
    writer.write(key: 1) { bytes.append(contentsOf: $0) }
    try bytes.write(to: URL(fileURLWithPath: path))
}
defer { try? FileManager.default.removeItem(atPath: path) }
let before = cpuSeconds()
guard let block = MemoryBlock(path: path) else { exit(1) }
let automaton = try Automaton(SectionedFile(block, key: 1))
let loaded = cpuSeconds() - before
var best = Double.infinity
var found: [Automaton.Match] = []
for _ in 0..<3 {
    found = []
    let from = cpuSeconds()
    found = automaton.matches(in: text, mode: .leftmostLongest)
    best = min(best, cpuSeconds() - from)
}
let sum = found.reduce(0) { ($0 &* 31 &+ $1.range.start &* 7 &+ $1.range.end) & 0xFFFF_FFFF }
print(
    "build \(built - start) load \(loaded) scan \(best) matches \(found.count) sum \(sum) bytes \(automaton.byteCount)")
