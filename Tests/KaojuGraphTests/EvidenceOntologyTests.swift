import Foundation
import KaojuClaims
import KaojuGraph
import Testing

/// The table's terms against the ontology itself, where it is at hand.
@Suite struct EvidenceOntologyTests {
    static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/schemas/eco/eco-basic.obo").standardizedFileURL.path

    @Test(.enabled(if: FileManager.default.fileExists(atPath: file), "the ontology is not beside the repository"))
    func termsExistWithTheirLabels() throws {
        let text = try String(contentsOfFile: Self.file, encoding: .utf8)
        var labels: [String: String] = [:]
        var id = ""
        for line in text.split(separator: "\n") {
            if line.hasPrefix("id: ") { id = String(line.dropFirst(4)) }
            if line.hasPrefix("name: "), labels[id] == nil { labels[id] = String(line.dropFirst(6)) }
        }
        for design in StudyDesign.allCases {
            let grade = EvidenceWeights.builtIn.grade(of: design)
            if let eco = grade.eco { #expect(labels[eco] == grade.ecoLabel) }
        }
    }
}
