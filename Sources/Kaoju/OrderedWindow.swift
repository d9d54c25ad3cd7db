/// Works on many things side by side and hands the results on in the order of the things. Few results wait at any time, so
/// that memory does not grow with their number.
struct OrderedWindow: Sendable {
    /// How many are worked on at once.
    let jobs: Int
    /// How far the work may be ahead of what was handed on, for each job.
    private static let reach = 4

    init(jobs: Int) { self.jobs = max(1, jobs) }

    /// Hands what `work` makes of each input to `take`, one after the other in the order of the inputs. Stops at the first
    /// error of `take`. O(inputs), at most `4 · jobs` results at once.
    func run<Input: Sendable, Output: Sendable, Failure: Error>(
        _ inputs: [Input], work: @escaping @Sendable (Input) -> Output,
        take: (_ index: Int, _ output: Output) throws(Failure) -> Void
    ) async throws(Failure) {
        var failure: Failure?
        await withTaskGroup(of: (Int, Output).self) { group in
            var (next, taken, running) = (0, 0, 0)
            var waiting: [Int: Output] = [:]
            func start() {
                while failure == nil, running < jobs, next < min(inputs.count, taken + jobs * Self.reach) {
                    let (index, input) = (next, inputs[next])
                    group.addTask { (index, work(input)) }
                    next += 1
                    running += 1
                }
            }
            start()
            while let (index, output) = await group.next() {
                running -= 1
                waiting[index] = output
                start()
                while failure == nil, let ready = waiting.removeValue(forKey: taken) {
                    do throws(Failure) {
                        try take(taken, ready)
                    } catch {
                        failure = error
                    }
                    taken += 1
                }
                start()
            }
        }
        if let failure { throw failure }
    }
}
