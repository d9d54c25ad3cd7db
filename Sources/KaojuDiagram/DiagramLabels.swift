import KaojuExport
import KaojuQuery
import KaojuText

/// The texts of diagrams: names in the wanted languages, references as they are printed.
struct DiagramLabels {
    let network: ClaimNetwork
    let labels: DiagramRequest.Labels

    private var language: Language { labels == .en ? .en : .zh }

    /// The wrapped name of a concept; in both languages where that is wanted and they differ.
    func lines(_ concept: Int, width: Int = 16) -> [String] {
        let concept = network.concepts[concept]
        if labels != .both { return LabelWrapper.wrap(concept.name(language), width: width) }
        let (zh, en) = (concept.name(.zh), concept.name(.en))
        return LabelWrapper.wrap(zh, width: width) + (en == zh ? [] : LabelWrapper.wrap(en, width: width + 4, lines: 3))
    }

    /// «A ⊣ B».
    func relation(_ bundle: RelationBundle) -> String { "\(name(bundle.from)) \(arrow(bundle)) \(name(bundle.to))" }

    /// «A ⊣ B» in lines; where it needs several, B begins one of its own, so that no name is torn that fits.
    func relation(_ bundle: RelationBundle, width: Int) -> [String] {
        let whole = LabelWrapper.wrap(relation(bundle), width: width)
        if whole.count == 1 { return whole }
        return LabelWrapper.wrap("\(name(bundle.from)) \(arrow(bundle))", width: width, lines: 3)
            + LabelWrapper.wrap(name(bundle.to), width: width, lines: 3)
    }

    private func arrow(_ bundle: RelationBundle) -> String {
        switch bundle.direction {
        case .plus: "→"
        case .minus: "⊣"
        case .neutral: "—"
        }
    }

    private func name(_ concept: Int) -> String {
        let concept = network.concepts[concept]
        let (zh, en) = (concept.name(.zh), concept.name(.en))
        return labels == .both && zh != en ? "\(zh) \(en)" : concept.name(language)
    }

    /// The reference numbers of some claims as printed, the first few: «[10][12]+3»; names where there are no numbers.
    func numbers(_ facts: [Int], limit: Int = 4) -> String {
        let claims = facts.map { network.facts[$0].claim }
        let numbers = Set(claims.flatMap { $0.citations.flatMap(\.numbers) }).sorted()
        if numbers.isEmpty {
            let names = Set(claims.flatMap { $0.citations.flatMap(\.references) }).sorted()
                .compactMap { network.reference($0) }.filter { $0.author?.isEmpty == false }.map(\.displayName)
            let shown = Set(names).sorted().prefix(2).joined(separator: "; ")
            return shown + (Set(names).count > 2 ? " +\(Set(names).count - 2)" : "")
        }
        let shown = numbers.prefix(limit).map { "[\($0)]" }.joined()
        return numbers.count > limit ? shown + "+\(numbers.count - limit)" : shown
    }

    /// Sources by their printed numbers, those without one behind them.
    func ordered(_ sources: [String], of facts: [Int]) -> [String] {
        let keyed = sources.map { id -> (number: Int, id: String) in
            let mine = facts.filter { network.facts[$0].sources.contains(id) }
            let label = source(id, of: mine)
            guard label.hasPrefix("["), let close = label.firstIndex(of: "]") else { return (.max, id) }
            return (Int(label[label.index(after: label.startIndex)..<close]) ?? .max, id)
        }
        return keyed.sorted { ($0.number, $0.id) < ($1.number, $1.id) }.map(\.id)
    }

    /// A distinct source: «[10] Pasch 2008», or the document whose own finding it is.
    func source(_ id: String, of facts: [Int]) -> String {
        for fact in facts where network.facts[fact].sources.contains(id) {
            for reference in network.facts[fact].claim.citations.flatMap(\.references) {
                guard let record = network.reference(reference), record.work == id || record.id == id else { continue }
                let number = record.number.map { "[\($0)]" }
                let name = record.author?.isEmpty == false ? record.displayName : nil
                let text = [number, name].compactMap { $0 }.joined(separator: " ")
                if !text.isEmpty { return text }
            }
            let claim = network.facts[fact].claim
            if id.hasPrefix("doc:"), let number = id.split(separator: "#").dropFirst().last { return "[\(number)]" }
            return Words(language)["audit.own"] + " " + Self.document(claim.document)
        }
        return id
    }

    /// A text without Chinese with straight quotation marks: a Chinese font draws the others as wide as a character.
    static func straight(_ text: String) -> String {
        if text.unicodeScalars.contains(where: { $0.value >= 0x2E80 }) { return text }
        return String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar {
                    case "\u{2018}", "\u{2019}": "'"
                    case "\u{201C}", "\u{201D}": "\""
                    default: scalar
                    }
                }))
    }

    /// A document's name without folders and ending.
    static func document(_ name: String) -> String {
        let file = name.split(separator: "/").last.map(String.init) ?? name
        guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
        return String(file[..<dot])
    }
}
