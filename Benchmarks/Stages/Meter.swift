import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Darwin)
    import Darwin
#endif

/// What stages cost: CPU seconds of the process, and allocations where the counting library is loaded.
struct Meter {
    private let read: (@convention(c) (UnsafeMutablePointer<UInt64>) -> Void)?
    private let reset: (@convention(c) () -> Void)?

    /// Looks for the library among what the process has loaded.
    init() {
        func symbol<Function>(_ name: String, _ type: Function.Type) -> Function? {
            dlsym(dlopen(nil, RTLD_NOW), name).map { unsafeBitCast($0, to: type) }
        }
        read = symbol("kaoju_allocations_read", (@convention(c) (UnsafeMutablePointer<UInt64>) -> Void).self)
        reset = symbol("kaoju_allocations_reset", (@convention(c) () -> Void).self)
    }

    /// Runs a stage and prints a line of JSON: what it is, CPU seconds, how many results it made, and with the library
    /// allocations, bytes allocated, and the most memory above what there was before.
    @discardableResult
    func measure<Result>(_ stage: String, count: (Result) -> Int, _ body: () throws -> Result) rethrows -> Result {
        reset?()
        let before = allocations()
        let start = clock()
        let result = try body()
        let seconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
        var line = "{\"stage\": \"\(stage)\", \"seconds\": \(seconds), \"count\": \(count(result))"
        let after = allocations()
        if !after.isEmpty {
            line += ", \"allocations\": \(after[0]), \"allocated\": \(after[1])"
            line += ", \"peak\": \(after[3] - min(after[3], before[2]))"
        }
        print(line + "}")
        return result
    }

    /// Calls, bytes asked for, bytes alive, the most bytes alive; empty without the library.
    private func allocations() -> [UInt64] {
        guard let read else { return [] }
        var out = [UInt64](repeating: 0, count: 4)
        out.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { read(base) } }
        return out
    }
}
