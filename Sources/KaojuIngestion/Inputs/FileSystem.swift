import Foundation

extension String {
    /// The text in Unicode's normalisation form C. O(n).
    var inNFC: String { precomposedStringWithCanonicalMapping }
}

/// A call to the operating system that failed, by its error number.
struct SystemFailure: Error {
    var number: Int32
}

/// What kind of thing a path leads to.
struct FileStatus {
    enum Kind {
        case file, folder, link
        /// A pipe, a socket, a device: opening it may wait for ever.
        case special
    }

    /// The same for two paths that lead to the same thing.
    struct Identity: Hashable {
        var device: UInt64
        var number: UInt64
    }

    var kind: Kind
    var identity: Identity
    /// The size in bytes.
    var size: Int
    /// The time of the last change, to notice one while the file is read.
    var changed: [Int]

    /// The status of the thing itself, a link included; nil where there is none or it cannot be seen.
    init?(of path: String) {
        var status = stat()
        guard unsafe lstat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The status of what the path leads to, over links.
    init?(following path: String) {
        var status = stat()
        guard unsafe stat(path, &status) == 0 else { return nil }
        self.init(status)
    }

    /// The status of an open file.
    init?(descriptor: Int32) {
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { return nil }
        self.init(status)
    }

    private init(_ status: stat) {
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .file
        case S_IFDIR: kind = .folder
        case S_IFLNK: kind = .link
        default: kind = .special
        }
        identity = Identity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
        size = Int(status.st_size)
        #if canImport(Darwin)
            changed = [Int(status.st_mtimespec.tv_sec), Int(status.st_mtimespec.tv_nsec)]
        #else
            changed = [Int(status.st_mtim.tv_sec), Int(status.st_mtim.tv_nsec)]
        #endif
    }

    /// The absolute path without links, or nil where there is nothing.
    static func realPath(of path: String) -> String? {
        guard let real = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(real) }
        return unsafe String(cString: real)
    }
}

/// The names in a folder, in the order of their bytes.
struct FolderListing {
    /// The names that are valid UTF-8.
    var names: [String] = []
    /// The others, repaired: such a file cannot be named in the output.
    var unnameable: [String] = []

    /// Lists a folder.
    static func list(_ path: String) -> Result<FolderListing, SystemFailure> {
        guard let stream = unsafe opendir(path) else { return .failure(SystemFailure(number: errno)) }
        defer { unsafe closedir(stream) }
        var listing = FolderListing()
        while true {
            errno = 0
            guard let entry = unsafe readdir(stream) else {
                if errno != 0 { return .failure(SystemFailure(number: errno)) }
                break
            }
            // The name is read where it stands: the imported tuple may be longer than the record.
            guard let offset = MemoryLayout<dirent>.offset(of: \.d_name) else { continue }
            let name = unsafe UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: CChar.self)
            if let text = unsafe String(validatingCString: name) {
                listing.names.append(text)
            } else {
                unsafe listing.unnameable.append(String(cString: name))
            }
        }
        listing.names.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        listing.unnameable.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        return .success(listing)
    }
}
