import KaojuText
import Testing

@testable import KaojuCitations

@Suite("The likeliest labels of an entry")
struct FieldDecoderTests {
    private struct Noise: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// The best path's states, all of them tried at each token; of equals the first.
    private func path(_ scores: [Int32], _ context: EntryContext, _ model: FieldModel, _ style: ListStyle?) -> [Int] {
        let states = FieldLabel.stateCount
        let count = context.tokens.count
        var row = (0..<states).map { scores[$0] - ($0 % 2 == 1 ? 1_000_000 : 0) }
        var back: [[Int]] = []
        for at in 1..<count {
            let costs = style?.costs(context, at)
            var next: [Int32] = []
            var from: [Int] = []
            for to in 0..<states {
                // A span goes on from its own label only.
                let candidates = to % 2 == 1 ? [to - 1, to] : Array(0..<states)
                func score(_ state: Int) -> Int32 {
                    var sum = row[state] + model.transitions[to * states + state]
                    if to % 2 == 0, let costs { sum += costs.rows[state / 2 * FieldModel.width + to / 2] }
                    return sum
                }
                var best = candidates[0]
                for state in candidates.dropFirst() where score(state) > score(best) { best = state }
                next.append(score(best) + scores[at * states + to])
                from.append(best)
            }
            row = next
            back.append(from)
        }
        var state = 0
        for other in 0..<states where row[other] > row[state] { state = other }
        var out = [state]
        for from in back.reversed() {
            state = from[state]
            out.append(state)
        }
        return out.reversed()
    }

    @Test("are those of all paths, whatever the scores, with and without a list's style", arguments: 1...12)
    func exhaustive(seed: UInt64) throws {
        var noise = Noise(state: seed)
        let model = try #require(FieldModel.embedded)
        let entries = EntryReader().labelled(
            (1...6).map { Array("Abel K, Borg L. A title of work \($0). Journal of Samples 2012;\($0)(2):1-9.".utf8) })
        let style = ListStyle(entries.map { ($0.context, $0.spans) })
        #expect(style != nil)
        let context = entries[0].context
        let spread: Int32 = seed % 3 == 0 ? 40 : seed % 3 == 1 ? 3000 : 200_000
        let scores = (0..<(context.tokens.count * FieldLabel.stateCount)).map { _ in
            Int32.random(in: -spread...spread, using: &noise)
        }
        for style in [nil, style] {
            let path = path(scores, context, model, style)
            let spans = FieldDecoder(model: model).spans(of: context, scores: scores, style: style)
            var read: [Int] = []
            for span in spans {
                for at in span.tokens {
                    read.append(at == span.tokens.lowerBound ? span.label.opening : span.label.inner)
                }
            }
            #expect(read == path)
        }
    }
}
