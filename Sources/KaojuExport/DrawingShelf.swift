import KaojuText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where drawings are kept for later builds.
package protocol DrawingStore: Sendable {
    /// The drawing that was kept last under this name, if it was kept with this key.
    func drawing(_ name: String, key: String) -> [UInt8]?
    /// Keeps a drawing, in the place of the one of this name. What cannot be kept is drawn again.
    func keep(_ drawing: [UInt8], as name: String, key: String)
}

/// Keeps what Graphviz has drawn: a graph that has not changed is not drawn again.
struct DrawingShelf: Sendable {
    private let store: (any DrawingStore)?
    private let program: String

    /// The drawings in a store, made by a program of this name; without a store there are none.
    init(_ store: (any DrawingStore)?, drawnBy program: String) {
        self.store = store
        self.program = store == nil ? "" : Self.identity(of: program)
    }

    /// The drawing of a graph that was kept under a name; nil where there is none. O(graph).
    func drawing(_ name: String, of dot: [UInt8]) -> [UInt8]? {
        program.isEmpty ? nil : store?.drawing(name, key: key(dot))
    }

    /// Keeps the drawing of a graph. O(graph + drawing).
    func keep(_ drawing: [UInt8], as name: String, of dot: [UInt8]) {
        if !program.isEmpty { store?.keep(drawing, as: name, key: key(dot)) }
    }

    private func key(_ dot: [UInt8]) -> String { program + Digest.sha256(dot) }

    /// The program's file, which another version replaces; empty where there is none.
    private static func identity(of program: String) -> String {
        let folders = unsafe getenv("PATH").map { unsafe String(cString: $0) }?.split(separator: ":") ?? []
        for path in program.contains("/") ? [program] : folders.map({ "\($0)/\(program)" }) {
            if let file = FileIdentity(path: path) { return "\(path) \(file.number) \(file.size) \(file.modified) " }
        }
        return ""
    }
}
