/// Knows where in a document's tree the reader stands, and words it as a path: `/article/body/sec[2]/p[3]`.
///
/// A step has a number where its parent holds several elements of the name, so that as an XPath the path leads to one
/// element. Names stand without prefix.
struct ElementPaths {
    private struct Node {
        var parent: Int
        var name: Int
        var ordinal: Int
        var isOnly: Bool
    }

    private struct Level {
        var node: Int
        /// For each name: how many children had it so far, and the first of them.
        var children: [Int: (count: Int, first: Int)] = [:]
    }

    /// Longer paths are not worded: names may be as long as a document's author likes.
    private static let longest = 1_000

    private var nodes: [Node] = []
    private var levels: [Level] = [Level(node: -1)]
    private var names: [String] = []
    private var numbers: [String: Int] = [:]

    /// The node where the reader stands.
    var current: Int { levels[levels.count - 1].node }

    /// Enters an element. `isRepeated` says that more of its name will follow, so that its step has a number. O(1).
    mutating func open(_ name: String, isRepeated: Bool = false) {
        let number = number(of: name)
        let top = levels.count - 1
        var place = levels[top].children[number] ?? (0, nodes.count)
        place.count += 1
        if place.count == 2, place.first < nodes.count { nodes[place.first].isOnly = false }
        levels[top].children[number] = place
        nodes.append(
            Node(
                parent: levels[top].node, name: number, ordinal: place.count,
                isOnly: place.count == 1 && !isRepeated))
        levels.append(Level(node: nodes.count - 1))
    }

    /// Leaves the element. O(1).
    mutating func close() {
        if levels.count > 1 { levels.removeLast() }
    }

    /// Forgets what stands below the element where the reader stands; its paths were worded. O(nodes forgotten).
    mutating func forgetDescendants() {
        nodes.removeSubrange((current + 1)...)
    }

    /// The path of a node; final when its siblings have been read. Empty where it is too long. O(depth).
    func path(of node: Int) -> String {
        var steps: [String] = []
        var length = 0
        var at = node
        while at >= 0, at < nodes.count {
            let step = names[nodes[at].name] + (nodes[at].isOnly ? "" : "[\(nodes[at].ordinal)]")
            length += step.utf8.count + 1
            if length > Self.longest { return "" }
            steps.append(step)
            at = nodes[at].parent
        }
        return steps.reversed().map { "/" + $0 }.joined()
    }

    private mutating func number(of name: String) -> Int {
        if let known = numbers[name] { return known }
        names.append(name)
        numbers[name] = names.count - 1
        return names.count - 1
    }
}
