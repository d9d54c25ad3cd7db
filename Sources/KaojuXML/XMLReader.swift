import CLibXML2

/// Reads XML as a stream of events through libxml2's xmlTextReader: no network, no entity expansion, no document type.
///
/// Web pages go through the library's HTML parser, which mends what is broken, and come out as the same events.
@safe package struct XMLReader: ~Copyable {
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

        package init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    private let reader: xmlTextReaderPtr
    private let listener = XMLListener()
    /// What the reader reads from: the bytes of XML, or the tree of a web page.
    private let bytes: UnsafeMutableBufferPointer<CChar>
    private let page: htmlDocPtr?
    private var pendingEnd: String?

    /// A reader over bytes, which are copied. Errors: no memory.
    package init(_ input: [UInt8]) throws(XMLError) {
        try unsafe self.init(input, schema: nil)
    }

    /// A reader over a web page in UTF-8: whatever its bytes are, they make a tree. Element and attribute names are in
    /// lower case. The tree is built at once: about ten times the page's size. Errors: no memory.
    package init(page input: [UInt8]) throws(XMLError) {
        let options =
            Int32(HTML_PARSE_RECOVER.rawValue) | Int32(HTML_PARSE_NONET.rawValue) | Int32(HTML_PARSE_NOERROR.rawValue)
            | Int32(HTML_PARSE_NOWARNING.rawValue) | Int32(HTML_PARSE_IGNORE_ENC.rawValue)
        guard XMLLibrary.started, input.count <= Int(Int32.max) else {
            throw XMLError(code: .open, message: "the page is too large")
        }
        if TagSurvey.exceedsLimit(input) { throw Self.tooManyAttributes }
        let page = unsafe input.withUnsafeBytes { buffer in
            unsafe htmlReadMemory(
                buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8", options)
        }
        guard let page = unsafe page else { throw XMLError(code: .malformed, message: "the page holds nothing") }
        guard let reader = unsafe xmlReaderWalker(page) else {
            unsafe xmlFreeDoc(page)
            throw XMLError(code: .open, message: "no memory for a reader")
        }
        unsafe self.page = unsafe page
        unsafe self.reader = unsafe reader
        unsafe bytes = .allocate(capacity: 1)
    }

    init(_ input: [UInt8], schema: xmlSchemaPtr?) throws(XMLError) {
        if TagSurvey.exceedsLimit(input) { throw Self.tooManyAttributes }
        let copy = UnsafeMutableBufferPointer<CChar>.allocate(capacity: max(1, input.count))
        unsafe input.withUnsafeBytes { unsafe UnsafeMutableRawBufferPointer(copy).copyMemory(from: $0) }
        let options = Int32(XML_PARSE_NONET.rawValue) | Int32(XML_PARSE_NOCDATA.rawValue)
        guard XMLLibrary.started, input.count <= Int(Int32.max),
            let reader = unsafe xmlReaderForMemory(copy.baseAddress, Int32(input.count), nil, nil, options)
        else {
            unsafe copy.deallocate()
            throw XMLError(code: .open, message: "no memory for a reader")
        }
        unsafe bytes = unsafe copy
        unsafe page = nil
        unsafe self.reader = unsafe reader
        unsafe kaoju_xml_reader_listen(reader, listener.pointer)
        if let schema = unsafe schema { unsafe xmlTextReaderSetSchema(reader, schema) }
    }

    deinit {
        unsafe xmlFreeTextReader(reader)
        if let page = unsafe page { unsafe xmlFreeDoc(page) }
        unsafe bytes.deallocate()
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
            let result = unsafe xmlTextReaderRead(reader)
            if result == 0 { return nil }
            if result < 0 { throw listener.error(.malformed) }
            switch unsafe UInt32(bitPattern: xmlTextReaderNodeType(reader)) {
            case XML_READER_TYPE_ELEMENT.rawValue:
                let name = unsafe Self.string(xmlTextReaderConstName(reader))
                if unsafe xmlTextReaderIsEmptyElement(reader) == 1 { pendingEnd = name }
                return .start(name: name, attributes: attributes())
            case XML_READER_TYPE_END_ELEMENT.rawValue:
                return unsafe .end(name: Self.string(xmlTextReaderConstName(reader)))
            case XML_READER_TYPE_TEXT.rawValue, XML_READER_TYPE_CDATA.rawValue,
                XML_READER_TYPE_SIGNIFICANT_WHITESPACE.rawValue:
                return unsafe .text(Self.string(xmlTextReaderConstValue(reader)))
            case XML_READER_TYPE_DOCUMENT_TYPE.rawValue where unsafe page == nil:
                throw unsafe XMLError(
                    code: .doctype, line: Int(xmlTextReaderGetParserLineNumber(reader)),
                    message: "document types are not read")
            default: continue
            }
        }
    }

    private static let tooManyAttributes = XMLError(
        code: .malformed, message: "an element has more than \(TagSurvey.mostAttributes) attributes")

    private func attributes() -> [Attribute] {
        var out: [Attribute] = []
        while unsafe xmlTextReaderMoveToNextAttribute(reader) == 1 {
            unsafe out.append(
                Attribute(
                    name: Self.string(xmlTextReaderConstName(reader)),
                    value: Self.string(xmlTextReaderConstValue(reader))))
        }
        unsafe xmlTextReaderMoveToElement(reader)
        return out
    }

    private static func string(_ pointer: UnsafePointer<xmlChar>?) -> String {
        unsafe pointer.map { unsafe String(cString: $0) } ?? ""
    }
}
