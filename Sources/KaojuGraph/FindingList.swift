import KaojuText

/// Where the findings about one document are had from: they are read once, and worded in two languages they are large.
package protocol FindingSource: Sendable {
    /// How many there are.
    var count: Int { get }
    /// The findings, which may be made for this. O(count).
    func findings() -> [Diagnostic]
}

extension Array: FindingSource where Element == Diagnostic {
    package func findings() -> [Diagnostic] { self }
}

/// The findings of an audit by document, then by place and code; those of a document are made when they are reached.
public struct FindingList: Sequence, Sendable {
    /// The findings about one document: its own, and those that only the corpus tells.
    package struct Part: Sendable {
        var own: any FindingSource
        var more: [Diagnostic]
        /// Whether they stand in their order already.
        var isSorted = false
        /// What tells the document from another state of it; nil where that is not known.
        var document: Fingerprint?

        /// In their order, made for this. O(n log n).
        package var sorted: [Diagnostic] {
            isSorted ? own.findings() : FindingCollector.sorted(own.findings() + more)
        }

        /// What tells them from others, without making them; nil where that is not known. O(those of the corpus).
        /// - Parameter common: of what all depend on beside the documents.
        package func fingerprint(common: Fingerprint) -> Fingerprint? {
            guard let document else { return nil }
            var print = common
            print.add(document)
            print.add(more.count)
            for finding in more {
                print.add([finding.code, finding.severity.rawValue, finding.document])
                print.add([finding.message.zh, finding.message.en])
                print.add(finding.span?.start ?? -1)
                print.add(finding.span?.end ?? -1)
            }
            return print
        }
    }

    /// By document; none is empty.
    package let parts: [Part]
    /// The number of findings.
    public let count: Int
    /// Whether there is none.
    public var isEmpty: Bool { count == 0 }

    /// These findings, in their order.
    package init(_ findings: [Diagnostic]) {
        self.init(parts: [Part(own: findings, more: [], isSorted: true)])
    }

    /// The findings of documents that are sorted by name.
    init(parts: [Part]) {
        self.parts = parts.filter { $0.own.count + $0.more.count > 0 }
        count = parts.reduce(0) { $0 + $1.own.count + $1.more.count }
    }

    /// Goes through the findings.
    public struct Iterator: IteratorProtocol {
        private var parts: ArraySlice<Part>
        private var current: ArraySlice<Diagnostic> = []

        fileprivate init(_ parts: [Part]) { self.parts = parts[...] }

        /// The next finding.
        public mutating func next() -> Diagnostic? {
            while current.isEmpty, let part = parts.popFirst() {
                current = part.sorted[...]
            }
            return current.popFirst()
        }
    }

    /// Begins with the first finding.
    public func makeIterator() -> Iterator { Iterator(parts) }
}

extension FindingList: Equatable {
    /// Whether both tell the same in the same order. O(findings).
    public static func == (one: FindingList, other: FindingList) -> Bool {
        one.count == other.count && one.elementsEqual(other)
    }
}
