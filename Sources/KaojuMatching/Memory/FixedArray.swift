/// An array in a block of memory; its size and its elements never change. Reading out of bounds stops the program, so
/// whatever comes out of a file is looked up with `element(at:)`.
@usableFromInline
package struct FixedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    /// The elements.
    @usableFromInline package let elements: UnsafeBufferPointer<Element>
    /// Where they lie.
    let block: MemoryBlock

    /// Elements that lie in `owner`.
    init(_ elements: UnsafeBufferPointer<Element>, in owner: MemoryBlock) {
        self.elements = elements
        block = owner
    }

    /// Memory for `count` elements that `fill` writes. O(n).
    package init(count: Int, _ fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
        let size = count * MemoryLayout<Element>.stride
        let raw = MemoryBlock.allocate(size)
        let typed = UnsafeMutableBufferPointer(
            start: raw.baseAddress!.bindMemory(to: Element.self, capacity: count), count: count)
        fill(typed)
        self.init(UnsafeBufferPointer(typed), in: MemoryBlock(adopting: raw))
    }

    /// A copy of an array. O(n).
    package init(_ array: [Element]) {
        self.init(count: array.count) { _ = $0.initialize(from: array) }
    }

    /// The number of elements.
    @inlinable package var count: Int { elements.count }

    /// The element at `index`, which must be one.
    @inlinable package subscript(index: Int) -> Element { elements[index] }

    /// The element at `index`, or nil where there is none.
    @inlinable package func element(at index: Int) -> Element? {
        index >= 0 && index < elements.count ? elements[index] : nil
    }

    /// The address of the first element, for loops that check their own bounds; valid as long as this array lives.
    var start: UnsafePointer<Element> {
        elements.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)!
    }
}
