import KaojuText

/// Numbers in a text that may be markers which nobody can tell from other numbers: «200.18 Arsenic», «(SD) of 9 20,21».
///
/// Where markers are raised figures that lost their place, or figures in parentheses, the absence of a marker proves
/// little. A finding that rests on it is made only where the number stands nowhere in the text.
struct PossibleMarkers {
    /// Where each number first stands, ranges included; empty for styles that leave no doubt.
    private var first: [Int: Int] = [:]

    /// Looks at the text outside its reference lists. O(n + numbers in ranges).
    init(text: SegmentedText, citations: Citations) {
        let styles = citations.markers.map(\.style)
        let raised = styles.count { $0 == .superscript } * 2 > styles.count
        let enclosed = styles.count { $0 == .parenthesis } * 2 > styles.count
        guard raised || enclosed, let highest = citations.references.compactMap(\.number).max() else { return }
        let bytes = text.reading.bytes
        let lists = citations.lists.sorted()
        var list = 0
        var at = 0
        var last: (number: Int, end: Int)?
        while at < bytes.count {
            if list < lists.count, at >= lists[list].start {
                at = max(at, lists[list].end)
                list += 1
                continue
            }
            guard ASCII.isDigit(bytes[at]), let run = NumberListReader.number(bytes, at: at, to: bytes.count) else {
                at += 1
                continue
            }
            if run.value <= highest, run.value > 0, raised || isEnclosed(bytes, at, run.end) {
                note(run.value, at)
                if let last, run.value > last.number, run.value - last.number <= 60,
                    isDash(bytes, from: last.end, to: at)
                {
                    for number in last.number...run.value { note(number, at) }
                }
                last = (run.value, run.end)
            }
            at = max(run.end, at + 1)
        }
    }

    /// Whether the number stands before an offset, as a marker or not.
    func mayStand(_ number: Int, before offset: Int = .max) -> Bool { first[number].map { $0 < offset } ?? false }

    private mutating func note(_ number: Int, _ offset: Int) {
        if first[number] == nil { first[number] = offset }
    }

    /// «(19)», «(30, 31)»: nothing but a parenthesis or a separator beside the number.
    private func isEnclosed(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
        let before = bytes.skipBlanks(before: start, to: 0)
        let after = bytes.skipBlanks(from: end, to: bytes.count)
        guard before > 0, after < bytes.count else { return false }
        let (left, right) = (bytes[before - 1], bytes[after])
        return [0x28, 0x2C, 0x3B, 0x2D, 0x93].contains(left) && [0x29, 0x2C, 0x3B, 0x2D, 0xE2].contains(right)
    }

    private func isDash(_ bytes: [UInt8], from start: Int, to end: Int) -> Bool {
        guard end > start, end - start <= 5 else { return false }
        let (value, _) = UTF8Scanner.scalar(bytes, at: bytes.skipBlanks(from: start, to: end))
        return value == 0x2D || (0x2010...0x2015).contains(value) || value == 0x7E || value == 0x2212
    }
}
