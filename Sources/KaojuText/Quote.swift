/// A quotation: repaired reading text, and the places of the source that it is made of (the contract's `quote`,
/// `segments` and `repairs`).
public struct Quote: Sendable, Hashable {
    /// A place where the source's characters differ from the quoted ones by more than width, case or white space.
    public struct Repair: Sendable, Hashable {
        /// The place in the source, UTF-8 bytes.
        public var span: ByteRange
        /// What the quote has instead.
        public var text: String

        /// Creates a repair.
        public init(span: ByteRange, text: String) {
            self.span = span
            self.text = text
        }
    }

    /// The repaired text.
    public var text: String
    /// The source range that holds all of it, UTF-8 bytes.
    public var span: ByteRange
    /// The source ranges that it is made of, in order; empty where it is the whole span.
    public var segments: [ByteRange]
    /// Where source and quote differ.
    public var repairs: [Repair]

    /// Creates a quotation.
    public init(text: String, span: ByteRange, segments: [ByteRange] = [], repairs: [Repair] = []) {
        self.text = text
        self.span = span
        self.segments = segments
        self.repairs = repairs
    }
}
