import KaojuMatching
import KaojuText

/// What names are by their endings: suffixes-zh.tsv and suffixes-en.tsv.
struct NameEndings: Sendable {
    static let standard = NameEndings()

    /// One ending.
    struct Ending: Sendable {
        var bytes: [UInt8]
        /// With prefix; nil where such a name is no concept.
        var category: String?
        /// The least number of characters before it.
        var minimum: Int
        /// Whether a known name and the ending behind it are one new name.
        var isCompound: Bool
        /// Whether it also makes a name of ordinary words before it.
        var isPhrase: Bool
        /// What must not stand behind it: there it is part of another word (病例, 症状).
        var notBefore: [[UInt8]] = []
        /// Whether it says something only of names that the document defines.
        var needsDefinition: Bool
        /// Whether the whole last word must be it.
        var isWord: Bool
    }

    let chinese: [Ending]
    let english: [Ending]
    let chineseAutomaton: Automaton
    /// The English endings that are whole words, and the others by their last letter, as indices of `english`.
    private let wholes: [ByteKey: Int]
    /// For each first byte the lengths of the endings that are whole words, a bit each: most words are turned down by it.
    private let wholeLengths: [UInt64]
    private let byLast: [[Int]]

    private init() {
        func read(_ file: String, _ make: (Table.Row) -> Ending) -> [Ending] {
            Table(Resource.bytes("terminology/patterns/\(file).tsv") ?? []).rows.map(make)
        }
        func category(_ name: String) -> String? { name == "-" ? nil : "biolink:" + name }
        chinese = read("suffixes-zh") { row in
            Ending(
                bytes: Array(row[0].utf8), category: category(row[1]), minimum: Int(row[2]) ?? 1,
                isCompound: row[3].hasPrefix("compound"), isPhrase: !row[3].hasSuffix("marked"),
                notBefore: row.list(4).map { Array($0.utf8) },
                needsDefinition: row[3] == "defined", isWord: false)
        }
        english = read("suffixes-en") { row in
            Ending(
                bytes: Array(row[0].utf8.drop { $0 == UInt8(ascii: "-") }), category: category(row[1]), minimum: 1,
                isCompound: row[2] == "compound" || row[2] == "both", isPhrase: row[2] != "compound",
                needsDefinition: row[2] == "defined", isWord: !row[0].hasPrefix("-"))
        }
        chineseAutomaton = Automaton(patterns: chinese.map(\.bytes))
        var wholes: [ByteKey: Int] = [:]
        var wholeLengths = [UInt64](repeating: 0, count: 256)
        var byLast = [[Int]](repeating: [], count: 256)
        for (index, ending) in english.enumerated() {
            let key = ByteKey(ending.bytes)
            if !ending.isWord {
                if let last = ending.bytes.last { byLast[Int(last)].append(index) }
            } else if wholes[key] == nil {
                wholes[key] = index
                if let first = ending.bytes.first { wholeLengths[Int(first)] |= Self.bit(ending.bytes.count) }
            }
        }
        self.wholes = wholes
        self.wholeLengths = wholeLengths
        self.byLast = byLast
    }

    /// What a name is by its ending.
    enum Guess: Equatable {
        case category(String)
        /// A society, a study design, a statistic: no concept.
        case never
        case unknown
    }

    /// Guesses the category of a defined name: by the longest Chinese ending, else by the last English word. O(endings).
    func guess(zh: String, en: String) -> Guess {
        let zh = Array(zh.utf8)
        let found = chinese.filter { zh.hasWord($0.bytes, endingAt: zh.count) }.max { $0.bytes.count < $1.bytes.count }
        if let found { return found.category.map { .category($0) } ?? .never }
        return ending(ofWord: lastWord(of: en)).map { $0.category.map { .category($0) } ?? .never } ?? .unknown
    }

    private func lastWord(of name: String) -> [UInt8] {
        Array(name.utf8.split { $0.isASCIISpace || $0 == UInt8(ascii: "-") }.last ?? []).map(\.asciiLowercased)
    }

    /// The first ending in the file of an English word in lower case, its plural included. O(endings with its last letter).
    func ending(ofWord word: [UInt8]) -> Ending? {
        guard !word.isEmpty else { return nil }
        if let found = place(of: word) { return english[found] }
        guard word.last == UInt8(ascii: "s") else { return nil }
        if word.suffix(3).elementsEqual("ies".utf8),
            let found = place(of: word.dropLast(3) + [UInt8(ascii: "y")])
        {
            return english[found]
        }
        return place(of: Array(word.dropLast())).map { english[$0] }
    }

    /// The place in the file of the first ending of a form of a word.
    private func place(of form: [UInt8]) -> Int? {
        guard let first = form.first, let last = form.last else { return nil }
        let suffix = byLast[Int(last)].first { index in
            let ending = english[index].bytes
            return form.count > ending.count + 2 && form.hasWord(ending, endingAt: form.count)
        }
        guard wholeLengths[Int(first)] & Self.bit(form.count) != 0, let whole = wholes[ByteKey(form)] else {
            return suffix
        }
        return suffix.map { min($0, whole) } ?? whole
    }

    private static func bit(_ length: Int) -> UInt64 { 1 << UInt64(min(length, 63)) }
}
