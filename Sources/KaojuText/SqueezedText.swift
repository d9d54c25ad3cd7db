import Foundation

/// A text without what comparison ignores (see `String.squeezed`), each character with its place in the source.
package struct SqueezedText: Sendable {
    /// The characters that are left.
    package private(set) var scalars: [UInt32] = []
    /// The byte at which the source character of each of them begins.
    package private(set) var starts: [Int] = []

    /// Squeezes UTF-8 text character by character. O(n).
    package init(_ bytes: [UInt8]) {
        var known: [UInt32: [UInt32]] = [:]
        var at = 0
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            let kept: [UInt32]
            if let found = known[scalar.value] {
                kept = found
            } else {
                kept = String(scalar).squeezed.unicodeScalars.map(\.value)
                known[scalar.value] = kept
            }
            for value in kept {
                scalars.append(value)
                starts.append(at)
            }
            at += UTF8.width(scalar)
        }
    }

    /// Where a squeezed text first stands, in characters; nil where it does not. O(n · m) at worst.
    package func range(of text: [UInt32]) -> Range<Int>? {
        guard let first = text.first, text.count <= scalars.count else { return nil }
        for start in 0...(scalars.count - text.count) where scalars[start] == first {
            if scalars[start..<(start + text.count)].elementsEqual(text) { return start..<(start + text.count) }
        }
        return nil
    }

    /// The source range of some characters, up to the first byte of the last one.
    package func source(of range: Range<Int>) -> ByteRange {
        ByteRange(starts[range.lowerBound], starts[range.upperBound - 1] + 1)
    }

    /// Some characters as text.
    package func text(_ range: Range<Int>) -> String {
        String(String.UnicodeScalarView(scalars[range].compactMap(Unicode.Scalar.init)))
    }
}

/// Leads from bytes of a text to its squeezed characters: the places `@start-end` of a gold standard.
package struct SqueezedPlaces: Sendable {
    private let starts: [Int]

    /// Squeezes a text once. O(n).
    package init(_ bytes: [UInt8]) { starts = SqueezedText(bytes).starts }

    /// The squeezed characters that begin in a range; nil where there are none. O(log n).
    package func place(of range: ByteRange) -> Range<Int>? {
        let (first, last) = (index(range.start), index(range.end))
        return first < last ? first..<last : nil
    }

    /// The first character that begins at an offset or behind it.
    private func index(_ offset: Int) -> Int {
        var low = 0
        var high = starts.count
        while low < high {
            let middle = (low + high) / 2
            if starts[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
