/// Where an export's bytes go.
package protocol ByteSink: ~Copyable {
    /// Takes the next bytes. Errors: the place cannot be written.
    mutating func write(_ bytes: [UInt8]) throws(ExportError)
}

extension ByteSink where Self: ~Copyable {
    /// Takes the UTF-8 bytes of a text.
    package mutating func write(_ text: String) throws(ExportError) { try write(Array(text.utf8)) }
}

/// A sink that keeps the bytes.
package struct MemorySink: ByteSink {
    /// What was written so far.
    package private(set) var bytes: [UInt8] = []

    /// An empty sink.
    package init() {}

    package mutating func write(_ bytes: [UInt8]) throws(ExportError) { self.bytes += bytes }
}
