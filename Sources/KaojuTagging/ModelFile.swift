import KaojuMatching
import KaojuText

/// What a file of a trained model holds beside the CRF: how its features are made, and the categories of its labels.
struct ModelDescription: Equatable {
    /// The version of the features that it was trained with.
    var features = TaggingFeatures.version
    /// The Biolink category (with prefix) of each label, in the labels' order.
    var categories: [(label: String, category: String)] = []
    /// Sequences and names that it was trained with.
    var sequences = 0
    var names = 0

    static func == (a: Self, b: Self) -> Bool { a.lines == b.lines }

    /// As text: a line a fact.
    var lines: String {
        var out = ["features\t\(features)", "sequences\t\(sequences)", "names\t\(names)"]
        out += categories.map { "label\t\($0.label)\t\($0.category)" }
        return out.joined(separator: "\n") + "\n"
    }

    init() {}

    /// Reads it back; total.
    init(_ bytes: [UInt8]) {
        features = 0
        for row in Table(bytes).rows {
            switch row[0] {
            case "features": features = Int(row[1]) ?? 0
            case "sequences": sequences = Int(row[1]) ?? 0
            case "names": names = Int(row[1]) ?? 0
            case "label": categories.append((row[1], row[2]))
            default: break
            }
        }
    }
}

/// The file of a trained model: a sectioned file with the description and CRFsuite's own model.
enum ModelFile {
    private static let descriptionSection = SectionedFile.Tag("MDSC")
    private static let modelSection = SectionedFile.Tag("MCRF")
    /// «KaojuCRF» as a number: no lexicon has it.
    private static let key: UInt64 = 0x4B61_6F6A_7543_5246

    /// The bytes of a model's file, in pieces.
    static func write(_ description: ModelDescription, model: [UInt8], to sink: (UnsafeRawBufferPointer) -> Void) {
        var writer = SectionWriter()
        writer.add(descriptionSection, FixedArray(Array(description.lines.utf8)))
        writer.add(modelSection, FixedArray(model))
        unsafe writer.write(key: key, to: sink)
    }

    /// Reads a model's file, the checksum included. O(size).
    static func read(_ path: String) throws(TaggerError) -> (description: ModelDescription, model: FixedArray<UInt8>) {
        guard let block = MemoryBlock(path: path) else {
            throw TaggerError(
                .unreadable, file: path, zh: "不能读取，请检查路径和权限", en: "cannot be read: check the path and the permissions")
        }
        do throws(SectionedFile.Problem) {
            let file = try SectionedFile(block, key: key)
            try file.verifyChecksum()
            let description = unsafe ModelDescription(
                Array(try file.array(descriptionSection, of: UInt8.self).elements))
            guard description.features == TaggingFeatures.version else {
                throw .version(UInt32(clamping: description.features))
            }
            return (description, try file.array(modelSection))
        } catch {
            throw TaggerError(error, file: path)
        }
    }
}
