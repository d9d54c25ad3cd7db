/// Places concepts in columns: lanes from left to right, and inside a lane one behind the other where arrows join them.
package struct DiagramColumns {
    /// The most concepts that stand in one column.
    static let height = 9
    /// The most steps that one lane is spread over by its own arrows.
    static let depth = 3

    /// The column of each concept, from 0, none empty.
    package private(set) var column: [Int]

    /// `ids` are concepts, strongest first, with their lanes. O(concepts + arrows), arrows of one lane a few times.
    package init(ids: [String], lanes: [Int], arrows: [(from: String, to: String)]) {
        var at: [String: Int] = [:]
        for (index, id) in ids.enumerated() { at[id] = index }
        var step = [Int](repeating: 0, count: ids.count)
        // Arrows inside one lane push their head behind their tail; strongest first, so that of a cycle the weakest
        // arrow is the one that runs backwards.
        var kept: [(Int, Int)] = []
        for arrow in arrows {
            guard let from = at[arrow.from], let to = at[arrow.to], lanes[from] == lanes[to] else { continue }
            if !Self.reaches(kept, from: to, to: from) { kept.append((from, to)) }
        }
        for _ in 0..<Self.depth {
            for (from, to) in kept where step[to] <= step[from] { step[to] = min(step[from] + 1, Self.depth) }
        }
        column = [Int](repeating: 0, count: ids.count)
        var next = 0
        for lane in Set(lanes).sorted() {
            for value in 0...Self.depth {
                let members = ids.indices.filter { lanes[$0] == lane && step[$0] == value }
                if members.isEmpty { continue }
                let parts = (members.count + Self.height - 1) / Self.height
                for (place, member) in members.enumerated() { column[member] = next + place % parts }
                next += parts
            }
        }
    }

    private static func reaches(_ arrows: [(Int, Int)], from: Int, to: Int) -> Bool {
        var seen: Set<Int> = [from]
        var stack = [from]
        while let here = stack.popLast() {
            if here == to { return true }
            for arrow in arrows where arrow.0 == here && seen.insert(arrow.1).inserted { stack.append(arrow.1) }
        }
        return false
    }
}
