import KaojuText

/// The entries of the lists by the names that text cites them with: family names, groups, acronyms of groups.
struct AuthorIndex: Sendable {
    /// What an entry is cited by.
    struct Key: Sendable {
        /// The index of the reference.
        var reference: Int
        /// The first two authors' family names, or a group's name.
        var names: [[UInt8]]
        /// The year; 0 where the entry has none.
        var year: Int
        var suffix: UInt8
        var authors: Int
        /// What the entry begins with, up to its first comma or stop.
        var head: [UInt8] = []
        /// Where the entry begins: with a list a chapter, the next list holds.
        var start = 0
    }

    /// A key with its names folded.
    struct Entry: Sendable {
        var key: Key
        /// The words of the first name, in order.
        var name: [UInt64]
        /// The last word of the second author's name.
        var second: UInt64?
        /// Whether an acronym stands for the name.
        var isAcronym = false
    }

    private var byWord: [UInt64: [Entry]] = [:]

    /// Indexes keys. O(names).
    init(keys: [Key]) {
        for key in keys.sorted(by: { $0.start < $1.start }) {
            guard let first = key.names.first else { continue }
            let words = NameFolder.words(of: first, in: ByteRange(0, first.count))
            guard let last = words.last else { continue }
            let second = key.names.count > 1 ? NameFolder.hash(of: key.names[1]) : nil
            let entry = Entry(key: key, name: words.map(\.hash), second: second)
            byWord[Self.slot(last.hash, key.year), default: []].append(entry)
            addHead(of: key, known: words.map(\.hash), second)
            guard words.count >= 3, !last.isHan else { continue }
            // «World Health Organization» is cited as WHO, «… of the United Nations» may be left out.
            var acronym = NameFolder.seed
            var letters = 0
            for word in words where word.isCapitalised {
                acronym = NameFolder.mixed(acronym, ASCII.lowered(first[word.range.start]))
                letters += 1
                guard letters >= 3 else { continue }
                var short = entry
                short.name = [acronym]
                short.isAcronym = true
                byWord[Self.slot(acronym, key.year), default: []].append(short)
            }
        }
    }

    /// The head of an entry as a group's name, where the fields may not have it: whole, and the acronym that opens it.
    private mutating func addHead(of key: Key, known: [UInt64], _ second: UInt64?) {
        let words = NameFolder.words(of: key.head, in: ByteRange(0, key.head.count))
        guard let first = words.first, let last = words.last else { return }
        let hashes = words.map(\.hash)
        let entry = Entry(key: key, name: hashes, second: second)
        if words.count >= 3 || last.isHan && last.count >= 4 {
            byWord[Self.slot(last.hash, Self.anyYear), default: []].append(entry)
            if hashes != known { byWord[Self.slot(last.hash, key.year), default: []].append(entry) }
        }
        if words.count > 1, first.count >= 2, !known.contains(first.hash) || known.count > 1,
            key.head[first.range.indices].allSatisfy(ASCII.isUpper)
        {
            let acronym = Entry(key: key, name: [first.hash], second: nil, isAcronym: true)
            byWord[Self.slot(first.hash, key.year), default: []].append(acronym)
        }
    }

    /// Stands for every year where a group is cited without one.
    static let anyYear = -1

    /// The entries whose first name ends in a word, of a year. With many lists those of the next list behind `offset`.
    /// O(log entries).
    func entries(endingIn word: UInt64, year: Int, behind offset: Int) -> ArraySlice<Entry> {
        guard let all = byWord[Self.slot(word, year)] else { return [] }
        guard all.count > Self.most else { return all[...] }
        var low = 0
        var high = all.count
        while low < high {
            let middle = (low + high) / 2
            if all[middle].key.start > offset { high = middle } else { low = middle + 1 }
        }
        return low < all.count ? all[low..<min(all.count, low + Self.most)] : all.suffix(Self.most)
    }

    /// So many entries of one name and year are weighed.
    private static let most = 32

    private static func slot(_ word: UInt64, _ year: Int) -> UInt64 {
        (word ^ UInt64(bitPattern: Int64(year))) &* 0x9E37_79B9_7F4A_7C15
    }
}
