/// Lists of small numbers, one behind the other: a million small arrays would be a million places in memory. Four bytes an item and
/// a list.
struct NumberLists: Sendable {
    /// One of the lists.
    typealias List = LazyMapSequence<ArraySlice<Int32>, Int>

    private var ends: [Int32] = []
    private var items: [Int32] = []

    /// No lists so far.
    init() {}

    /// The places of the items of each group, ascending. O(items + groups).
    /// - Parameter groups: the group of each item.
    init(ofGroups groups: [Int32], count: Int) {
        ends = Array(repeating: 0, count: count)
        for group in groups { ends[Int(group)] += 1 }
        var sum: Int32 = 0
        for group in ends.indices {
            // For now the start of each; it becomes the end while items come.
            (ends[group], sum) = (sum, sum + ends[group])
        }
        items = Array(repeating: 0, count: groups.count)
        for (place, group) in groups.enumerated() {
            items[Int(ends[Int(group)])] = Int32(place)
            ends[Int(group)] += 1
        }
    }

    /// The number of lists.
    var count: Int { ends.count }

    /// Makes room for so many lists.
    mutating func reserveCapacity(_ count: Int) {
        ends.reserveCapacity(count)
        items.reserveCapacity(count)
    }

    /// Puts a list behind the others.
    mutating func append(_ list: some Sequence<Int>) {
        for number in list { items.append(Int32(number)) }
        ends.append(Int32(items.count))
    }

    /// A list by its place. O(1).
    subscript(index: Int) -> List {
        items[Int(index == 0 ? 0 : ends[index - 1])..<Int(ends[index])].lazy.map { Int($0) }
    }
}
