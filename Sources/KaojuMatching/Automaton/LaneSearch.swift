import CPrefetch
import KaojuText

/// Finds the leftmost-longest in a long text by reading it in several places in turn, so that while one place waits for
/// memory the others go on: a large automaton does not fit into the caches, and one reader alone mostly waits.
///
/// Each lane reads a stretch of the text as if it began there; `stitch` drops what an earlier lane's match covers and
/// searches again where the two do not meet.
struct LaneSearch {
    /// Texts below this length are read in one place.
    static let shortest = 1 << 16
    /// Automata below so many bytes stand in the caches, and one place is faster.
    static let smallestAutomaton = 16 << 20
    private static let laneCount = 16
    private static let none = UInt32.max

    /// What a lane looks at next.
    private enum Task: UInt8 { case state, edge, head, output }

    /// One place at which the text is read.
    private struct Lane {
        var state: UInt32 = 0
        /// The slot of the table of branches, or the index of the output, that is looked at.
        var slot: UInt32 = 0
        var task = Task.state
        var isPending = false
        /// Whether the open match begins where the state begins: then it is decided as soon as a byte does not fit.
        var isWhole = false
        var number: UInt8
        var bestPattern: UInt32 = 0
        /// Suffixes that may still be tried for this byte.
        var budget: Int32
        var at: Int
        /// Matches that begin here or later belong to the next lane.
        var end: Int
        var bestStart = 0
        var bestEnd = 0
    }

    private let automaton: Automaton
    private let reader: Automaton.Reader
    private let text: UnsafePointer<UInt8>
    private let range: ByteRange

    init(_ automaton: Automaton, _ text: UnsafePointer<UInt8>, _ range: ByteRange) {
        self.automaton = automaton
        reader = Automaton.Reader(automaton.parts, automaton.longest)
        self.text = text
        self.range = range
    }

    /// The matches in order. O(n + matches) unless long patterns overlap much.
    func matches() -> [Automaton.Match] {
        let length = (range.count + Self.laneCount - 1) / Self.laneCount
        let lanes = UnsafeMutablePointer<Lane>.allocate(capacity: Self.laneCount)
        defer { lanes.deallocate() }
        var found = [[Automaton.Match]](repeating: [], count: Self.laneCount)
        var active = 0
        for number in 0..<Self.laneCount {
            let start = range.start + number * length
            guard start < range.end else { break }
            lanes[active] = Lane(
                number: UInt8(number), budget: Int32(automaton.longest), at: start, end: min(start + length, range.end))
            active += 1
        }
        while active > 0 {
            var index = 0
            while index < active {
                if advance(&lanes[index], &found) {
                    index &+= 1
                } else {
                    active -= 1
                    lanes[index] = lanes[active]
                }
            }
        }
        return stitch(&found, length)
    }

    /// What follows a look into memory: the next thing stands in the caches, or is on its way there, or nothing follows.
    private enum Outcome { case near, far, done }

    /// Reads on until something may have to come from memory; false where the lane is done.
    @inline(__always)
    private func advance(_ lane: inout Lane, _ found: inout [[Automaton.Match]]) -> Bool {
        while true {
            switch look(&lane, &found) {
            case .near: continue
            case .far: return true
            case .done: return false
            }
        }
    }

    @inline(__always)
    private func look(_ lane: inout Lane, _ found: inout [[Automaton.Match]]) -> Outcome {
        let state = lane.state
        if lane.task == .state {
            let byte = text[lane.at]
            let slot = state &+ UInt32(reader.classes[Int(byte)])
            if slot < reader.rowsEnd { return arrive(reader.rows[Int(slot)], fits: false, &lane, &found) }
            let index = state &- reader.rowsEnd
            guard index < reader.wordCount else { return arrive(0, fits: false, &lane, &found) }
            let word = reader.words[Int(index)]
            let payload = UInt32(truncatingIfNeeded: word >> Word.payloadShift) & Word.payloadMask
            if word & Word.single != 0 {
                if payload == UInt32(byte) {
                    let matched = UInt32(truncatingIfNeeded: (word & Word.childMatched) >> 29)
                    return arrive((state &+ 1) | matched, fits: true, &lane, &found)
                }
            } else if word & Word.branching != 0 {
                let edge = payload &+ UInt32(byte)
                if edge < reader.branchCount {
                    lane.slot = edge
                    lane.task = .edge
                    kaoju_prefetch(reader.branches + Int(edge))
                    return .far
                }
            }
            return giveUp(word, &lane, &found)
        }
        if lane.task == .edge {
            let edge = reader.branches[Int(lane.slot)]
            lane.task = .state
            if UInt32(truncatingIfNeeded: edge) == state {
                return arrive(UInt32(truncatingIfNeeded: edge >> 32), fits: true, &lane, &found)
            }
            return giveUp(reader.words[Int(state &- reader.rowsEnd)], &lane, &found)
        }
        return settle(&lane, &found)
    }

    /// Goes on from the longest suffix.
    @inline(__always)
    private func giveUp(_ word: UInt64, _ lane: inout Lane, _ found: inout [[Automaton.Match]]) -> Outcome {
        if lane.isWhole { return decide(&lane, &found) }
        lane.budget &-= 1
        lane.state = lane.budget < 0 ? 0 : UInt32(truncatingIfNeeded: word)
        return fetch(lane)
    }

    /// Takes a byte. It fits where the new state begins at the same place as the old one.
    @inline(__always)
    private func arrive(
        _ next: UInt32, fits: Bool, _ lane: inout Lane, _ found: inout [[Automaton.Match]]
    ) -> Outcome {
        let state = next & ~Automaton.matched
        let isBehind = state == lane.state &+ 1
        lane.at &+= 1
        lane.budget = Int32(truncatingIfNeeded: reader.longest)
        lane.state = state
        if lane.isPending, !(fits && lane.isWhole), lane.at - reader.depth(of: state) > lane.bestStart {
            return decide(&lane, &found)
        }
        if next >= Automaton.matched {
            lane.task = .head
            if state < reader.rowsEnd {
                kaoju_prefetch(reader.rows + Int(state &+ reader.classCount))
            } else {
                kaoju_prefetch(reader.heads + Int(state &- reader.rowsEnd))
            }
            return .far
        }
        if lane.at >= lane.end { return isOpen(&lane, &found) }
        // The next word is most often in the same line.
        return isBehind ? .near : fetch(lane)
    }

    /// Asks for what the lane looks at next, unless it is a row: those stay in the caches.
    @inline(__always)
    private func fetch(_ lane: Lane) -> Outcome {
        if lane.state < reader.rowsEnd { return .near }
        kaoju_prefetch(reader.words + Int(lane.state &- reader.rowsEnd))
        return .far
    }

    /// Looks up what ends in the state: first where the output stands, then the output.
    @inline(never)
    private func settle(_ lane: inout Lane, _ found: inout [[Automaton.Match]]) -> Outcome {
        if lane.task == .head {
            lane.slot = UInt32(truncatingIfNeeded: reader.head(of: lane.state))
            lane.task = .output
            kaoju_prefetch(reader.outputs + Int(lane.slot))
            return .far
        }
        lane.task = .state
        var next = Int(lane.slot)
        let limit = lane.isPending ? lane.bestStart : lane.at
        while let output = reader.output(next) {
            next = Int(output.next)
            let start = lane.at - Int(output.count)
            guard start >= range.start, start <= limit else { continue }
            lane.isPending = true
            lane.bestStart = start
            lane.bestEnd = lane.at
            lane.bestPattern = output.pattern
            lane.isWhole = reader.depth(of: lane.state) == Int(output.count)
            break
        }
        if lane.at >= lane.end { return isOpen(&lane, &found) }
        return fetch(lane)
    }

    /// Reports the open match if it begins in the lane, and goes on behind it.
    @inline(never)
    private func decide(_ lane: inout Lane, _ found: inout [[Automaton.Match]]) -> Outcome {
        if lane.bestStart < lane.end {
            found[Int(lane.number)].append(
                .init(range: ByteRange(lane.bestStart, lane.bestEnd), pattern: Int(lane.bestPattern)))
        }
        lane.isPending = false
        lane.isWhole = false
        lane.at = lane.bestEnd
        lane.state = 0
        lane.task = .state
        return lane.at < lane.end ? .near : .done
    }

    /// Whether a lane at or behind its end has more to find.
    @inline(never)
    private func isOpen(_ lane: inout Lane, _ found: inout [[Automaton.Match]]) -> Outcome {
        if lane.at >= range.end { return lane.isPending ? decide(&lane, &found) : .done }
        let isOpen = lane.isPending || lane.at - reader.depth(of: lane.state) < lane.end
        return isOpen ? fetch(lane) : .done
    }

    /// Joins the lanes' matches to those that one reader would have found.
    private func stitch(_ found: inout [[Automaton.Match]], _ length: Int) -> [Automaton.Match] {
        var out = found[0]
        for number in 1..<Self.laneCount {
            var end = out.last?.range.end ?? range.start
            var first = 0
            // Where the lane went on behind the last match that is dropped.
            var covered = 0
            while true {
                while first < found[number].count, found[number][first].range.start < end {
                    covered = found[number][first].range.end
                    first += 1
                }
                // Behind `end` the lane has read as one that began there.
                guard covered > end else { break }
                guard let next = automaton.firstMatch(in: text, ByteRange(end, range.end)) else {
                    first = found[number].count
                    break
                }
                // It belongs to a later lane, which has found it itself.
                if next.range.start >= range.start + (number + 1) * length { break }
                out.append(next)
                end = next.range.end
            }
            out += found[number][first...]
            found[number] = []
        }
        return out
    }
}
