import KaojuText

/// Finds all places that may be raised markers: Unicode superscripts, `^1,2^`, bare digits glued to a word, as a PDF's text
/// layer has them («rapidly,6,7 it is»), and numbers set apart («microbes 3–7.»), each with a weight: how much its place
/// looks like a marker's. `SuperscriptDecoder` chooses among them.
struct RaisedMarkerScanner {
    let bytes: [UInt8]
    let resources: CitationResources
    let names: EntryNames
    /// The list's last number: nothing above it is a marker.
    let highest: Int

    /// The candidates that markup raises, in order. O(n).
    func marked(in stretches: [ByteRange]) -> [MarkerCandidate] {
        collect(in: stretches) { at, range in
            let byte = bytes[at]
            if byte == 0xC2 || byte == 0xE2 { return raised(at, in: range) }
            return byte == 0x5E ? careted(at, in: range) : nil
        }
    }

    /// The candidates without markup, with those that have it, in order; `apart` with numbers that blanks part from the word.
    /// O(n).
    func all(in stretches: [ByteRange], apart isApart: Bool = false) -> [MarkerCandidate] {
        let rules = GluedDigitRules(bytes: bytes, resources: resources, names: names, highest: highest)
        var out = collect(in: stretches) { at, range in
            let byte = bytes[at]
            if byte == 0xC2 || byte == 0xE2 { return raised(at, in: range) }
            if byte == 0x5E { return careted(at, in: range) }
            guard ASCII.isDigit(byte), at > range.start, byte != 0x30 else { return nil }
            return rules.glued(at, in: range) ?? (isApart ? rules.apart(at, in: range) : nil)
        }
        rules.discountNames(&out)
        return out
    }

    private func collect(
        in stretches: [ByteRange], _ candidate: (Int, ByteRange) -> MarkerCandidate?
    ) -> [MarkerCandidate] {
        var out: [MarkerCandidate] = []
        for range in stretches {
            var at = range.start
            while at < range.end {
                guard let found = candidate(at, range) else {
                    at += 1
                    continue
                }
                out.append(found)
                at = found.range.end
            }
        }
        return out
    }

    private func raised(_ at: Int, in range: ByteRange) -> MarkerCandidate? {
        guard let items = NumberListReader.read(bytes, from: at, to: range.end, script: .superscript, blanks: false)
        else { return nil }
        return marker(items, ByteRange(at, items.end), in: range)
    }

    private func careted(_ at: Int, in range: ByteRange) -> MarkerCandidate? {
        guard let items = NumberListReader.read(bytes, from: at + 1, to: range.end), items.end < range.end,
            bytes[items.end] == 0x5E
        else { return nil }
        return marker(items, ByteRange(at, items.end + 1), in: range)
    }

    /// Tells markers from «kg/m²», «10⁶», «Ca²⁺», «s⁻¹», «R²», «⁴⁵Ca».
    private func marker(_ items: NumberListReader.Items, _ place: ByteRange, in range: ByteRange) -> MarkerCandidate? {
        guard let numbers = plausible(items), place.start > range.start,
            let (before, length) = UTF8Scanner.scalar(bytes, before: place.start)
        else { return nil }
        let after = place.end < range.end ? UTF8Scanner.scalar(bytes, at: place.end).value : 0
        if ScalarClass.isDigit(before) || before == 0xD7 || isSign(before) || isSign(after) || after == 0x3D {
            return nil
        }
        let isBlank = ScalarClass.isSpace(before) || before == 0x0A
        if isBlank, ScalarClass.isLetter(after) || place.start - length <= range.start || before == 0x0A { return nil }
        var weight = isBlank ? 1.0 : 2.5
        if ScalarClass.isLetter(before) {
            let word = GluedDigitRules.wordLength(bytes, before: place.start)
            let isPower = numbers == [2] || numbers == [3]
            let start = place.start - word
            let unit = bytes[start..<place.start]
            let isOthers = resources.others.contains { bytes.matches($0, at: place.start - $0.count) }
            if isPower, !isOthers, word <= 1 || resources.units.contains(Array(unit)) { return nil }
            if word <= 2, !isOthers { weight = 0.5 }
        }
        // «n = 5 ¹»: a sign of its own.
        if names.agree(with: numbers, before: place.start) { weight += 1 }
        return MarkerCandidate(range: place, style: .superscript, numbers: numbers, weight: weight, isRaised: true)
    }

    private func isSign(_ value: UInt32) -> Bool {
        value == 0x207A || value == 0x207B || value == 0x2B || value == 0x2212 || value == 0x5E
    }

    private func plausible(_ items: NumberListReader.Items) -> [Int]? {
        items.plausible(upTo: highest)
    }
}

extension NumberListReader.Items {
    /// The numbers where they may be a raised marker's: whole, none beyond the list, none twice in a row.
    func plausible(upTo highest: Int) -> [Int]? {
        guard !hasStop, !values.contains(0), let numbers = expanded, let top = numbers.max(), top <= highest,
            numbers.count <= 40
        else { return nil }
        return zip(numbers, numbers.dropFirst()).allSatisfy { $0 != $1 } ? numbers : nil
    }
}
