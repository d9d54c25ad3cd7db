import KaojuText

/// Tells whether the author of a document is an author of an entry: family and given names must agree.
///
/// A family name and one initial is many people; it counts only for a rare family name, or where two authors agree.
struct SelfCitations {
    private struct Author {
        var name: PersonName
        var family: [UInt8]
        var given: Given
        var isCommon: Bool
    }

    /// Given names as words or initials.
    private struct Given {
        var initials: [UInt8]
        /// The first name where it is written out; empty else.
        var first: [UInt8]

        init(_ text: String) {
            let parts = text.split { !($0.isLetter || "'’".contains($0)) }.map(String.init)
            initials = []
            first = []
            for (index, part) in parts.enumerated() {
                let key = LetterFolder.key(part)
                guard let letter = key.first else { continue }
                let isRun = part.count > 1 && part.count <= 4 && part.allSatisfy(\.isUppercase)
                if isRun { initials += key } else { initials.append(letter) }
                if index == 0, !isRun, part.count > 2 { first = key }
            }
        }
    }

    private static let common: Set<[UInt8]> = Set(
        Table(Resource.bytes("works/common-surnames.tsv") ?? []).rows
            .flatMap { $0[0].split(separator: " ").map { Array($0.utf8) } })

    private let authors: [Author]

    /// The authors of a document.
    init(_ identity: DocumentIdentity) {
        authors = identity.authors.map { name in
            let family = Self.family(name)
            return Author(
                name: name, family: family, given: Given(name.given), isCommon: Self.isCommon(name, family))
        }
    }

    var isEmpty: Bool { authors.isEmpty }

    /// The document's authors who wrote the entry; empty where that is not certain. O(authors²).
    func authors(of item: BibliographicItem) -> [PersonName] {
        var found: [(author: Author, isStrong: Bool)] = []
        for name in item.authors {
            let family = Self.family(name)
            guard !family.isEmpty else { continue }
            let given = Given(name.given)
            for author in authors where !found.contains(where: { $0.author.name == author.name }) {
                guard let isStrong = agrees(author, family, given) else { continue }
                found.append((author, isStrong))
                break
            }
        }
        // Two agree, or one by more than an initial, or by an initial and a rare family name.
        let isCertain = found.count >= 2 || found.contains { $0.isStrong || !$0.author.isCommon }
        return isCertain ? found.map(\.author.name) : []
    }

    /// Whether a name can be the author's; strong where more than an initial agrees; nil where it cannot.
    private func agrees(_ author: Author, _ family: [UInt8], _ given: Given) -> Bool? {
        guard author.family == family else { return nil }
        if family.contains(where: { $0 >= 0xE3 }) { return family.count >= 9 }
        guard let a = author.given.initials.first, let b = given.initials.first, a == b else { return nil }
        if !author.given.first.isEmpty, !given.first.isEmpty {
            return author.given.first == given.first ? true : nil
        }
        if author.given.initials.count > 1, given.initials.count > 1 {
            return author.given.initials[1] == given.initials[1] ? true : nil
        }
        // «Ames RK» is not «Rosa Ames»: who prints a second initial somewhere prints it everywhere.
        return author.given.initials.count == given.initials.count ? false : nil
    }

    private static func family(_ name: PersonName) -> [UInt8] {
        let key = LetterFolder.key(name.leading)
        return key.contains { $0 >= 0xE3 } ? LetterFolder.key(name.leading + name.given) : key
    }

    private static func isCommon(_ name: PersonName, _ family: [UInt8]) -> Bool {
        // A Chinese name of two characters is shared by thousands.
        family.contains { $0 >= 0xE3 } ? family.count < 9 : common.contains(family) || family.count < 4
    }
}
