import Foundation
import Kaoju
import Synchronization

/// One line on a terminal that says how far a build or an export is.
final class ProgressLine: Sendable {
    private let start = ContinuousClock.now
    private let wording: Wording
    private let lastDrawn = Mutex<ContinuousClock.Instant?>(nil)

    init(wording: Wording) {
        self.wording = wording
    }

    /// Draws the line anew, at most ten times a second and when all is read.
    func show(_ progress: Build.Progress) {
        draw(isLast: progress.done == progress.total) { wording.progress(progress, seconds: $0) }
    }

    /// Draws how many rows of an export are written, at most ten times a second and at the last.
    func show(_ done: Int, of total: Int) {
        draw(isLast: done == total) { wording.rows(done, of: total, seconds: $0) }
    }

    private func draw(isLast: Bool, _ wording: (_ seconds: Double) -> String) {
        let now = ContinuousClock.now
        let isDue = lastDrawn.withLock { last in
            if let last, now - last < .milliseconds(100), !isLast { return false }
            last = now
            return true
        }
        guard isDue else { return }
        let text = wording((now - start) / .seconds(1))
        Terminal.write("\r\u{1B}[2K" + Terminal.fitting(text, into: Terminal.columns - 1))
    }

    /// Clears the line, so that nothing of it stays.
    func clear() { Terminal.write("\r\u{1B}[2K") }
}
