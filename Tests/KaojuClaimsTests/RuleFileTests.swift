import KaojuText
import Testing

@testable import KaojuClaims

@Suite("Mistakes in rule files") struct RuleFileTests {
    @Test("the built-in files hold none", arguments: RuleFile.allCases)
    func builtIn(_ file: RuleFile) throws {
        for language in ["zh", "en"] {
            let path = "claims/\(file.rawValue).\(language).tsv"
            let bytes = try #require(Resource.bytes(path))
            #expect(file.errors(in: bytes, path: path).map(\.description) == [])
        }
    }

    /// A file whose third line is wrong.
    struct Mistake: CustomTestStringConvertible {
        var file: RuleFile
        var line: String
        var code: RuleError.Code
        var found: String
        /// Part of what was expected.
        var expected: String
        var testDescription: String { code.rawValue + " " + line }
    }

    static let mistakes = [
        Mistake(file: .triggers, line: "block\tverb\tlower", code: .columns, found: "3", expected: "4 to 6 columns"),
        Mistake(
            file: .triggers, line: "block\tverb\tlower\t阻\t\tkin\tmore", code: .columns, found: "7",
            expected: "4 to 6 columns"),
        Mistake(file: .triggers, line: "\tverb\tlower\t阻", code: .columns, found: "4", expected: "the first not empty"),
        Mistake(
            file: .triggers, line: "block\tverbs\tlower\t阻", code: .frame, found: "verbs", expected: "intransitive"),
        Mistake(file: .triggers, line: "block\tverb\treduce\t阻", code: .effect, found: "reduce", expected: "lower"),
        Mistake(file: .triggers, line: "block\tverb\tlower\t |", code: .words, found: "", expected: "joined by |"),
        Mistake(
            file: .triggers, line: "block\tverb\tlower\t||\t⟦甲⟧阻⟦乙⟧。 => 甲 decreases 乙", code: .words, found: "",
            expected: "joined by |"),
        Mistake(
            file: .triggers, line: "block\tverb\tlower\t阻\t⟦甲⟧阻⟦乙⟧。 -> 甲 decreases 乙", code: .example,
            found: "⟦甲⟧阻⟦乙⟧。 -> 甲 decreases 乙", expected: "=>"),
        Mistake(
            file: .triggers, line: "block\tverb\tlower\t阻\t甲阻乙。 => 甲 decreases 乙", code: .example,
            found: "甲阻乙。 => 甲 decreases 乙", expected: "⟦…⟧"),
        Mistake(
            file: .triggers, line: "block\tverb\tlower\t阻\t\tloud", code: .trait, found: "loud", expected: "outcome"),
        Mistake(file: .triggers, line: "first\tverb\tlower\t阻", code: .name, found: "first", expected: "line 1"),
        Mistake(file: .cues, line: "wia\t通过", code: .kind, found: "wia", expected: "via"),
        Mistake(file: .cues, line: "via", code: .columns, found: "1", expected: "2 columns"),
        Mistake(file: .aspects, line: "activity\t活性\t功能", code: .columns, found: "3", expected: "2 columns"),
        Mistake(file: .directions, line: "up\t高", code: .kind, found: "up", expected: "raise or lower"),
    ]

    @Test("each is told with file, line, and what was expected", arguments: mistakes)
    func isTold(_ mistake: Mistake) {
        let first = mistake.file == .triggers ? "first\tverb\traise\t升" : "# one"
        let table = first + "\n\n" + mistake.line + "\n"
        let errors = mistake.file.errors(in: Array(table.utf8), path: "own.tsv")
        #expect(errors.map(\.code) == [mistake.code])
        #expect(errors.first?.line == 3 && errors.first?.found == mistake.found)
        #expect(errors.first?.description.hasPrefix("own.tsv:3: ") == true)
        #expect(errors.first?.expected.contains(mistake.expected) == true, "\(errors)")
    }

    @Test("bytes that are no UTF-8")
    func encoding() {
        let errors = RuleFile.aspects.errors(in: Array("# one\nactivity\t".utf8) + [0xC4, 0xE3, 0x0A], path: "own.tsv")
        #expect(errors.map(\.code) == [.encoding] && errors.first?.line == 2)
    }
}
