/// How a paper cites.
enum MarkerStyle {
    /// «[1] [2]»: a bracket a work.
    case brackets
    /// «[1,2]», «[3-5]».
    case list
    /// «(1, 2)».
    case parentheses
    /// «.1,2», as text copied out of a PDF has it.
    case superscript
    /// «(Okafor et al., 2010; Brandt, 2012)».
    case authorYear
}

/// The works that one paper cites, numbered in the order in which it does.
struct Citer {
    let style: MarkerStyle
    private let tongue: Tongue
    private let index: Int
    /// The works' numbers, in the order of first citation.
    private(set) var order: [Work] = []
    private var numbers: [String: Int] = [:]
    private var keys: Set<String> = []
    /// Markers as they are counted: one for each that is printed, one for each work where names and years cite.
    private(set) var markers = 0
    /// The work that the next marker must lead to, because the sentence names its author.
    private var named: Int?

    init(_ style: MarkerStyle, _ tongue: Tongue, paper index: Int) {
        (self.style, self.tongue, self.index) = (style, tongue, index)
    }

    /// The number of a work: one cited before, or a new one, whose pool grows with the corpus.
    private mutating func choose(_ dice: inout Dice, _ make: (Int, Tongue) -> Work) -> Int {
        if order.count > 3, dice.chance(35) { return 1 + dice.roll(order.count) }
        for _ in 0..<20 {
            let pool: Tongue = tongue == .zh && dice.chance(35) ? .zh : .en
            let number = dice.rank(200 + 12 * index)
            if let known = numbers["\(pool.rawValue)\(number)"] { return known }
            let work = make(number, pool)
            // Two works of one name and year would need letters behind the years.
            let key = String(decoding: work.leader, as: UTF8.self) + " \(work.year)"
            if style == .authorYear, !keys.insert(key).inserted { continue }
            order.append(work)
            numbers["\(pool.rawValue)\(number)"] = order.count
            return order.count
        }
        return max(1, order.count)
    }

    /// Appends the name of an author, whose work the sentence's marker then leads to.
    mutating func writeName(to out: inout [UInt8], _ dice: inout Dice, _ make: (Int, Tongue) -> Work) {
        let number = choose(&dice, make)
        let work = order[number - 1]
        out += work.leader
        named = number
        guard tongue == .en else { return }
        switch work.authors.count {
        case 1: break
        case 2: out += " and ".utf8 + work.authors[1].family
        default: out += " et al.".utf8
        }
        if style == .authorYear {
            out += " (\(work.year))".utf8
            markers += 1
        }
    }

    /// Appends a marker, or nothing: not every sentence cites. `isLast` tells whether the sentence ends here.
    mutating func writeMarker(to out: inout [UInt8], _ dice: inout Dice, _ make: (Int, Tongue) -> Work) {
        var cited: [Int]
        if let number = named {
            named = nil
            if style == .authorYear { return }
            cited = [number]
        } else {
            guard dice.chance(60) else { return }
            let count = [1, 1, 1, 1, 1, 1, 1, 2, 2, 3][dice.roll(10)]
            cited = (0..<count).map { _ in choose(&dice, make) }
            cited = Array(Set(cited)).sorted()
        }
        write(cited, to: &out)
    }

    private mutating func write(_ cited: [Int], to out: inout [UInt8]) {
        switch style {
        case .brackets:
            for (index, number) in cited.enumerated() { out += (index > 0 ? " [\(number)]" : "[\(number)]").utf8 }
            markers += cited.count
        case .list:
            out += ((tongue == .en ? " [" : "[") + Self.joined(cited, ",") + "]").utf8
            markers += 1
        case .parentheses:
            out += (" (" + Self.joined(cited, ", ") + ")").utf8
            markers += 1
        case .superscript:
            out += Self.joined(cited, ",").utf8
            markers += 1
        case .authorYear:
            out += " (".utf8
            for (index, number) in cited.enumerated() {
                let work = order[number - 1]
                if index > 0 { out += "; ".utf8 }
                out += work.leader
                if work.authors.count == 2 { out += " & ".utf8 + work.authors[1].family }
                if work.authors.count > 2 { out += " et al.".utf8 }
                out += ", \(work.year)".utf8
            }
            out += ")".utf8
            markers += cited.count
        }
    }

    /// «1,3-5»: three and more in a row are a range.
    private static func joined(_ numbers: [Int], _ comma: String) -> String {
        if numbers.count > 2, numbers[numbers.count - 1] - numbers[0] == numbers.count - 1 {
            return "\(numbers[0])-\(numbers[numbers.count - 1])"
        }
        return numbers.map { "\($0)" }.joined(separator: comma)
    }
}
