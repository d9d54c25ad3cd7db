// swift-tools-version: 6.2
import PackageDescription

/// The stages are `package`, and this is another package: its targets are compiled under the name of the one above, whose
/// name is its folder's, as SwiftPM spells it. (Plain `packageAccess` would add this package's own name behind it.)
let neighbour: String = {
    let folder = Context.packageDirectory.split(separator: "/").dropLast().last.map { $0.lowercased() } ?? ""
    let name = folder.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    return name.first?.isNumber == true ? "_" + name : name
}()

/// A program that measures something.
func program(_ name: String, _ folder: String, exclude: [String] = [], reaching: Bool = true) -> Target {
    .executableTarget(
        name: name, dependencies: reaching ? [.product(name: "Kaoju", package: "kaoju")] : [], path: folder,
        exclude: exclude, packageAccess: false,
        swiftSettings: [.treatAllWarnings(as: .error)] + (reaching ? [.unsafeFlags(["-package-name", neighbour])] : []))
}

let package = Package(
    name: "kaoju-benchmarks",
    platforms: [.macOS(.v15)],
    products: [.library(name: "kaoju-allocations", type: .dynamic, targets: ["Allocations"])],
    dependencies: [.package(name: "kaoju", path: "..")],
    targets: [
        .target(name: "Allocations", path: "Allocations"),
        program(
            "kaoju-corpus", "Corpus", exclude: ["sentences.zh.tsv", "sentences.en.tsv", "words.tsv"], reaching: false),
        program("kaoju-stages", "Stages"),
        program("kaoju-matching", "Matching"),
        program("kaoju-graph-scale", "Graph"),
        program("kaoju-audit-scale", "Audit"),
    ]
)
