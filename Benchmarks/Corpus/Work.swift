/// A work that papers cite. The number alone decides what it is, so that many papers cite the same.
struct Work {
    struct Author {
        var family: [UInt8]
        /// Initials, or a Chinese given name.
        var given: [[UInt8]]
    }

    let index: Int
    let tongue: Tongue
    var authors: [Author] = []
    var title: [UInt8] = []
    var journal: [UInt8] = []
    var year = 0
    var volume = 0
    var issue = 0
    var page = 0
    var pages = 0
    var hasDOI = false

    /// How a text names its authors: the first one's family name, or full name in Chinese.
    var leader: [UInt8] {
        let first = authors[0]
        return tongue == .zh ? first.family + first.given.joined() : first.family
    }

    /// Makes the work of that number.
    init(_ index: Int, _ tongue: Tongue, _ writer: SlotWriter, _ phrases: Phrases) {
        self.index = index
        self.tongue = tongue
        var dice = Dice(tongue == .zh ? 3 : 2, index)
        func word(_ kind: String) -> [UInt8] {
            var out: [UInt8] = []
            writer.write(dice.pick(phrases.words(kind, tongue)), to: &out, tongue, &dice)
            return out
        }
        for _ in 0...dice.roll(5) {
            let family = word("surname")
            authors.append(
                Author(
                    family: family,
                    given: tongue == .zh || dice.chance(60) ? [word("given")] : [word("given"), word("given")]))
        }
        title = word("title")
        journal = word("journal")
        year = 1988 + dice.roll(36)
        volume = 1 + dice.roll(90)
        issue = 1 + dice.roll(12)
        page = 1 + dice.roll(2400)
        pages = 1 + dice.roll(14)
        hasDOI = dice.chance(40)
    }
}
