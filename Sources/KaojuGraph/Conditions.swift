import KaojuClaims
import KaojuMatching
import KaojuText

/// Under what a claim holds, as far as the text says.
public struct Conditions: Sendable, Hashable {
    /// What sides can differ in, in the order in which it is told.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        case dose, system, species, population, design, aspect, year
    }

    /// Doses and concentrations, as printed.
    public var doses: [String] { said.content.doses }
    /// `in vivo`, `in vitro`, `ex vivo`, `clinical`.
    public var system: String? { said.content.system }
    /// The species, in English.
    public var species: String? { said.content.species }
    /// The population as printed.
    public var population: String? { said.content.population }
    /// The number of subjects.
    public var sampleSize: Int? { said.content.sampleSize }
    /// The study's design.
    public let design: StudyDesign
    /// What of the object the claim is about.
    public var aspect: String? { said.content.aspect }
    /// The years of the cited works, ascending.
    public let years: [Int]
    /// The doses as values with unit and comparator, or as `low` and `high`: what comparison goes by.
    package var doseKeys: [String] { said.content.doseKeys }
    /// What the text says, shared by many claims.
    private let said: Circumstances

    package init(
        doses: [String] = [], doseKeys: [String] = [], system: String? = nil, species: String? = nil,
        population: String? = nil, sampleSize: Int? = nil, design: StudyDesign = .unspecified, aspect: String? = nil,
        years: [Int] = []
    ) {
        var content = Circumstances.Content()
        content.doses = doses
        content.doseKeys = doseKeys
        content.system = system
        content.species = species
        content.population = population
        content.sampleSize = sampleSize
        content.aspect = aspect
        self.init(Circumstances(content), design: design, years: years)
    }

    /// What a claim says it holds under.
    init(_ circumstances: Circumstances, design: StudyDesign, years: [Int]) {
        said = circumstances
        self.design = design
        self.years = years
    }

    /// The same under the doses of another.
    func dosed(as other: Conditions) -> Conditions {
        var content = said.content
        content.doses = other.doses
        content.doseKeys = other.doseKeys
        return Conditions(Circumstances(content), design: design, years: years)
    }

    /// Whether both name the same. Who is named for a claim, and when, is no condition.
    public static func == (a: Conditions, b: Conditions) -> Bool {
        a.design == b.design && a.years == b.years && (a.said === b.said || a.told == b.told)
    }

    /// Feeds what is compared.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(design)
        hasher.combine(years)
        hasher.combine(told)
    }

    private var told: Circumstances.Content {
        var content = said.content
        (content.author, content.year) = (nil, nil)
        return content
    }

    /// What it says of one kind, in words of comparison; empty where it says nothing.
    func keys(_ kind: Kind) -> [String] {
        switch kind {
        case .dose: doseKeys.isEmpty ? [] : [doseKeys.joined(separator: ";")]
        case .system: system.map { [$0] } ?? []
        case .species: species.map { [$0] } ?? []
        case .population: population.map { [$0.squeezed] } ?? []
        case .design: design == .unspecified ? [] : [design.rawValue]
        case .aspect: aspect.map { [$0] } ?? []
        case .year: years.map(String.init)
        }
    }

    /// What it says of one kind, to be shown.
    func values(_ kind: Kind) -> [String] {
        switch kind {
        case .dose: doses
        case .population: population.map { [$0] } ?? []
        default: keys(kind)
        }
    }

    /// Whether two sides of one source name a dose, a system or a species each, and not the same: what only one of them
    /// names explains nothing.
    static func differ(_ a: [Conditions], _ b: [Conditions]) -> Bool {
        [Kind.system, .species, .dose].contains { kind in
            let (one, other) = (Set(a.flatMap { $0.keys(kind) }), Set(b.flatMap { $0.keys(kind) }))
            return !one.isEmpty && !other.isEmpty && one.union(other).count > 1
        }
    }
}

/// What the two sides of a topic differ in.
public struct ConditionDifference: Sendable, Hashable {
    /// In what.
    public var kind: Conditions.Kind
    /// What the claims for it name, each once, in document order.
    public var supporting: [String]
    /// What the claims against it name.
    public var opposing: [String]

    package init(kind: Conditions.Kind, supporting: [String], opposing: [String]) {
        self.kind = kind
        self.supporting = supporting
        self.opposing = opposing
    }

    /// The differences between two sides: what both name, without a value in common; of years, where all of one side
    /// are earlier. O(n log n).
    static func between(_ supporting: [Conditions], _ opposing: [Conditions]) -> [ConditionDifference] {
        Conditions.Kind.allCases.compactMap { kind in
            let (a, b) = (supporting.flatMap { $0.keys(kind) }, opposing.flatMap { $0.keys(kind) })
            guard !a.isEmpty, !b.isEmpty, Set(a).isDisjoint(with: b) else { return nil }
            if kind == .year {
                let (first, second) = (a.compactMap { Int($0) }, b.compactMap { Int($0) })
                guard let low = first.min(), let high = first.max(), let least = second.min(), let most = second.max(),
                    high < least || most < low
                else { return nil }
            }
            return ConditionDifference(
                kind: kind, supporting: distinct(supporting.flatMap { $0.values(kind) }),
                opposing: distinct(opposing.flatMap { $0.values(kind) }))
        }
    }

    private static func distinct(_ values: [String]) -> [String] {
        var seen: Set<String> = []
        return values.filter { seen.insert($0).inserted }
    }
}

/// Finds the words that tell one dose from another without a number (`Resources/graph/doses.tsv`).
struct RelativeDoses: Sendable {
    static let builtIn = RelativeDoses()
    private let automaton: Automaton
    private let levels: [String]

    private init() {
        let rows = Table(Resource.bytes("graph/doses.tsv") ?? []).rows
        let words = rows.flatMap { row in row.list(1).map { (Array($0.utf8), row[0]) } }
        automaton = Automaton(patterns: words.map(\.0))
        levels = words.map(\.1)
    }

    /// The last such words in a text, with their level. O(n).
    func last(in text: String) -> RelativeDose? {
        let bytes = Array(text.utf8)
        return automaton.matches(in: bytes).last.map {
            RelativeDose(
                words: String(decoding: bytes[$0.range.indices], as: UTF8.self), level: levels[$0.pattern])
        }
    }
}
