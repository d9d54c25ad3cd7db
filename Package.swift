// swift-tools-version: 6.2
import PackageDescription

/// The tests are strict: Swift 6 mode comes with the tools version, a warning stops the build.
let strict: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// Every module is strict about memory, too: an expression that Swift does not check is marked `unsafe`; docs/unsafe.md
/// names the files.
let guarded = strict + [.strictMemorySafety()]

/// A library module of the pipeline; dependencies point one way, towards the shared vocabulary.
func stage(_ name: String, _ dependencies: [String] = []) -> Target {
    .target(name: name, dependencies: dependencies.map { .byName(name: $0) }, swiftSettings: guarded)
}

/// The tests of one module. Each names all modules that it imports, or an incremental build leaves it stale when the
/// layout of one of their types changes.
func tests(_ module: String, _ extra: [String] = [], exclude: [String] = []) -> Target {
    .testTarget(
        name: module + "Tests",
        dependencies: ([module, "TestSupport"] + extra).map { .byName(name: $0) }, exclude: exclude,
        swiftSettings: strict)
}

/// The fuzzer is built where `Scripts/fuzz` asks for it: nothing else can be linked with libFuzzer's `main`.
let fuzzing: [Target] =
    Context.environment["KAOJU_FUZZING"] == nil
    ? []
    : [
        .executableTarget(
            name: "kaoju-fuzz", dependencies: ["FuzzSurfaces"], path: "Tests/Fuzzing/Program", swiftSettings: strict)
    ]

let package = Package(
    name: "kaoju",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "kaoju", targets: ["KaojuCLI"]),
        .library(name: "Kaoju", targets: ["Kaoju"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
    ],
    targets: [
        .systemLibrary(
            name: "CLibXML2", pkgConfig: "libxml-2.0",
            providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
        .systemLibrary(
            name: "CLibCrypto", pkgConfig: "libcrypto",
            providers: [.apt(["libssl-dev"]), .brew(["openssl"])]),
        .systemLibrary(
            name: "CLibZ", pkgConfig: "zlib",
            providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
        .systemLibrary(
            name: "COpenCC", pkgConfig: "opencc", providers: [.apt(["libopencc-dev"]), .brew(["opencc"])]),
        // CRFsuite's sources, where Scripts/setup has put them; else functions that say that it is not there.
        .target(
            name: "CCRFSuite",
            cSettings: ["", "/crfsuite/include", "/crfsuite/lib/cqdb/include", "/liblbfgs/include"].map {
                .headerSearchPath("../../.build-tools/crfsuite" + $0)
            }),
        .target(name: "CKaojuResources"),
        .systemLibrary(name: "CPrefetch"),

        stage("KaojuXML", ["CLibXML2"]),
        stage("KaojuText", ["CLibCrypto", "CKaojuResources"]),
        stage("KaojuMatching", ["CPrefetch", "KaojuText"]),
        stage("KaojuBibliography", ["KaojuText"]),
        stage("KaojuMarkup", ["KaojuText", "KaojuXML"]),
        stage("KaojuIngestion", ["KaojuText", "KaojuXML", "KaojuMarkup", "KaojuBibliography"]),
        stage("KaojuSegmentation", ["KaojuText", "KaojuMatching"]),
        stage("KaojuCitations", ["KaojuText", "KaojuMatching"]),
        stage("KaojuWorks", ["KaojuText", "KaojuCitations"]),
        stage("KaojuTerminology", ["KaojuText", "KaojuMatching", "COpenCC"]),
        stage("KaojuTagging", ["KaojuText", "KaojuXML", "KaojuMatching", "KaojuTerminology", "CCRFSuite"]),
        stage("KaojuVocabularies", ["KaojuText", "KaojuXML", "KaojuMatching", "KaojuTerminology"]),
        stage("KaojuClaims", ["KaojuText", "KaojuMatching", "KaojuCitations", "KaojuTerminology"]),
        stage("KaojuGraph", ["KaojuText", "KaojuClaims", "KaojuCitations", "KaojuTerminology", "KaojuWorks"]),
        .target(
            name: "KaojuExport",
            dependencies: [
                "CLibZ", "KaojuText", "KaojuXML", "KaojuRecords", "KaojuBibliography", "KaojuClaims", "KaojuCitations",
                "KaojuTerminology", "KaojuWorks",
                "KaojuGraph",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], swiftSettings: guarded),
        stage("KaojuRecords", ["KaojuText"]),
        stage("KaojuQuery", ["KaojuText", "KaojuRecords", "KaojuClaims", "KaojuGraph", "KaojuExport"]),
        stage("KaojuDiagram", ["KaojuText", "KaojuRecords", "KaojuClaims", "KaojuExport", "KaojuQuery"]),
        stage(
            "KaojuCuration",
            ["KaojuText", "KaojuRecords", "KaojuCitations", "KaojuTerminology", "KaojuClaims", "KaojuGraph"]),
        .target(
            name: "KaojuCache",
            dependencies: [
                "KaojuText", "KaojuCitations", "KaojuWorks", "KaojuTerminology", "KaojuClaims", "KaojuGraph",
                "KaojuExport", .product(name: "GRDB", package: "GRDB.swift"),
            ], swiftSettings: guarded),
        stage("KaojuEvaluation", ["KaojuText", "KaojuRecords"]),
        stage("KaojuAnnotation", ["KaojuText", "KaojuXML", "KaojuRecords", "KaojuEvaluation"]),
        stage(
            "Kaoju",
            [
                "KaojuText", "KaojuXML", "KaojuRecords", "KaojuEvaluation", "KaojuAnnotation", "KaojuIngestion",
                "KaojuSegmentation", "KaojuCitations",
                "KaojuTerminology", "KaojuTagging",
                "KaojuClaims", "KaojuWorks", "KaojuGraph", "KaojuExport", "KaojuMatching", "KaojuVocabularies",
                "KaojuQuery", "KaojuDiagram", "KaojuCuration", "KaojuCache",
            ]),
        .executableTarget(
            name: "KaojuCLI",
            dependencies: [
                "Kaoju", "KaojuText", "KaojuTerminology",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: guarded),

        .executableTarget(
            name: "FieldSamples", dependencies: ["KaojuText", "KaojuSegmentation", "KaojuCitations"],
            path: "Tests/Tools/FieldSamples", swiftSettings: strict),

        .target(
            name: "TestSupport",
            dependencies: ["KaojuText", "KaojuCitations", "KaojuTerminology", "KaojuClaims", "KaojuGraph"],
            path: "Tests/TestSupport", swiftSettings: strict),
        tests("KaojuText"),
        tests("KaojuSegmentation", ["KaojuText"]),
        tests("KaojuMarkup", ["KaojuText", "KaojuXML"]),
        tests("KaojuIngestion", ["KaojuText", "KaojuBibliography"]),
        tests("KaojuMatching", ["KaojuText"]),
        tests("KaojuBibliography", ["KaojuText"]),
        tests("KaojuTerminology", ["KaojuText", "KaojuMatching", "KaojuSegmentation"]),
        tests("KaojuTagging", ["KaojuText", "KaojuMatching", "KaojuTerminology"]),
        tests("KaojuVocabularies", ["KaojuText", "KaojuTerminology"]),
        tests("KaojuCitations", ["KaojuSegmentation", "KaojuBibliography", "KaojuText"], exclude: ["Fixtures"]),
        tests("KaojuWorks", ["KaojuText", "KaojuCitations", "KaojuSegmentation"]),
        tests("KaojuXML"),
        tests(
            "KaojuExport",
            ["KaojuBibliography", "KaojuClaims", "KaojuGraph", "KaojuRecords", "KaojuText", "KaojuWorks", "KaojuXML"],
            exclude: ["Fixtures", "Golden"]),
        tests(
            "KaojuClaims", ["KaojuText", "KaojuSegmentation", "KaojuCitations", "KaojuTerminology"],
            exclude: ["Unseen"]),
        tests("KaojuGraph", ["KaojuCitations", "KaojuClaims", "KaojuTerminology", "KaojuText", "KaojuWorks"]),
        tests("KaojuRecords", ["KaojuText"]),
        tests("KaojuQuery", ["KaojuClaims", "KaojuExport", "KaojuRecords", "KaojuText"]),
        tests("KaojuDiagram", ["KaojuExport", "KaojuQuery", "KaojuRecords", "KaojuText"]),
        tests(
            "KaojuCuration",
            [
                "KaojuCitations", "KaojuClaims", "KaojuGraph", "KaojuRecords", "KaojuSegmentation", "KaojuTerminology",
                "KaojuText",
            ]),
        tests(
            "KaojuCache",
            [
                "KaojuCitations", "KaojuClaims", "KaojuExport", "KaojuGraph", "KaojuTerminology", "KaojuText",
                "KaojuWorks",
            ]),
        tests("KaojuEvaluation", ["KaojuRecords", "KaojuText"]),
        tests("KaojuAnnotation", ["KaojuEvaluation", "KaojuRecords", "KaojuText", "KaojuXML"]),
        tests("Kaoju", ["KaojuCLI", "KaojuCache", "KaojuExport", "KaojuText"]),

        .target(
            name: "FuzzSurfaces",
            dependencies: [
                "Kaoju", "KaojuAnnotation", "KaojuBibliography", "KaojuCitations", "KaojuClaims", "KaojuCuration",
                "KaojuExport", "KaojuGraph", "KaojuIngestion", "KaojuQuery", "KaojuRecords", "KaojuSegmentation",
                "KaojuTagging", "KaojuTerminology", "KaojuText", "KaojuVocabularies", "KaojuWorks", "KaojuXML",
                "TestSupport",
            ], path: "Tests/Fuzzing/Surfaces", swiftSettings: strict),
        .testTarget(name: "FuzzingTests", dependencies: ["FuzzSurfaces"], swiftSettings: strict),
    ] + fuzzing
)
