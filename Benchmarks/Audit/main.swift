import Foundation
import KaojuCitations
import KaojuClaims
import KaojuGraph
import KaojuTerminology
import KaojuText

// kaoju-audit-scale COUNT…: makes so many claims in documents of 200 and audits them: CPU seconds, also per claim, and the
// topics found. The last count against the first tells whether the audit is linear (1,000,000 against 100,000).

/// CPU seconds of the process so far.
func cpuSeconds() -> Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

/// The most memory that the process has had so far, where the system tells it (Linux); else 0.
func peakMegabytes() -> Int {
    guard let data = FileManager.default.contents(atPath: "/proc/self/status") else { return 0 }
    let line = String(decoding: data, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return (Int(line.filter(\.isNumber)) ?? 0) / 1024
}

/// A linear congruential generator: the same claims on every machine.
struct Dice {
    var state: UInt64
    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % sides
    }
}

/// Concepts in families of eight, one of them broader than the others, two of them opposites.
func concept(_ number: Int) -> Concept {
    let family = number / 8 * 8
    var out = Concept(
        id: "T:\(number)", en: "concept \(number)", category: number % 3 == 0 ? "biolink:Disease" : "biolink:Protein",
        parents: number == family ? [] : ["T:\(family)"])
    if number == family + 1 { out.opposite = "T:\(family + 2)" }
    return out
}

func participant(_ number: Int) -> Claim.Participant {
    Claim.Participant(
        concept: "T:\(number)", label: "concept \(number)", zh: "", en: "concept \(number)",
        category: number % 3 == 0 ? "biolink:Disease" : "biolink:Protein", surface: "c", span: ByteRange(0, 1))
}

func corpus(_ count: Int) -> [DocumentAnalysis] {
    var dice = Dice(state: 7)
    let concepts = max(16, count / 20)
    let predicates: [KaojuClaims.Predicate] = [.increases, .decreases, .treats, .causes, .actsVia]
    return (0..<max(1, count / 200)).map { document in
        let name = "document \(document).txt"
        let claims = (0..<min(200, count)).map { index in
            let start = index * 100
            // An object near the subject: three claims or four of a pair, and many of one family.
            let subject = dice.roll(concepts)
            let object = (subject + 1 + dice.roll(6)) % concepts
            var claim = Claim(
                id: "claim:\(document)-\(index)", document: name, section: ["1"],
                quote: Quote(text: "a short quotation of a claim", span: ByteRange(start, start + 90)),
                sentence: ByteRange(start, start + 90), subject: participant(subject),
                predicate: predicates[dice.roll(predicates.count)], object: participant(object),
                negated: dice.roll(12) == 0, certainty: dice.roll(5) == 0 ? .hedged : .asserted,
                trigger: Claim.Trigger(span: ByteRange(start + 10, start + 12), surface: "t"), rule: "benchmark")
            let work = dice.roll(max(1, count / 10))
            claim.citations = [
                Claim.Citation(
                    span: ByteRange(start + 80, start + 84), surface: "[1]", numbers: [1],
                    references: ["ref:\(document)-\(index)"], works: ["work:\(work)"])
            ]
            claim.evidence.design = StudyDesign.allCases[dice.roll(StudyDesign.allCases.count)]
            return claim
        }
        let numbers = Set(claims.flatMap { [$0.subject.concept, $0.object.concept] }).compactMap {
            Int($0.dropFirst(2))
        }
        return DocumentAnalysis(
            text: SegmentedText(
                document: Document(name: name, text: [], digest: ""), reading: ReadingText(bytes: [], map: OffsetMap()),
                language: .en, sections: [], blocks: [], sentences: [], clauses: []),
            citations: Citations(), mentions: Mentions(concepts: numbers.sorted().map(concept)), claims: claims)
    }
}

for count in CommandLine.arguments.dropFirst().compactMap({ Int($0) }) {
    let analyses = corpus(count)
    let hierarchy = ConceptHierarchy((0..<max(16, count / 20)).map(concept))
    let start = cpuSeconds()
    let graph = GraphAssembler(hierarchy: hierarchy).graph(of: analyses, language: .en)
    let seconds = cpuSeconds() - start
    let contested = graph.topics.count { $0.status == .contested }
    print(
        "claims \(count) seconds \(seconds) microseconds-a-claim \(seconds / Double(count) * 1e6)",
        "peak-MB \(peakMegabytes()) topics \(graph.topics.count) contested \(contested)")
}
