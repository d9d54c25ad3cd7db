#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// A regular file that is open to be copied from: what is open stays what it was, though others take its name.
final class OpenFile: Sendable {
    let descriptor: Int32

    /// Opens a file; nil where it cannot be.
    init?(_ path: String) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        if descriptor < 0 { return nil }
    }

    deinit { close(descriptor) }

    /// What the file is recognised by.
    var identity: FileIdentity? { FileIdentity(descriptor: descriptor) }
}
