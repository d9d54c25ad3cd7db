/// Fills slots that need no paper around them.
struct SlotWriter {
    let vocabulary: Vocabulary
    let phrases: Phrases

    /// Appends a text with its slots filled by any names of the lexicon.
    func write(_ template: Template, to out: inout [UInt8], _ tongue: Tongue, _ dice: inout Dice) {
        let start = out.count
        for piece in template.pieces {
            switch piece {
            case .text(let text): out += text
            case .name(let kind): out += vocabulary.name(kind, tongue, &dice).text
            case .figure(let figure): write(figure, to: &out, &dice)
            case .who, .cite: break
            }
        }
        if tongue == .en { Self.capitalize(&out, at: start) }
    }

    /// Appends a figure.
    func write(_ figure: Template.Figure, to out: inout [UInt8], _ dice: inout Dice) {
        switch figure {
        case .number: out += "\(2 + dice.rank(900))".utf8
        case .percent: out += "\(1 + dice.roll(80)).\(dice.roll(10))%".utf8
        case .year: out += "\(1985 + dice.roll(39))".utf8
        case .dose, .p:
            if case .text(let text)? = dice.pick(phrases.words(figure.rawValue)).pieces.first { out += text }
        }
    }

    /// Makes a small ASCII letter at the start of a sentence a large one.
    static func capitalize(_ bytes: inout [UInt8], at index: Int) {
        if index < bytes.count, (0x61...0x7A).contains(bytes[index]) { bytes[index] -= 0x20 }
    }
}
