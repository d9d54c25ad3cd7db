/// A half-open range `[start, end)` of UTF-8 bytes in one text.
public struct ByteRange: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The offset of the first byte.
    public var start: Int
    /// The offset after the last byte; never below `start`.
    public var end: Int

    /// Creates the range `[start, end)`; an `end` below `start` is taken as `start`.
    @inlinable
    public init(_ start: Int, _ end: Int) {
        self.start = start
        self.end = max(start, end)
    }

    /// The number of bytes.
    @inlinable
    public var count: Int { end - start }
    /// Whether the range holds no byte.
    @inlinable
    public var isEmpty: Bool { end == start }
    /// The range as Swift's own type, for subscripts.
    @inlinable
    public var indices: Range<Int> { start..<end }
    /// `[start, end)` as text.
    public var description: String { "[\(start), \(end))" }

    /// Whether `other` lies wholly inside.
    @inlinable
    public func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }
    /// Whether the byte at `offset` lies inside.
    @inlinable
    public func contains(_ offset: Int) -> Bool { start <= offset && offset < end }
    /// Whether the two ranges share a byte.
    @inlinable
    public func overlaps(_ other: ByteRange) -> Bool { start < other.end && other.start < end }
    /// The smallest range that holds both.
    @inlinable
    public func union(_ other: ByteRange) -> ByteRange {
        ByteRange(Swift.min(start, other.start), Swift.max(end, other.end))
    }

    /// Orders by start, then by end.
    @inlinable
    public static func < (a: ByteRange, b: ByteRange) -> Bool {
        a.start != b.start ? a.start < b.start : a.end < b.end
    }
}
