import CKaojuResources

/// The resource files that are embedded in the binary.
package enum Resource {
    /// The file with this path below `Resources/`, where it stands in the binary, or nil where there is none. O(files).
    package static func constant(_ name: String) -> UnsafeRawBufferPointer? {
        for index in 0..<kaoju_resource_count() {
            let resource = unsafe kaoju_resource_at(index)
            if unsafe String(cString: resource.name) == name {
                return unsafe UnsafeRawBufferPointer(start: resource.bytes, count: resource.count)
            }
        }
        return nil
    }

    /// The bytes of the file with this path below `Resources/`, or nil where there is none. O(files + bytes).
    package static func bytes(_ name: String) -> [UInt8]? { unsafe constant(name).map { unsafe Array($0) } }

    /// The paths of all embedded files, in the table's order.
    package static var names: [String] {
        (0..<kaoju_resource_count()).map { unsafe String(cString: kaoju_resource_at($0).name) }
    }
}
