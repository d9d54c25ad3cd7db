import KaojuText

/// Names in a text that may be citations which nobody could read: «the method of Ames and others, last seen in 2011».
///
/// Where sources are cited by name and year, an entry whose first author and year stand together in the text may well
/// be cited there, in a form that no reader of markers knows.
struct PossibleNames {
    /// How far behind a name its year may stand, in bytes.
    private static let reach = 250
    private var places: [[UInt8]: [Int]] = [:]
    private let bytes: [UInt8]
    /// Where the lists begin, ascending: a year in an entry says nothing.
    private let walls: [Int]

    /// Looks for the first authors of `references` outside the lists. O(n + references).
    init(of references: [Reference], text: SegmentedText, lists: [ByteRange]) {
        bytes = text.reading.bytes
        walls = lists.map(\.start).sorted()
        for reference in references { places[Self.name(of: reference)] = [] }
        places[[]] = nil
        guard !places.isEmpty else { return }
        let lists = lists.sorted()
        var list = 0
        var at = 0
        while at < bytes.count {
            if list < lists.count, at >= lists[list].start {
                at = max(at, lists[list].end)
                list += 1
                continue
            }
            let start = at
            while at < bytes.count,
                ASCII.isLetter(bytes[at]) || bytes[at] >= 0xC3 && bytes[at] < 0xE2
                    || bytes[at] & 0xC0 == 0x80
            { at += 1 }
            if at > start {
                places[Array(bytes[start..<at])]?.append(at)
            } else {
                at += 1
            }
        }
    }

    /// Whether the reference's first author stands in the text with its year; without a year, the name is enough.
    func mayStand(_ reference: Reference) -> Bool {
        guard let found = places[Self.name(of: reference)], !found.isEmpty else { return false }
        guard let year = reference.item.year else { return true }
        let digits = Array(String(year).utf8)
        return found.prefix(100).contains { end in
            let limit = min(wall(behind: end) - digits.count, end + Self.reach)
            return end <= limit && (end...limit).contains { bytes[$0..<($0 + digits.count)].elementsEqual(digits) }
        }
    }

    /// Where the next list begins, or the text ends. O(log lists).
    private func wall(behind offset: Int) -> Int {
        var low = 0
        var high = walls.count
        while low < high {
            let middle = (low + high) / 2
            if walls[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low < walls.count ? walls[low] : bytes.count
    }

    /// The first word of the first author's name, or of the entry where no author is known.
    private static func name(of reference: Reference) -> [UInt8] {
        let name = reference.item.authors.first?.leading ?? reference.raw
        let words = name.split { !$0.isLetter }
        return Array((words.first { $0.first?.isUppercase == true } ?? words.first ?? "").utf8)
    }
}
