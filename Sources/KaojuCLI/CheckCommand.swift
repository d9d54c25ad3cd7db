import ArgumentParser
import Foundation
import Kaoju
import KaojuText

/// `kaoju references check`.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check the citations and references of manuscripts.",
        discussion: """
            Prints a line for each finding, as compilers do:

              draft.md:41:17: warning: The marker cites 32, which the reference list does not have. [marker.no-reference]

            Findings: markers without an entry, entries that are never cited, no list, numbers out of order, two entries \
            that are one work, a source credited to two authors or to another year than the list's, retracted works, \
            citations of the authors' own works.

            EXAMPLES
              kaoju references check draft.md
              kaoju references check Manuscripts --fail-on info
              kaoju references check draft.md --format json --fail-on none > findings.json
              pandoc draft.docx -t plain | kaoju references check - --lang zh

            Exit codes: 0 nothing found, 1 something found (see --fail-on), 2 wrong usage, 3 some input could not be read.
            """)

    /// How findings are printed.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case text, json
    }

    /// The least severity that makes the command fail.
    enum Threshold: String, ExpressibleByArgument, CaseIterable {
        case warning, info, none

        func holds(_ severity: Diagnostic.Severity) -> Bool {
            switch self {
            case .none: false
            case .info: true
            case .warning: severity != .info
            }
        }
    }

    @Argument(help: "Files and folders to check; - alone for standard input.", completion: .file())
    var inputs: [String]

    @Option(help: "How to print findings: text or json.")
    var format = Format.text

    @Option(help: "Exit code 1 for findings from this severity on: warning, info or none.")
    var failOn = Threshold.warning

    @Option(help: "The encoding of every file (utf-8, utf-16, gb18030, big5, …); detected for each when not given.")
    var encoding: String?

    @Option(help: "The language of messages, zh or en.")
    var lang = Language.en

    @Option(help: "How many documents are read at once; all processors when not given.")
    var jobs: Int?

    func validate() throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs needs a number from 1.") }
        if inputs.contains("-"), inputs.count > 1 { throw ValidationError("- stands alone.") }
    }

    func run() async throws {
        let report: ReferenceCheck.Report
        do throws(BuildError) {
            let check = try ReferenceCheck(encoding: encoding)
            if inputs == ["-"] {
                let bytes = Array(FileHandle.standardInput.readDataToEndOfFile())
                report = try check.report(on: bytes, named: "stdin")
            } else {
                report = try await check.report(
                    on: inputs, jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
            }
        } catch {
            throw Self.code(of: error, in: lang)
        }
        switch format {
        case .text: for finding in report.findings { print(Terminal.visible(Self.line(finding, lang))) }
        case .json: FileHandle.standardOutput.write(Data(report.json()))
        }
        let wording = Wording(language: lang)
        let unread = report.failures.filter { $0.severity == .error }
        for failure in unread { Terminal.report(wording.line(failure)) }
        if report.documents == 0 { Terminal.report(wording.nothingRead(inputs)) }
        if !unread.isEmpty || report.documents == 0 { throw ExitCode(3) }
        if report.findings.contains(where: { failOn.holds($0.diagnostic.severity) }) { throw ExitCode(1) }
    }

    /// As compilers print it (GNU Coding Standards, 4.4): editors and CI know the form.
    private static func line(_ finding: ReferenceCheck.Finding, _ language: Language) -> String {
        var place = finding.path
        if let line = finding.line { place += ":\(line)" }
        if let column = finding.column { place += ":\(column)" }
        let item = finding.diagnostic
        return "\(place): \(item.severity.rawValue): \(item.message[language]) [\(item.code)]"
    }

    /// 1 means findings here, so what could not be read is 3.
    private static func code(of error: BuildError, in language: Language) -> ExitCode {
        let code = ExitCode.reporting(error, in: language)
        return error.kind == .usage ? code : ExitCode(3)
    }
}
