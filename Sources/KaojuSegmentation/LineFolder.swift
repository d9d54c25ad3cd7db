import KaojuText

/// Repairs a line that stands alone, as the segmenter would inside a document: widths, dashes, broken characters.
package struct LineFolder: Sendable {
    private let resources = SegmentationResources.builtIn

    /// Creates a folder.
    package init() {}

    /// The line as a person reads it. O(n).
    package func folded(_ line: [UInt8]) -> String {
        var folder = TextFolder(source: line, resources: resources)
        _ = folder.openBlock()
        folder.append(ByteRange(0, line.count))
        return String(decoding: folder.bytes, as: UTF8.self)
    }
}
