import KaojuText

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// The record files of an earlier build, open to be copied from. They may be renamed or replaced meanwhile: what is open
/// stays what it was.
package final class EarlierLines: Sendable {
    private let descriptors: [Int32]

    /// Opens the files in `folder` that are exactly these, `RecordFiles.names` one by one: under their own names, or, where
    /// a build was interrupted before it named them, among its leftovers. Nil where one is not there any more.
    package init?(in folder: OutputFolder, known identities: [FileIdentity]) {
        guard identities.count == RecordFiles.names.count else { return nil }
        let leftovers = folder.leftovers()
        var found: [Int32] = []
        for (name, identity) in zip(RecordFiles.names, identities) {
            let paths = [folder.path + "/" + name] + leftovers
            let path = paths.first { FileIdentity(path: $0)?.isSame(identity) == true }
            let descriptor = path.map { unsafe open($0, O_RDONLY | O_CLOEXEC) } ?? -1
            guard descriptor >= 0, FileIdentity(descriptor: descriptor)?.isSame(identity) == true else {
                if descriptor >= 0 { close(descriptor) }
                for one in found { close(one) }
                return nil
            }
            found.append(descriptor)
        }
        descriptors = found
    }

    deinit { for one in descriptors { close(one) } }

    /// Copies a part of one of the files. Errors: `export.read`, `export.write`.
    func copy(
        _ index: Int, _ offset: Int, _ count: Int, to file: inout PendingFile
    ) throws(ExportError) {
        try file.copy(from: descriptors[index], offset..<(offset + count))
    }
}
