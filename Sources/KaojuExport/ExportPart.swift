/// One file of an export that has several: its name, and what writes it.
package struct ExportPart: Sendable {
    /// The file's name inside the export's folder.
    package let name: String
    /// Writes the file's bytes.
    package let write: @Sendable (inout PendingFile) throws(ExportError) -> Void

    init(_ name: String, _ write: @escaping @Sendable (inout PendingFile) throws(ExportError) -> Void) {
        self.name = name
        self.write = write
    }
}
