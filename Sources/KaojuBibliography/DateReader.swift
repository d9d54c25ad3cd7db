import KaojuText

/// Reads dates as bibliographies write them: «2008», «2008/03/12/», «2008-03», «2008 Mar-Apr», «12 March 2008»,
/// «2008年3月12日».
struct DateReader {
    let months: [String: Int]

    /// The date; nil where there is no year. «03/12/2008» is read as far as it is certain. O(n).
    func date(_ text: String) -> PartialDate? {
        if text.utf8.count == 4, text.utf8.allSatisfy(\.isDigit) { return Int(text).map { PartialDate(year: $0) } }
        let parts = words(of: text)
        guard let at = parts.firstIndex(where: { $0.isYear }), let year = Int(parts[at].text) else { return nil }
        // A span of years («2008/2009») is its first.
        if let month = parts.compactMap({ months[$0.text] }).first {
            let days = parts.enumerated().filter { $0.offset != at && $0.element.isShort }
                .compactMap { Int($0.element.text) }
            return PartialDate(year: year, month: month, day: days.first.flatMap { (1...31).contains($0) ? $0 : nil })
        }
        let behind = parts[(at + 1)...].prefix { $0.isShort }.compactMap { Int($0.text) }
        if let month = behind.first {
            guard (1...12).contains(month) else { return PartialDate(year: year) }
            let day = behind.count > 1 && (1...31).contains(behind[1]) ? behind[1] : nil
            return PartialDate(year: year, month: month, day: day)
        }
        let before = parts[..<at].filter { $0.isShort }.compactMap { Int($0.text) }
        guard before.count == 2 else { return PartialDate(year: year) }
        let (a, b) = (before[0], before[1])
        if a > 12, (1...12).contains(b), a <= 31 { return PartialDate(year: year, month: b, day: a) }
        if b > 12, (1...12).contains(a), b <= 31 { return PartialDate(year: year, month: a, day: b) }
        return PartialDate(year: year)
    }

    /// The month that a text names or counts.
    func month(_ text: String) -> Int? {
        for word in words(of: text) {
            if let month = months[word.text] { return month }
            if word.isShort, let number = Int(word.text) { return (1...12).contains(number) ? number : nil }
        }
        return nil
    }

    private struct Word {
        var text: String
        var isNumber: Bool
        var isYear: Bool { isNumber && text.utf8.count == 4 }
        var isShort: Bool { isNumber && text.utf8.count <= 2 }
    }

    /// Runs of digits and runs of letters, in lower case.
    private func words(of text: String) -> [Word] {
        var out: [Word] = []
        var run = ""
        var isNumber = false
        func close() {
            if !run.isEmpty { out.append(Word(text: run, isNumber: isNumber)) }
            run = ""
        }
        // A date is short; a text that is not one may be long.
        for scalar in text.unicodeScalars.prefix(200) {
            let digit = scalar.value >= 0x30 && scalar.value <= 0x39
            let letter =
                scalar.value < 0x80
                ? UInt8(scalar.value).isLetter : scalar.properties.isAlphabetic && !ScalarClass.isHan(scalar.value)
            if digit || letter {
                if digit != isNumber { close() }
                isNumber = digit
                run.unicodeScalars.append(scalar)
            } else {
                close()
            }
        }
        close()
        for index in out.indices { out[index].text = out[index].text.lowercased() }
        return out
    }
}
