import ArgumentParser
import Foundation
import Kaoju
import KaojuText

extension Language: ExpressibleByArgument {}

/// `kaoju build`.
struct BuildCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "build",
        abstract: "Read papers and write their claims, audit, diagram and graph.",
        discussion: """
            Reads plain text and Markdown, in UTF-8, UTF-16, GB18030, GBK or Big5; article XML (JATS/NLM, PubMed, TEI, \
            BioC), BioC JSON and HTML, with their sections, citations and references. A file of another kind is reported \
            with what to do about it (for a PDF: pdftotext); the rest is built. Inputs are read in a fixed order, and the output \
            depends on neither the number of jobs nor the order of the arguments.

            A bibliography (BibTeX, RIS, NBIB, EndNote, CSL-JSON) with a document's name, the only one in its folder, or one \
            that --bibliography names tells which works its markers cite: by key ([@smith2010], \\cite{smith2010}), by \
            number, or by author and year.

            EXAMPLES
              kaoju build Papers -o Output
              kaoju build review.txt notes.md -o Output --lang en
              kaoju build Papers -o Output --lexicon terms.tsv --top 25
              kaoju build Papers -o Output --model names.model
              kaoju build old -o Output --encoding gb18030
              kaoju build review.md -o Output --bibliography library.bib
              kaoju build Papers -o Output --curation curation.tsv
              kaoju build Papers -o Output --formats gexf,cx2,kgx

            Building again into the same folder reads only what has changed: the results of each file are kept in \
            OUTPUT/.kaoju, under a digest of the file and of everything else that they depend on. A file counts as unchanged \
            if its place, size and times are what they were well before the last build began; else it is read and its \
            digest compared. The output is the same as without them; the folder .kaoju may be deleted at any time. With \
            --curation all files are read.

            Exit codes: 0 done, 1 some input could not be read, 2 wrong usage, 3 the output could not be written.
            """)

    @Argument(help: "Files and folders to read.", completion: .file())
    var inputs: [String]

    @Option(name: .shortAndLong, help: "The folder to write to.", completion: .directory)
    var output: String

    @Option(help: "The encoding of every file (utf-8, utf-16, gb18030, big5, …); detected for each when not given.")
    var encoding: String?

    @Option(
        help: "A lexicon of your own: a table (TSV) or a compiled one (kj); may be given again, a later one wins.",
        completion: .file(extensions: ["tsv", "kj"]))
    var lexicon: [String] = []

    @Option(
        help: "A model that kaoju train has trained, for names that no lexicon has.",
        completion: .file(extensions: ["model"]))
    var model: String?

    @Option(
        help: "A bibliography that the documents cite from; may be given again.",
        completion: .file(extensions: ["bib", "ris", "nbib", "enw", "ciw", "json"]))
    var bibliography: [String] = []

    @Option(
        help: "Decisions about claims (see kaoju review), applied to what is extracted.",
        completion: .file(extensions: ["tsv"]))
    var curation: String?

    @Option(help: "The language of reports, zh or en; that of the documents when not given.")
    var lang: Language?

    @Option(help: "The most arrows in the diagram.")
    var top = 40

    @Option(help: "How many documents are read at once; all processors when not given.")
    var jobs: Int?

    @Option(
        help: "Weights of your own: a table (TSV) of study designs or certainties and numbers from 0 to 1.",
        completion: .file(extensions: ["tsv"]))
    var weights: String?

    @Option(
        help: ArgumentHelp(
            "Formats to write into OUTPUT/exports as well, with commas: \(Exporter.formats.joined(separator: ", ")).",
            valueName: "names"))
    var formats: String?

    @Flag(
        name: .customLong("no-cache"),
        help: "Read every file, and keep nothing for later builds; what is kept already stays.")
    var withoutCache = false

    @Flag(help: "No progress and no summary; failures are still listed.")
    var quiet = false

    @Flag(help: "List each document, and everything that was noticed.")
    var verbose = false

    func validate() throws {
        if quiet && verbose { throw ValidationError("--quiet and --verbose exclude each other.") }
        if top < 1 { throw ValidationError("--top needs a number from 1.") }
        if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number from 1.") }
        if output.isEmpty { throw ValidationError("--output needs the name of a folder.") }
    }

    func run() async throws {
        // The wording follows --lang; the locale decides nothing.
        let wording = Wording(language: lang ?? .en)
        var options = Build.Options(
            inputs: inputs, output: output, encoding: encoding, lexicons: lexicon,
            bibliographies: bibliography, language: lang, top: top,
            jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount, model: model, weights: weights)
        options.curation = curation
        options.formats = (formats ?? "").split(separator: ",").map { String($0).trimmingCharacters(in: .whitespaces) }
        options.usesCache = !withoutCache
        // Exports come after the build.
        options.isLast = options.formats.isEmpty
        let line = !quiet && !verbose && Terminal.isWatched ? ProgressLine(wording: wording) : nil
        let lists = verbose
        let summary: Build.Summary
        do throws(BuildError) {
            defer { line?.clear() }
            summary = try await Build(options).run { progress in
                line?.show(progress)
                if lists { Terminal.report("\(progress.done)/\(progress.total)  \(progress.document)") }
            }
        } catch {
            throw ExitCode.reporting(error, in: wording.language)
        }
        try report(summary, wording)
    }

    private func report(_ summary: Build.Summary, _ wording: Wording) throws {
        let listed = summary.failures.filter { $0.severity == .error }
        for failure in listed { Terminal.report(wording.line(failure)) }
        if verbose {
            for item in summary.diagnostics where !listed.contains(item) { Terminal.report(wording.line(item)) }
        }
        if !quiet, !verbose {
            for item in summary.diagnostics where item.code.hasPrefix("curation.") && item.severity != .info {
                Terminal.report(wording.line(item))
            }
        }
        if !quiet { for notice in summary.notices { Terminal.report(wording.line(notice)) } }
        if summary.documents == 0 {
            Terminal.report(wording.nothingRead(inputs))
            throw ExitCode.unreadInput
        }
        if !quiet {
            let files = Wording.openFirst.filter { FileManager.default.fileExists(atPath: output + "/" + $0) }
            print(
                wording.summary(
                    summary, output: output.hasSuffix("/") ? String(output.dropLast()) : output, files: files))
        }
        if !listed.isEmpty { throw ExitCode.unreadInput }
    }
}
