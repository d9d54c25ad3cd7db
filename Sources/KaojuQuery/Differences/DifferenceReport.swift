import KaojuExport
import KaojuText

/// A difference between builds as people and programs read it.
package struct DifferenceReport: Sendable {
    private let difference: BuildDifference

    package init(_ difference: BuildDifference) { self.difference = difference }

    /// Counts, then a line for each thing: `+` came, `-` went, `~` changed.
    package func text(_ language: Language) -> String {
        let words = Words(language)
        if difference.isEmpty { return words["diff.same"] + "\n" }
        var out = ""
        for (name, part) in difference.parts where !part.isEmpty {
            let counts = words.filled(
                "diff.counts", "\(part.came.count)", "\(part.went.count)", "\(part.changed.count)")
            out += "\(words["diff.\(name)"]): \(counts)\n"
            for item in part.went { out += line("-", item) }
            for item in part.came { out += line("+", item) }
            for item in part.changed {
                let changes = item.changes.map { change in
                    let (old, new) = (Self.short(change.old), Self.short(change.new))
                    return "\(change.member): \(old.isEmpty ? "–" : old) → \(new.isEmpty ? "–" : new)"
                }
                out += "  ~ \(Self.short(item.title))" + place(item.document, item.title) + "\n"
                for change in changes { out += "      \(change)\n" }
            }
            out += "\n"
        }
        return out
    }

    private func line(_ mark: String, _ item: BuildDifference.Item) -> String {
        let quote = item.quote.isEmpty ? "" : "\n      «\(Self.short(item.quote))»"
        return "  \(mark) \(Self.short(item.title))" + place(item.document, item.title) + quote + "\n"
    }

    private func place(_ document: String, _ title: String) -> String {
        document.isEmpty || document == title ? "" : "  (\(document))"
    }

    private static func short(_ text: String) -> String { DisplayWidth.fitting(PlainText.oneLine(text), into: 110) }

    /// The difference as JSON, one object with a member a kind.
    package func json() -> [UInt8] {
        var json = JSONWriter()
        json.object(lines: true) { json in
            json.member("same", difference.isEmpty)
            for (name, part) in difference.parts {
                json.key(name)
                json.object(lines: true) { json in
                    json.key("came")
                    json.array(lines: true) { json in for item in part.came { write(item, to: &json) } }
                    json.key("went")
                    json.array(lines: true) { json in for item in part.went { write(item, to: &json) } }
                    json.key("changed")
                    json.array(lines: true) { json in
                        for item in part.changed {
                            json.object { json in
                                json.member("id", item.id)
                                json.member(nonempty: "document", item.document)
                                json.member("title", item.title)
                                json.member("changes") { json in
                                    for change in item.changes { json.member(change.member, [change.old, change.new]) }
                                }
                            }
                        }
                    }
                }
            }
        }
        json.endLine()
        return json.drain()
    }

    private func write(_ item: BuildDifference.Item, to json: inout JSONWriter) {
        json.object { json in
            json.member("id", item.id)
            json.member(nonempty: "document", item.document)
            json.member("title", item.title)
            json.member(nonempty: "quote", item.quote)
        }
    }
}
