import ArgumentParser
import Foundation
import Kaoju
import KaojuText

extension EvidenceQueries.AuditFormat: ExpressibleByArgument {}
extension EvidenceQueries.ExplanationFormat: ExpressibleByArgument {}
extension EvidenceQueries.PathFormat: ExpressibleByArgument {}

/// `kaoju audit`.
struct AuditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "audit",
        abstract: "Show a part of a build's audit: one concept, one status, one source.",
        discussion: """
            Conditions of different kinds must all hold; of several values of one kind, any may. A source is the printed \
            number of a reference, an id (ref:…, work:…) or a document's name. Findings are listed when no condition is given.

            EXAMPLES
              kaoju audit Output --status contested
              kaoju audit Output --concept 血管钙化 --format csv > calcification.csv
              kaoju audit Output --concept "vascular calcification" --source 11
              kaoju audit Output --concept 血管钙化 --narrower --format html > calcification.html
              kaoju audit Output --design rct --status contested --status disputed --format json

            Exit codes: 0 done (also when no topic is left), 1 the folder holds no build, 2 wrong usage.
            """)

    @Argument(help: "The output folder of a build.", completion: .directory)
    var folder: String

    @Option(help: "A concept: a name in either language, an abbreviation or a CURIE; may be given again.")
    var concept: [String] = []

    @Option(help: "A status: \(EvidenceQueries.statuses.joined(separator: ", ")); may be given again.")
    var status: [String] = []

    @Option(help: "A source: a printed number, an id or a document; may be given again.")
    var source: [String] = []

    @Option(help: "A study design (rct, animal, in_vitro, …); may be given again.")
    var design: [String] = []

    @Flag(help: "A concept stands for all that is narrower too.")
    var narrower = false

    @Option(help: "The form: md, html, json or csv; html and csv are those of the build.")
    var format = EvidenceQueries.AuditFormat.md

    @Option(help: "The language of the report, zh or en; that of the build where it is not given.")
    var lang: Language?

    func validate() throws {
        for status in status where !EvidenceQueries.statuses.contains(status) {
            throw ValidationError(
                "There is no status \"\(status)\"; there are \(EvidenceQueries.statuses.joined(separator: ", ")).")
        }
    }

    func run() throws {
        var conditions = EvidenceQueries.AuditConditions()
        conditions.concepts = concept
        conditions.statuses = status
        conditions.sources = source
        conditions.designs = design
        conditions.withNarrower = narrower
        do throws(BuildError) {
            Terminal.print(try EvidenceQueries(output: folder).audit(conditions, as: format, in: lang))
        } catch {
            throw ExitCode.reporting(error, in: lang ?? .en)
        }
    }
}
