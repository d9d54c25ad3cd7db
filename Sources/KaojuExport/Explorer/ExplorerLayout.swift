import KaojuText

/// Places of the explorer's concepts, found by Graphviz's sfdp (Hu, «Efficient, High-Quality Force-Directed Graph Drawing»,
/// 2005); where it is missing, lanes from drugs to diseases.
package struct ExplorerLayout: Sendable {
    /// A place; y grows downwards, one unit is a pixel at scale 1.
    package struct Place: Sendable, Hashable {
        package var x: Double
        package var y: Double
    }

    /// More concepts than this are placed in fewer rounds: parting the last ones that overlap took twice the time of all else.
    private static let many = 1000

    /// The graph that Graphviz lays out: concepts by their index, one line for each pair. O(nodes + edges).
    package static func dot(nodes: Int, pairs: [(Int, Int)]) -> String {
        let rounds = nodes > many ? "overlap=prism1, quadtree=fast" : "overlap=prism"
        var out = "graph explorer {\n  graph [\(rounds), start=1]\n  node [shape=point, width=0.35, label=\"\"]\n"
        for node in 0..<nodes { out += "  n\(node)\n" }
        for (a, b) in pairs { out += "  n\(a) -- n\(b)\n" }
        return out + "}\n"
    }

    /// The places in Graphviz's «plain» output («node n3 1.25 4.5 …», inches from the lower left); nil where one of `count`
    /// nodes has none. O(output).
    package static func places(plain: [UInt8], count: Int) -> [Place]? {
        var out = [Place?](repeating: nil, count: count)
        for line in plain.split(separator: UInt8(ascii: "\n")) {
            let words = line.split(separator: UInt8(ascii: " "), maxSplits: 4)
            guard words.count > 3, words[0].elementsEqual("node".utf8), words[1].first == UInt8(ascii: "n"),
                let node = Int(String(decoding: words[1].dropFirst(), as: UTF8.self)), out.indices.contains(node),
                let x = Double(String(decoding: words[2], as: UTF8.self)),
                let y = Double(String(decoding: words[3], as: UTF8.self))
            else { continue }
            out[node] = Place(x: x * 72, y: -y * 72)
        }
        let found = out.compactMap { $0 }
        return found.count == count ? found : nil
    }

    /// Lanes, in each the concepts with most claims in the middle. `members` are lane and claims of each. O(n log n).
    package static func lanes(_ members: [(lane: Int, claims: Int)]) -> [Place] {
        var out = members.map { Place(x: Double($0.lane) * 420, y: 0) }
        for lane in Set(members.map(\.lane)) {
            let own = members.indices.filter { members[$0].lane == lane }
                .sorted { (-members[$0].claims, $0) < (-members[$1].claims, $1) }
            for (place, member) in own.enumerated() {
                // 0, 1, −1, 2, −2, …
                out[member].y = Double((place + 1) / 2 * (place % 2 == 0 ? -1 : 1)) * 60
            }
        }
        return out
    }
}
