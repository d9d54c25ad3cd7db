import KaojuSegmentation
import KaojuText
import TestSupport
import Testing

@testable import KaojuTerminology

@Suite struct NamesInContextTests {
    private func found(_ text: String) -> [String] {
        let segmented = Segmenter().segment(.sample(text))
        let mentions = Recognizer().mentions(in: segmented)
        return mentions.items.map { mention in
            let category = mentions.concepts[mention.concept].category.split(separator: ":").last ?? ""
            return "\(segmented[mention.range]) \(category)"
        }
    }

    @Test func aSymbolThatIsShownOnceIsANameEverywhere() {
        let found = found("The qVx3 gene was cloned from yeast plates. Later, qVx3 rose.")
        #expect(found.filter { $0 == "qVx3 Protein" }.count == 2)
    }

    @Test func aSubstanceIsShownByItsPlace() {
        #expect(found("Animals were treated with zorvamine daily.").contains("zorvamine ChemicalEntity"))
        #expect(found("Zorvamine-induced tremor was seen.").contains("Zorvamine ChemicalEntity"))
    }

    @Test(arguments: ["The routine treatment was given.", "qVx3 rose sharply.", "They were treated with medicine."])
    func commonWordsAreNone(_ text: String) {
        #expect(!found(text).contains { $0.hasPrefix("routine") || $0.hasPrefix("qVx3") || $0.hasPrefix("medicine") })
    }

    @Test func adjectivesNameTheDiseaseBeforeItsBearers() {
        #expect(found("Hypertensive rats drank more.").contains("Hypertensive Disease"))
        #expect(!found("A hypertensive response was seen.").contains("hypertensive Disease"))
    }
}
