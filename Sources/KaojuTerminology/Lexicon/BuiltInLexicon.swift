import KaojuMatching
import KaojuText

/// The lexicon that travels with the binary: its tables, and the layer that was compiled of them.
///
/// To read and compile the tables costs more than all else that a page needs, so the compiled layer is a resource of its own,
/// which is used where it stands in the binary. It carries the checksum of the tables that it was made of: where they were
/// changed since, they are compiled anew, and nothing but time is lost.
package enum BuiltInLexicon {
    /// The tables. Where a name stands for concepts of two tables, the first one has it.
    package static let tables = [
        "drugs", "chemicals", "proteins", "pathways", "diseases", "phenotypes", "processes", "measures", "procedures",
        "anatomy",
    ].map { "terminology/\($0).tsv" }

    /// All tables that the compiled layer may depend on: the terms, and how names are folded, varied and identified.
    private static let sources = Resource.names.filter {
        $0.hasPrefix("terminology/") && $0.hasSuffix(".tsv") && $0.utf8.count { $0 == UInt8(ascii: "/") } == 1
    }

    /// The compiled layer below `Resources/`.
    package static let file = "terminology/built-in.kj"

    /// The layer that was compiled ahead of time; nil where there is none of these tables. O(bytes of the tables).
    static func compiled() -> LexiconLayer? {
        guard let bytes = unsafe Resource.constant(file) else { return nil }
        return try? unsafe LexiconLayer(MemoryBlock(constant: bytes), key: LexiconLayer.key(of: sources))
    }

    /// The layer that was compiled ahead of time, else one of the tables.
    static func layer() -> LexiconLayer {
        if let layer = compiled() { return layer }
        do {
            return try compile()
        } catch {
            // The tables travel with the binary, and the tests read each of them.
            preconditionFailure(error.description)
        }
    }

    /// Compiles the tables. O(bytes of their names).
    static func compile() throws(LexiconError) -> LexiconLayer {
        var compiler = LexiconCompiler()
        for table in tables {
            compiler.add(try LexiconTable(file: table, bytes: Resource.bytes(table) ?? []))
        }
        return try compiler.compile()
    }

    /// The bytes of the file that holds the compiled layer. The same tables always make the same bytes.
    package static func contents() throws(LexiconError) -> [UInt8] {
        var bytes: [UInt8] = []
        try unsafe compile().write(key: LexiconLayer.key(of: sources)) { unsafe bytes += $0 }
        return bytes
    }
}
