import KaojuExport
import KaojuGraph
import KaojuRecords
import KaojuText

/// A part of an audit as JSON, CSV, Markdown and HTML: with everything chosen, the files of the build.
package struct AuditReport: Sendable {
    private let selection: AuditSelection

    package init(_ selection: AuditSelection) { self.selection = selection }

    /// The topics and findings as `audit.json` has them, byte for byte.
    package func json() -> [UInt8] {
        func lines(_ items: [[UInt8]]) -> [UInt8] {
            items.isEmpty ? [] : [0x0A] + items.joined(separator: Array(",\n".utf8)) + [0x0A]
        }
        return Array("{\"topics\": [".utf8) + lines(selection.topics.map(\.line)) + Array("],\n\"findings\": [".utf8)
            + lines(selection.findings.map(\.line)) + Array("]}\n".utf8)
    }

    /// The columns of `audit.csv`. O(stands).
    package func csv(_ language: Language? = nil) -> [UInt8] { AuditTable.csv(view(language)) }

    /// As `audit.md` is; a part of the audit lists all its topics. O(stands).
    package func markdown(_ language: Language? = nil) -> [UInt8] {
        if selection.topics.isEmpty, !selection.conditions.isEmpty {
            return Array((Words(language ?? selection.language)["query.none"] + "\n").utf8)
        }
        return Array(AuditMarkdown.text(view(language)).utf8)
    }

    /// As `audit.html` is; a part of the audit lists all its topics. O(stands).
    package func html(_ language: Language? = nil) -> [UInt8] { Array(AuditPage.text(view(language)).utf8) }

    private func view(_ language: Language?) -> AuditView {
        let topics = selection.topics.map { AuditReading.topic($0.topic) }
        let isWhole = selection.conditions.isEmpty
        let said = topics.flatMap { $0.supporting + $0.opposing + $0.undetermined }.map(\.document)
        return AuditView(
            topics: TopicList(topics),
            findings: FindingList(selection.findings.map { AuditReading.diagnostic($0.finding) }),

            bibliography: Bibliography(selection.references.values.sorted { $0.id < $1.id }),
            documents: isWhole
                ? selection.documents : Set(said + topics.flatMap { $0.statements.map(\.document) }).count,
            language: language ?? selection.language, selection: isWhole ? nil : selection.conditions.wording)
    }
}

extension AuditSelection.Conditions {
    /// «概念 = 血管钙化, 状态 = 有争议».
    fileprivate var wording: LocalizedText {
        func text(_ language: Language) -> String {
            let words = Words(language)
            let parts = [
                ("concept", concepts), ("status", statuses.map { words["short.\($0)"] }), ("source", sources),
                ("design", designs.map { words["design.\($0)"] }),
            ]
            let said = parts.filter { !$0.1.isEmpty }.map { name, values in
                words["audit.filter.\(name)"] + " = " + values.joined(separator: " | ")
            }
            return words.filled("audit.selection", said.joined(separator: language == .zh ? "；" : "; "))
        }
        return LocalizedText(zh: text(.zh), en: text(.en))
    }
}
