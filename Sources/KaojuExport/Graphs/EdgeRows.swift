import KaojuGraph
import KaojuXML

/// Where the row of each edge stands in `graph.graphml`.
package struct GraphLayout: Sendable {
    /// An edge's row.
    package struct Row: Sendable {
        /// What tells the edge from any other, and from another state of itself.
        package var fingerprint: Fingerprint
        /// UTF-8 bytes.
        package var length: Int32

        package init(fingerprint: Fingerprint, length: Int32) {
            self.fingerprint = fingerprint
            self.length = length
        }
    }

    /// The file, when it was written.
    package var file: FileIdentity
    /// Where the first row begins.
    package var start: Int
    /// In the order of the file.
    package var rows: [Row]

    package init(file: FileIdentity, start: Int, rows: [Row]) {
        self.file = file
        self.start = start
        self.rows = rows
    }

    /// Whether all rows are in the file: what was kept may be rubbish. O(rows).
    var isSound: Bool {
        guard start >= 0, start <= file.size, rows.allSatisfy({ $0.length >= 0 }) else { return false }
        return rows.reduce(0) { $0 + Int($1.length) } <= file.size - start
    }
}

/// Where the layout of a graph is kept for later builds.
package protocol GraphStore: Sendable {
    /// The layout that was kept last.
    var graphLayout: GraphLayout? { get }
    /// Keeps a layout, in the place of the last. What cannot be kept is written anew.
    func keep(_ layout: GraphLayout)
}

/// The rows of edges as a graph is written: those that an earlier build wrote are taken from its file, and where all stand is
/// noted. A graph has nearly as many edges as claims, of which another paper changes few.
package final class EdgeRows {
    private let printer: EdgeFingerprinter
    private let earlier: (file: OpenFile, layout: GraphLayout)?
    /// Half of the fingerprints of its rows, which are looked through for those of edges.
    private let halves: [UInt64]
    /// The file that is being written.
    private let path: String
    private var written: [GraphLayout.Row] = []
    private var start = 0
    /// Whether every node has a name of its own as the file has it: else names depend on the nodes before.
    private var isPlain = true
    /// The earlier row that is expected next, and where it begins.
    private var next = (row: 0, offset: 0)
    /// What is to be taken from the earlier file before anything else is written.
    private var waiting = 0..<0
    /// Of the edge that was asked for last.
    private var asked = Fingerprint()
    /// So many rows are looked at for one that is not the next: rows keep their order, but some are new and some are gone.
    private static let reach = 4_096
    private static let piece = 1 << 20

    /// The rows of a graph that is written to `path`, with those of the layout's file in `folder` where it still stands.
    init(_ printer: EdgeFingerprinter, path: String, earlier layout: GraphLayout?, in folder: OutputFolder) {
        self.printer = printer
        self.path = path
        guard let layout, let file = OpenFile(folder.path + "/graph.graphml"), file.identity == layout.file,
            layout.isSound
        else {
            earlier = nil
            halves = []
            return
        }
        earlier = (file, layout)
        halves = layout.rows.map(\.fingerprint.low)
        next.offset = layout.start
    }

    /// Begins with the edges; all that stands before them is in the file.
    func begin(_ names: GraphMLFormat.Names, edges: Int) {
        start = FileIdentity(path: path)?.size ?? 0
        written.reserveCapacity(edges)
        isPlain = names.areOwn
    }

    /// Takes the row of an edge if the earlier file has it. Errors: those of the writer.
    func has(edge index: Int, _ rows: inout XMLRows, _ xml: inout XMLWriter) throws(XMLError) -> Bool {
        asked = printer.fingerprint(at: index)
        guard isPlain, let found = place(of: asked) else {
            try takeWaiting(&rows, &xml)
            return false
        }
        note(found.count)
        if waiting.upperBound == found.lowerBound, !waiting.isEmpty {
            waiting = waiting.lowerBound..<found.upperBound
        } else {
            try takeWaiting(&rows, &xml)
            waiting = found
        }
        return true
    }

    /// Notes how long the row of the edge is that was asked for last.
    func note(_ length: Int) { written.append(.init(fingerprint: asked, length: Int32(length))) }

    /// Ends with the edges. Errors: those of the writer.
    func finish(_ rows: inout XMLRows, _ xml: inout XMLWriter) throws(XMLError) { try takeWaiting(&rows, &xml) }

    /// Where all rows stand, once the file has its name; nil where that cannot be relied on.
    func layout(of file: FileIdentity?) -> GraphLayout? {
        guard let file, isPlain, start > 0 else { return nil }
        return GraphLayout(file: file, start: start, rows: written)
    }

    private func place(of print: Fingerprint) -> Range<Int>? {
        guard let rows = earlier?.layout.rows else { return nil }
        let half = print.low
        for row in next.row..<min(halves.count, next.row + Self.reach)
        where halves[row] == half && rows[row].fingerprint == print {
            let offset = rows[next.row..<row].reduce(next.offset) { $0 + Int($1.length) }
            next = (row + 1, offset + Int(rows[row].length))
            return offset..<next.offset
        }
        return nil
    }

    private func takeWaiting(_ rows: inout XMLRows, _ xml: inout XMLWriter) throws(XMLError) {
        guard let file = earlier?.file else { return }
        while !waiting.isEmpty {
            let count = min(waiting.count, Self.piece)
            guard rows.rows(from: file.descriptor, at: waiting.lowerBound, count: count) else {
                throw XMLError(code: .write, message: "rows of the earlier file could not be read")
            }
            waiting = (waiting.lowerBound + count)..<waiting.upperBound
            if rows.isLarge { try xml.rows(&rows) }
        }
    }
}
