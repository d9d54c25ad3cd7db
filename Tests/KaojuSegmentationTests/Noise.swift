/// A small generator with a seed, so that a failure can be repeated.
struct Seeded: RandomNumberGenerator {
    var state: UInt64

    init(_ seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}

/// Makes clean text look as if it came out of a PDF.
struct Noise {
    var random: Seeded
    /// Columns of a line, a Han character counting two.
    var width = 72

    /// The text wrapped by hand, with hyphens inside words, wide forms and page furniture between the lines.
    mutating func spoil(_ clean: String) -> String {
        var out = ""
        var column = 0
        var lines = 0
        let scalars = Array(clean.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if column >= width {
                let isWord = { (s: Unicode.Scalar) in s.properties.isLowercase && s.isASCII }
                if scalar == " " {
                    breakLine(&out, &lines)
                    column = 0
                    continue
                }
                let before = scalars[index - 1]
                if scalar.value >= 0x4E00, before.value >= 0x4E00, before.value < 0xA000, scalar.value < 0xA000 {
                    breakLine(&out, &lines)
                    column = 0
                } else if isWord(scalar), isWord(before), index > 5, scalars[(index - 4)..<index].allSatisfy(isWord),
                    index + 3 < scalars.count, scalars[index..<(index + 3)].allSatisfy(isWord)
                {
                    out += "-"
                    breakLine(&out, &lines)
                    column = 0
                }
            }
            out.unicodeScalars.append(widened(scalar))
            column += scalar.value >= 0x2E80 ? 2 : 1
        }
        return out
    }

    private mutating func breakLine(_ out: inout String, _ lines: inout Int) {
        lines += 1
        out += ["\n", "\r\n", "\n", " \n", "\n\n"].randomElement(using: &random) ?? "\n"
        if lines > 1, Int.random(in: 0..<6, using: &random) == 0 {
            out += ["- 12 -\n", "\u{C}7\n", "\n第 3 页\n\n", "doi: 10.1000/182\n"].randomElement(using: &random) ?? ""
        }
    }

    private mutating func widened(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || ("0"..."9").contains(scalar))
        guard isPlain, Int.random(in: 0..<9, using: &random) == 0 else { return scalar }
        return Unicode.Scalar(scalar.value - 0x21 + 0xFF01) ?? scalar
    }
}
