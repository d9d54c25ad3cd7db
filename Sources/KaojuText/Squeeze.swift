import Foundation

/// The dashes that comparison ignores; wave dashes mean «to» and stay.
private let dashes: Set<Unicode.Scalar> = ["-", "‐", "‑", "‒", "–", "—", "−"]

extension String {
    /// NFKC, lower case, without white space, dashes and control, format and private-use characters: the form in which
    /// the contract compares quotes and names. O(n).
    package var squeezed: String {
        var text = self
        return text.withUTF8 { unsafe Squeezer.builtIn.squeezed($0) } ?? text.squeezedByUnicode
    }

    /// The same for any text, by the Unicode tables.
    fileprivate var squeezedByUnicode: String {
        var out = String.UnicodeScalarView()
        for scalar in precomposedStringWithCompatibilityMapping.lowercased().unicodeScalars {
            if scalar.properties.isWhitespace || dashes.contains(scalar) { continue }
            switch scalar.properties.generalCategory {
            case .privateUse, .control, .format: continue
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}

/// What becomes of the characters that never join with a neighbour under NFKC: Latin, Greek, punctuation, symbols, Han.
private struct Squeezer: Sendable {
    static let builtIn = Squeezer()

    /// The blocks that hold such characters only, beside the unified Han characters, which stay.
    private static let blocks: [ClosedRange<UInt32>] = [
        0x00...0x24F, 0x384...0x3FF, 0x2000...0x20BF, 0x2100...0x22FF, 0x3000...0x3029, 0xFF01...0xFF5E,
    ]
    /// So many bytes a result may be longer than its source («½» is five).
    private static let slack = 16
    /// Where the results of each block begin in `ends`.
    private let first: [Int]
    /// Where the result of each character ends in `bytes`; it begins where that of the one before ends.
    private let ends: [UInt32]
    private let bytes: [UInt8]

    private init() {
        var first: [Int] = []
        var ends: [UInt32] = [0]
        var bytes: [UInt8] = []
        for block in Self.blocks {
            first.append(ends.count)
            for value in block {
                if let scalar = Unicode.Scalar(value) { bytes += Array(String(scalar).squeezedByUnicode.utf8) }
                ends.append(UInt32(bytes.count))
            }
        }
        self.first = first
        self.ends = ends
        self.bytes = bytes
    }

    /// The squeezed text; nil where a character may join with its neighbours. O(n).
    func squeezed(_ text: UnsafeBufferPointer<UInt8>) -> String? {
        var isKnown = true
        let out = unsafe String(unsafeUninitializedCapacity: text.count + Self.slack) { out in
            var count = 0
            var at = 0
            while at < text.count {
                let byte = unsafe text[at]
                // Small letters and digits, the most of them, and Han characters stay what they are.
                if byte &- 0x61 < 26 || byte &- 0x30 < 10 {
                    unsafe out[count] = byte
                    count += 1
                    at += 1
                    continue
                }
                // The text is valid UTF-8: it comes out of a String.
                let length = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
                if byte >= 0xE4, byte <= 0xE9, unsafe byte > 0xE4 || text[at + 1] >= 0xB8 {
                    unsafe out[count] = byte
                    unsafe out[count + 1] = unsafe text[at + 1]
                    unsafe out[count + 2] = unsafe text[at + 2]
                    count += 3
                    at += 3
                    continue
                }
                var value = UInt32(byte)
                if length > 1 {
                    value = UInt32(byte) & (0x7F >> UInt32(length))
                    for index in 1..<length { value = unsafe value << 6 | UInt32(text[at + index] & 0x3F) }
                }
                guard let place = place(of: value) else {
                    isKnown = false
                    return 0
                }
                let range = Int(ends[place - 1])..<Int(ends[place])
                // A text that grows is for the tables.
                guard count + range.count <= at + length + Self.slack else {
                    isKnown = false
                    return 0
                }
                for index in range {
                    unsafe out[count] = bytes[index]
                    count += 1
                }
                at += length
            }
            return count
        }
        return isKnown ? out : nil
    }

    private func place(of value: UInt32) -> Int? {
        for (index, block) in Self.blocks.enumerated() where block.contains(value) {
            return first[index] + Int(value - block.lowerBound)
        }
        return nil
    }
}
