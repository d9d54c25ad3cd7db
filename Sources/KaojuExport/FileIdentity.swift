#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What a file is recognised by without being read: where it lies on its device, how long it is, when it was last written
/// to, and when anything about it last changed. The last cannot be set by programs, so a file that was overwritten and given
/// its old time back is noticed.
package struct FileIdentity: Sendable, Hashable {
    package var device: UInt64
    package var number: UInt64
    /// Bytes.
    package var size: Int
    /// Nanoseconds since 1970.
    package var modified: Int
    /// Nanoseconds since 1970.
    package var changed: Int

    /// An identity that was kept.
    package init(device: UInt64, number: UInt64, size: Int, modified: Int, changed: Int) {
        self.device = device
        self.number = number
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    /// The identity of the regular file that a path leads to, over links; nil where there is none.
    package init?(path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The identity of an open regular file.
    package init?(descriptor: Int32) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init?(_ status: stat) {
        guard status.st_mode & S_IFMT == S_IFREG else { return nil }
        device = UInt64(truncatingIfNeeded: status.st_dev)
        number = UInt64(status.st_ino)
        size = Int(status.st_size)
        #if canImport(Darwin)
            modified = Int(status.st_mtimespec.tv_sec) * 1_000_000_000 + Int(status.st_mtimespec.tv_nsec)
            changed = Int(status.st_ctimespec.tv_sec) * 1_000_000_000 + Int(status.st_ctimespec.tv_nsec)
        #else
            modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
            changed = Int(status.st_ctim.tv_sec) * 1_000_000_000 + Int(status.st_ctim.tv_nsec)
        #endif
    }

    /// Whether it is the same file with the same content, though it may have been renamed.
    package func isSame(_ other: FileIdentity) -> Bool {
        device == other.device && number == other.number && size == other.size && modified == other.modified
    }
}
