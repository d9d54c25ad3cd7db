import ArgumentParser
import Kaoju
import KaojuText

extension EvidenceDiagrams.View: ExpressibleByArgument {}
extension EvidenceDiagrams.Labels: ExpressibleByArgument {}
extension EvidenceDiagrams.Format: ExpressibleByArgument {}

/// `kaoju diagram`.
struct DiagramCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diagram",
        abstract: "Draw a diagram of a build for a slide or a note.",
        discussion: """
            The ending of FILE says the format: svg, png, pdf (drawn by Graphviz, which must be installed), dot (Graphviz's \
            language), mmd (Mermaid, for notes in Markdown). «-» is standard output, with --format.

            VIEWS
              mechanism    what acts on what, in lanes from drugs to diseases; an arrow's label is the numbers of the \
            references, behind the slash those against it
              evidence     relations by designs of studies: what stands for and against each
              controversy  the sources for each contested relation on its left, those against it on its right
              citations    documents and the works that most of them cite

            EXAMPLES
              kaoju diagram Output -o mechanisms.svg
              kaoju diagram Output --focus 维生素K --depth 2 --lang both -o vitamin-k.png
              kaoju diagram Output --focus colchicine --disease "coronary disease" --lang en -o colchicine.pdf
              kaoju diagram Output --view controversy --top 6 -o disputes.svg
              kaoju diagram Output --view evidence --focus 血管钙化 --lang en --format mmd -o - >> notes.md

            Exit codes: 0 done, 1 the folder holds no build, 2 wrong usage or an unknown name, 3 the file cannot be drawn or \
            written.
            """)

    @Argument(help: "The output folder of a build.", completion: .directory)
    var folder: String

    @Option(name: .shortAndLong, help: "The file to write; «-» for standard output.", completion: .file())
    var output: String

    @Option(help: "What to show: mechanism, evidence, controversy or citations.")
    var view = EvidenceDiagrams.View.mechanism

    @Option(help: "A concept that it is about; may be given again.")
    var focus: [String] = []

    @Option(help: "A concept in which the paths end; may be given again.")
    var disease: [String] = []

    @Option(help: "The most steps from the focus.")
    var depth = 2

    @Option(help: "The most arrows (30), relations (12; controversies 8) or works (20).")
    var top: Int?

    @Option(help: "The language of labels: zh, en or both.")
    var lang = EvidenceDiagrams.Labels.zh

    @Option(help: "The format, where the file's ending does not say it: svg, png, pdf, dot or mmd.")
    var format: EvidenceDiagrams.Format?

    @Option(help: "The resolution of PNG, in dots an inch.")
    var dpi = 160

    func validate() throws {
        if depth < 1 { throw ValidationError("--depth needs a number from 1.") }
        if let top, top < 1 { throw ValidationError("--top needs a number from 1.") }
        if !(30...1200).contains(dpi) { throw ValidationError("--dpi needs a number from 30 to 1200.") }
    }

    func run() async throws {
        var options = EvidenceDiagrams.Options()
        options.view = view
        options.focus = focus
        options.diseases = disease
        options.depth = depth
        options.top = top
        options.labels = lang
        options.dpi = dpi
        let language: Language = lang == .zh ? .zh : .en
        do throws(BuildError) {
            for notice in try await EvidenceDiagrams(output: folder).draw(options, as: format, to: output) {
                Terminal.report(Wording(language: language).line(notice))
            }
        } catch {
            throw ExitCode.reporting(error, in: language)
        }
    }
}
