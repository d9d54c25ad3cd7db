/// How a list writes its entries.
enum ReferenceStyle {
    /// GB/T 7714-2015.
    case national
    /// Vancouver, as in MEDLINE.
    case vancouver
    /// APA, by name and year.
    case apa
    /// IEEE.
    case ieee

    /// Appends an entry without its label.
    func write(_ work: Work, to out: inout [UInt8]) {
        let last = work.page + work.pages
        switch self {
        case .national:
            names(work, 3, to: &out) { author, _ in
                work.tongue == .zh
                    ? author.family + author.given.joined()
                    : Self.upper(author.family) + [0x20] + Array(author.given.joined(separator: [0x20]))
            }
            if work.authors.count > 3 { out += (work.tongue == .zh ? ", 等" : ", et al").utf8 }
            out += ". ".utf8 + work.title + "[J]. ".utf8 + work.journal
            out += ", \(work.year), \(work.volume)(\(work.issue)): \(work.page)-\(last).".utf8
        case .vancouver:
            names(work, 6, to: &out) { author, _ in author.family + [0x20] + author.given.joined() }
            out += ". ".utf8 + work.title + ". ".utf8 + work.journal
            out += ". \(work.year);\(work.volume)(\(work.issue)):\(work.page)-\(last).".utf8
            if work.hasDOI { out += " doi:10.5555/bench.\(work.tongue.rawValue)\(work.index)".utf8 }
        case .apa:
            names(work, 20, to: &out) { author, index in
                (index > 0 && index == work.authors.count - 1 ? Array("& ".utf8) : []) + author.family + [0x2C, 0x20]
                    + Array(author.given.map { $0 + [0x2E] }.joined(separator: [0x20]))
            }
            out += " (\(work.year)). ".utf8 + work.title + ". ".utf8 + work.journal
            out += ", \(work.volume)(\(work.issue)), \(work.page)–\(last).".utf8
            if work.hasDOI { out += " https://doi.org/10.5555/bench.\(work.tongue.rawValue)\(work.index)".utf8 }
        case .ieee:
            names(work, 6, to: &out) { author, _ in
                Array(author.given.map { $0 + [0x2E] }.joined(separator: [0x20])) + [0x20] + author.family
            }
            out += ", “".utf8 + work.title + ",” ".utf8 + work.journal
            out += ", vol. \(work.volume), no. \(work.issue), pp. \(work.page)–\(last), \(work.year).".utf8
        }
    }

    private func names(
        _ work: Work, _ limit: Int, to out: inout [UInt8], _ each: (Work.Author, Int) -> [UInt8]
    ) {
        for (index, author) in work.authors.prefix(limit).enumerated() {
            if index > 0 { out += ", ".utf8 }
            out += each(author, index)
        }
    }

    private static func upper(_ bytes: [UInt8]) -> [UInt8] {
        Array(String(decoding: bytes, as: UTF8.self).uppercased().utf8)
    }
}
