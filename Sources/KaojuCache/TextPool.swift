import KaojuClaims
import KaojuGraph

/// Texts, lists of texts, and names of concepts and concepts, that are kept once, however many blobs they stand in. Not for
/// use by several threads at once.
package final class TextPool {
    /// A text by its bytes: two spellings of «é» are two texts, of which each must come back as it was.
    private var textBytes = BytePool()
    private var texts: [String] = []
    private var listPlaces: [[Int32]: Int32] = [:]
    private var lists: [[String]] = []
    private var names = Objects<Claim.Participant.Names>()
    private var concepts = Objects<SharedConcept>()
    /// Longer texts are hardly ever the same.
    static let longest = 96

    /// Objects by the bytes that they are made of.
    private struct Objects<Object> {
        var bytes = BytePool()
        /// Nil for bytes that make nothing.
        var made: [Object?] = []

        mutating func object(
            at range: Range<Int>, in source: [UInt8], _ make: () throws(BlobDamage) -> Object
        ) throws(BlobDamage) -> Object {
            let place = bytes.place(of: range, in: source)
            if place == made.count {
                made.append(nil)
                made[place] = try make()
            }
            guard let object = made[place] else { throw BlobDamage() }
            return object
        }
    }

    /// An empty pool.
    package init() {}

    /// The text at a place that `place(of:)` gave. O(1).
    func text(at place: Int32) -> String { texts[Int(place)] }

    /// The place of a text, which may be new. O(its bytes).
    func place(of range: Range<Int>, in source: [UInt8]) -> Int32 {
        let place = textBytes.place(of: range, in: source)
        if place == texts.count { texts.append(String(decoding: source[range], as: UTF8.self)) }
        return Int32(place)
    }

    /// The list of the texts at these places. O(length).
    func list(of places: [Int32]) -> [String] {
        if let known = listPlaces[places] { return lists[Int(known)] }
        let list = places.map { texts[Int($0)] }
        listPlaces[places] = Int32(lists.count)
        lists.append(list)
        return list
    }

    /// The names that these bytes are made of. O(bytes).
    func names(
        at range: Range<Int>, in source: [UInt8], _ make: () throws(BlobDamage) -> Claim.Participant.Names
    ) throws(BlobDamage) -> Claim.Participant.Names { try names.object(at: range, in: source, make) }

    /// The concept that these bytes are made of. O(bytes).
    func concept(
        at range: Range<Int>, in source: [UInt8], _ make: () throws(BlobDamage) -> SharedConcept
    ) throws(BlobDamage) -> SharedConcept { try concepts.object(at: range, in: source, make) }
}
