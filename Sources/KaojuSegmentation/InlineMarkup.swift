import KaojuText

/// Flattens the TeX formulas that Markdown and OCR output hold, as far as running text needs it.
enum FormulaReader {
    /// A part of a flattened formula.
    enum Piece {
        case copy(ByteRange)
        case replacement([UInt8], ByteRange)
    }

    /// The end of the formula that begins at the dollar sign at `start`, if one closes nearby. O(200).
    static func end(of start: Int, in bytes: [UInt8], before limit: Int) -> Int? {
        var at = start + 1
        let last = min(limit, start + 240)
        guard at < last, bytes[at] != UInt8(ascii: "$"), !(bytes[at] >= 0x30 && bytes[at] <= 0x39) else {
            return numeric(start, in: bytes, before: last)
        }
        while at < last {
            if bytes[at] == UInt8(ascii: "$"), bytes[at - 1] != UInt8(ascii: "\\") { return at + 1 }
            if bytes[at] >= 0xE3 { return nil }
            at += 1
        }
        return nil
    }

    /// «$20 \mathrm{mg}$» is a formula, «$20 and $30» is money.
    private static func numeric(_ start: Int, in bytes: [UInt8], before last: Int) -> Int? {
        var at = start + 1
        var isFormula = false
        while at < last {
            if bytes[at] == UInt8(ascii: "\\") || bytes[at] == UInt8(ascii: "^") || bytes[at] == UInt8(ascii: "~") {
                isFormula = true
            }
            if bytes[at] == UInt8(ascii: "$") { return isFormula || at - start < 8 && at > start + 1 ? at + 1 : nil }
            if bytes[at] >= 0xE3 { return nil }
            at += 1
        }
        return nil
    }

    /// What a formula that is one superscript holds: `1,2` of `$^{1,2}$`; nil where it is anything else. O(formula).
    static func superscript(of range: ByteRange, in bytes: [UInt8]) -> ByteRange? {
        var start = range.start + 1
        var end = range.end - 1
        func skip() {
            while start < end, bytes[start] == 0x20 || bytes[start] == UInt8(ascii: "~") { start += 1 }
            while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        }
        skip()
        while start + 1 < end, bytes[start] == UInt8(ascii: "{"), bytes[start + 1] == UInt8(ascii: "}") {
            start += 2
            skip()
        }
        guard start < end, bytes[start] == UInt8(ascii: "^") else { return nil }
        start += 1
        skip()
        if start < end, bytes[start] == UInt8(ascii: "{"), bytes[end - 1] == UInt8(ascii: "}") {
            start += 1
            end -= 1
            skip()
        }
        let isList = bytes[start..<end].allSatisfy {
            $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2C || $0 == 0x2D || $0 == 0x20
        }
        return start < end && isList && bytes[start] != 0x2D ? ByteRange(start, end) : nil
    }

    /// The parts that stay, in order.
    static func pieces(of range: ByteRange, in bytes: [UInt8]) -> [Piece] {
        var out: [Piece] = []
        var at = range.start + 1
        let end = range.end - 1
        while at < end {
            switch bytes[at] {
            case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "~"), 0x20,
                0x09:
                at += 1
            case UInt8(ascii: "\\"):
                var stop = at + 1
                while stop < end, (bytes[stop] | 0x20) >= 0x61, (bytes[stop] | 0x20) <= 0x7A { stop += 1 }
                let name = String(decoding: bytes[(at + 1)..<stop], as: UTF8.self)
                if stop == at + 1 {
                    if stop < end, bytes[stop] == UInt8(ascii: "%") { out.append(.copy(ByteRange(stop, stop + 1))) }
                    // The whole character behind the backslash goes, not its first byte.
                    at = stop < end ? min(end, stop + UTF8Scanner.scalar(bytes, at: stop).length) : end
                } else {
                    if let symbol = symbols[name] { out.append(.replacement(Array(symbol.utf8), ByteRange(at, stop))) }
                    at = stop
                }
            default:
                let length = UTF8Scanner.scalar(bytes, at: at).length
                out.append(.copy(ByteRange(at, at + length)))
                at += length
            }
        }
        return out
    }

    /// TeX's names of the letters and signs that biomedical text uses.
    private static let symbols: [String: String] = [
        "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ",
        "eta": "η", "theta": "θ", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "pi": "π", "rho": "ρ",
        "sigma": "σ", "tau": "τ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω", "Delta": "Δ",
        "Gamma": "Γ", "Omega": "Ω", "pm": "±", "times": "×", "sim": "~", "leq": "≤", "le": "≤", "geq": "≥", "ge": "≥",
        "leqslant": "≤", "geqslant": "≥", "approx": "≈", "cdot": "·", "circ": "°", "rightarrow": "→", "to": "→",
        "uparrow": "↑", "downarrow": "↓", "ldots": "…", "prime": "'", "percent": "%",
    ]
}

/// Reads the HTML superscripts that plain text and Markdown hold.
enum TagReader {
    /// Superscript digits and what joins them in a citation.
    static let superscripts: [UInt8: [UInt8]] = {
        var out: [UInt8: [UInt8]] = [:]
        for (plain, raised) in zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹") {
            out[plain.asciiValue ?? 0] = Array(String(raised).utf8)
        }
        return out
    }()

    /// The offset behind a tag that only styles its text, if one begins at `start`. O(1).
    static func styleTag(_ start: Int, in bytes: [UInt8], before limit: Int) -> Int? {
        var at = start + 1
        if at < limit, bytes[at] == UInt8(ascii: "/") { at += 1 }
        for name in styleTags where at + name.count <= limit && bytes[at..<(at + name.count)].elementsEqual(name) {
            return at + name.count
        }
        return nil
    }

    private static let styleTags = ["sub>", "sup>", "i>", "b>", "em>", "strong>", "u>", "br>", "br/>", "span>"]
        .map { Array($0.utf8) }

    /// The inside of `<sup>…</sup>` and the offset behind it, if a short one begins at `start`. O(80).
    static func superscript(_ start: Int, in bytes: [UInt8], before limit: Int) -> (inner: ByteRange, end: Int)? {
        let open = Array("<sup>".utf8)
        let close = Array("</sup>".utf8)
        guard start + open.count < limit, bytes[start..<(start + open.count)].elementsEqual(open) else { return nil }
        var at = start + open.count
        while at + close.count <= limit, at < start + 80 {
            if bytes[at] == UInt8(ascii: "<") {
                guard bytes[at..<(at + close.count)].elementsEqual(close), at > start + open.count else { return nil }
                return (ByteRange(start + open.count, at), at + close.count)
            }
            at += 1
        }
        return nil
    }
}
