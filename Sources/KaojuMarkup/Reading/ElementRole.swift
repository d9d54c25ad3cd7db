import KaojuText

/// What an element is to the reader of a format.
enum ElementRole {
    /// Nothing in it is read.
    case skipped
    /// It holds other elements; text directly in it is a paragraph.
    case container
    /// A container of what is about the article, not of it: its paragraphs claim nothing.
    case aside
    /// Its text belongs to what stands around it.
    case inline
    /// The same, parted by blanks.
    case parted
    /// The same, behind a separator where text stands before it in the block.
    case separated(by: String)
    /// The same, with a mark behind it.
    case followed(by: String)
    /// A block of text.
    case block(Block.Kind)
    /// The title of the innermost section.
    case heading
    /// A section, and what the markup says of it.
    case section(Section.Kind?)
    /// A section with a title that an attribute says, and one paragraph.
    case titled(String)
    /// The heading of a section that lasts until the next heading of its level.
    case level(Int, number: String?)
    /// What stands aside of the text: a figure; a footnote or a supplement, which are aside in their matter as well.
    case float(isAside: Bool)
    /// The number of what follows.
    case label
    /// Raised text.
    case raised
    /// A link to entries with these ids.
    case link([String])
    /// A sign of a formula.
    case sign
    /// A formula of which a child has a meaning of its own: the second is raised, or stands below a fraction's line.
    case script, fraction
    /// Read as a tree, and handed to the vocabulary.
    case collected
}

/// The elements of a format: what each of them is.
protocol MarkupVocabulary {
    /// Whether an element begins an article.
    func isArticle(_ element: MarkupElement) -> Bool
    /// What an element is; `parents` stand around it, innermost last.
    mutating func role(of element: MarkupElement, in parents: [OpenElement]) -> ElementRole
    /// Takes a tree that was collected; `node` is its place.
    mutating func take(_ tree: MarkupTree, parents: [OpenElement], node: Int, into composer: inout MarkupComposer)
    /// Whether a link with this target stays where it is no entry's.
    func keeps(linkTo target: String) -> Bool
    /// What tells an article from others of the file, once it is read.
    func identifier(of work: BibliographicItem) -> String?
    /// Whether a section ends those that headings before it imply.
    var closesImpliedSections: Bool { get }
    /// Forgets what belongs to one article.
    mutating func reset()
}

extension MarkupVocabulary {
    func keeps(linkTo target: String) -> Bool { false }

    func identifier(of work: BibliographicItem) -> String? { work.pmcid ?? work.pmid ?? work.doi }

    var closesImpliedSections: Bool { false }

    mutating func reset() {}
}

/// An element that is open while the reader stands inside.
struct OpenElement {
    var name: String
    var role: ElementRole
    var node: Int
    /// Whether what it holds is about the article, not of it: no claims.
    var isAside = false
    /// How many elements began in it so far.
    var children = 0
    /// What the element itself asks to be undone at its end.
    var offset = 0
}

extension [OpenElement] {
    /// The name of the element around.
    var parent: String { last?.name ?? "" }

    /// Whether one of these names is open. O(depth).
    func holds(_ names: String...) -> Bool { contains { names.contains($0.name) } }
}

/// An article that was read.
package struct ExtractedArticle: Sendable {
    /// What tells it from others of the file.
    package var identifier: String?
    /// Its text, UTF-8.
    package var text: [UInt8]
    /// The structure of the text.
    package var markup: Markup
}
