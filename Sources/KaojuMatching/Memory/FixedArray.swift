/// An array in a block of memory; its size and its elements never change. Reading out of bounds stops the program, so
/// whatever comes out of a file is looked up with `element(at:)`.
@usableFromInline
@safe package struct FixedArray<Element: BitwiseCopyable & Sendable>: @unchecked Sendable {
    /// The elements.
    @usableFromInline package let elements: UnsafeBufferPointer<Element>
    /// Where they lie.
    let block: MemoryBlock

    /// Elements that lie in `owner`.
    init(_ elements: UnsafeBufferPointer<Element>, in owner: MemoryBlock) {
        unsafe self.elements = unsafe elements
        block = owner
    }

    /// Memory for `count` elements that `fill` writes. O(n).
    package init(count: Int, _ fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
        let size = count * MemoryLayout<Element>.stride
        let raw = unsafe MemoryBlock.allocate(size)
        let typed = unsafe UnsafeMutableBufferPointer(
            start: raw.baseAddress!.bindMemory(to: Element.self, capacity: count), count: count)
        unsafe fill(typed)
        unsafe self.init(UnsafeBufferPointer(typed), in: MemoryBlock(adopting: raw))
    }

    /// A copy of an array. O(n).
    package init(_ array: [Element]) {
        unsafe self.init(count: array.count) { _ = unsafe $0.initialize(from: array) }
    }

    /// The number of elements.
    @inlinable package var count: Int { unsafe elements.count }

    /// The element at `index`, which must be one.
    @inlinable package subscript(index: Int) -> Element { unsafe elements[index] }

    /// The element at `index`, or nil where there is none.
    @inlinable package func element(at index: Int) -> Element? {
        unsafe index >= 0 && index < elements.count ? elements[index] : nil
    }

    /// The address of the first element, for loops that check their own bounds; valid as long as this array lives.
    var start: UnsafePointer<Element> {
        unsafe elements.baseAddress ?? UnsafePointer(bitPattern: MemoryLayout<Element>.alignment)!
    }
}
