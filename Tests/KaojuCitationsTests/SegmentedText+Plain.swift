import KaojuSegmentation
import KaojuText
import TestSupport

@testable import KaojuCitations

extension SegmentedText {
    /// The text as segmentation has it.
    static func plain(_ text: String, name: String = "sample.txt") -> SegmentedText {
        Segmenter().segment(.sample(text, name: name))
    }
}

extension Citations {
    /// The citations of a text.
    static func of(_ text: String) -> (text: SegmentedText, citations: Citations) {
        let segmented = SegmentedText.plain(text)
        return (segmented, CitationResolver().citations(in: segmented))
    }

    /// The numbers of each marker of a text.
    static func numbers(_ text: String) -> [[Int]] { of(text).citations.markers.map(\.numbers) }
}
