import KaojuClaims
import KaojuGraph

/// Texts, names of concepts and concepts that are kept once, however many blobs they stand in. Not for
/// use by several threads at once.
package final class TextPool {
    /// A text by its bytes: two spellings of «é» are two texts, of which each must come back as it was.
    private var textBytes = BytePool()
    private var texts: [String] = []
    private var names = Objects<Claim.Participant.Names>()
    private var concepts = Objects<SharedConcept>()
    /// Bytes of the texts that are kept: shorter ones need no place of their own, longer ones are hardly ever the same.
    private static let sizes = 16...64

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

    /// The text of these bytes. O(bytes).
    func text(at range: Range<Int>, in source: [UInt8]) -> String {
        guard Self.sizes.contains(range.count) else { return String(decoding: source[range], as: UTF8.self) }
        let place = textBytes.place(of: range, in: source)
        if place == texts.count { texts.append(String(decoding: source[range], as: UTF8.self)) }
        return texts[place]
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
