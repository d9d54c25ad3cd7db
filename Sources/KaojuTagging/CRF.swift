import CCRFSuite
import KaojuMatching

/// CRFsuite, a linear-chain conditional random field (Okazaki, 2007), as far as Kaoju uses it.
enum CRF {
    /// Whether CRFsuite was there when Kaoju was compiled; `Scripts/setup` fetches it.
    static var isAvailable: Bool { kaoju_crf_is_available() != 0 }

    /// How training is regularised and when it ends.
    struct Options: Sendable {
        /// The weight of the L1 norm, which leaves most features out.
        var c1 = 0.1
        /// The weight of the L2 norm.
        var c2 = 0.05
        /// Features that are rarer are not used.
        var leastFrequency = 1.0
        /// The most rounds of L-BFGS.
        var iterations = 120
    }
}

/// Features of one item, each ended by a zero byte, as CRFsuite is given them. A feature has no zero byte inside.
struct FeatureList {
    private(set) var bytes: [UInt8] = []

    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Adds a feature: its kind, then its parts with a bar between them.
    mutating func add(_ kind: StaticString, _ parts: ArraySlice<UInt8>...) {
        kind.withUTF8Buffer { unsafe bytes += $0 }
        for part in parts {
            bytes.append(UInt8(ascii: "|"))
            for byte in part where byte != 0 { bytes.append(byte) }
        }
        bytes.append(0)
    }

    func withChars<Result>(_ body: (UnsafePointer<CChar>, Int) -> Result) -> Result {
        unsafe bytes.withUnsafeBytes { raw in
            guard let start = unsafe raw.bindMemory(to: CChar.self).baseAddress else {
                var nothing: CChar = 0
                return unsafe body(&nothing, 0)
            }
            return unsafe body(start, raw.count)
        }
    }
}

/// The sequences that a CRF is trained with.
@safe struct CRFTrainingData: ~Copyable {
    private let data: OpaquePointer

    /// Without sequences; nil without CRFsuite.
    init?() {
        guard let data = unsafe kaoju_crf_data_create() else { return nil }
        unsafe self.data = unsafe data
    }

    deinit { unsafe kaoju_crf_data_destroy(data) }

    /// Adds an item to the sequence under construction.
    func add(label: String, features: FeatureList) {
        _ = unsafe features.withChars { unsafe kaoju_crf_data_add_item(data, label, $0, $1) }
    }

    /// Ends the sequence under construction.
    func endSequence() { _ = unsafe kaoju_crf_data_end_sequence(data) }

    /// Trains, with `progress` told what CRFsuite says, and writes the model to a file; false where it failed. It is the same
    /// for the same sequences in the same order.
    func train(_ options: CRF.Options, to path: String, progress: (String) -> Void) -> Bool {
        withoutActuallyEscaping(progress) { progress in
            let box = Listener(progress)
            let settings = kaoju_crf_options(
                c1: options.c1, c2: options.c2, least_frequency: options.leastFrequency,
                iterations: Int32(clamping: options.iterations))
            return withExtendedLifetime(box) {
                unsafe kaoju_crf_train(
                    data, settings, path,
                    { context, text in
                        guard let context = unsafe context else { return }
                        unsafe Unmanaged<Listener>.fromOpaque(context).takeUnretainedValue().hear(String(cString: text))
                    }, unsafe Unmanaged.passUnretained(box).toOpaque()) == 0
            }
        }
    }

    private final class Listener {
        let hear: (String) -> Void
        init(_ hear: @escaping (String) -> Void) { self.hear = hear }
    }
}

/// A trained CRF in memory that does not move.
@safe final class CRFModel: @unchecked Sendable {
    // CRFsuite only reads a model once it is open; each thread has a tagger of its own.
    fileprivate let model: OpaquePointer
    private let bytes: FixedArray<UInt8>
    /// The names of its labels.
    let labels: [String]

    /// The model in these bytes, which must have been checked; nil where they are none, or without CRFsuite.
    init?(_ bytes: FixedArray<UInt8>) {
        guard let start = unsafe bytes.elements.baseAddress, let model = unsafe kaoju_crf_model_open(start, bytes.count)
        else {
            return nil
        }
        unsafe self.model = unsafe model
        self.bytes = bytes
        labels = unsafe (0..<kaoju_crf_model_label_count(model)).map { number in
            unsafe kaoju_crf_model_label(model, number).map { unsafe String(cString: $0) } ?? ""
        }
    }

    deinit { unsafe kaoju_crf_model_close(model) }
}

/// Labels sequences with a model.
@safe struct CRFTagger: ~Copyable {
    private let tagger: OpaquePointer
    private let model: CRFModel
    private var count = 0

    /// A tagger of one thread; nil without memory.
    init?(_ model: CRFModel) {
        guard let tagger = unsafe kaoju_crf_tagger_create(model.model) else { return nil }
        unsafe self.tagger = unsafe tagger
        self.model = model
    }

    deinit { unsafe kaoju_crf_tagger_destroy(tagger) }

    /// Adds an item to the sequence.
    mutating func add(_ features: FeatureList) {
        if unsafe features.withChars({ unsafe kaoju_crf_tagger_add_item(tagger, $0, $1) }) == 0 { count += 1 }
    }

    /// The best labels of the sequence. O(items · labels²).
    mutating func labels() -> [Int32] {
        guard count > 0 else { return [] }
        var out = [Int32](repeating: 0, count: count)
        return unsafe kaoju_crf_tagger_label(tagger, &out) == 0 ? out : []
    }

    /// The probability that the items of a range have these of all labels; for the sequence that was labelled.
    func probability(of labels: [Int32], in range: Range<Int>) -> Double {
        let found = unsafe kaoju_crf_tagger_probability(
            tagger, labels, Int32(range.lowerBound), Int32(range.upperBound))
        return found.isFinite ? min(1, max(0, found)) : 0
    }

    /// Begins another sequence.
    mutating func reset() {
        unsafe kaoju_crf_tagger_reset(tagger)
        count = 0
    }
}
