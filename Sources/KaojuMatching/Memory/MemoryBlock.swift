#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Bytes that stay where they are and never change: a mapped file, a constant, or
/// or memory of one's own. Freed with the last reference.
@safe package final class MemoryBlock: @unchecked Sendable {
    /// All bytes, aligned to 64.
    package let bytes: UnsafeRawBufferPointer
    private let origin: Origin

    /// Who lets the memory go.
    private enum Origin { case own, mapped, borrowed }

    /// Memory that outlives the program's other values, such as a constant of the binary. O(1).
    package init(constant bytes: UnsafeRawBufferPointer) {
        unsafe self.bytes = unsafe bytes
        origin = .borrowed
    }

    /// Takes over memory that was allocated for it.
    init(adopting bytes: UnsafeMutableRawBufferPointer) {
        unsafe self.bytes = UnsafeRawBufferPointer(bytes)
        origin = .own
    }

    /// A copy of these bytes. O(n).
    package init(_ bytes: [UInt8]) {
        let copy = unsafe Self.allocate(bytes.count)
        unsafe copy.copyBytes(from: bytes)
        unsafe self.bytes = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(copy)[0..<bytes.count])
        origin = .own
    }

    /// Memory to be written and then adopted, aligned to 64. Large blocks ask for huge pages: an automaton is read all over.
    static func allocate(_ count: Int) -> UnsafeMutableRawBufferPointer {
        let page = 2 << 20
        guard count >= 2 * page else { return .allocate(byteCount: max(64, count), alignment: 64) }
        let size = (count + page - 1) / page * page
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: size, alignment: page)
        #if os(Linux)
            unsafe madvise(memory.baseAddress, size, MADV_HUGEPAGE)
        #endif
        return unsafe memory
    }

    /// Maps a file to be read; nil where it cannot be opened or is no plain file. O(1), whatever its size.
    package init?(path: String) {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return nil }
        defer { close(file) }
        var about = stat()
        guard unsafe fstat(file, &about) == 0, about.st_mode & S_IFMT == S_IFREG else { return nil }
        let count = Int(about.st_size)
        guard count > 0 else {
            unsafe bytes = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
            origin = .own
            return
        }
        guard let start = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, file, 0), unsafe start != MAP_FAILED else {
            return nil
        }
        unsafe bytes = unsafe UnsafeRawBufferPointer(start: start, count: count)
        origin = .mapped
    }

    deinit {
        guard let start = unsafe UnsafeMutableRawPointer(mutating: bytes.baseAddress) else { return }
        switch origin {
        case .own: unsafe start.deallocate()
        case .mapped: unsafe munmap(start, bytes.count)
        case .borrowed: break
        }
    }
}
