import CLibXML2

/// An XML Schema, by libxml2's own validator; schemas that it includes are read from disk, never from the network.
///
/// For tests and small files: validation costs about 40 CPU seconds for 230 MB.
@safe package struct XMLSchema: ~Copyable {
    private let schema: xmlSchemaPtr

    /// Reads the schema at `path`. Errors: `xml.schema` with the library's words.
    package init(path: String) throws(XMLError) {
        guard XMLLibrary.started, let parser = unsafe xmlSchemaNewParserCtxt(path) else {
            throw XMLError(code: .schema, message: "no memory for a schema parser")
        }
        defer { unsafe xmlSchemaFreeParserCtxt(parser) }
        let listener = XMLListener()
        unsafe kaoju_xml_schema_listen(parser, listener.pointer)
        let parsed = unsafe withExtendedLifetime(listener) { unsafe xmlSchemaParse(parser) }
        guard let parsed = unsafe parsed else { throw listener.error(.schema) }
        unsafe schema = unsafe parsed
    }

    deinit { unsafe xmlSchemaFree(schema) }

    /// What the document breaks, in order; empty where it is valid. Errors: malformed input, a document type. O(n).
    package func problems(in document: [UInt8]) throws(XMLError) -> [XMLProblem] {
        var reader = try unsafe XMLReader(document, schema: schema)
        while try reader.next() != nil {}
        return reader.problems
    }
}
