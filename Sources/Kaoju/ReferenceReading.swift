import KaojuCitations
import KaojuExport
import KaojuSegmentation

/// Reads reference strings, one a line, and words them as CSL-JSON.
public struct ReferenceReading: Sendable {
    private let parser = ReferenceParser()
    private let folder = LineFolder()

    /// Creates a reading.
    public init() {}

    /// One line of CSL-JSON for each line of the text, in the same order; an empty object where nothing was understood.
    /// Lines end with LF or CR LF; bytes that are no UTF-8 are read as U+FFFD. O(n).
    public func records(of text: [UInt8]) -> [UInt8] {
        var lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        var json = JSONWriter()
        for line in lines {
            // Decoding first: invalid bytes become U+FFFD before anything looks at them.
            let string = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            json.object { json in
                if let reference = parser.reference(of: folder.folded(Array(string.utf8))) {
                    CSLRecords.write(reference.item, to: &json)
                }
            }
            json.endLine()
        }
        return json.bytes
    }
}
