import Foundation

/// kaoju-corpus FOLDER [--megabytes N | --documents N] [--terms FOLDER] [--phrases FOLDER]: writes made-up papers to
/// FOLDER/papers and what they hold to FOLDER/manifest.tsv and FOLDER/totals.json.
@main
struct Corpus {
    static func main() {
        do {
            try run(Array(CommandLine.arguments.dropFirst()))
        } catch {
            let message = (error as? CorpusError)?.message ?? "\(error)"
            FileHandle.standardError.write(Data("kaoju-corpus: \(message)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ arguments: [String]) throws {
        var folder: String?
        var bytes = Int.max
        var documents = Int.max
        var terms = "Resources/terminology"
        var phrases = "Benchmarks/Corpus"
        var rest = arguments[...]
        while let word = rest.popFirst() {
            switch word {
            case "--megabytes": bytes = (Int(rest.popFirst() ?? "") ?? 0) * 1_000_000
            case "--documents": documents = Int(rest.popFirst() ?? "") ?? 0
            case "--terms": terms = rest.popFirst() ?? ""
            case "--phrases": phrases = rest.popFirst() ?? ""
            default: folder = word
            }
        }
        guard let folder, bytes > 0, documents > 0, bytes < Int.max || documents < Int.max else {
            throw CorpusError(
                message: "usage: kaoju-corpus FOLDER --megabytes N | --documents N [--terms FOLDER] [--phrases FOLDER]")
        }
        let maker = PaperMaker(vocabulary: try Vocabulary(folder: terms), phrases: try Phrases(folder: phrases))
        try write(maker, bytes: bytes, documents: documents, to: folder)
    }

    private static func write(_ maker: PaperMaker, bytes: Int, documents: Int, to folder: String) throws {
        let papers = folder + "/papers"
        try FileManager.default.createDirectory(atPath: papers, withIntermediateDirectories: true)
        var manifest = "name\tbytes\tsentences\treferences\tmarkers\trelations\tnegated\thedged\n"
        var totals = PaperCounts()
        // FNV-1a: tells whether two machines made the same bytes.
        var digest: UInt64 = 0xCBF2_9CE4_8422_2325
        var (size, count) = (0, 0)
        while size < bytes, count < documents {
            let (name, text, counts) = maker.paper(count)
            if count % 1000 == 0 {
                let parent = papers + "/" + name.prefix { $0 != "/" }
                try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
            }
            guard FileManager.default.createFile(atPath: papers + "/" + name, contents: Data(text)) else {
                throw CorpusError(message: "\(papers)/\(name): cannot be written")
            }
            for byte in text { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01B3 }
            manifest +=
                "\(name)\t\(text.count)\t\(counts.sentences)\t\(counts.references)\t\(counts.markers)\t"
                + "\(counts.relations)\t\(counts.negated)\t\(counts.hedged)\n"
            totals += counts
            size += text.count
            count += 1
        }
        let json = """
            {"documents": \(count), "bytes": \(size), "sentences": \(totals.sentences), \
            "references": \(totals.references), "markers": \(totals.markers), "relations": \(totals.relations), \
            "negated": \(totals.negated), "hedged": \(totals.hedged), "digest": "\(String(digest, radix: 16))"}

            """
        try Data(manifest.utf8).write(to: URL(fileURLWithPath: folder + "/manifest.tsv"))
        try Data(json.utf8).write(to: URL(fileURLWithPath: folder + "/totals.json"))
        print(json, terminator: "")
    }
}
