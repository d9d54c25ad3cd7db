/// The style that a document cites in, and how sure that is.
package struct CitationStyle: Sendable, Hashable {
    /// How most of its markers are printed.
    package var style: CitationMarker.Style
    /// From 0 to 1: grows with the share of the list that the markers reach and with their number.
    package var confidence: Double

    package init(style: CitationMarker.Style, confidence: Double) {
        self.style = style
        self.confidence = confidence
    }

    /// The confidence that markers which reach a share of the list give: √share · n / (n + 1). A few works that are never
    /// cited are no reason to doubt; a style that one marker speaks for is.
    init(_ style: CitationMarker.Style, _ markers: Int, share: Double) {
        let reach = min(1, max(0, share)).squareRoot()
        let value = reach * Double(markers) / Double(markers + 1)
        self.init(style: style, confidence: (value * 10_000).rounded() / 10_000)
    }
}
