import KaojuMatching
import KaojuText

/// The weights of a linear-chain conditional random field, as Scripts/references/train writes them.
///
/// Layout, little-endian: `KJF1`, counts of labels, features and weights, bits of the index (4 × UInt32); the labels'
/// names, each behind a byte of length, filled up to a multiple of 4; transitions (Int16, row: from, column: to);
/// the index (where the keys with the same upper bits begin, UInt32); keys in ascending order (UInt32); where each
/// key's weights begin (UInt32, one more than keys); the weights' labels (UInt8), filled up to a multiple of 2; the weights
/// (Int16). All weights are multiples of 1/256, so that sums are whole numbers and the same on every machine.
struct FieldModel: Sendable {
    /// The score of going from one state to another (row: to, column: from); impossible ones are very low.
    private(set) var transitions: [Int32] = []
    /// The same for the states that open a span.
    private(set) var openings = OpeningCosts(rows: [])
    /// What going on inside a label counts, from its opening and from its inner state: two rows of labels, filled up to
    /// whole vectors.
    private(set) var goingOn = FixedArray<Int32>([])
    private var index: [UInt32] = []
    private var shift: UInt32 = 0
    /// Each key in the upper half, where its weights begin in the lower one; one more behind all.
    private var keys: [UInt64] = []
    /// Each weight with its state in the lowest byte.
    private var weights: [Int32] = []
    /// A bit for each possible start of a key, set where there is one.
    private var filter = [UInt64](repeating: 0, count: 1 << (filterBits - 6))
    private static let filterBits: UInt32 = 17

    /// The number of labels, filled up to whole vectors.
    static let width = (FieldLabel.count + 7) / 8 * 8

    /// A weight of one.
    static let unit: Int32 = 256

    /// The embedded model, read when first used; nil where it is not of this program's form.
    static let embedded = FieldModel(Resource.bytes("citations/fields.model") ?? [])

    /// Reads a model; nil where the bytes are none or know other labels. O(n).
    init?(_ bytes: [UInt8]) {
        var reader = LittleEndianReader(bytes: bytes)
        guard reader.word() == 0x3146_4A4B else { return nil }
        guard let labelCount = reader.word(), let keyCount = reader.word(), let weightCount = reader.word(),
            let bits = reader.word(), bits <= 24, bits > 0, labelCount < 256
        else { return nil }
        var map: [UInt8] = []
        for _ in 0..<labelCount {
            guard let name = reader.name(), let state = Self.state(named: name) else { return nil }
            map.append(state)
        }
        reader.align(4)
        let rows = Int(labelCount)
        guard let matrix: [Int16] = reader.array(rows * rows), reader.align(4),
            let index: [UInt32] = reader.array((1 << Int(bits)) + 1), let keys: [UInt32] = reader.array(Int(keyCount)),
            let starts: [UInt32] = reader.array(Int(keyCount) + 1),
            let labels: [UInt8] = reader.array(Int(weightCount)),
            reader.align(2), let weights: [Int16] = reader.array(Int(weightCount)),
            starts.last == weightCount, index.last == keyCount,
            labels.allSatisfy({ $0 < labelCount })
        else { return nil }
        guard zip(starts, starts.dropFirst()).allSatisfy(<=), zip(index, index.dropFirst()).allSatisfy(<=) else {
            return nil
        }
        let count = FieldLabel.stateCount
        transitions = Self.grammar()
        for (from, a) in map.enumerated() {
            for (to, b) in map.enumerated() { transitions[Int(b) * count + Int(a)] += Int32(matrix[from * rows + to]) }
        }
        openings = OpeningCosts(
            rows: (0..<count).flatMap { from in
                stride(from: 0, to: count, by: 2).map { transitions[$0 * count + from] }
                    + Array(repeating: 0, count: Self.width - FieldLabel.count)
            })
        goingOn = FixedArray(
            (0..<2).flatMap { kind in
                (0..<Self.width).map { label in
                    label < FieldLabel.count ? transitions[(2 * label + 1) * count + 2 * label + kind] : 0
                }
            })
        for key in keys {
            let bit = Int(key >> (32 - Self.filterBits))
            filter[bit / 64] |= 1 << UInt64(bit % 64)
        }
        self.index = index
        self.keys = zip(keys + [UInt32.max], starts).map { UInt64($0) << 32 | UInt64($1) }
        self.weights = zip(labels, weights).map { Int32($1) << 8 | Int32(map[Int($0)]) }
        shift = 32 - bits
    }

    /// The addresses of the arrays, for the loop over features: all places in them were checked when they were read.
    @safe struct Reader {
        fileprivate let index: UnsafePointer<UInt32>
        fileprivate let keys: UnsafePointer<UInt64>
        fileprivate let weights: UnsafePointer<Int32>
        fileprivate let filter: UnsafePointer<UInt64>
        fileprivate let shift: UInt32

        /// 1 where the model may know a feature, 0 where it does not.
        @inline(__always)
        func mayKnow(_ feature: UInt32) -> Int {
            let bit = feature &>> (32 &- FieldModel.filterBits)
            return unsafe Int(truncatingIfNeeded: filter[Int(bit &>> 6)] &>> UInt64(bit & 63)) & 1
        }

        /// Adds the weights of a feature to the scores of the states. O(keys of its bucket).
        @inline(__always)
        func add(_ feature: UInt32, to scores: UnsafeMutablePointer<Int32>) {
            let bucket = Int(feature &>> shift)
            var at = unsafe Int(index[bucket])
            let end = unsafe Int(index[bucket &+ 1])
            while at < end {
                let key = unsafe UInt32(truncatingIfNeeded: keys[at] &>> 32)
                if key >= feature {
                    if key == feature { break }
                    return
                }
                at &+= 1
            }
            guard at < end else { return }
            let last = unsafe Int(UInt32(truncatingIfNeeded: keys[at &+ 1]))
            var place = unsafe Int(UInt32(truncatingIfNeeded: keys[at]))
            while place < last {
                let weight = unsafe weights[place]
                unsafe scores[Int(weight & 0xFF)] &+= weight &>> 8
                place &+= 1
            }
        }
    }

    /// Calls `body` with a reader, which is of no use afterwards; not at all for a model without weights.
    func read(_ body: (Reader) -> Void) {
        unsafe index.withUnsafeBufferPointer { index in
            unsafe keys.withUnsafeBufferPointer { keys in
                unsafe weights.withUnsafeBufferPointer { weights in
                    unsafe filter.withUnsafeBufferPointer { filter in
                        guard let index = index.baseAddress, let keys = keys.baseAddress,
                            let weights = weights.baseAddress, let filter = filter.baseAddress
                        else { return }
                        unsafe body(Reader(index: index, keys: keys, weights: weights, filter: filter, shift: shift))
                    }
                }
            }
        }
    }

    /// A span goes on only from its own label.
    private static func grammar() -> [Int32] {
        let count = FieldLabel.stateCount
        var out = [Int32](repeating: 0, count: count * count)
        for from in 0..<count {
            for to in 0..<count where to % 2 == 1 && from / 2 != to / 2 { out[to * count + from] = -1_000_000 }
        }
        return out
    }

    private static func state(named name: String) -> UInt8? {
        guard let dash = name.firstIndex(of: "-"),
            let label = FieldLabel.allCases.first(where: { $0.name == name[name.index(after: dash)...] })
        else { return nil }
        switch name[..<dash] {
        case "B": return UInt8(label.opening)
        case "I": return UInt8(label.inner)
        default: return nil
        }
    }
}
