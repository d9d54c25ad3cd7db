/// What a paper holds, for those who count again.
struct PaperCounts {
    var sentences = 0
    var references = 0
    var markers = 0
    /// Relations that its sentences state, of them negated and hedged.
    var relations = 0
    var negated = 0
    var hedged = 0

    static func += (left: inout PaperCounts, right: PaperCounts) {
        left.sentences += right.sentences
        left.references += right.references
        left.markers += right.markers
        left.relations += right.relations
        left.negated += right.negated
        left.hedged += right.hedged
    }
}

/// Makes the paper of a number: what it is depends on the number alone, so that a larger corpus begins with a smaller one.
struct PaperMaker {
    let vocabulary: Vocabulary
    let phrases: Phrases
    private let writer: SlotWriter

    init(vocabulary: Vocabulary, phrases: Phrases) {
        self.vocabulary = vocabulary
        self.phrases = phrases
        writer = SlotWriter(vocabulary: vocabulary, phrases: phrases)
    }

    /// The paper's name, its text, and what it holds.
    func paper(_ index: Int) -> (name: String, text: [UInt8], counts: PaperCounts) {
        var dice = Dice(1, index)
        let kind = PaperKind(&dice)
        var draft = Draft(kind, index, self, &dice)
        draft.write(&dice)
        let digits = String(repeating: "0", count: max(0, 6 - String(index).count)) + String(index)
        let name = "\(digits.dropLast(3))/\(digits)-\(kind.rawValue).\(kind.isMarkdown ? "md" : "txt")"
        return (name, draft.layout.bytes, draft.counts)
    }

    /// A paper while it is written.
    private struct Draft {
        let kind: PaperKind
        let maker: PaperMaker
        var layout: Layout
        var citer: Citer
        var counts = PaperCounts()
        /// What the paper is about: names that come again and again.
        private var focus: [NameKind: [Name]] = [:]
        /// The abbreviations that it has defined.
        private var defined: Set<[UInt8]> = []
        private let goal: Int

        init(_ kind: PaperKind, _ index: Int, _ maker: PaperMaker, _ dice: inout Dice) {
            self.kind = kind
            self.maker = maker
            layout = Layout(kind)
            citer = Citer(kind.markers, kind.tongue, paper: index)
            for name in NameKind.allCases {
                focus[name] = (0..<10).map { _ in maker.vocabulary.name(name, kind.tongue, &dice) }
            }
            let size = 4000 + dice.roll(26_000) * (30 + dice.roll(71)) / 100
            goal = kind.hasList ? size * 6 / 10 : size
        }

        mutating func write(_ dice: inout Dice) {
            let tongue = kind.tongue
            layout.add(filled("topic", &dice), isHeading: true, &dice)
            layout.add(filled("abstract", &dice), isHeading: true, &dice)
            paragraph(4, cites: false, &dice)
            layout.add(maker.phrases.words("keywords", tongue).isEmpty ? [] : keywords(&dice), &dice)
            var number = 0
            while layout.bytes.count < goal {
                number += 1
                heading(
                    number == 1 ? "heading" : layout.bytes.count * 10 > goal * 9 ? "last" : "heading", number, &dice)
                for _ in 0...dice.roll(3) {
                    paragraph(3 + dice.roll(7), cites: true, &dice)
                    if kind.isCopied, dice.chance(40) { layout.addFurniture(filled("furniture", &dice)) }
                    if dice.chance(6) { layout.add(filled("caption", &dice), &dice) }
                }
            }
            counts.markers = citer.markers
            counts.references = citer.order.count
            guard kind.hasList else { return }
            layout.add(filled("list", &dice), isHeading: true, &dice)
            // A list by name and year is in the order of the names.
            let works =
                kind == .enAPA
                ? citer.order.sorted { ($0.leader.lexicographicallyPrecedes($1.leader)) } : citer.order
            for (index, work) in works.enumerated() {
                var entry = Array(kind.label(index + 1).utf8)
                kind.references.write(work, to: &entry)
                layout.addEntry(entry, &dice)
            }
        }

        private mutating func heading(_ words: String, _ number: Int, _ dice: inout Dice) {
            var line = kind == .enSuperscript || kind == .enAPA || kind.isMarkdown ? [] : Array("\(number). ".utf8)
            line += filled(words, &dice)
            layout.add(line, isHeading: true, &dice)
        }

        private mutating func keywords(_ dice: inout Dice) -> [UInt8] {
            var line = filled("keywords", &dice)
            for (index, name) in [NameKind.drug, .disease, .protein, .process].enumerated() {
                if index > 0 { line += (kind.tongue == .zh ? "；" : "; ").utf8 }
                line += focus[name]?.first?.text ?? []
            }
            return line
        }

        /// A text that is no sentence, its names those of the paper.
        private func filled(_ words: String, _ dice: inout Dice) -> [UInt8] {
            var out: [UInt8] = []
            for piece in dice.pick(maker.phrases.words(words, kind.tongue)).pieces {
                if case .name(let name) = piece {
                    out += dice.pick(focus[name] ?? []).text
                } else {
                    var template = Template()
                    template.pieces = [piece]
                    maker.writer.write(template, to: &out, kind.tongue, &dice)
                }
            }
            if kind.tongue == .en { SlotWriter.capitalize(&out, at: 0) }
            return out
        }

        private mutating func paragraph(_ sentences: Int, cites: Bool, _ dice: inout Dice) {
            var out: [UInt8] = []
            let templates = maker.phrases.sentences(kind.tongue)
            for _ in 0..<sentences { sentence(dice.pick(templates), to: &out, cites: cites, &dice) }
            layout.add(out, &dice)
        }

        private mutating func sentence(
            _ template: Template, to out: inout [UInt8], cites: Bool, _ dice: inout Dice
        ) {
            if kind.tongue == .en, !out.isEmpty { out.append(0x20) }
            let start = out.count
            let make = { Work($0, $1, maker.writer, maker.phrases) }
            var marker = false
            for piece in template.pieces {
                switch piece {
                case .text(let text):
                    // A superscript stands behind the full stop.
                    if marker, kind.markers == .superscript, text.first == 0x2E {
                        out.append(0x2E)
                        if cites { citer.writeMarker(to: &out, &dice, make) }
                        out += text.dropFirst()
                    } else {
                        out += text
                    }
                    marker = false
                case .name(let kind): name(kind, to: &out, &dice)
                case .figure(let figure): maker.writer.write(figure, to: &out, &dice)
                case .who:
                    if cites {
                        citer.writeName(to: &out, &dice, make)
                    } else {
                        out += (kind.tongue == .zh ? "我们" : "We").utf8
                    }
                case .cite:
                    if kind.markers == .superscript {
                        marker = true
                    } else if cites {
                        citer.writeMarker(to: &out, &dice, make)
                    }
                }
            }
            if kind.tongue == .en { SlotWriter.capitalize(&out, at: start) }
            counts.sentences += 1
            counts.relations += template.relations
            if template.kind == "negated" { counts.negated += template.relations }
            if template.kind == "hedged" { counts.hedged += template.relations }
        }

        /// A name, most often one that the paper is about; now and then defined, then by its abbreviation.
        private mutating func name(_ kind: NameKind, to out: inout [UInt8], _ dice: inout Dice) {
            let name =
                dice.chance(70)
                ? dice.pick(focus[kind] ?? []) : maker.vocabulary.name(kind, self.kind.tongue, &dice)
            if defined.contains(name.text), dice.chance(50) {
                out += name.abbreviation
                return
            }
            out += name.text
            guard !name.abbreviation.isEmpty, name.abbreviation != name.text, dice.chance(30),
                defined.insert(name.text).inserted
            else { return }
            out += (self.kind.tongue == .zh ? "(" : " (").utf8
            if self.kind.tongue == .zh, !name.english.isEmpty { out += name.english + ", ".utf8 }
            out += name.abbreviation + ")".utf8
        }
    }
}
