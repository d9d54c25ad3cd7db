import KaojuXML

/// An element with its attributes.
struct MarkupElement {
    /// The name without prefix.
    var name: String
    var attributes: [XMLReader.Attribute]

    init(name: String, attributes: [XMLReader.Attribute] = []) {
        self.name = name.withoutPrefix
        self.attributes = attributes
    }

    /// The value of the attribute with this name, prefixes aside (`lang` finds `xml:lang`).
    subscript(name: String) -> String? {
        attributes.first { $0.name == name || $0.name.withoutPrefix == name }?.value
    }
}

extension String {
    /// The part behind the last colon.
    fileprivate var withoutPrefix: String {
        guard utf8.contains(0x3A), let colon = lastIndex(of: ":") else { return self }
        return String(self[index(after: colon)...])
    }

    /// The text with every run of white space as one blank, and none at its ends. O(n).
    var collapsed: String {
        var out: [UInt8] = []
        for byte in utf8 {
            if byte > 0x20 {
                out.append(byte)
            } else if let last = out.last, last != 0x20 {
                out.append(0x20)
            }
        }
        if out.last == 0x20 { out.removeLast() }
        return String(decoding: out, as: UTF8.self)
    }
}

/// A small part of a document as a tree: a reference, a group of authors.
struct MarkupTree {
    /// What stands in an element.
    enum Child {
        case text(String)
        case element(MarkupTree)
    }

    var element: MarkupElement
    var children: [Child] = []

    var name: String { element.name }

    /// The elements directly inside.
    var elements: [MarkupTree] {
        children.compactMap { if case .element(let tree) = $0 { tree } else { nil } }
    }

    /// The first element of this name directly inside.
    func first(_ name: String) -> MarkupTree? { elements.first { $0.name == name } }

    /// The elements of a name at any depth, in order; inside of one found none is looked for. O(n).
    func all(_ name: String) -> [MarkupTree] {
        elements.flatMap { $0.name == name ? [$0] : $0.all(name) }
    }

    /// Whether text stands between its elements, not only in them.
    var hasOwnText: Bool {
        children.contains { if case .text(let text) = $0 { text.utf8.contains { $0 > 0x20 } } else { false } }
    }

    /// The text inside, white space collapsed. O(n).
    var text: String { text { _ in false } }

    /// The text inside without the elements that are left out, white space collapsed. O(n).
    func text(without isLeftOut: (MarkupTree) -> Bool) -> String {
        var raw = ""
        append(to: &raw, without: isLeftOut)
        return raw.collapsed
    }

    private func append(to raw: inout String, without isLeftOut: (MarkupTree) -> Bool) {
        for child in children {
            switch child {
            case .text(let text): raw += text
            case .element(let tree):
                if isLeftOut(tree) { continue }
                // Identifiers, line breaks and the parts of names part what stands around them.
                if Self.parting.contains(tree.name), let last = raw.utf8.last, last > 0x2F || last == 0x2E {
                    raw += " "
                }
                tree.append(to: &raw, without: isLeftOut)
            }
        }
    }

    private static let parting: Set<String> = [
        "pub-id", "break", "br", "object-id", "given-names", "name", "string-name", "surname", "forename", "persName",
        "lb",
    ]

    /// The text of the first element of this name directly inside; nil where it is absent or empty.
    func value(_ name: String) -> String? {
        guard let text = first(name)?.text, !text.isEmpty else { return nil }
        return text
    }
}

/// Builds a tree of events.
struct MarkupTreeBuilder {
    private var open: [MarkupTree]

    init(_ root: MarkupElement) {
        open = [MarkupTree(element: root)]
    }

    mutating func start(_ element: MarkupElement) {
        open.append(MarkupTree(element: element))
    }

    mutating func text(_ text: String) {
        open[open.count - 1].children.append(.text(text))
    }

    /// Ends the innermost element; the whole tree where that was its root.
    mutating func end() -> MarkupTree? {
        let closed = open.removeLast()
        guard !open.isEmpty else { return closed }
        open[open.count - 1].children.append(.element(closed))
        return nil
    }
}
