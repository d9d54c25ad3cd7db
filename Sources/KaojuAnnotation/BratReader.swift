import KaojuEvaluation
import KaojuText

/// Reads brat standoff back: entities, and events or relations between two of them, with their attributes and notes.
package struct BratReader: Sendable {
    /// A text-bound annotation.
    package struct Entity: Sendable, Hashable {
        package var type: String
        /// In bytes of the text, from the first fragment's start to the last one's end.
        package var span: ByteRange
        /// The identifier that a normalisation gives it; empty where there is none.
        package var concept = ""
        /// The name that the normalisation gives.
        package var name = ""
    }

    /// An event or a relation: what is said of two entities.
    package struct Statement: Sendable, Hashable {
        package var predicate: String
        package var trigger: String?
        package var subject: String
        package var object: String
        package var negated = false
        package var certainty = "asserted"
        package var notes = ""
    }

    /// By their ids (`T1`).
    package private(set) var entities: [String: Entity] = [:]
    /// In the file's order, with their ids (`E1`, `R1`).
    package private(set) var statements: [(id: String, statement: Statement)] = []
    /// The line of each statement.
    private var lines: [Int] = []
    /// The first statement of each id.
    private var indices: [String: Int] = [:]

    /// Reads an `.ann` file that belongs to a text. What a person corrected is read strictly: an annotation that cannot be
    /// used is an error with its line, and not left out. O(n).
    package init(_ annotations: [UInt8], text: [UInt8]) throws(BratError) {
        let places = Places(text)
        var number = 0
        var later: [(line: Int, cells: [String])] = []
        var ids: [String: Int] = [:]
        for line in annotations.split(separator: 0x0A, omittingEmptySubsequences: false) {
            number += 1
            guard String(validating: line, as: UTF8.self) != nil else {
                throw BratError(line: number, expected: "text in UTF-8")
            }
            let cells = line.split(separator: 0x09, omittingEmptySubsequences: false).map {
                String(decoding: $0.last == 0x0D ? $0.dropLast() : $0, as: UTF8.self)
            }
            guard let kind = cells[0].first else { continue }
            guard cells.count >= 2 else { throw BratError(line: number, expected: "id, tab, type") }
            // All notes and equivalences may have one id.
            if kind != "#", kind != "*", let first = ids.updateValue(number, forKey: cells[0]) {
                throw BratError(line: number, expected: "an id that line \(first) has not")
            }
            switch kind {
            case "T": entities[cells[0]] = try Self.entity(cells[1], places, number)
            case "E": add(cells[0], try Self.event(cells[1], number), number)
            case "R": add(cells[0], try Self.relation(cells[1], number), number)
            case "A", "M", "N", "#": later.append((number, cells))
            case "*": break
            default: throw BratError(line: number, expected: "an id that begins with T, E, R, A, M, N, # or *")
            }
        }
        for (line, cells) in later { try qualify(cells, line) }
        try checkArguments()
    }

    private mutating func add(_ id: String, _ statement: Statement, _ line: Int) {
        if indices[id] == nil { indices[id] = statements.count }
        statements.append((id, statement))
        lines.append(line)
    }

    /// The characters of the text.
    private struct Places {
        let offsets: CharacterOffsets
        let count: Int

        init(_ text: [UInt8]) {
            offsets = CharacterOffsets(text)
            count = offsets.characters(before: text.count)
        }
    }

    private static func entity(_ cell: String, _ text: Places, _ line: Int) throws(BratError) -> Entity {
        let words = cell.split(whereSeparator: { $0 == " " || $0 == ";" })
        let places = words.dropFirst().compactMap { Int($0) }
        guard let type = words.first, places.count == words.count - 1, places.count >= 2, places.count % 2 == 0,
            let first = places.min(), let last = places.max(), first >= 0
        else { throw BratError(line: line, expected: "type, start, end") }
        guard first < last, last <= text.count else {
            throw BratError(line: line, expected: "a start, and an end behind it of at most \(text.count)")
        }
        return Entity(
            type: String(type),
            span: ByteRange(text.offsets.byte(ofCharacter: first), text.offsets.byte(ofCharacter: last)))
    }

    private static func arguments(_ words: [Substring]) -> [String: String] {
        words.reduce(into: [:]) { out, word in
            let pair = word.split(separator: ":", maxSplits: 1)
            if pair.count == 2 { out[String(pair[0])] = String(pair[1]) }
        }
    }

    private static func event(_ cell: String, _ line: Int) throws(BratError) -> Statement {
        let words = cell.split(separator: " ")
        let head = words.first?.split(separator: ":") ?? []
        let roles = arguments(Array(words.dropFirst()))
        guard head.count == 2, let subject = roles["Subject"], let object = roles["Object"] else {
            throw BratError(line: line, expected: "type:trigger Subject:T1 Object:T2")
        }
        return Statement(predicate: String(head[0]), trigger: String(head[1]), subject: subject, object: object)
    }

    private static func relation(_ cell: String, _ line: Int) throws(BratError) -> Statement {
        let words = cell.split(separator: " ")
        let roles = arguments(Array(words.dropFirst()))
        guard let type = words.first, let subject = roles["Arg1"] ?? roles["Subject"],
            let object = roles["Arg2"] ?? roles["Object"]
        else { throw BratError(line: line, expected: "type Arg1:T1 Arg2:T2") }
        return Statement(predicate: String(type), trigger: nil, subject: subject, object: object)
    }

    private mutating func qualify(_ cells: [String], _ line: Int) throws(BratError) {
        let words = cells[1].split(separator: " ").map(String.init)
        guard words.count >= 2 else { throw BratError(line: line, expected: "type and target") }
        let index = indices[words[1]]
        // A note may stand at anything.
        if !cells[0].hasPrefix("#"), index == nil, entities[words[1]] == nil {
            throw BratError(line: line, expected: "a target that is there, and not \(words[1])")
        }
        switch words[0] {
        case "Reference":
            guard words.count >= 3 else { throw BratError(line: line, expected: "Reference T1 identifier") }
            entities[words[1]]?.concept = words[2]
            entities[words[1]]?.name = cells.count > 2 ? cells[2] : ""
        case "Negated": if let index { statements[index].statement.negated = true }
        case "Certainty":
            guard words.count > 2 else { throw BratError(line: line, expected: "Certainty E1 and how certain it is") }
            if let index { statements[index].statement.certainty = words[2] }
        case "AnnotatorNotes": if let index, cells.count > 2 { statements[index].statement.notes = cells[2] }
        default: break
        }
    }

    private func checkArguments() throws(BratError) {
        for (index, (id, statement)) in statements.enumerated() {
            guard GoldStandard.predicates.contains(statement.predicate) else {
                throw BratError(
                    line: lines[index], expected: "one of " + GoldStandard.predicates.joined(separator: ", "))
            }
            for target in [statement.subject, statement.object, statement.trigger].compactMap({ $0 })
            where entities[target] == nil {
                throw BratError(line: lines[index], expected: "an entity \(target), which \(id) names")
            }
        }
    }
}

/// A line of an `.ann` file that cannot be read.
package struct BratError: Error, Sendable, Hashable {
    /// Counted from 1.
    package var line: Int
    /// What should stand there.
    package var expected: String
}
