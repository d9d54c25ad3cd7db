import Foundation
import Kaoju
import KaojuText

/// What the command line says about a build, in one language.
struct Wording: Sendable {
    let language: Language

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    private func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    /// How far a build is: documents, rates, the document that was read last.
    func progress(_ progress: Build.Progress, seconds: Double) -> String {
        if progress.done == progress.total {
            return say("已读 \(progress.total) 篇，正在合并与写出……", "\(progress.total) read, merging and writing …")
        }
        let seconds = max(seconds, 0.001)
        let rate = String(
            format: "%.1f %@  %.2f MB/s", Double(progress.done) / seconds, say("篇/秒", "docs/s"),
            Double(progress.bytes) / 1e6 / seconds)
        return "\(progress.done)/\(progress.total)  \(rate)  \(progress.document)"
    }

    /// How far an export is: a bar, rows, rate.
    func rows(_ done: Int, of total: Int, seconds: Double) -> String {
        let width = 24
        let full = total == 0 ? width : done * width / total
        let bar = String(repeating: "█", count: full) + String(repeating: "░", count: width - full)
        let rate = Int(Double(done) / max(seconds, 0.001))
        return "\(bar) \(done)/\(total)  \(rate) " + say("行/秒", "rows/s")
    }

    /// The summary, and which files to open.
    func summary(_ summary: Build.Summary, output: String, files: [String]) -> String {
        let problems = summary.diagnostics.filter { $0.severity != .info }.count
        let unread = summary.failures.filter { $0.severity == .error }.count
        let lines = [
            say("文献 \(summary.documents) 篇", count(summary.documents, "document", "documents"))
                + (unread == 0 ? "" : say("（另有 \(unread) 个未能读取）", " (\(unread) more could not be read)")),
            say("论断 \(summary.claims) 条", count(summary.claims, "claim", "claims")),
            say(
                "主题 \(summary.topics) 个：有争议 \(summary.contested) 个，原文自述存疑 \(summary.disputed) 个",
                count(summary.topics, "topic", "topics")
                    + ": \(summary.contested) contested, \(summary.disputed) disputed by the text itself"),
            say(
                "问题 \(problems) 条（见 build.json，或加 --verbose）",
                count(problems, "problem", "problems")
                    + (problems == 0 ? "" : " (listed in build.json, or with --verbose)")),
        ]
        let opening = files.map {
            "  " + output + "/" + $0.padding(toLength: 16, withPad: " ", startingAt: 0) + purpose($0)
        }
        return (lines + ["", say("请打开：", "Open:")] + opening).joined(separator: "\n")
    }

    /// The files worth opening first, in this order.
    static let openFirst = ["audit.html", "explorer.html", "mechanisms.svg", "audit.md", "graph.graphml"]

    private func purpose(_ file: String) -> String {
        switch file {
        case "audit.html": say("各主题支持与反对的来源及原文", "what the sources say for and against, with quotations")
        case "explorer.html": say("全部论断与原文，可检索；机制图可点击", "all claims to search, the diagram to click")
        case "mechanisms.svg": say("机制图，可放入幻灯片", "the mechanism diagram, for a slide")
        case "audit.md": say("同一份审核，纯文本", "the audit as text")
        case "graph.graphml": say("供 Gephi、Cytoscape、yEd、networkx 使用", "for Gephi, Cytoscape, yEd, networkx")
        default: ""
        }
    }

    /// What to do where nothing was found to read.
    func nothingRead(_ inputs: [String]) -> String {
        let names = inputs.joined(separator: say("、", ", "))
        return say(
            "kaoju：在「\(names)」中没有可读的文献。请给出含有 .txt、.md、.xml 或 .html 文件的文件夹；PDF 请先用 pdftotext 提取文字。",
            "kaoju: no document was found in \"\(names)\". Name a folder that holds .txt, .md, .xml or .html files; "
                + "extract the text of PDFs first, with pdftotext.")
    }

    /// A diagnostic in one line.
    func line(_ item: Diagnostic) -> String {
        var place = item.document
        if let span = item.span {
            place += ":\(span.start)-\(span.end)"
        } else if let at = item.sourceOffset {
            place += ":\(at)"
        }
        let severity =
            switch item.severity {
            case .info: say("提示", "info")
            case .warning: say("注意", "warning")
            case .error: say("错误", "error")
            }
        return (place.isEmpty ? "" : place + say("：", ": ")) + severity + say("：", ": ") + item.message[language]
            + " [\(item.code)]"
    }
}
