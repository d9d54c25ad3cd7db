import CLibXML2

/// Reads XML as a stream of events through libxml2's xmlTextReader: no network, no entity expansion, no document type.
package struct XMLReader: ~Copyable {
    /// One thing that stands in a document.
    package enum Event: Sendable, Hashable {
        /// An element begins; attributes in document order, namespace declarations among them.
        case start(name: String, attributes: [Attribute])
        /// Text, or a CDATA section.
        case text(String)
        /// An element ends (an empty one as well).
        case end(name: String)
    }

    /// An attribute's qualified name and value.
    package struct Attribute: Sendable, Hashable {
        package var name: String
        package var value: String
    }

    private let reader: xmlTextReaderPtr
    private let listener = XMLListener()
    private let bytes: UnsafeMutableBufferPointer<CChar>
    private var pendingEnd: String?

    /// A reader over bytes, which are copied. Errors: no memory.
    package init(_ input: [UInt8]) throws(XMLError) {
        try self.init(input, schema: nil)
    }

    init(_ input: [UInt8], schema: xmlSchemaPtr?) throws(XMLError) {
        let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(1, input.count))
        for (index, byte) in input.enumerated() { copy[index] = CChar(bitPattern: byte) }
        let options = Int32(XML_PARSE_NONET.rawValue) | Int32(XML_PARSE_NOCDATA.rawValue)
        guard XMLLibrary.started, input.count <= Int(Int32.max),
            let reader = xmlReaderForMemory(copy.baseAddress, Int32(input.count), nil, nil, options)
        else {
            copy.deallocate()
            throw XMLError(code: .open, message: "no memory for a reader")
        }
        bytes = copy
        self.reader = reader
        kaoju_xml_reader_listen(reader, listener.pointer)
        if let schema { xmlTextReaderSetSchema(reader, schema) }
    }

    deinit {
        xmlFreeTextReader(reader)
        bytes.deallocate()
    }

    /// What parser and validator have complained of so far.
    var problems: [XMLProblem] { listener.problems }

    /// The next event, or nil at the end. Errors: malformed input, a document type.
    package mutating func next() throws(XMLError) -> Event? {
        if let name = pendingEnd {
            pendingEnd = nil
            return .end(name: name)
        }
        while true {
            let result = xmlTextReaderRead(reader)
            if result == 0 { return nil }
            if result < 0 { throw listener.error(.malformed) }
            switch UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                let name = Self.string(xmlTextReaderConstName(reader))
                if xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
                return .start(name: name, attributes: attributes())
            case XML_READER_TYPE_END_ELEMENT.rawValue:
                return .end(name: Self.string(xmlTextReaderConstName(reader)))
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                return .text(Self.string(xmlTextReaderConstValue(reader)))
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue:
                throw XMLError(
                    code: .doctype, line: Int(xmlTextReaderGetParserLineNumber(reader)),
                    message: "document types are not read")
            default: continue
            }
        }
    }

    private func attributes() -> [Attribute] {
        var out: [Attribute] = []
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            out.append(
                Attribute(
                    name: Self.string(xmlTextReaderConstName(reader)),
                    value: Self.string(xmlTextReaderConstValue(reader))))
        }
        xmlTextReaderMoveToElement(reader)
        return out
    }

    private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
        pointer.map { String(cString: $0) } ?? ""
    }
}
