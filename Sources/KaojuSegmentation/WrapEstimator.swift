import KaojuText

/// Finds out whether a text is wrapped by hand, and where.
struct WrapEstimator {
    let bytes: [UInt8]

    /// The columns at which lines break; nil where a line is a paragraph. O(n).
    func wrapWidth(of lines: [SourceLine]) -> Int? {
        let long = lines.filter { $0.width > 20 }
        let widths = long.map(\.width).sorted()
        guard widths.count >= 3 else { return nil }
        let high = widths[widths.count * 85 / 100]
        guard high <= 220 else { return nil }
        let full = widths.filter { $0 >= high * 85 / 100 && $0 <= high * 115 / 100 }.count
        if widths.count >= 6 { return full * 100 >= widths.count * 35 ? high : nil }
        // A few lines of like width may be sentences: wrapped ones end before their stop.
        let open = long.filter { !LineEnding.isTerminal(bytes, $0.range) && $0.width >= high * 85 / 100 }.count
        return high >= 40 && full * 2 > widths.count && open * 2 >= widths.count ? high : nil
    }
}
