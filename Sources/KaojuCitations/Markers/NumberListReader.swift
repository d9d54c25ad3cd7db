import KaojuText

/// Reads numbers as a marker prints them: «3», «3,4», «5–7», «3、5～7», in any width.
struct NumberListReader {
    /// How a number is tied to the one before it.
    enum Joint: Sendable {
        case first, list, range
        /// A full stop, which OCR makes of a comma.
        case stop
        /// A blank alone: something was lost.
        case blank
    }

    /// The numbers of one list, before ranges are expanded.
    struct Items: Sendable {
        var values: [Int] = []
        var joints: [Joint] = []
        /// How many digits each number is printed with.
        var digits: [Int] = []
        /// The offset behind the last number.
        var end: Int

        var hasStop: Bool { joints.contains { $0 == .stop } }
        var hasBlank: Bool { joints.contains { $0 == .blank } }

        /// The numbers with ranges expanded, or nil where a range makes no sense.
        var expanded: [Int]? {
            var out: [Int] = []
            for (index, value) in values.enumerated() {
                guard joints[index] == .range, let last = out.last else {
                    out.append(value)
                    continue
                }
                var end = value
                if end <= last, digits[index] < digits[index - 1] {
                    // «128–30» stands for 128–130.
                    let scale = (0..<digits[index]).reduce(1) { n, _ in n * 10 }
                    end = last / scale * scale + value
                }
                guard end > last, end - last <= 400 else { return nil }
                out.append(contentsOf: (last + 1)...end)
            }
            return out
        }
    }

    /// Which digits are read.
    enum Script {
        case plain, superscript
        /// Digits, and the letters that OCR makes of them: l, I and | of 1, O and o of 0.
        case misread
    }

    /// Reads as many numbers as there are, blanks inside allowed; nil where none begins at `start`. O(length).
    static func read(_ bytes: [UInt8], from start: Int, to limit: Int, script: Script = .plain, blanks: Bool = true)
        -> Items?
    {
        var at = blanks ? bytes.skipBlanks(from: start, to: limit) : start
        guard let first = number(bytes, at: at, to: limit, script: script) else { return nil }
        var items = Items(values: [first.value], joints: [.first], digits: [first.digits], end: first.end)
        at = first.end
        while at < limit, items.values.count < 64 {
            var next = blanks ? bytes.skipBlanks(from: at, to: limit) : at
            guard next < limit else { break }
            var joint = Joint.blank
            let (value, length) = UTF8Scanner.scalar(bytes, at: next)
            if let found = Self.joint(value) {
                joint = found
                next += length
                // A doubled separator («3,，4», «3--5») is one.
                if next < limit, let again = Self.joint(UTF8Scanner.scalar(bytes, at: next).value) {
                    if again == .range { joint = .range }
                    next += UTF8Scanner.scalar(bytes, at: next).length
                }
                if blanks { next = bytes.skipBlanks(from: next, to: limit) }
            } else if next == at {
                break
            }
            guard let found = number(bytes, at: next, to: limit, script: script) else { break }
            items.values.append(found.value)
            items.joints.append(joint)
            items.digits.append(found.digits)
            items.end = found.end
            at = found.end
        }
        return items
    }

    /// One number of up to five digits.
    static func number(
        _ bytes: [UInt8], at start: Int, to limit: Int, script: Script = .plain
    ) -> (value: Int, digits: Int, end: Int)? {
        var at = start
        var value = 0
        var digits = 0
        while at < limit, let (digit, length) = digit(bytes, at: at, script: script) {
            guard digits < 5 else { return nil }
            value = value * 10 + digit
            digits += 1
            at += length
        }
        return digits > 0 ? (value, digits, at) : nil
    }

    /// The digit at `offset`: ASCII or full-width, or raised.
    static func digit(_ bytes: [UInt8], at offset: Int, script: Script) -> (value: Int, length: Int)? {
        let byte = bytes[offset]
        if script != .superscript {
            if script == .misread {
                if byte == 0x6C || byte == 0x49 || byte == 0x7C { return (1, 1) }
                if byte == 0x4F || byte == 0x6F { return (0, 1) }
            }
            if ASCII.isDigit(byte) { return (Int(byte - 0x30), 1) }
            guard byte == 0xEF else { return nil }
            let (value, length) = UTF8Scanner.scalar(bytes, at: offset)
            return (0xFF10...0xFF19).contains(value) ? (Int(value - 0xFF10), length) : nil
        }
        guard byte == 0xC2 || byte == 0xE2 else { return nil }
        let (value, length) = UTF8Scanner.scalar(bytes, at: offset)
        switch value {
        case 0xB9: return (1, length)
        case 0xB2, 0xB3: return (Int(value - 0xB0), length)
        case 0x2070, 0x2074...0x2079: return (Int(value - 0x2070), length)
        default: return nil
        }
    }

    private static func joint(_ value: UInt32) -> Joint? {
        switch value {
        case 0x2C, 0xFF0C, 0x3001, 0x3B, 0xFF1B, 0x201A, 0x2E34, 0xFE50: .list
        case 0x2D, 0x7E, 0xAD, 0x2010...0x2015, 0x2043, 0x2212, 0x223C, 0x2500, 0x301C, 0x30FC, 0xFE63, 0xFF0D, 0xFF5E,
            0x207B, 0x4E00, 0x81F3, 0xE000...0xF8FF:
            .range
        case 0x2E, 0xFF0E: .stop
        default: nil
        }
    }
}
