import Foundation
import Kaoju
import KaojuText

/// What a review looks like on a terminal, and the loop that asks and obeys.
struct ReviewScreen {
    let language: Language
    let width: Int
    /// Whether escape sequences may be written.
    let isColored: Bool

    private func say(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

    /// Walks until the end of the claims or of the input; the closing line.
    func run(_ review: inout ClaimReview, table: String) throws(BuildError) -> String {
        var mustShow = true
        while let item = review.item {
            if mustShow { write(text(of: item)) }
            write(prompt)
            guard let line = readLine() else {
                write("\n")
                break
            }
            let reply = try review.enter(line)
            mustShow = reply == .next || reply == .changed
            switch reply {
            case .next, .changed: break
            case .added: write(say("已添加。\n", "Added.\n"))
            case .nothingToUndo: write(say("没有可撤销的。\n", "There is nothing to take back.\n"))
            case .help: write(help)
            case .fault(let message): write(wrapped(message[language], indent: ""))
            case .quit: return closing(review, table)
            }
        }
        return (review.item == nil ? say("没有更多论断。\n", "There are no more claims.\n") : "") + closing(review, table)
    }

    private func closing(_ review: ClaimReview, _ table: String) -> String {
        say("\(review.decisions) 条决定：\(table)\n", "\(review.decisions) decisions: \(table)\n")
    }

    private func write(_ text: String) { Terminal.print(Array(text.utf8)) }

    // MARK: Pieces

    /// A claim: place, sentence with the quotation marked, what was read, on what it rests.
    func text(of item: ClaimReview.Item) -> String {
        var out =
            "\n" + wrapped("\(item.number)/\(item.count)  \(item.document)  \(item.section)", indent: "", style: "2")
        let sentence = item.before + "⟦" + item.quote + "⟧" + item.after
        out += wrapped(sentence, indent: "  ") + "\n"
        let mark = item.isChanged ? " *" : ""
        out += wrapped(
            item.subject + "  —" + item.predicate + "→  " + item.object + "  (" + item.stance + ")" + mark,
            indent: "  ",
            style: "1")
        out += wrapped(say("主语 ", "s ") + item.subjectConcept, indent: "    ", style: "2")
        out += wrapped(say("宾语 ", "o ") + item.objectConcept, indent: "    ", style: "2")
        let facts = item.facts + (item.status.isEmpty ? [] : [item.status])
        if !facts.isEmpty { out += wrapped(facts.joined(separator: " · "), indent: "    ", style: "2") }
        if !item.note.isEmpty { out += wrapped(say("注 ", "note ") + item.note, indent: "    ") }
        return out
    }

    private var prompt: String {
        let long = say(
            "[a]接受 [r]否决 [s]主语 [p]关系 [o]宾语 [t]立场 [回车]跳过 [u]撤销 [q]退出 > ",
            "[a]ccept [r]eject [s]ubject [p]redicate [o]bject s[t]ance [Enter] skip [u]ndo [q]uit > ")
        return DisplayWidth.columns(long) < width ? long : say("a r s p o t u q ? > ", "a r s p o t u q ? > ")
    }

    private var help: String {
        let rows = [
            ("a", say("论断正确（改过的按改后保存）", "the claim is right (with your changes, if you made any)")),
            ("r [reason]", say("原文并未如此说", "the text does not say so")),
            ("s NAME", say("改主语：名称或 CURIE", "correct the subject: a name or a CURIE")),
            ("o NAME", say("改宾语", "correct the object")),
            ("p PREDICATE", say("改关系：increases、decreases……", "correct the predicate: increases, decreases, …")),
            (
                "t STANCE",
                say(
                    "改立场：negated、hedged、hypothesis、disputed、asserted",
                    "correct the stance: negated, hedged, hypothesis, disputed, asserted")
            ),
            ("n TEXT", say("加注", "note something")),
            ("+ S | P | O [| STANCE]", say("添加漏掉的论断", "add a claim that was missed")),
            (say("回车", "Enter"), say("跳过，下次再问", "skip; asked again next time")),
            ("u", say("撤销上一步", "take the last step back")),
            ("q", say("退出；决定已保存", "stop; everything is saved")),
        ]
        return rows.map { wrapped($0.0 + "  " + $0.1, indent: "  ") }.joined()
    }

    private func wrapped(_ text: String, indent: String, style: String? = nil) -> String {
        let lines = DisplayWidth.wrapped(text, into: width - indent.count)
        let (open, close) =
            isColored ? (style.map { "\u{1B}[\($0)m" } ?? "", style == nil ? "" : "\u{1B}[0m") : ("", "")
        return lines.map { indent + open + plain($0) + close + "\n" }.joined()
    }

    /// Text of documents without what would steer the terminal.
    private func plain(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.filter { $0.value >= 0x20 && $0.value != 0x7F && !(0x80...0x9F).contains($0.value) }
            ))
    }
}
