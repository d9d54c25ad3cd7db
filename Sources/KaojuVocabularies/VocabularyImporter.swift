import KaojuMatching
import KaojuTerminology
import KaojuText

/// Reads vocabularies and makes one lexicon layer of them; of two files that name a concept differently the first wins.
package struct VocabularyImporter {
    /// What one file gave.
    package struct Summary: Sendable {
        /// The file.
        package var file: String
        /// Its format.
        package var format: VocabularyFormat
        /// Terms that are in use.
        package var terms: Int
        /// Terms that the vocabulary has given up.
        package var deprecated: Int
    }

    private let category: String?
    private let format: VocabularyFormat?
    private var compiler = LexiconCompiler()
    private var types: [String: String] = [:]
    /// What was read, in the order of the files.
    package private(set) var summaries: [Summary] = []
    /// Lines that could not be used, at most `mostProblems` of a file.
    package private(set) var problems: [LexiconError] = []

    /// Problems beyond so many in one file are not listed.
    static let mostProblems = 100

    /// An importer; `category` (without prefix) and `format` take the place of what the files say.
    package init(category: String? = nil, format: VocabularyFormat? = nil) {
        self.category = category
        self.format = format
    }

    /// Adds a file. O(n).
    ///
    /// Throws a `LexiconError` where its format is not known, or its syntax does not allow to go on.
    package mutating func add(_ bytes: [UInt8], file: String) throws(LexiconError) {
        guard let format = format ?? VocabularyFormat.detect(bytes) else {
            let names = VocabularyFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw LexiconError(
                code: .format, file: file, line: 0, found: "an unknown format",
                expected: LocalizedText(
                    zh: "以下格式之一：\(names)(可用 --format 指定)", en: "one of \(names) (--format forces one)"))
        }
        var summary = Summary(file: file, format: format, terms: 0, deprecated: 0)
        var own: [LexiconError] = []
        // XML says itself what it is in, and Kaoju's own table is read strictly.
        if ![.rdf, .mesh, .kaoju].contains(format), let line = Table.malformedLine(in: bytes) {
            own.append(
                LexiconError(
                    code: .encoding, file: file, line: line, found: "…",
                    expected: LocalizedText(zh: "UTF-8 编码的文本", en: "text in UTF-8")))
        }
        var compiler = compiler
        self.compiler = LexiconCompiler()
        let forced = category
        let types = types
        var reading = VocabularyReading(file: file) { term in
            var term = term
            if let forced {
                term.category = forced
            } else if term.category.isEmpty {
                let branch = types[term.id].map { [$0] } ?? []
                term.category = VocabularyTables.standard.category(of: term.id, branches: branch)
            }
            if term.isDeprecated { summary.deprecated += 1 } else { summary.terms += 1 }
            compiler.add(term, file: file)
        } problem: {
            if own.count < Self.mostProblems { own.append($0) }
        }
        let result: Result<[String: String], LexiconError>
        do throws(LexiconError) {
            result = .success(try Self.read(bytes, as: format, &reading))
        } catch {
            result = .failure(error)
        }
        self.compiler = compiler
        summaries.append(summary)
        problems += own
        self.types.merge(try result.get()) { first, _ in first }
    }

    private static func read(
        _ bytes: [UInt8], as format: VocabularyFormat, _ reading: inout VocabularyReading
    ) throws(LexiconError) -> [String: String] {
        switch format {
        case .kaoju:
            try LexiconTable.read(file: reading.file, bytes: bytes, reading.emit)
        case .obo: OBOReader.read(bytes, &reading)
        case .obographs: try OBOGraphReader.read(bytes, &reading)
        case .json: try JSONEntityReader.read(bytes, &reading)
        case .rdf: try RDFReader.read(bytes, &reading)
        case .mesh: try MeSHReader.read(bytes, &reading)
        case .umls: UMLSReader.read(bytes, &reading)
        case .mrsty: return UMLSReader.types(bytes)
        case .hgnc: try HGNCReader.read(bytes, &reading)
        case .babelon: try BabelonReader.read(bytes, &reading)
        case .codes: try CodeListReader.read(bytes, &reading)
        }
        return [:]
    }

    /// The layer of all that was added; parents that stand in none of the files are looked up with `outside`. O(n).
    package consuming func layer(outside: (String) -> String?) throws(LexiconError) -> LexiconLayer {
        try compiler.compile(outside: outside)
    }
}

/// Where a reader of a format hands over what it reads.
struct VocabularyReading {
    /// The name of the file.
    let file: String
    /// Takes a term.
    let emit: (VocabularyTerm) -> Void
    private let problem: (LexiconError) -> Void

    init(file: String, emit: @escaping (VocabularyTerm) -> Void, problem: @escaping (LexiconError) -> Void) {
        self.file = file
        self.emit = emit
        self.problem = problem
    }

    /// Reports a line that is left out.
    func report(_ found: String, line: Int, zh: String, en: String) {
        problem(error(found, line: line, zh: zh, en: en))
    }

    /// An error of syntax in this file.
    func error(_ found: String, line: Int, zh: String, en: String) -> LexiconError {
        LexiconError(
            code: .syntax, file: file, line: line, found: String(found.prefix(80)),
            expected: LocalizedText(zh: zh, en: en))
    }
}
