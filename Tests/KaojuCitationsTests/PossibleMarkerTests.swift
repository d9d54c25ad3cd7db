import KaojuCitations
import Testing

/// A marker that cannot be told from a number proves no neglect.
@Suite struct PossibleMarkerTests {
    private static let list =
        "\n\nReferences\n"
        + (1...5).map { "\($0). Ames R. Work number \($0) on phosphate. Kidney Notes. 2011;\($0):101-9." }
        .joined(separator: "\n")

    private func neverCited(_ text: String) -> Int {
        Citations.of(text + Self.list).citations.diagnostics.count { $0.code == "reference.never-cited" }
    }

    @Test func aNumberThatMayBeAMarkerIsNoFinding() {
        let raised = "Phosphate harms vessels.1 Calcium rises rapidly,2,3 it is said. Others doubted it.4"
        #expect(neverCited(raised) == 1)
        #expect(neverCited(raised + " We followed Method 200.5 Then all was well.") == 0)
        let enclosed = "Phosphate harms (1). Calcium rises (2,3). Others doubted it (4)."
        #expect(neverCited(enclosed) == 1)
        #expect(neverCited(enclosed + " All 5 agreed.") == 1)
    }

    @Test func bracketsLeaveNoDoubt() {
        #expect(neverCited("Phosphate harms [1]. Calcium rises [2,3]. Others doubted it [4], all 5 of them.") == 1)
    }

    @Test func aNameWithItsYearIsNoFinding() {
        let list = """


            References
            Ames R, Cole S. Phosphate and the vessel wall. Kidney Notes. 2011;12(3):101-9.
            Clark U, Dean P. Calcium in dialysis. J Imag Nephrol. 2014;5:22-30.
            Frost A. On stones. Stone Lett. 1999;1(1):1-4.
            """
        func neverCited(_ text: String) -> Int {
            Citations.of(text + list).citations.diagnostics.count { $0.code == "reference.never-cited" }
        }
        let text = "Phosphate harms (Ames and Cole, 2011), and calcium too (Clark and Dean, 2014)."
        #expect(neverCited(text) == 1)
        #expect(neverCited(text + " Frost, as early as the spring of 1999, had seen it coming.") == 0)
        #expect(neverCited(text + " There was Frost on the windows.") == 1)
    }
}
