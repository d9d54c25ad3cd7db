import KaojuText

/// The ways in which the labels of tokens say where names begin and end.
enum LabelScheme {
    /// What a label says: where in a name a token stands, and the name's kind.
    enum Mark: Equatable {
        case outside
        case begin(String)
        case inside(String)
        case end(String)
        case single(String)
    }

    /// Reads a label of BIO (IOB1, IOB2), BIOES, BILOU, BMES or BMEWO; kind and mark may be joined by `-` or `_`, either
    /// first. A label of no scheme is a kind of its own: each run of it is one name.
    static func mark(_ label: String) -> Mark {
        if label.isEmpty || label == "O" || label == "o" { return .outside }
        let bytes = Array(label.utf8)
        func kind(_ part: ArraySlice<UInt8>) -> String { String(decoding: part, as: UTF8.self) }
        func isJoint(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") }
        if bytes.count == 1 { return made(bytes[0], "name") ?? .inside(label) }
        if bytes.count > 2, isJoint(bytes[1]), let mark = made(bytes[0], kind(bytes[2...])) { return mark }
        if bytes.count > 2, isJoint(bytes[bytes.count - 2]), let mark = made(bytes.last ?? 0, kind(bytes.dropLast(2))) {
            return mark
        }
        return .inside(label)
    }

    private static func made(_ letter: UInt8, _ kind: String) -> Mark? {
        switch letter {
        case UInt8(ascii: "B"): .begin(kind)
        case UInt8(ascii: "I"), UInt8(ascii: "M"): .inside(kind)
        case UInt8(ascii: "E"), UInt8(ascii: "L"): .end(kind)
        case UInt8(ascii: "S"), UInt8(ascii: "U"), UInt8(ascii: "W"): .single(kind)
        default: nil
        }
    }

    /// A name as a run of items.
    struct Run: Equatable {
        var items: Range<Int>
        var kind: String
    }

    /// The names that a sequence of labels marks; total: marks that do not fit one another begin a new name. O(n).
    static func runs(_ labels: some Sequence<Mark>) -> [Run] {
        var out: [Run] = []
        var open: (start: Int, kind: String)?
        var at = 0
        func close(_ end: Int) {
            if let open { out.append(Run(items: open.start..<end, kind: open.kind)) }
            open = nil
        }
        for mark in labels {
            switch mark {
            case .outside: close(at)
            case .begin(let kind):
                close(at)
                open = (at, kind)
            case .inside(let kind):
                if open?.kind != kind {
                    close(at)
                    open = (at, kind)
                }
            case .end(let kind):
                if open?.kind != kind {
                    close(at)
                    open = (at, kind)
                }
                close(at + 1)
            case .single(let kind):
                close(at)
                open = (at, kind)
                close(at + 1)
            }
            at += 1
        }
        close(at)
        return out
    }

    /// The labels (BIOES) of `count` items with these names, which do not overlap. O(n).
    static func labels(_ runs: [Run], count: Int) -> [String] {
        var out = [String](repeating: "O", count: count)
        for run in runs {
            let (first, last) = (run.items.lowerBound, run.items.upperBound - 1)
            if first == last {
                out[first] = "S-" + run.kind
                continue
            }
            for item in run.items { out[item] = "I-" + run.kind }
            out[first] = "B-" + run.kind
            out[last] = "E-" + run.kind
        }
        return out
    }
}
