import Dispatch
import Synchronization

/// What `make` makes of each number below `count`, in their order, by at most so many threads at once. O(count).
package func sideBySide<Value: Sendable>(
    _ count: Int, jobs: Int, _ make: @Sendable (Int) -> Value
) -> [Value] {
    if jobs < 2 || count < 2 { return (0..<count).map(make) }
    // More pieces than threads, so that none waits long for the last one.
    let pieces = min(count, jobs * 8)
    let next = Mutex(0)
    let made = Mutex([[Value]](repeating: [], count: pieces))
    DispatchQueue.concurrentPerform(iterations: min(jobs, pieces)) { _ in
        while true {
            let piece = next.withLock { value in
                defer { value += 1 }
                return value
            }
            if piece >= pieces { return }
            let values = (count * piece / pieces..<count * (piece + 1) / pieces).map(make)
            made.withLock { $0[piece] = values }
        }
    }
    return made.withLock { Array($0.joined()) }
}
