import Dispatch
import Synchronization

/// Makes two values that know nothing of each other, on two threads where `jobs` allows it.
package func sideBySide<First: Sendable, Second: Sendable>(
    jobs: Int, _ first: @Sendable () -> First, _ second: @Sendable () -> Second
) -> (First, Second) {
    if jobs < 2 { return (first(), second()) }
    let made = Mutex<(First?, Second?)>((nil, nil))
    DispatchQueue.concurrentPerform(iterations: 2) { part in
        if part == 0 {
            let value = first()
            made.withLock { $0.0 = value }
        } else {
            let value = second()
            made.withLock { $0.1 = value }
        }
    }
    let (a, b) = made.withLock { $0 }
    // Both have run: the fallbacks only satisfy the compiler.
    return (a ?? first(), b ?? second())
}
