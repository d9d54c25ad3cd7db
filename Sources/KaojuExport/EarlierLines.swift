import KaojuText

/// The record files of an earlier build, open to be copied from. They may be renamed or replaced meanwhile: what is open
/// stays what it was.
package final class EarlierLines: Sendable {
    private let files: [OpenFile]

    /// Opens the files in `folder` that are exactly these, `RecordFiles.names` one by one: under their own names, or, where
    /// a build was interrupted before it named them, among its leftovers. Nil where one is not there any more.
    package init?(in folder: OutputFolder, known identities: [FileIdentity]) {
        guard identities.count == RecordFiles.names.count else { return nil }
        let leftovers = folder.leftovers()
        var found: [OpenFile] = []
        for (name, identity) in zip(RecordFiles.names, identities) {
            let paths = [folder.path + "/" + name] + leftovers
            let path = paths.first { FileIdentity(path: $0)?.isSame(identity) == true }
            guard let file = path.flatMap({ OpenFile($0) }), file.identity?.isSame(identity) == true else { return nil }
            found.append(file)
        }
        files = found
    }

    /// Copies a part of one of the files. Errors: `export.read`, `export.write`.
    func copy(
        _ index: Int, _ offset: Int, _ count: Int, to file: inout PendingFile
    ) throws(ExportError) {
        try file.copy(from: files[index], offset..<(offset + count))
    }
}
