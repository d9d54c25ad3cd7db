import Foundation
import Kaoju
import Synchronization

/// One line on a terminal that says how far a build is.
final class ProgressLine: Sendable {
    private let start = ContinuousClock.now
    private let wording: Wording
    private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)

    init(wording: Wording) {
        self.wording = wording
    }

    /// Draws the line anew, at most ten times a second and when all is read.
    func show(_ progress: Build.Progress) {
        let now = ContinuousClock.now
        let isDue = lastDrawn.withLock { last in
            if let last, now - last < .milliseconds(100), progress.done < progress.total { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let text = wording.progress(progress, seconds: (now - start) / .seconds(1))
        Terminal.write("\r\u{1B}[2K" + Terminal.fitting(text, into: Terminal.columns - 1))
    }

    /// Clears the line, so that nothing of it stays.
    func clear() { Terminal.write("\r\u{1B}[2K") }
}
