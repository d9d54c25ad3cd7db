import CKaojuResources

/// The resource files that are embedded in the binary.
package enum Resource {
    /// The bytes of the file with this path below `Resources/`, or nil where there is none.
    package static func bytes(_ name: String) -> [UInt8]? {
        for index in 0..<kaoju_resource_count() {
            let resource = kaoju_resource_at(index)
            if String(cString: resource.name) == name {
                return Array(UnsafeBufferPointer(start: resource.bytes, count: resource.count))
            }
        }
        return nil
    }

    /// The paths of all embedded files, in the table's order.
    package static var names: [String] {
        (0..<kaoju_resource_count()).map { String(cString: kaoju_resource_at($0).name) }
    }
}
