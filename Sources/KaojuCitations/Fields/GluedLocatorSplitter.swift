import KaojuText

/// Takes apart what lost its marks: «65336345» for volume 65, pages 336–345, or «161108124» for 161(10): 812–4.
///
/// Text taken out of markup prints locators like this, and then for a whole list alike: the form (with an issue or without,
/// last page whole or shortened) that fits most of the list's entries is taken. What stays doubtful is left out.
struct GluedLocatorSplitter {
    /// A way to print a locator.
    private struct Form {
        var hasIssue: Bool
        var isShortened: Bool
    }

    /// One reading of a run of digits.
    private struct Reading {
        var volume: String
        var issue: String?
        var pages: String
        /// Pages behind the first.
        var span: Int
    }

    private static let forms = [
        Form(hasIssue: false, isShortened: false), Form(hasIssue: true, isShortened: false),
        Form(hasIssue: false, isShortened: true), Form(hasIssue: true, isShortened: true),
    ]

    /// Reads the glued locators of a list's items in place. O(n).
    func split(_ items: inout [BibliographicItem]) {
        let glued = items.indices.filter { isGlued(items[$0]) }
        guard !glued.isEmpty else { return }
        let numbers = glued.map { Array((items[$0].volume ?? "").utf8) }
        let fits = Self.forms.map { form in numbers.count { !readings($0, form).isEmpty } }
        let best = fits.indices.max { fits[$0] != fits[$1] ? fits[$0] < fits[$1] : $0 > $1 } ?? 0
        for (index, number) in zip(glued, numbers) {
            items[index].volume = nil
            let found = readings(number, Self.forms[best])
            // Among several, the one with the shortest volume is likeliest; a single entry must leave no doubt.
            guard let first = found.min(by: { $0.volume.utf8.count < $1.volume.utf8.count }),
                glued.count >= 3 || Set(found.map(\.pages)).count == 1
            else { continue }
            items[index].pages = first.pages
            // One entry alone does not tell whether its volume's last digit is an issue.
            let isSure = found.count { $0.volume.utf8.count == first.volume.utf8.count } == 1
            guard glued.count >= 3 ? isSure : first.volume.utf8.count == 1 else { continue }
            items[index].volume = first.volume
            items[index].issue = first.issue
        }
    }

    private func isGlued(_ item: BibliographicItem) -> Bool {
        guard let volume = item.volume, item.pages == nil, item.issue == nil else { return false }
        return volume.utf8.count >= 5 && volume.utf8.count <= 14 && volume.utf8.allSatisfy(ASCII.isDigit)
    }

    /// The readings of a run of digits in a form; pages of the same article are near.
    private func readings(_ digits: [UInt8], _ form: Form) -> [Reading] {
        var out: [Reading] = []
        for width in 1...5 {
            for last in form.isShortened ? 1..<max(2, width) : width..<(width + 1) {
                let rest = digits.count - width - last
                guard rest > 0, digits[rest] != 0x30, form.isShortened == (last < width) else { continue }
                let first = Array(digits[rest..<(rest + width)])
                let tail = Array(digits[(rest + width)...])
                let span = value(first.dropLast(last) + tail) - value(first)
                guard (form.isShortened ? 1 : 0)...60 ~= span else { continue }
                let pages = String(decoding: first, as: UTF8.self) + "-" + String(decoding: tail, as: UTF8.self)
                for (volume, issue) in heads(Array(digits[..<rest]), form) {
                    out.append(Reading(volume: volume, issue: issue, pages: pages, span: span))
                }
            }
        }
        return out
    }

    private func heads(_ digits: [UInt8], _ form: Form) -> [(String, String?)] {
        guard digits.first != 0x30 else { return [] }
        guard form.hasIssue else { return digits.count <= 3 ? [(String(decoding: digits, as: UTF8.self), nil)] : [] }
        var out: [(String, String?)] = []
        for width in 1...2 where digits.count > width && digits.count - width <= 3 {
            let issue = digits[(digits.count - width)...]
            guard issue.first != 0x30, value(issue) <= 24 else { continue }
            out.append(
                (
                    String(decoding: digits[..<(digits.count - width)], as: UTF8.self),
                    String(decoding: issue, as: UTF8.self)
                ))
        }
        return out
    }

    private func value(_ digits: some Sequence<UInt8>) -> Int { digits.reduce(0) { $0 * 10 + Int($1) - 0x30 } }
}
