import KaojuMatching
import KaojuText

/// Reads data in columns (CoNLL): a token a line, its label in the last column, an empty line behind each sentence.
struct ColumnReader {
    /// Whether bytes look so: most of the first lines are empty or have at least two columns, the last one a label.
    static func accepts(_ bytes: [UInt8]) -> Bool {
        var labels = 0
        var others = 0
        var marks = 0
        for line in bytes.prefix(20_000).split(separator: 0x0A, maxSplits: 200).prefix(200) {
            guard let (_, label) = columns(line) else {
                others += 1
                continue
            }
            switch LabelScheme.mark(label) {
            case .outside: labels += 1
            case .begin, .end, .single:
                labels += 1
                marks += 1
            case .inside: if label.utf8.dropFirst().first == UInt8(ascii: "-") { labels += 1 } else { others += 1 }
            }
        }
        return labels > 0 && labels >= 9 * others && (marks > 0 || labels >= 5)
    }

    /// The texts of a file: one for each document that `-DOCSTART-` or nothing sets apart. Lines without a label are noted
    /// and left out. O(n).
    static func texts(of bytes: [UInt8], file: String, _ notes: inout CorpusNotes) -> [AnnotatedText] {
        var builder = Builder(file: file, joins: byCharacter(bytes))
        var number = 0
        for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            let line = line.last == 0x0D ? line.dropLast() : line
            if line.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) {
                builder.endSentence()
            } else if line.starts(with: "-DOCSTART-".utf8) {
                builder.endText()
            } else if let (token, label) = columns(line) {
                if String(validating: token, as: UTF8.self) == nil {
                    notes.note(line: number, zh: "UTF-8 编码的文本", en: "text in UTF-8")
                } else {
                    builder.add(token, LabelScheme.mark(label))
                }
            } else {
                notes.note(
                    line: number, found: String(decoding: line, as: UTF8.self), zh: "词与标签两列",
                    en: "a token and its label")
            }
        }
        builder.endText()
        return builder.texts
    }

    /// The token and the label of a line; nil where there are no two columns.
    private static func columns(_ line: ArraySlice<UInt8>) -> (token: ArraySlice<UInt8>, label: String)? {
        let line = line.last == 0x0D ? line.dropLast() : line
        let separator: UInt8 = line.contains(0x09) ? 0x09 : 0x20
        guard let last = line.lastIndex(of: separator), last + 1 < line.endIndex else { return nil }
        let label = String(decoding: line[(last + 1)...], as: UTF8.self)
        let first = line.firstIndex(of: separator) ?? last
        return (line[line.startIndex..<first], label)
    }

    /// Whether the tokens are characters: the text has no blanks between them.
    private static func byCharacter(_ bytes: [UInt8]) -> Bool {
        var single = 0
        var all = 0
        var han = 0
        for line in bytes.prefix(200_000).split(separator: 0x0A) {
            guard let (token, _) = columns(line), let first = UTF8Scanner.character(in: bytes, at: token.startIndex)
            else { continue }
            all += 1
            if first.count >= token.count { single += 1 }
            if UTF8Scanner.isCJK(first.scalar) { han += 1 }
        }
        return han > 0 && single * 20 >= all * 19
    }

    private struct Builder {
        let file: String
        let joins: Bool
        var texts: [AnnotatedText] = []
        private var bytes: [UInt8] = []
        private var marks: [LabelScheme.Mark] = []
        private var places: [ByteRange] = []
        private var sentenceStart = 0
        private var sequences: [ByteRange] = []
        private var names: [AnnotatedText.Name] = []

        init(file: String, joins: Bool) {
            self.file = file
            self.joins = joins
        }

        mutating func add(_ token: ArraySlice<UInt8>, _ mark: LabelScheme.Mark) {
            let token = token.isEmpty ? [0x20] : token
            if !joins, let last = UTF8Scanner.character(in: bytes, before: bytes.count), last.scalar > 0x20,
                let first = token.first, first < 0xE3 || !UTF8Scanner.isCJK(last.scalar)
            {
                bytes.append(0x20)
            }
            places.append(ByteRange(bytes.count, bytes.count + token.count))
            bytes += token
            marks.append(mark)
        }

        mutating func endSentence() {
            guard !places.isEmpty else { return }
            for run in LabelScheme.runs(marks) {
                names.append(
                    .init(
                        range: ByteRange(places[run.items.lowerBound].start, places[run.items.upperBound - 1].end),
                        label: run.kind))
            }
            bytes.append(0x0A)
            sequences.append(ByteRange(sentenceStart, bytes.count))
            sentenceStart = bytes.count
            marks = []
            places = []
        }

        mutating func endText() {
            endSentence()
            if !bytes.isEmpty {
                texts.append(AnnotatedText(file: file, bytes: bytes, names: names, sequences: sequences))
            }
            bytes = []
            names = []
            sequences = []
            sentenceStart = 0
        }
    }
}
