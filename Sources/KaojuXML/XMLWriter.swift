import CLibXML2

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// Writes XML as a stream, to a file or to memory, through libxml2's xmlTextWriter.
///
/// Names are literals of the program, so they need no check; text and attribute values may be anything: characters that
/// XML 1.0 forbids become U+FFFD, the rest is escaped by the library. Nothing is kept but the open elements, so memory
/// does not grow with a file.
@safe package struct XMLWriter: ~Copyable {
    private let writer: xmlTextWriterPtr
    private let output: xmlOutputBufferPtr
    private let memory: xmlBufferPtr?
    private let descriptor: Int32
    private var depth = 0
    private var scratch: [UInt8] = []

    /// A writer to memory; `finish` returns the bytes.
    package init() throws(XMLError) {
        guard XMLLibrary.started, let buffer = unsafe xmlBufferCreate() else {
            throw XMLError(code: .open, message: "no memory for a buffer")
        }
        guard let output = unsafe xmlOutputBufferCreateBuffer(buffer, nil) else {
            unsafe xmlBufferFree(buffer)
            throw XMLError(code: .open, message: "no memory for a buffer")
        }
        guard let writer = unsafe xmlNewTextWriter(output) else {
            unsafe xmlOutputBufferClose(output)
            unsafe xmlBufferFree(buffer)
            throw XMLError(code: .open, message: "no memory for a writer")
        }
        unsafe self.init(writer: writer, output: output, memory: buffer, descriptor: -1)
    }

    /// A writer to the file at `path`, which is created or emptied.
    package init(path: String) throws(XMLError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
        guard XMLLibrary.started, descriptor >= 0 else {
            throw unsafe XMLError(code: .open, message: String(cString: strerror(errno)))
        }
        guard let output = unsafe xmlOutputBufferCreateFd(descriptor, nil) else {
            close(descriptor)
            throw XMLError(code: .open, message: "no memory for a buffer")
        }
        guard let writer = unsafe xmlNewTextWriter(output) else {
            unsafe xmlOutputBufferClose(output)
            close(descriptor)
            throw XMLError(code: .open, message: "no memory for a writer")
        }
        unsafe self.init(writer: writer, output: output, memory: nil, descriptor: descriptor)
    }

    private init(writer: xmlTextWriterPtr, output: xmlOutputBufferPtr, memory: xmlBufferPtr?, descriptor: Int32) {
        unsafe self.writer = unsafe writer
        unsafe self.output = unsafe output
        unsafe self.memory = unsafe memory
        self.descriptor = descriptor
        unsafe xmlTextWriterSetIndent(writer, 1)
        unsafe xmlTextWriterSetIndentString(writer, "  ")
    }

    deinit {
        unsafe xmlFreeTextWriter(writer)
        if let memory = unsafe memory { unsafe xmlBufferFree(memory) }
        if descriptor >= 0 { close(descriptor) }
    }

    /// Writes the XML declaration: version 1.0, UTF-8.
    package mutating func startDocument() throws(XMLError) {
        try unsafe check(xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil))
        // The library would copy UTF-8 to UTF-8 through its encoder from here on. (It must have been named: attributes get
        // character references otherwise.)
        try unsafe check(xmlTextWriterFlush(writer))
        unsafe output.pointee.encoder = nil
    }

    /// Opens an element.
    package mutating func start(_ name: StaticString) throws(XMLError) {
        try unsafe check(xmlTextWriterStartElement(writer, name.utf8Start))
        depth += 1
    }

    /// Writes an attribute of the element that was just opened.
    package mutating func attribute(_ name: StaticString, _ value: String) throws(XMLError) {
        fill(value)
        try unsafe check(xmlTextWriterWriteAttribute(writer, name.utf8Start, scratch))
    }

    /// Writes text inside the open element.
    package mutating func text(_ text: String) throws(XMLError) {
        guard depth > 0 else { throw XMLError(code: .structure, message: "text outside of the root element") }
        fill(text)
        try unsafe check(xmlTextWriterWriteString(writer, scratch))
    }

    /// Writes bytes that are XML already inside the open element.
    mutating func raw(_ bytes: UnsafePointer<UInt8>, _ count: Int) throws(XMLError) {
        guard depth > 0 else { throw XMLError(code: .structure, message: "text outside of the root element") }
        var from = 0
        // The library counts in Int32.
        while from < count {
            let piece = min(count - from, 1 << 30)
            try unsafe check(xmlTextWriterWriteRawLen(writer, bytes + from, Int32(piece)))
            from += piece
        }
    }

    /// Closes the element that was opened last.
    package mutating func end() throws(XMLError) {
        guard depth > 0 else { throw XMLError(code: .structure, message: "no element is open") }
        try unsafe check(xmlTextWriterEndElement(writer))
        depth -= 1
    }

    /// Hands everything so far to the system.
    package mutating func flush() throws(XMLError) { try unsafe check(xmlTextWriterFlush(writer)) }

    /// Closes what is open, hands everything to the system and returns the bytes of a writer to memory (empty for a file).
    package mutating func finish() throws(XMLError) -> [UInt8] {
        try unsafe check(xmlTextWriterEndDocument(writer))
        try unsafe check(xmlTextWriterFlush(writer))
        depth = 0
        guard let memory = unsafe memory, let content = unsafe xmlBufferContent(memory) else { return [] }
        return unsafe Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(memory))))
    }

    private func check(_ result: Int32) throws(XMLError) {
        if result >= 0 { return }
        let system = errno
        let isMisuse = descriptor < 0 || system == 0
        throw unsafe XMLError(
            code: isMisuse ? .structure : .write,
            message: isMisuse ? "the call does not fit here" : String(cString: strerror(system)))
    }

    /// Puts the text into `scratch`, ended by a zero, with every forbidden character replaced. O(n).
    private mutating func fill(_ text: String) {
        scratch.removeAll(keepingCapacity: true)
        for byte in text.utf8 {
            let forbidden = byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D
            if forbidden {
                scratch.append(contentsOf: Self.replacement)
            } else if byte >= 0xBE, scratch.count >= 2, scratch[scratch.count - 1] == 0xBF,
                scratch[scratch.count - 2] == 0xEF, byte <= 0xBF
            {
                // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
                scratch.append(0xBD)
            } else {
                scratch.append(byte)
            }
        }
        scratch.append(0)
    }

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
}
