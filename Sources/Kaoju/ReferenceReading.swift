import KaojuCitations
import KaojuExport
import KaojuSegmentation

/// Reads reference strings, one a line, and words them as CSL-JSON.
public struct ReferenceReading: Sendable {
    private let parser = ReferenceParser()
    private let folder = LineFolder()
    /// The start of a line whose end has not come yet.
    private var rest: [UInt8] = []

    /// Creates a reading.
    public init() {}

    /// One line of CSL-JSON for each line of the text, in the same order; an empty object where nothing was understood.
    /// Lines end with LF or CR LF; bytes that are no UTF-8 are read as U+FFFD. O(n).
    public func records(of text: [UInt8]) -> [UInt8] {
        var reading = self
        return reading.records(adding: text) + reading.finish()
    }

    /// The records of the lines that these bytes end; what follows the last line feed waits for more. O(n).
    public mutating func records(adding bytes: [UInt8]) -> [UInt8] {
        guard let last = bytes.lastIndex(of: 0x0A) else {
            rest += bytes
            return []
        }
        let text = rest + bytes[..<last]
        rest = Array(bytes[(last + 1)...])
        var json = JSONWriter()
        for line in text.split(separator: 0x0A, omittingEmptySubsequences: false) { write(line, to: &json) }
        return json.bytes
    }

    /// The record of the last line, where no line feed ends it.
    public mutating func finish() -> [UInt8] {
        guard !rest.isEmpty else { return [] }
        var json = JSONWriter()
        write(rest[...], to: &json)
        rest = []
        return json.bytes
    }

    private func write(_ line: ArraySlice<UInt8>, to json: inout JSONWriter) {
        // Decoding first: invalid bytes become U+FFFD before anything looks at them.
        let string = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
        json.object { json in
            if let reference = parser.reference(of: folder.folded(Array(string.utf8))) {
                CSLRecords.write(reference.item, to: &json)
            }
        }
        json.endLine()
    }
}
