/// Hears how far an export is, in rows.
package struct ExportProgress: Sendable {
    /// Nobody listens.
    package static let none = ExportProgress(hear: nil)

    private let hear: (@Sendable (_ done: Int, _ total: Int) -> Void)?

    /// A listener that is called every few thousand rows and at the last.
    package init(_ hear: @escaping @Sendable (_ done: Int, _ total: Int) -> Void) { self.hear = hear }

    private init(hear: (@Sendable (Int, Int) -> Void)?) { self.hear = hear }

    /// Says that so many rows are written.
    func report(_ done: Int, of total: Int) {
        guard let hear, done & 0xFFF == 0 || done == total else { return }
        hear(done, total)
    }
}
