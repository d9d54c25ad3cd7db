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

    @Test func aSymbolInAListWithAProteinIsOne() {
        let found = found("Levels of QVX, ZORB2 and KRAS rose. Later, QVX fell.")
        #expect(found.filter { $0 == "QVX Protein" }.count == 2)
        #expect(found.contains("ZORB2 Protein"))
        #expect(!self.found("Levels of QVX, zinc and iron rose.").contains("QVX Protein"))
    }

    @Test func aDiseaseInTheNameOfAStudyIsNone() {
        let found = found("The ZORBA-CKD trial ended. Patients with CKD improved; CKD-QVXA equations did not.")
        #expect(found.filter { $0 == "CKD Disease" }.count == 1)
    }

    @Test func aPartOfTheBodyBeginsTheNameOfADisease() {
        #expect(found("All had tooth agenesis at birth.").contains("tooth agenesis Disease"))
        #expect(found("Most had kidney lesions.").contains("kidney lesions Disease"))
    }

    @Test func adjectivesNameTheDiseaseBeforeItsBearers() {
        #expect(found("Hypertensive rats drank more.").contains("Hypertensive Disease"))
        #expect(!found("A hypertensive response was seen.").contains("hypertensive Disease"))
    }
}
