import KaojuGraph

/// Where the lines of each input stand in `references.jsonl`, and the works that they name.
package struct ReferenceLayout: Sendable {
    /// One file that was read.
    package struct Input: Sendable {
        /// What its results are stored under; empty where one of its documents was left out.
        package var key: String
        /// Bytes of its lines.
        package var length: Int

        package init(key: String, length: Int) {
            self.key = key
            self.length = length
        }
    }

    /// What tells the works of the corpus from those of another one.
    package var works: Fingerprint
    /// The files, when they were written, by `names`.
    package var files: [FileIdentity]
    /// In the order of the lines.
    package var inputs: [Input]

    /// The files that it tells of.
    package static let names = ["references.jsonl", "works.jsonl"]

    package init(works: Fingerprint, files: [FileIdentity], inputs: [Input]) {
        self.works = works
        self.files = files
        self.inputs = inputs
    }
}

/// The lines of references and works of an earlier build whose works were the same, open to be copied from though others take
/// the names of the files.
package final class EarlierReferences: Sendable {
    let references: OpenFile
    /// `works.jsonl`, and its bytes.
    let works: (file: OpenFile, size: Int)
    private let places: [String: Range<Int>]

    /// Opens the files in `folder` if they are as they were written and name these works; nil where they do not. O(inputs).
    package init?(_ layout: ReferenceLayout, naming works: Fingerprint, in folder: OutputFolder) {
        let files = ReferenceLayout.names.compactMap { OpenFile(folder.path + "/" + $0) }
        guard layout.works == works, files.count == 2, layout.files.count == 2,
            zip(files, layout.files).allSatisfy({ $0.identity == $1 })
        else { return nil }
        references = files[0]
        self.works = (files[1], layout.files[1].size)
        var places: [String: Range<Int>] = [:]
        places.reserveCapacity(layout.inputs.count)
        var at = 0
        for input in layout.inputs {
            guard input.length >= 0, input.length <= layout.files[0].size - at else { return nil }
            if !input.key.isEmpty { places[input.key] = at..<(at + input.length) }
            at += input.length
        }
        self.places = places
    }

    /// Where the lines of an input are; nil where they are not known. O(1).
    package func place(ofInput key: String) -> Range<Int>? { places[key] }
}
