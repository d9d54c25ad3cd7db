import KaojuText
import KaojuWorks

/// Collects the findings of the audit: what citations noticed, what attributions tell, what stands without a source.
package struct FindingCollector {
    /// The codes of a stage's diagnostics that are findings of the audit start with one of these.
    private static let kept = ["marker.", "reference.", "references."]

    /// The findings of all documents, which are sorted by name, and topics. O(claims + references).
    func findings(in corpus: MergedCorpus, _ topics: TopicList) -> FindingList {
        let documents = corpus.documents
        var oneSided: [String: [Diagnostic]] = [:]
        if documents.count > 1 {
            for place in topics.indices
            where topics.status(at: place) == .contested && topics.isOfOneDocument(at: place) {
                if let finding = self.oneSided(topics[place]) {
                    oneSided[finding.document, default: []].append(finding)
                }
            }
        }
        return FindingList(
            parts: documents.map { document in
                let works = WorkAuditor(
                    document: document.name, references: document.references, works: corpus.works)
                return FindingList.Part(
                    own: document.findings, more: works.findings() + (oneSided[document.name] ?? []),
                    document: document.fingerprint)
            })
    }

    /// The findings among a stage's diagnostics. O(n).
    package static func kept(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        diagnostics.filter { diagnostic in kept.contains { diagnostic.code.hasPrefix($0) } }
    }

    /// Findings by document, place, code. O(n log n).
    package static func sorted(_ findings: [Diagnostic]) -> [Diagnostic] { findings.sorted(by: isBefore) }

    /// Asserted claims without a source, in a document that otherwise names its sources.
    static func uncited(_ analysis: DocumentAnalysis) -> [Diagnostic] {
        guard !analysis.citations.markers.isEmpty else { return [] }
        return analysis.claims.compactMap { claim in
            guard claim.source == .background, claim.citations.isEmpty, claim.certainty == .asserted else { return nil }
            let pair = "\(claim.subject.surface) → \(claim.object.surface)"
            return Diagnostic(
                code: "claim.no-citation", severity: .info, document: claim.document, span: claim.quote.span,
                message: LocalizedText(
                    zh: "这一论断（\(pair)）没有注明来源。", en: "This claim (\(pair)) names no source."))
        }
    }

    /// A contested topic whose claims all stand in one of several documents: the others cannot confirm it.
    private func oneSided(_ topic: Topic) -> Diagnostic? {
        guard let first = (topic.supporting + topic.opposing).first else { return nil }
        let pair = "\(topic.subject.label) → \(topic.object.label)"
        return Diagnostic(
            code: "topic.one-document", severity: .info, document: first.document, span: topic.opposing.first?.span,
            message: LocalizedText(
                zh: "关于 \(pair) 的争议只见于这一篇文献。", en: "Only this document reports the controversy about \(pair)."))
    }

    private static func isBefore(_ a: Diagnostic, _ b: Diagnostic) -> Bool {
        if a.document != b.document { return a.document < b.document }
        let (first, second) = (a.span ?? ByteRange(-1, -1), b.span ?? ByteRange(-1, -1))
        if first != second { return first < second }
        return a.code != b.code ? a.code < b.code : a.message.en < b.message.en
    }
}
