import KaojuTerminology
import KaojuText

/// Reads OBO 1.2 and 1.4 (the OBO Flat File Format guide): the `[Term]` stanzas.
enum OBOReader {
    static func read(_ bytes: [UInt8], _ reading: inout VocabularyReading) {
        var term: VocabularyTerm?
        var namespace = ""
        var defaultNamespace = ""
        func finish() {
            guard var done = term else { return }
            term = nil
            let branch = namespace.isEmpty ? defaultNamespace : namespace
            done.category = VocabularyTables.standard.category(of: done.id, branches: [branch])
            if done.id.isEmpty {
                reading.report("a term without id", line: done.line, zh: "id: 一行", en: "a line id:")
            } else if done.en.isEmpty, done.zh.isEmpty, !done.isDeprecated {
                reading.report("no name of \(done.id)", line: done.line, zh: "name: 一行", en: "a line name:")
            } else {
                reading.emit(done)
            }
        }
        for (line, content) in Lines(bytes) {
            if content.first == UInt8(ascii: "[") {
                finish()
                namespace = ""
                if content.starts(with: "[Term]".utf8) {
                    term = VocabularyTerm(id: "", line: line)
                } else if !content.starts(with: "[Typedef]".utf8), !content.starts(with: "[Instance]".utf8) {
                    reading.report(
                        String(decoding: content, as: UTF8.self), line: line, zh: "[Term]、[Typedef] 或 [Instance]",
                        en: "[Term], [Typedef] or [Instance]")
                }
                continue
            }
            guard let colon = content.firstIndex(of: UInt8(ascii: ":")) else {
                if !content.isEmpty, content.first != UInt8(ascii: "!") {
                    reading.report(
                        String(decoding: content, as: UTF8.self), line: line, zh: "形如「标签: 值」的一行",
                        en: "a line like tag: value")
                }
                continue
            }
            let tag = String(decoding: content[..<colon], as: UTF8.self)
            let value = String(decoding: content[(colon + 1)...], as: UTF8.self).trimmed()
            if term == nil {
                if tag == "default-namespace" { defaultNamespace = value }
                continue
            }
            switch tag {
            case "namespace": namespace = value
            case "synonym":
                if let name = synonym(value) {
                    term?.names.append(name)
                } else {
                    reading.report(value, line: line, zh: "带引号的同义词", en: "a synonym in quotes")
                }
            default: set(tag, plain(value), &term)
            }
        }
        finish()
    }

    private static func set(_ tag: String, _ value: String, _ term: inout VocabularyTerm?) {
        let tables = VocabularyTables.standard
        func id(_ text: String) -> String { tables.curie(iri: String(text.prefix { !$0.isWhitespace })) }
        switch tag {
        case "id": term?.id = id(value)
        case "name": term?.en = value
        case "is_a": term?.parents.append(id(value))
        case "xref", "alt_id": term?.xrefs.append(id(value))
        case "is_obsolete": term?.isDeprecated = value == "true"
        case "replaced_by": term?.replacedBy = id(value)
        default: break
        }
    }

    /// A value without its comment (` ! …`), its trailing modifiers (` {…}`) and its escapes.
    private static func plain(_ value: String) -> String {
        var out: [UInt8] = []
        var bytes = Array(value.utf8)[...]
        while let byte = bytes.popFirst() {
            if byte == UInt8(ascii: "\\"), let next = bytes.popFirst() {
                out.append(next == UInt8(ascii: "W") || next == UInt8(ascii: "n") ? 0x20 : next)
                continue
            }
            if out.last == 0x20, byte == UInt8(ascii: "!") || byte == UInt8(ascii: "{") { break }
            out.append(byte)
        }
        return String(decoding: out, as: UTF8.self).trimmed()
    }

    /// `"text" SCOPE TYPE [xrefs]`.
    private static func synonym(_ value: String) -> VocabularyTerm.Name? {
        let bytes = Array(value.utf8)
        guard bytes.first == UInt8(ascii: "\"") else { return nil }
        var text: [UInt8] = []
        var at = 1
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            if bytes[at] == UInt8(ascii: "\\"), at + 1 < bytes.count { at += 1 }
            text.append(bytes[at])
            at += 1
        }
        guard at < bytes.count, !text.isEmpty else { return nil }
        let rest = String(decoding: bytes[(at + 1)...].prefix { $0 != UInt8(ascii: "[") }, as: UTF8.self)
        return name(String(decoding: text, as: UTF8.self), scope: rest, type: rest)
    }

    /// A synonym with the scope that OBO, OBO Graphs or oboInOwl gives it.
    static func name(_ text: String, scope: String, type: String = "") -> VocabularyTerm.Name {
        let scope = scope.uppercased()
        if type.uppercased().contains("ABBREVIATION") { return .symbol(text) }
        return VocabularyTerm.Name(
            text,
            scope.contains("EXACT")
                ? .exact : scope.contains("NARROW") ? .narrow : scope.contains("BROAD") ? .broad : .related)
    }
}

extension VocabularyTerm.Name {
    /// A symbol or an abbreviation; one of up to three letters means other things elsewhere.
    static func symbol(_ text: String) -> VocabularyTerm.Name {
        VocabularyTerm.Name(text, text.utf8.count <= 3 ? .ambiguous : .abbreviation)
    }
}
