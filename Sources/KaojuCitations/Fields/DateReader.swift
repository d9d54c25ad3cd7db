import KaojuText

/// Reads dates out of labelled tokens: «2012a», «(2010, May 3)», «2014-06-25», «c1988», «1998年», «Jan. 23 1973».
struct DateReader {
    let context: EntryContext

    /// The first year with its letter, and month and day where they are sure.
    func date(in tokens: Range<Int>) -> (date: PartialDate, suffix: UInt8)? {
        guard let at = tokens.first(where: isYear) else { return nil }
        let range = context.tokens[at].range
        let year = context.bytes[range.indices].reduce(0) { $0 * 10 + Int($1) - 0x30 }
        var date = PartialDate(year: year)
        if let month = tokens.lazy.compactMap(month).first {
            date.month = month
            date.day = tokens.lazy.filter { $0 != at }.compactMap(day).first
        } else {
            numeric(at, tokens.upperBound, &date)
        }
        return (date, suffix(at, tokens.upperBound))
    }

    private func isYear(_ at: Int) -> Bool {
        guard context.tokens[at].kind == .number, context.tokens[at].range.count == 4 else { return false }
        return (1500...2049).contains(value(at))
    }

    private func value(_ at: Int) -> Int {
        context.tokens[at].range.count > 4
            ? 0 : context.bytes[context.tokens[at].range.indices].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }

    /// «2012a»: one small letter, glued.
    private func suffix(_ year: Int, _ end: Int) -> UInt8 {
        guard year + 1 < end, !context.tokens[year + 1].isSpaced, context.tokens[year + 1].range.count == 1 else {
            return 0
        }
        let byte = context.bytes[context.tokens[year + 1].range.start]
        return ASCII.isLower(byte) ? byte : 0
    }

    private func month(_ at: Int) -> Int? {
        guard context.tokens[at].kind == .word, context.classes[at] & FieldWords.bit("month") != 0 else { return nil }
        return MonthNames.embedded.month(Array(context.bytes[context.tokens[at].range.indices]))
    }

    private func day(_ at: Int) -> Int? {
        guard context.tokens[at].kind == .number, context.tokens[at].range.count <= 2 else { return nil }
        return (1...31).contains(value(at)) ? value(at) : nil
    }

    /// «2014-06-25», «2014/6/25», «2014年6月25日», «2014.06».
    private func numeric(_ year: Int, _ end: Int, _ date: inout PartialDate) {
        guard year + 2 < end, isDateMark(year + 1), let month = day(year + 2), month <= 12,
            !context.tokens[year + 2].isSpaced
        else { return }
        // «2014-06» may be a span of years where nothing follows; the standards print months with two digits.
        guard context.tokens[year + 2].range.count == 2 || context.tokens[year + 1].kind == .han || year + 3 < end
        else {
            return
        }
        date.month = month
        guard year + 4 < end, isDateMark(year + 3), !context.tokens[year + 4].isSpaced else { return }
        date.day = day(year + 4)
    }

    private func isDateMark(_ at: Int) -> Bool {
        if context.tokens[at].kind == .han { return true }
        return [0x2D, 0x2F, 0x2E, 0x2010, 0x2011].contains(context.mark(at))
    }
}
