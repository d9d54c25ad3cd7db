import KaojuMatching
import KaojuText

/// What stands right beside a Chinese name: part of a longer name, or a word of its own.
///
/// Chinese writes no blanks, so a name of a table may be a piece of a name that no table has («甲藤⟦多糖⟧», «⟦大黄⟧鱼»).
/// A word of `neighbours.zh.tsv` or of the recognizer's boundaries beside it says that it is whole.
struct NameNeighbours: Sendable {
    static let builtIn = NameNeighbours()

    /// What unknown text beside a name is to it.
    enum Attachment: Equatable {
        /// A word of its own.
        case none
        /// The name goes on so far.
        case part(ByteRange)
        /// It goes on so far, and is then a thing of this category.
        case head(ByteRange, category: String)
        /// It is part of something, nobody knows of what.
        case unclear
    }

    private let before: WordSet
    private let behind: WordSet
    private let substance: WordSet
    private let modifiers: WordSet
    private let others: WordSet
    private let kept: WordSet
    private let heads: WordSet
    private let categories: [[UInt8]: String]
    private let places: WordSet
    private let bearers: WordSet
    private let states: WordSet
    private let deeds: WordSet
    private let chains: WordSet
    private let matters: WordSet
    private let bare: WordSet

    private init() {
        let rows = Table(Resource.bytes("claims/neighbours.zh.tsv") ?? []).rows
        let boundaries = Table(Resource.bytes("terminology/patterns/boundaries.tsv") ?? []).rows
        func words(_ kind: String) -> [String] { rows.filter { $0[0] == kind }.flatMap { $0.list(1) } }
        func set(_ words: [String]) -> WordSet { WordSet(words.map { Array($0.utf8) }) }
        let stops = boundaries.filter { $0[0] != "keep" }.flatMap { $0.list(1) }
        before = set(words("before") + stops)
        behind = set(words("behind") + stops)
        substance = set(words("substance"))
        kept = set(boundaries.filter { $0[0] == "keep" }.flatMap { $0.list(1) })
        modifiers = set(words("modifier"))
        others = set(words("other"))
        heads = set(words("head"))
        let named = rows.filter { $0[0] == "head" || $0[0] == "bearer" }.flatMap { row in
            row.list(1).map { (Array($0.utf8), "biolink:" + row[2]) }
        }
        categories = Dictionary(named) { first, _ in first }
        places = set(words("place"))
        bearers = set(words("bearer"))
        states = set(words("state"))
        deeds = set(words("deed"))
        chains = set(words("chain"))
        matters = set(words("matter"))
        bare = set(words("bare"))
    }

    /// The examples of the table, each with its kind. O(table).
    static var examples: [(kind: String, example: String)] {
        let rows = Table(Resource.bytes("claims/neighbours.zh.tsv") ?? []).rows
        return rows.flatMap { row in row[3].components(separatedBy: "||").map { (kind: row[0], example: $0) } }
    }

    /// Whether a name only says what kind of thing is meant.
    func isBare(_ range: ByteRange, in bytes: [UInt8]) -> Bool { bare.contains(bytes, range) }

    /// Whether text ends with a word that closes a place or a time («…中», «…时»). O(1).
    func endsPlace(_ bytes: [UInt8], _ range: ByteRange) -> Bool {
        places.length(in: bytes, endingAt: range.end) != nil
    }

    /// The category of a word for a cell or a tissue, nil for other words. O(1).
    func bearer(_ bytes: [UInt8], _ range: ByteRange) -> String? {
        bearers.length(in: bytes, at: range.start) == range.count ? categories[Array(bytes[range.indices])] : nil
    }

    /// The length of a word for what holds the while that stands at an offset, 0 for none. O(1).
    func state(_ bytes: [UInt8], at offset: Int) -> Int { states.length(in: bytes, at: offset) ?? 0 }

    /// What unknown text right before a name is to it. O(gap), at most 48 bytes are looked at.
    func before(_ gap: ByteRange, _ name: ByteRange, _ bytes: [UInt8]) -> Attachment {
        if modifiers.length(in: bytes, endingAt: gap.end) != nil { return .none }
        if others.length(in: bytes, endingAt: gap.end) != nil { return .unclear }
        let floor = max(gap.start, gap.end - 48)
        var at = gap.end
        var count = 0
        var hasHan = false
        var isShort = false
        while at > floor, let (value, length) = UTF8Scanner.scalar(bytes, before: at) {
            if let word = boundary(before, at, name, bytes) {
                isShort = at > gap.start && word <= 3
                break
            }
            guard Self.isPart(value), !isLongDash(value, at - length, bytes) else { break }
            hasHan = hasHan || ScalarClass.isHan(value)
            at -= length
            count += 1
        }
        let own = ByteRange(at, gap.end)
        // «甲-⟦乙⟧» is one thing.
        if gap.count <= 3, Self.isHyphen(UTF8Scanner.scalar(bytes, at: gap.start).value),
            let value = UTF8Scanner.scalar(bytes, before: gap.start)?.value, Self.isPart(value)
        {
            return .unclear
        }
        if own.isEmpty || bytes[own.indices].allSatisfy({ $0.isASCIIDigit || $0 == 0x2D || $0 == 0x2E }) {
            return .none
        }
        let isLatin = bytes[name.start] < 0x80
        if isLatin, let last = UTF8Scanner.scalar(bytes, before: gap.end)?.value, ScalarClass.isHan(last) {
            return .none
        }
        // A single syllable behind a word of one syllable may be the end of another word («内源»).
        if count == 1, isShort || !hasHan { return .unclear }
        // Letters without a hyphen may belong to what stands before («某菌 X9 乙蛋白»).
        if !hasHan, !Self.isHyphen(UTF8Scanner.scalar(bytes, before: gap.end)?.value ?? 0) { return .unclear }
        return at == floor && floor > gap.start || count > 8 || hasHan && count > 5 ? .unclear : .part(own)
    }

    /// The length of a word that ends at an offset and parts what stands before it from what stands behind it.
    private func boundary(_ words: WordSet, _ at: Int, _ name: ByteRange, _ bytes: [UInt8]) -> Int? {
        guard let length = words.length(in: bytes, endingAt: at),
            !isKept(ByteRange(at - length, at), in: ByteRange(max(0, at - length - 12), name.end), bytes)
        else { return nil }
        return length
    }

    /// Whether a longer word holds a boundary word («中» in «中性»).
    private func isKept(_ word: ByteRange, in range: ByteRange, _ bytes: [UInt8]) -> Bool {
        var start = max(range.start, word.start - 12)
        while start <= word.start {
            if let length = kept.length(in: bytes, at: start), start + length > word.end || start < word.start,
                start + length >= word.end, start + length <= range.end
            {
                return true
            }
            start += 1
        }
        return false
    }

    /// What unknown text right behind a name is to it; the name of a substance may say so once more («甲酶蛋白»). O(1).
    func behind(_ gap: ByteRange, _ name: ByteRange, isSubstance: Bool = false, _ bytes: [UInt8]) -> Attachment {
        let first = UTF8Scanner.scalar(bytes, at: gap.start).value
        if first == 0x24 { return .unclear }
        guard Self.isPart(first) else { return .none }
        if first == 0x2D || (0x2010...0x2014).contains(first) {
            let next = gap.start + UTF8Scanner.scalar(bytes, at: gap.start).length
            return next < bytes.count && Self.isPart(UTF8Scanner.scalar(bytes, at: next).value) ? .unclear : .none
        }
        if let length = heads.length(in: bytes, at: gap.start), gap.start + length <= gap.end {
            let word = ByteRange(gap.start, gap.start + length)
            return .head(word, category: categories[Array(bytes[word.indices])] ?? "")
        }
        if isSubstance, let length = substance.length(in: bytes, at: gap.start) {
            let end = gap.start + length
            if end >= gap.end || behind.length(in: bytes, at: end) != nil { return .none }
        }
        if isMatter(bytes, at: gap.start) { return .unclear }
        if let length = behind.length(in: bytes, at: gap.start) {
            let word = ByteRange(gap.start, gap.start + length)
            if !isKept(word, in: ByteRange(gap.start, gap.end + length), bytes) { return .none }
        }
        // A letter that a scanner left of a Greek one, a number of a table.
        if first < 0x80, gap.count <= 1 && !bytes[gap.start].isASCIIUpper || bytes[gap.start].isASCIIDigit {
            return .none
        }
        return .unclear
    }

    /// «——»: a dash of two parts, and joins nothing.
    private func isLongDash(_ scalar: UInt32, _ start: Int, _ bytes: [UInt8]) -> Bool {
        guard scalar == 0x2014 || scalar == 0x2013 else { return false }
        let length = 3
        return start >= length && UTF8Scanner.scalar(bytes, at: start - length).value == scalar
            || start + 2 * length <= bytes.count && UTF8Scanner.scalar(bytes, at: start + length).value == scalar
    }

    /// Whether an adjective stands at an offset («机体», «局部»). O(1).
    func isModifier(_ bytes: [UInt8], at offset: Int) -> Bool { modifiers.length(in: bytes, at: offset) != nil }

    /// Whether text begins with a word that makes a thing of the deed before it («代谢|酶», «结合|能力»). O(1).
    func namesDeed(_ bytes: [UInt8], at offset: Int) -> Bool { deeds.length(in: bytes, at: offset) != nil }

    /// Whether a name is one of several that strokes join to a pathway («甲/乙/丙的信号通路»). O(chain), at most 60 bytes.
    func isOfChain(_ name: ByteRange, _ bytes: [UInt8]) -> Bool {
        let slash = UInt8(ascii: "/")
        func isPart(_ at: Int) -> Bool { bytes[at].isASCIIWord || bytes[at] == 0x2D || bytes[at] == slash }
        guard name.start > 0, name.end < bytes.count, bytes[name.start - 1] == slash || bytes[name.end] == slash else {
            return false
        }
        var at = name.end
        var strokes = bytes[name.start - 1] == slash ? 1 : 0
        while at < bytes.count, at < name.end + 60 {
            let (value, length) = UTF8Scanner.scalar(bytes, at: at)
            guard isPart(at) || (0x370...0x3FF).contains(value) else { break }
            if bytes[at] == slash { strokes += 1 }
            at += length
        }
        while at < bytes.count, at < name.end + 66 {
            let value = UTF8Scanner.scalar(bytes, at: at)
            guard value.value == 0x20 || value.value == 0x7684 else { break }
            at += value.length
        }
        return strokes > 0 && chains.length(in: bytes, at: at) != nil
    }

    /// Whether a word that stands at an offset makes another matter of the name before it («乙病|管理»). O(1).
    func isMatter(_ bytes: [UInt8], at offset: Int) -> Bool { matters.length(in: bytes, at: offset) != nil }

    private static func isHyphen(_ scalar: UInt32) -> Bool { scalar == 0x2D || (0x2010...0x2014).contains(scalar) }

    /// Han characters, letters, digits and hyphens: what names are made of.
    private static func isPart(_ scalar: UInt32) -> Bool {
        ScalarClass.isHan(scalar) || scalar == 0x2D || (0x2010...0x2014).contains(scalar)
            || (0x370...0x3FF).contains(scalar) || ScalarClass.isLetter(scalar) || ScalarClass.isDigit(scalar)
    }
}
