import KaojuExport
import KaojuText

extension ReferenceCheck.Report {
    /// The findings as a JSON array, one a line: those of `audit.json` with `path`, `line` and `column`. O(findings).
    public func json() -> [UInt8] {
        var json = JSONWriter()
        json.array(lines: true) { json in
            for finding in findings {
                json.object { json in
                    json.member("path", finding.path)
                    json.member("line", finding.line)
                    json.member("column", finding.column)
                    json.member("code", finding.diagnostic.code)
                    json.member("severity", finding.diagnostic.severity.rawValue)
                    json.member("document", finding.diagnostic.document)
                    json.member("span", finding.diagnostic.span)
                    json.member("message", zh: finding.diagnostic.message.zh, en: finding.diagnostic.message.en)
                }
            }
        }
        json.endLine()
        return json.bytes
    }
}
