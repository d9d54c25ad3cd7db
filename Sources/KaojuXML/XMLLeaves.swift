/// Elements with nothing but text, `<data key="n3">text</data>` a line, made as bytes for `XMLWriter.leaves`: a graph has
/// millions of them, for which four calls of the library each are too many. The escapes are the library's own.
package struct XMLLeaves: Sendable {
    /// How a kind of leaf begins and ends; made once for all leaves of an attribute.
    package struct Tag: Sendable {
        fileprivate let start: [UInt8]
        fileprivate let end: [UInt8]

        /// A tag with one attribute. The names are literals; the value may be anything.
        package init(_ name: StaticString, _ attribute: StaticString, _ value: String) {
            var leaves = XMLLeaves(depth: 0)
            leaves.escape(value, inAttribute: true)
            start = Array("<\(name) \(attribute)=\"".utf8) + leaves.bytes + Array("\">".utf8)
            end = Array("</\(name)>".utf8)
        }
    }

    private(set) var bytes: [UInt8] = []
    private let indent: [UInt8]
    private let outer: [UInt8]

    /// No leaves yet; the element around them is `depth` elements deep, the root is 0.
    package init(depth: Int) {
        outer = [UInt8(ascii: "\n")] + [UInt8](repeating: UInt8(ascii: " "), count: 2 * depth)
        indent = outer + [UInt8(ascii: " "), UInt8(ascii: " ")]
    }

    /// Forgets what was added; the memory is kept.
    package mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Adds an element on a line of its own. O(text).
    package mutating func add(_ tag: Tag, _ text: String) {
        bytes += indent
        bytes += tag.start
        escape(text, inAttribute: false)
        bytes += tag.end
    }

    /// Ends the lines, so that the outer element's end stands on its own.
    mutating func close() { bytes += outer }

    /// Escapes as XML 1.0 wants it; forbidden characters become U+FFFD.
    private mutating func escape(_ text: String, inAttribute: Bool) {
        var text = text
        text.withUTF8 { utf8 in
            var from = 0
            for index in utf8.indices {
                let byte = utf8[index]
                // Nearly all bytes are neither below «?» nor the last of a noncharacter.
                if byte > 0x3E, byte < 0xBE || byte > 0xBF { continue }
                guard let escaped = Self.escape(byte, utf8, index, inAttribute) else { continue }
                bytes += utf8[from..<index]
                from = index + 1
                if byte >= 0xBE { bytes.removeLast(2) }
                bytes += escaped
            }
            bytes += utf8[from...]
        }
    }

    private static let replacement: [UInt8] = [0xEF, 0xBF, 0xBD]
    private static let (amp, less, more) = (Array("&amp;".utf8), Array("&lt;".utf8), Array("&gt;".utf8))
    private static let (quote, tab, line, back) = (
        Array("&quot;".utf8), Array("&#9;".utf8), Array("&#10;".utf8), Array("&#13;".utf8)
    )

    private static func escape(
        _ byte: UInt8, _ utf8: UnsafeBufferPointer<UInt8>, _ index: Int, _ inAttribute: Bool
    ) -> [UInt8]? {
        switch byte {
        case UInt8(ascii: "&"): amp
        case UInt8(ascii: "<"): less
        case UInt8(ascii: ">"): more
        case UInt8(ascii: "\""): inAttribute ? quote : nil
        case 0x09: inAttribute ? tab : nil
        case 0x0A: inAttribute ? line : nil
        case 0x0D: back
        case 0..<0x20: replacement
        // U+FFFE and U+FFFF are EF BF BE and EF BF BF.
        case 0xBE, 0xBF: index >= 2 && utf8[index - 1] == 0xBF && utf8[index - 2] == 0xEF ? replacement : nil
        default: nil
        }
    }
}

extension XMLWriter {
    /// Writes leaves inside the element that was just opened; nothing but its end may follow.
    package mutating func leaves(_ leaves: inout XMLLeaves) throws(XMLError) {
        if leaves.bytes.isEmpty { return }
        leaves.close()
        try raw(leaves.bytes)
        leaves.removeAll()
    }
}
