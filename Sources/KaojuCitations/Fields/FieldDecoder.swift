import KaojuText

/// Finds the likeliest labels of an entry's tokens (Viterbi 1967, over the model's whole-number scores).
struct FieldDecoder {
    let model: FieldModel

    /// What is added where no label is, so that nothing there is ever the best.
    static let never = Int32.min / 4

    /// Eight scores of labels beside each other.
    private typealias Lanes = SIMD8<Int32>
    private static let blocks = FieldModel.width / 8

    /// The spans of an entry, in order; they cover all tokens. O(tokens × states²), but for the few inner states.
    /// - Parameter scores: the entry's `scores(of:)`.
    func spans(of context: EntryContext, scores: [Int32], style: ListStyle? = nil) -> [FieldSpan] {
        let count = context.tokens.count
        guard count > 0 else { return [] }
        var back = [UInt8](repeating: 0, count: count * 2 * FieldModel.width)
        var last = 0
        unsafe scores.withUnsafeBufferPointer { scores in
            unsafe back.withUnsafeMutableBytes { back in
                unsafe withUnsafeTemporaryAllocation(of: Lanes.self, capacity: 9 * Self.blocks) { room in
                    guard let room = room.baseAddress, let scores = scores.baseAddress, let back = back.baseAddress
                    else {
                        return
                    }
                    unsafe room.initialize(repeating: .zero, count: 9 * Self.blocks)
                    // A row: the scores of the states that open a span, then of the others.
                    var (row, next) = unsafe (room, room + 2 * Self.blocks)
                    let work = unsafe room + 4 * Self.blocks
                    unsafe Self.read(scores, into: row)
                    for block in 0..<Self.blocks { unsafe row[Self.blocks + block] &-= Lanes(repeating: 1_000_000) }
                    for at in 1..<count {
                        unsafe Self.read(scores + at * FieldLabel.stateCount, into: next)
                        unsafe step(
                            from: row, to: next, back: back + at * 2 * FieldModel.width,
                            costs: style?.costs(context, at), work)
                        unsafe swap(&row, &next)
                    }
                    last = unsafe Self.best(row)
                }
            }
        }
        return spans(last, back, count)
    }

    /// Parts a token's scores by the two kinds of states.
    @inline(__always)
    private static func read(_ scores: UnsafePointer<Int32>, into row: UnsafeMutablePointer<Lanes>) {
        let row = unsafe UnsafeMutableRawPointer(row).assumingMemoryBound(to: Int32.self)
        for label in 0..<FieldLabel.count {
            unsafe row[label] = unsafe scores[2 * label]
            unsafe row[FieldModel.width + label] = unsafe scores[2 * label + 1]
        }
        for label in FieldLabel.count..<FieldModel.width {
            unsafe row[label] = 0
            unsafe row[FieldModel.width + label] = 0
        }
    }

    /// The first of the best states of a row.
    private static func best(_ row: UnsafeMutablePointer<Lanes>) -> Int {
        let row = unsafe UnsafeMutableRawPointer(row).assumingMemoryBound(to: Int32.self)
        var best = 0
        for state in 0..<FieldLabel.stateCount where unsafe row[place(of: state)] > row[place(of: best)] {
            best = state
        }
        return best
    }

    /// Where a state stands in a row.
    @inline(__always)
    private static func place(of state: Int) -> Int { state >> 1 &+ (state & 1) &* FieldModel.width }

    /// Makes of a token's scores the best scores of all states there. O(states²) at worst for the states that open a span,
    /// O(1) for the others.
    private func step(
        from row: UnsafeMutablePointer<Lanes>, to next: UnsafeMutablePointer<Lanes>, back: UnsafeMutableRawPointer,
        costs: OpeningCosts?, _ work: UnsafeMutablePointer<Lanes>
    ) {
        let blocks = Self.blocks
        let candidates = unsafe UnsafeMutableRawPointer(work + 2 * blocks).assumingMemoryBound(to: Int32.self)
        let count = unsafe choose(candidates, from: row, costs: costs, work)
        let scores = unsafe UnsafeMutableRawPointer(row).assumingMemoryBound(to: Int32.self)
        let openings = unsafe UnsafeRawPointer(model.openings.rows.elements.baseAddress!)
        let extra = unsafe costs.map { unsafe UnsafeRawPointer($0.rows.elements.baseAddress!) }
        for block in 0..<blocks {
            var best = Lanes(repeating: .min)
            var from = Lanes.zero
            for index in 0..<count {
                let candidate = unsafe Int(candidates[index])
                let column = block &* 32
                var score = unsafe Lanes(repeating: scores[Self.place(of: candidate)])
                unsafe score &+= Self.lanes(openings, candidate &* FieldModel.width &* 4 &+ column)
                if let extra = unsafe extra {
                    unsafe score &+= Self.lanes(extra, candidate >> 1 &* FieldModel.width &* 4 &+ column)
                }
                let isBetter = score .> best
                best.replace(with: score, where: isBetter)
                from.replace(with: Lanes(repeating: Int32(truncatingIfNeeded: candidate)), where: isBetter)
            }
            unsafe next[block] &+= best
            unsafe Self.store(from, back + block &* 8)
        }
        let goingOn = unsafe UnsafeRawPointer(model.goingOn.elements.baseAddress!)
        for block in 0..<blocks {
            let opened = unsafe row[block] &+ Self.lanes(goingOn, block &* 32)
            let on = unsafe row[blocks + block] &+ Self.lanes(goingOn, (blocks &+ block) &* 32)
            let isOn = on .> opened
            unsafe next[blocks + block] &+= opened.replacing(with: on, where: isOn)
            let own = (Lanes(0, 1, 2, 3, 4, 5, 6, 7) &+ Lanes(repeating: Int32(block &* 8))) &* 2
            unsafe Self.store(own.replacing(with: own &+ 1, where: isOn), back + (blocks &+ block) &* 8)
        }
    }

    @inline(__always)
    private static func lanes(_ base: UnsafeRawPointer, _ offset: Int) -> Lanes {
        unsafe base.loadUnaligned(fromByteOffset: offset, as: Lanes.self)
    }

    /// Writes states as bytes.
    @inline(__always)
    private static func store(_ states: Lanes, _ place: UnsafeMutableRawPointer) {
        unsafe place.storeBytes(of: SIMD8<UInt8>(truncatingIfNeeded: states), as: SIMD8<UInt8>.self)
    }

    /// The states from which a label may open best, in ascending order; returns how many they are. A state is left out
    /// where another, going on as badly as it can, is still ahead of it, going on as well as it can: most are.
    private func choose(
        _ candidates: UnsafeMutablePointer<Int32>, from row: UnsafeMutablePointer<Lanes>, costs: OpeningCosts?,
        _ work: UnsafeMutablePointer<Lanes>
    ) -> Int {
        let (least, most) = unsafe (
            UnsafeRawPointer(model.openings.least.elements.baseAddress!),
            UnsafeRawPointer(model.openings.most.elements.baseAddress!)
        )
        let extra = unsafe costs.map {
            unsafe (UnsafeRawPointer($0.least.elements.baseAddress!), UnsafeRawPointer($0.most.elements.baseAddress!))
        }
        var surest = Lanes(repeating: .min)
        for block in 0..<(2 * Self.blocks) {
            var low = unsafe row[block] &+ Self.lanes(least, block &* 32)
            var high = unsafe row[block] &+ Self.lanes(most, block &* 32)
            if let extra = unsafe extra {
                unsafe low &+= Self.lanes(extra.0, block % Self.blocks &* 32)
                unsafe high &+= Self.lanes(extra.1, block % Self.blocks &* 32)
            }
            surest = pointwiseMax(surest, low)
            unsafe work[block] = high
        }
        let bound = surest.max()
        let high = unsafe UnsafeMutableRawPointer(work).assumingMemoryBound(to: Int32.self)
        var count = 0
        for label in 0..<FieldLabel.count {
            unsafe candidates[count] = Int32(truncatingIfNeeded: 2 * label)
            unsafe count &+= high[label] >= bound ? 1 : 0
            unsafe candidates[count] = Int32(truncatingIfNeeded: 2 * label + 1)
            unsafe count &+= high[FieldModel.width + label] >= bound ? 1 : 0
        }
        return count
    }

    private func spans(_ last: Int, _ back: [UInt8], _ count: Int) -> [FieldSpan] {
        var state = last
        var out: [FieldSpan] = []
        var end = count
        for at in stride(from: count - 1, through: 0, by: -1) {
            if state % 2 == 0 {
                if let label = FieldLabel(rawValue: UInt8(state / 2)) {
                    out.append(FieldSpan(label: label, tokens: at..<end))
                }
                end = at
            }
            state = Int(back[at * 2 * FieldModel.width + Self.place(of: state)])
        }
        return out.reversed()
    }

    /// What the model and the rules give each state of each token, token by token. O(tokens · features).
    func scores(of context: EntryContext) -> [Int32] {
        let states = FieldLabel.stateCount
        var scores = [Int32](repeating: 0, count: context.tokens.count * states)
        let features = FieldFeatures(context)
        unsafe scores.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return }
            model.read { reader in
                unsafe withUnsafeTemporaryAllocation(of: UInt32.self, capacity: FieldFeatures.limit) { room in
                    guard let known = room.baseAddress else { return }
                    for at in context.tokens.indices {
                        // Nearly half are features that the model does not know: they are sorted out without a branch.
                        var count = 0
                        features.forEach(at) { feature in
                            unsafe known[count] = feature
                            count &+= reader.mayKnow(feature)
                        }
                        for index in 0..<count { unsafe reader.add(known[index], to: base + at * states) }
                    }
                }
            }
        }
        force(context, &scores)
        return scores
    }

    /// What rules read surely is no matter of weights: identifiers, and the order that GB/T 7714's marks keep.
    private func force(_ context: EntryContext, _ scores: inout [Int32]) {
        var isBehindGenre = false
        var isBehindHost = false
        for (at, token) in context.tokens.enumerated() {
            if let label = Self.certain(token.kind) {
                for other in FieldLabel.allCases where other != label { forbid(other, at, &scores) }
            }
            // What follows a mark of the kind is another field; only the mark's stop belongs to it.
            if isBehindGenre, token.kind != .mark {
                scores[at * FieldLabel.stateCount + FieldLabel.genre.inner] -= 500_000
            }
            if token.kind != .mark { isBehindGenre = token.kind == .genre }
            // Behind «//» stands the host, and before it nothing of it.
            if token.kind == .host {
                isBehindHost = true
                for label in FieldLabel.allCases { scores[at * FieldLabel.stateCount + label.inner] -= 500_000 }
            } else if token.kind == .genre {
                isBehindHost = false
            }
            if isBehindHost { forbid(.title, at, &scores) }
        }
    }

    private func forbid(_ label: FieldLabel, _ at: Int, _ scores: inout [Int32]) {
        scores[at * FieldLabel.stateCount + label.opening] -= 500_000
        scores[at * FieldLabel.stateCount + label.inner] -= 500_000
    }

    /// The label that a token of this kind always has.
    static func certain(_ kind: EntryToken.Kind) -> FieldLabel? {
        switch kind {
        case .genre: .genre
        case .accessDate: .accessed
        case .doi, .url, .pmid, .pmcid, .arxiv, .isbn: .identifier
        default: nil
        }
    }
}
