import Foundation
import KaojuAnnotation
import KaojuCuration
import KaojuGraph
import KaojuQuery
import KaojuSegmentation
import KaojuTagging
import KaojuTerminology
import KaojuText
import KaojuVocabularies

/// The first byte chooses the kind of table.
enum TableSurface {
    private static let page = Segmenter().segment(
        .of("甲药可抑制乙酶 [1]。Sampline reduces alpha-test (AT) in mice, 甲药 does not.".utf8))

    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let table = Array(bytes.dropFirst())
        switch first & 3 {
        case 0:
            do throws(EvidenceWeights.TableError) {
                _ = try EvidenceWeights.builtIn.overridden(by: table)
            } catch {
                promise(error.line > 0, "an error of a table names its line")
            }
        case 1:
            do throws(CurationError) {
                let read = try CurationTable(table, path: "t.tsv")
                let again = try? CurationTable(read.bytes, path: "u.tsv")
                promise(again == read, "a table that is written is read back")
            } catch {
                promise(error.line > 0 && !error.advice.en.isEmpty, "an error of a table names its line")
            }
        default:
            do throws(LexiconError) {
                let lexicon = try Lexicon([try LexiconTable(file: "t.tsv", bytes: table)])
                let mentions = Recognizer(lexicon: lexicon).mentions(in: page)
                for mention in mentions.items {
                    promise(mention.range.end <= page.reading.bytes.count, "a mention lies in the text")
                    promise(mentions.concepts.indices.contains(mention.concept), "a mention has a concept")
                }
            } catch {
                promise(!error.expected.en.isEmpty, "an error of a table says what was expected")
            }
        }
    }
}

/// A compiled lexicon with changes: each three bytes are a place and what stands there; the first two say where it ends.
enum LexiconSurface {
    private static let compiled: [UInt8] = {
        let table = """
            MESH:D000001\tDrug\t甲药\tsampline\t甲素|甲片\tsamplin\tSMP\t
            \tProtein\t乙酶\tbetase\t\tbeta-ase\t?BT\t甲药
            \tDisease\t丙病\tgamma disease\t\t\tGD|γD\tdonor:甲药

            """
        var bytes: [UInt8] = []
        var compiler = LexiconCompiler()
        if let parsed = try? LexiconTable(file: "t.tsv", bytes: Array(table.utf8)) { compiler.add(parsed) }
        guard let layer = try? compiler.compile() else { return [] }
        layer.write { bytes += $0 }
        return bytes
    }()
    private static let path = NSTemporaryDirectory() + "kaoju-fuzz-\(ProcessInfo.processInfo.processIdentifier).kj"
    private static let page = Segmenter().segment(.of("甲药可抑制乙酶。Sampline (SMP) reduces betase in GD.".utf8))

    static func run(_ bytes: [UInt8]) {
        var file = compiled
        promise(!file.isEmpty, "the lexicon compiles")
        var edits = bytes[...]
        while edits.count >= 3 {
            let place = Int(edits.removeFirst()) << 8 | Int(edits.removeFirst())
            file[place % file.count] = edits.removeFirst()
        }
        if let last = edits.first { file.removeLast(Int(last) * 16 % file.count) }
        try? Data(file).write(to: URL(fileURLWithPath: path))
        defer { unlink(path) }
        guard let layer = try? LexiconLayer(path: path) else { return }
        _ = try? layer.verify()
        let lexicon = Lexicon(layers: [layer])
        _ = Recognizer(lexicon: lexicon).mentions(in: page)
        for index in 0..<min(layer.count, 8) { _ = layer.term(at: index) }
        _ = lexicon.ancestors(of: "MESH:D000001")
    }
}

/// The file's first bytes say its format.
enum VocabularySurface {
    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first else { return }
        let formats = VocabularyFormat.allCases
        let format = first & 0x80 == 0 ? nil : formats[Int(first & 0x7F) % formats.count]
        var importer = VocabularyImporter(category: first & 0x40 == 0 ? nil : "Drug", format: format)
        do throws(LexiconError) {
            try importer.add(Array(bytes.dropFirst()), file: "v")
            _ = try importer.layer { _ in nil }
        } catch {
            promise(!error.expected.en.isEmpty, "an error of a vocabulary says what was expected")
        }
    }
}

/// Standoff annotations, a NUL byte, and the text that they belong to.
enum AnnotationSurface {
    static func run(_ bytes: [UInt8]) {
        // Brat's lines do not begin so: data to train on, in columns, BioC, PubTator or JSON.
        if let first = bytes.first, !"TERAMN#*\0".utf8.contains(first) { return checkCorpus(bytes) }
        let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false).map { Array($0) }
        let text = parts.count > 1 ? Array(String(decoding: parts[1], as: UTF8.self).utf8) : []
        do throws(BratError) {
            let reader = try BratReader(parts[0], text: text)
            for entity in reader.entities.values {
                promise(entity.span.end <= text.count, "an entity lies in the text")
            }
            var tables = GoldTables()
            tables.add(document: "a", text: text, annotations: reader)
        } catch {
            promise(error.line > 0 && !error.expected.isEmpty, "an error of standoff names its line")
        }
    }

    private static func checkCorpus(_ bytes: [UInt8]) {
        let corpus = AnnotatedCorpus(bytes: bytes, file: "a")
        for text in corpus.texts {
            var end = 0
            for name in text.names {
                promise(name.range.start >= end && !name.range.isEmpty, "names ascend")
                promise(name.range.end <= text.bytes.count, "a name lies in the text")
                end = name.range.end
            }
            for sequence in text.sequences {
                promise(sequence.end <= text.bytes.count, "a sequence lies in the text")
            }
        }
        promise(corpus.unread.allSatisfy { !$0.message.en.isEmpty }, "what is left out is told")
    }
}

/// The text of a query.
enum QuerySurface {
    static func run(_ bytes: [UInt8]) { _ = try? PathQuery(String(decoding: bytes, as: UTF8.self)) }
}
